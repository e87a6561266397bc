"""Locks that keep two runs apart and die with their holder."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct

from music_organizer.errors import FoldersBusyError
from music_organizer.filesystem.refusals import printable, refusals

_OPEN = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


class FolderLock:
    """Holds a tree of folders for one run, against every other run of this program.

    The lock lies on the folders themselves, so that runs with different histories meet as well,
    and on files of ours, since network drives do not lock folders.

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
            for key, wish in sorted(wanted.items()):
                self._take(key, wish)
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

    def _take(self, key: str, wish: "_Wish") -> None:
        path = self._place / f"{key}.lock"
        with refusals("make the lock", path):
            self._held.append(os.open(path, _OPEN, 0o600))
        self._lock(self._held[-1], wish)
        with suppress(OSError):
            self._held.append(os.open(wish.folder, _OPEN_FOLDER))
            self._lock(self._held[-1], wish)

    def _lock(self, descriptor: int, wish: "_Wish") -> None:
        try:
            fcntl.flock(descriptor, wish.mode | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FoldersBusyError(
                f"Another run is at work in {printable(wish.root)} or in a folder that holds it. "
                "Nothing was touched; try again when it has ended."
            ) from error


class _Wish(Struct, frozen=True):
    """A folder that is to be locked, alone or with others, for the sake of a root."""

    folder: Path
    mode: int
    root: Path


def _wanted(roots: tuple[Path, ...]) -> dict[str, _Wish]:
    wanted: dict[str, _Wish] = {}
    for root in roots:
        for above in root.resolve().parents:
            wanted.setdefault(_key(above), _Wish(above, fcntl.LOCK_SH, root))
    for root in roots:
        folder = root.resolve()
        wanted[_key(folder)] = _Wish(folder, fcntl.LOCK_EX, root)
    return wanted


def _key(folder: Path) -> str:
    with refusals("look at the folder", folder):
        status = os.stat(folder)
    return f"{status.st_dev:x}-{status.st_ino:x}"
