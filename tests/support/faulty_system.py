"""Let the system refuse: chosen calls fail the way a real drive or kernel makes them fail."""

import ctypes
import errno
import os
import resource
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from music_organizer.filesystem import naming

NOBODY = 65534
When = Callable[..., bool]


@dataclass(slots=True)
class Fault:
    """What came of a call that was told to fail: the first arguments of those that did."""

    refused: list[object] = field(default_factory=list)


def refuse(
    patch: pytest.MonkeyPatch,
    call: str,
    number: int,
    *,
    when: When = lambda *_, **__: True,
    times: int | None = None,
    answer_lost: bool = False,
) -> Fault:
    """Let `os.<call>` fail.

    Args:
        patch: takes the fault away again.
        call: name of a function of `os`.
        number: the error number it fails with.
        when: which calls fail, told by their arguments.
        times: how many of those; all when left out.
        answer_lost: do it, and fail nevertheless, as a network drive does that loses the answer.
    """
    fault = Fault()
    real: Callable[..., Any] = getattr(os, call)

    def refusing(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - stands for any call
        tired = times is not None and len(fault.refused) >= times
        if tired or not when(*args, **kwargs):
            return real(*args, **kwargs)
        fault.refused.append(args[0] if args else None)
        if answer_lost:
            real(*args, **kwargs)
        raise OSError(number, os.strerror(number), str(args[0]) if args else None)

    patch.setattr(os, call, refusing)
    return fault


def before(
    patch: pytest.MonkeyPatch, call: str, act: Callable[[], object], *, nth: int = 1
) -> None:
    """Let somebody else act right before the n-th time that `os.<call>` is called."""
    real: Callable[..., Any] = getattr(os, call)
    calls = 0

    def interrupted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - stands for any call
        nonlocal calls
        calls += 1
        if calls == nth:
            act()
        return real(*args, **kwargs)

    patch.setattr(os, call, interrupted)


def after_listing(patch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let somebody else act once, right after the next folder was listed."""
    real = os.scandir

    @contextmanager
    def interrupted(folder: Any) -> Iterator[Any]:  # noqa: ANN401 - a path or a descriptor
        with real(folder) as entries:
            yield list(entries)
        patch.setattr(os, "scandir", real)
        act()

    patch.setattr(os, "scandir", interrupted)


class CutOff(BaseException):
    """The process ended here; nothing it would have done afterwards happens."""


class PowerSwitch:
    """Lets a number of changing system calls through, then none any more.

    Unlike an error, a cut leaves no chance to clean up: whatever a handler tries is refused too.
    What was done stays done, so this is a killed process, not a drive that forgets.
    """

    def __init__(self, calls: int) -> None:
        self._left = calls
        self.is_off = False

    def is_on(self) -> bool:
        return not self.is_off

    def pass_one(self) -> None:
        """Let one call through, or cut."""
        self.is_off = self.is_off or self._left <= 0
        if self.is_off:
            raise CutOff
        self._left -= 1

    def guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - stands for any call
            self.pass_one()
            return real(*args, **kwargs)

        return guarded

    def guarded_open(self, real: Callable[..., int]) -> Callable[..., int]:
        def guarded(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
            if flags & os.O_CREAT:
                self.pass_one()
            return real(path, flags, *args, **kwargs)

        return guarded


@contextmanager
def power_for(calls: int, *, native: bool = True) -> Iterator[PowerSwitch]:
    """Let so many changing calls through, with or without the kernel's own no-replace rename."""
    switch = PowerSwitch(calls)
    with pytest.MonkeyPatch.context() as patch:
        renaming = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if native else None
        library = SimpleNamespace()
        if renaming is not None:
            library.renameat2 = switch.guarded(renaming)
        patch.setattr(ctypes, "CDLL", lambda *_, **__: library)
        for name in _CHANGING:
            if hasattr(os, name):
                patch.setattr(os, name, switch.guarded(getattr(os, name)))
        patch.setattr(os, "open", switch.guarded_open(os.open))
        forget_native_renames()
        try:
            yield switch
        finally:
            forget_native_renames()


_CHANGING = (
    "chmod",
    "chown",
    "fchmod",
    "fchown",
    "fsync",
    "link",
    "mkdir",
    "removexattr",
    "rename",
    "rmdir",
    "setxattr",
    "symlink",
    "unlink",
    "utime",
    "write",
)


def on_folder(descriptor: int, *_: object, **__: object) -> bool:
    """Accept calls whose descriptor is an open folder."""
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def on_file(descriptor: int, *_: object, **__: object) -> bool:
    """Accept calls whose descriptor is an open regular file."""
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def named(name: str) -> When:
    """Accept calls whose first argument is a path that ends with this name."""
    return lambda path, *_, **__: isinstance(path, str | Path) and Path(path).name == name


@contextmanager
def old_kernel() -> Iterator[None]:
    """Take away the kernel's own rename without replacing, so that the fall-backs are used."""
    with pytest.MonkeyPatch.context() as patch:

        def missing(*_: object, **__: object) -> None:
            raise OSError(errno.ENOENT, "no such library")

        patch.setattr(ctypes, "CDLL", missing)
        forget_native_renames()
        try:
            yield
        finally:
            forget_native_renames()


def forget_native_renames() -> None:
    """Let the kernel's own renames be looked for anew."""
    naming._native_rename.cache_clear()
    naming._native_exchange.cache_clear()


@contextmanager
def no_file_longer_than(length: int) -> Iterator[None]:
    """Let every write beyond a length be cut short and then refused, as on a full drive."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_privileges() -> Iterator[None]:
    """Act as somebody whom permissions bind, also when the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    # The real ones too, which are asked whether a folder may be written; root is kept aside.
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@contextmanager
def open_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make a folder that anybody can enter and `without_privileges` owns."""
    with tempfile.TemporaryDirectory(prefix="music-", dir=parent) as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder


@contextmanager
def other_drive(than: Path) -> Iterator[Path]:
    """Make a folder on a drive that a rename from `than` cannot reach."""
    shared_memory = Path("/dev/shm")
    places = [shared_memory, Path(os.environ.get("XDG_RUNTIME_DIR", "/")), Path.home()]
    for place in places:
        if place.is_dir() and os.access(place, os.W_OK) and place.stat().st_dev != drive(than):
            with tempfile.TemporaryDirectory(prefix="music-", dir=place) as name:
                yield Path(name).resolve()
            return
    pytest.fail(f"No second drive beside that of {than} was found among {places}.", pytrace=False)


def drive(path: Path) -> int:
    """Return the number of the drive that holds a path."""
    return path.stat().st_dev
