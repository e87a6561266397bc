"""Text files for people: what a run left behind, and exports; a folder to try things in."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Hold a new folder among the temporary files, which is removed with all it holds.

    Raises:
        StorageError: it cannot be made.
    """
    with refusals("make a folder in", tempfile.gettempdir()):
        holder = tempfile.TemporaryDirectory(prefix="music-organizer-", ignore_cleanup_errors=True)
    with holder as folder:
        yield Path(folder)


def lasting_scratch_folder() -> Path:
    """Make a new folder among the temporary files, which stays.

    Raises:
        StorageError: it cannot be made.
    """
    with refusals("make a folder in", tempfile.gettempdir()):
        return Path(tempfile.mkdtemp(prefix="music-organizer-"))
