"""Text files for people: what a run left behind, and exports."""

import os
from collections.abc import Iterable
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
