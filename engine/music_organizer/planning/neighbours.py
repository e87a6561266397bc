"""Ask for the folders of many paths without paying for each of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def folders_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the folder of each path: one object for as long as the paths lie together.

    A path makes its parent anew whenever it is asked, and each of these is hashed anew. Files of
    one folder come one after the other, so that comparing with the last one spares most of it.
    """
    last = None
    for path in paths:
        folder = path.parent
        if folder != last:
            last = folder
        yield last
