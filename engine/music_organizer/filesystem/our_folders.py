"""The folders that belong to this program: made private, never through a link."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from music_organizer.errors import LinkInTheWayError
from music_organizer.filesystem.refusals import printable, refusals
from music_organizer.models.session import BACKUPS_FOLDER, OUR_FOLDER

LOG_NAME = "operations.jsonl"
STORE_NAME = "files"


def make_session_folder(library: Path, session_id: str) -> Path:
    """Make the backup folder of a session, with everything above it, and return it.

    Raises:
        LinkInTheWayError: one of our folders is a link.
        StorageError: a folder cannot be made.
    """
    ensure_folder(library)
    times = os.stat(library)
    folder = library
    for name in (OUR_FOLDER, BACKUPS_FOLDER, session_id):
        folder = folder / name
        make_private(folder)
    make_private(folder / STORE_NAME)
    with refusals("keep the times of", library):
        # Our own folder is no change of the library, so it leaves no mark on it.
        os.utime(library, ns=(times.st_atime_ns, times.st_mtime_ns))
    for made in (folder, folder.parent, folder.parent.parent, library):
        flush_folder(made)
    return folder


def ensure_folder(folder: Path) -> None:
    """Make a folder a person named, with those above it, unless it is there; flushed to the disk.

    Raises:
        StorageError: it cannot be made.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        with refusals("make the folder", path):
            path.mkdir(exist_ok=True)
        flush_folder(path.parent)


def make_private(folder: Path) -> None:
    """Make a folder that only its owner can enter, unless it is there."""
    with refusals("make the folder", folder):
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(folder).st_mode):
                raise LinkInTheWayError(
                    f"{printable(folder)} is not a folder of this program; nothing was touched."
                ) from None


def session_folders(library: Path) -> list[Path]:
    """Return the backup folders of all sessions a library holds, by name."""
    store = library / OUR_FOLDER / BACKUPS_FOLDER
    with refusals("list the backups in", store):
        if not store.is_dir() or store.is_symlink():
            return []
        return sorted(path for path in store.iterdir() if (path / LOG_NAME).is_file())


def stored_bytes(folder: Path) -> int:
    """Return the bytes of everything a session's backup folder holds."""
    with suppress(OSError):
        return sum(os.lstat(path).st_size for path in _stored(folder))
    return 0


def refuse_links(folder: Path) -> None:
    """Refuse a session's backup folder that leads elsewhere.

    Raises:
        LinkInTheWayError: it, or one of our folders above it, is a link.
    """
    for place in (folder, folder.parent, folder.parent.parent):
        if place.is_symlink():
            raise LinkInTheWayError(f"{printable(place)} is a link, and links are not followed.")


def remove_session_folder(folder: Path) -> None:
    """Remove a session's backup folder: the files it keeps, then its log, then itself.

    Only regular files that lie where this program puts them are removed; anything else stays, and
    the folder with it.

    Raises:
        LinkInTheWayError: it is a link.
        StorageError: the system refuses.
    """
    refuse_links(folder)
    for path in _stored(folder):
        with refusals("remove the backup", path):
            path.unlink()
    for place in (folder / STORE_NAME, folder):
        with suppress(OSError):
            place.rmdir()
    flush_folder(folder.parent)


def _stored(folder: Path) -> list[Path]:
    """Return the files of a session's backup folder, its log last."""
    store, log = folder / STORE_NAME, folder / LOG_NAME
    kept = [] if store.is_symlink() or not store.is_dir() else sorted(store.iterdir())
    return [path for path in (*kept, log) if path.is_file() and not path.is_symlink()]


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk.

    Raises:
        StorageError: the system refuses.
    """
    with refusals("flush the folder", folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
