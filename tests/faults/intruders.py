"""Somebody else acts in the very moment: takes a name, edits a file, swaps a folder for a link."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.scene import Scene
from tests.faults.supervisor import Call, Fate

INTRUDER = b"somebody else put this here" * 20
_ASIDE = ".aside"
_GIVES_A_NAME = ("rename", "link")


class Intruder:
    """Takes the name that a call is about to give, right before it does.

    Args:
        call: number of the call.
    """

    def __init__(self, call: int) -> None:
        self._call = call
        self.took: bytes | None = None

    def judge(self, call: Call) -> Fate:
        """Take the name when the moment has come."""
        if call.number == self._call and not os.path.lexists(call.paths[-1]):
            self.took = call.paths[-1]
            path = Path(os.fsdecode(self.took))
            with _unmarked(path.parent):
                path.write_bytes(INTRUDER)
        return Fate.GOES_ON

    def leave(self) -> list[str]:
        """Go away again; tell when somebody threw the intruder out."""
        if self.took is None:
            return []
        path = Path(os.fsdecode(self.took))
        if not path.is_file() or path.read_bytes() != INTRUDER:
            return [f"{path} was overwritten"]
        with _unmarked(path.parent):
            path.unlink()
        return []


class LinkSwap:
    """Swaps a folder of the library for a link that leads out, right before a call.

    Args:
        scene: where.
        call: number of the call.
    """

    def __init__(self, scene: Scene, call: int) -> None:
        self._call = call
        self._folder = scene.target / "Albums"
        self._outside = scene.roots[2]
        self._twins: list[Path] = []

    def judge(self, call: Call) -> Fate:
        """Swap when the moment has come."""
        if call.number == self._call and self._folder.is_dir():
            with _unmarked(self._folder.parent), _unmarked(self._outside):
                for inside in sorted(self._folder.rglob("*")):
                    if inside.is_dir():
                        twin = self._outside / inside.relative_to(self._folder)
                        twin.mkdir(parents=True)
                        self._twins.append(twin)
                self._folder.rename(self._folder.with_suffix(_ASIDE))
                self._folder.symlink_to(self._outside)
        return Fate.GOES_ON

    def leave(self) -> list[str]:
        """Bring the folder back, and remove what is not in use outside."""
        aside = self._folder.with_suffix(_ASIDE)
        with _unmarked(self._folder.parent), _unmarked(self._outside):
            for twin in reversed(self._twins):
                with suppress(OSError):
                    twin.rmdir()
            if aside.is_dir() and self._folder.is_symlink():
                self._folder.unlink()
                aside.rename(self._folder)
        return []


@contextmanager
def _unmarked(folder: Path) -> Iterator[None]:
    """Let a folder keep its times, as if nobody had been there."""
    times = folder.stat()
    try:
        yield
    finally:
        os.utime(folder, ns=(times.st_atime_ns, times.st_mtime_ns))


def giving_names(calls: tuple[Call, ...]) -> Iterator[Call]:
    """Yield the calls that give a file of the person a name."""
    for call in calls:
        if call.name.startswith(_GIVES_A_NAME) and b"/home/" not in call.paths[-1]:
            yield call
