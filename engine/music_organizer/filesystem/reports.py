"""Text files for people: what a run left behind, and exports; a folder to try things in."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from music_organizer.filesystem.our_folders import ensure_folder
from music_organizer.filesystem.refusals import refusals

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def write_new_file(path: Path, lines: Iterable[str]) -> None:
    """Write lines to a file that is not there yet, readable by its owner alone.

    Raises:
        NameTakenError: there is a file of that name.
        StorageError: it cannot be written.
    """
    path = path.absolute()
    ensure_folder(path.parent)
    with refusals("write", path):
        descriptor = os.open(path, _CREATE, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as stream:
            stream.writelines(f"{line}\n" for line in lines)


class ScratchFolder(Struct):
    """A new folder among the temporary files.

    Attributes:
        path: where it is.
        stays: whether it is left there when its block ends.
    """

    path: Path
    stays: bool = False


@contextmanager
def scratch_folder() -> Iterator[ScratchFolder]:
    """Hold a new folder, which is removed with all it holds unless it is told to stay.

    Raises:
        StorageError: it cannot be made.
    """
    with refusals("make a folder in", tempfile.gettempdir()):
        folder = ScratchFolder(Path(tempfile.mkdtemp(prefix="music-organizer-")))
    try:
        yield folder
    finally:
        if not folder.stays:
            _remove(folder.path)


def _remove(folder: Path) -> None:
    for holder, folders, files in os.walk(folder, topdown=False):
        with suppress(OSError):
            for name in files:
                os.unlink(os.path.join(holder, name))
            for name in folders:
                os.rmdir(os.path.join(holder, name))
    with suppress(OSError):
        os.rmdir(folder)
