"""The text of a path, asked for without making the path heavier."""

import os
from pathlib import Path


def text_of(path: Path) -> str:
    """Return a path as text.

    A path that is asked for its text keeps it, which a million paths of a plan cannot afford; so
    its parent, which is made anew whenever it is asked for, is asked instead.
    """
    name, parent = path.name, path.parent
    return os.path.join(parent, name) if name and parent.name else str(Path(path))  # noqa: PTH118
