"""A disk that fails, or is gone, at one of its changing acts, on whatever platform.

It stands above the real disk, behind the protocol that the engine knows: every act is really done,
or really not. What tears inside an act is for `faulty_system` and the suites that ask the kernel.
"""

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import pytest

from music_organizer.errors import StorageError
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.port import FileSystem, Node, Outcome, Transfer
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity
from music_organizer.services import recovery, session_run
from tests.support.faulty_system import CutOff

T = TypeVar("T")


class Mishap(Enum):
    """What happens at the act that is struck."""

    REFUSED = "refused"
    ANSWER_LOST = "done, but answered with an error"
    UNFORESEEN = "failing in a way nobody foresaw"
    ENDED_BEFORE = "ended before"
    ENDED_AFTER = "ended after"


@dataclass(slots=True)
class Trap:
    """Counts the changing acts of all disks of a process and strikes at one of them.

    Attributes:
        mishap: what happens there.
        number: the act, from 1; none is struck when it is 0.
        acts: the names of those that were asked for.
    """

    mishap: Mishap = Mishap.REFUSED
    number: int = 0
    acts: list[str] = field(default_factory=list)
    _is_over: bool = False

    def around(self, name: str, act: Callable[[], T]) -> T:
        """Do an act, unless it is the one that is struck or the process has ended before."""
        if self._is_over:
            raise CutOff
        self.acts.append(name)
        if len(self.acts) != self.number:
            return act()
        if self.mishap is Mishap.REFUSED:
            raise StorageError(f"The system refused to {name}: no space left on the drive.")
        if self.mishap is Mishap.UNFORESEEN:
            raise OSError(errno.EIO, "Input/output error")
        if self.mishap is Mishap.ANSWER_LOST:
            act()
            raise OSError(errno.EIO, "Input/output error")
        if self.mishap is Mishap.ENDED_AFTER:
            act()
        self._is_over = True
        raise CutOff


class FaultyFileSystem:
    """The real disk, but for one act.

    Args:
        real: does the acts.
        trap: strikes.
    """

    def __init__(self, real: FileSystem, trap: Trap) -> None:
        self._real = real
        self._trap = trap

    def node(self, path: Path) -> Node | None:
        return self._real.node(path)

    def names(self, folder: Path) -> list[str]:
        return self._real.names(folder)

    def checksum(self, path: Path, identity: FileIdentity | None = None) -> str:
        return self._real.checksum(path, identity)

    def checksums(self, path: Path, identity: FileIdentity | None = None) -> Checksums:
        return self._real.checksums(path, identity)

    def content(self, path: Path, most: int) -> bytes:
        return self._real.content(path, most)

    def folder_attributes(self, path: Path) -> Mapping[str, Any] | None:
        return self._real.folder_attributes(path)

    def link_target(self, path: Path) -> str | None:
        return self._real.link_target(path)

    def same_drive(self, first: Path, second: Path) -> bool:
        return self._real.same_drive(first, second)

    def free_bytes(self, folder: Path) -> int:
        return self._real.free_bytes(folder)

    def move(self, transfer: Transfer) -> Outcome:
        return self._trap.around("move", lambda: self._real.move(transfer))

    def copy(self, transfer: Transfer, *, clone: bool = False) -> Outcome:
        return self._trap.around("copy", lambda: self._real.copy(transfer, clone=clone))

    def keep(self, transfer: Transfer) -> Outcome:
        return self._trap.around("keep", lambda: self._real.keep(transfer))

    def hardlink(self, transfer: Transfer) -> Outcome:
        return self._trap.around("hardlink", lambda: self._real.hardlink(transfer))

    def symlink(self, transfer: Transfer) -> Outcome:
        return self._trap.around("symlink", lambda: self._real.symlink(transfer))

    def rewrite(self, transfer: Transfer, change: Callable[[bytes], bytes]) -> Outcome:
        return self._trap.around("rewrite", lambda: self._real.rewrite(transfer, change))

    def make_folder(self, path: Path) -> bool:
        return self._trap.around("make a folder", lambda: self._real.make_folder(path))

    def remove_folder(self, path: Path) -> None:
        self._trap.around("remove a folder", lambda: self._real.remove_folder(path))

    def set_attributes(self, path: Path, attributes: Mapping[str, Any]) -> Outcome:
        return self._trap.around(
            "set attributes", lambda: self._real.set_attributes(path, attributes)
        )

    def discard_part(self, folder: Path, part_name: str) -> None:
        self._trap.around("discard a part", lambda: self._real.discard_part(folder, part_name))

    def drop_second_name(self, path: Path, kept: Path) -> None:
        self._trap.around("drop a name", lambda: self._real.drop_second_name(path, kept))

    def drop_copied_source(self, path: Path, kept: Path, checksum: str) -> None:
        self._trap.around(
            "drop a source", lambda: self._real.drop_copied_source(path, kept, checksum)
        )

    def sync(self) -> None:
        self._trap.around("sync", self._real.sync)


@contextmanager
def faulty_disks(trap: Trap) -> Iterator[Trap]:
    """Let every run and every recovery of this process work on a disk with this trap."""

    def disk(*roots: Path) -> FileSystem:
        return FaultyFileSystem(LocalFileSystem(*roots), trap)

    with pytest.MonkeyPatch.context() as patch:
        for user in (session_run, recovery):
            patch.setattr(user, "LocalFileSystem", disk)
        yield trap
