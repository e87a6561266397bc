"""Locks that keep two runs apart and die with their holder."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from music_organizer.errors import FoldersBusyError
from music_organizer.filesystem.refusals import printable, refusals

_OPEN = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


class FolderLock:
    """Holds a tree of folders for one run, against every other run of this program.

    The roots are locked alone and all folders above them are locked together with others, so that
    two runs meet whenever the tree of one holds a root of the other. The kernel frees the locks
    when their holder ends, however it ends.

    Args:
        place: folder for the lock files, made when missing.
        roots: the folders to hold; they must exist.
    """

    def __init__(self, place: Path, *roots: Path) -> None:
        self._place = place
        self._roots = roots
        self._held: list[int] = []

    def acquire(self) -> None:
        """Take the locks.

        Raises:
            FoldersBusyError: another run holds one of them.
            StorageError: the lock files cannot be made.
        """
        wanted = _wanted(self._roots)
        with refusals("make the folder for locks", self._place):
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            for key, (mode, folder) in sorted(wanted.items()):
                self._take(key, mode, folder)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give the locks back."""
        while self._held:
            os.close(self._held.pop())

    def __enter__(self) -> Self:
        """Take the locks for a block."""
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the locks back at the end of the block."""
        self.release()

    def _take(self, key: str, mode: int, folder: Path) -> None:
        path = self._place / f"{key}.lock"
        with refusals("make the lock", path):
            descriptor = os.open(path, _OPEN, 0o600)
        self._held.append(descriptor)
        try:
            fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FoldersBusyError(
                f"Another run is at work in {printable(folder)} or in a folder that holds it. "
                "Nothing was touched; try again when it has ended."
            ) from error


def _wanted(roots: tuple[Path, ...]) -> dict[str, tuple[int, Path]]:
    wanted: dict[str, tuple[int, Path]] = {}
    for root in roots:
        for above in root.resolve().parents:
            wanted.setdefault(_key(above), (fcntl.LOCK_SH, root))
    for root in roots:
        wanted[_key(root.resolve())] = (fcntl.LOCK_EX, root)
    return wanted


def _key(folder: Path) -> str:
    with refusals("look at the folder", folder):
        status = os.stat(folder)
    return f"{status.st_dev:x}-{status.st_ino:x}"
