"""Watch every changing call of a process and all that it starts, and decide what comes of each."""

import os
import select
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.faults.notification import (
    Question,
    let_go_on,
    next_question,
    refuse,
    still_waits,
    text_at,
)
from tests.faults.system_calls import NUMBERED, Shape, SystemCall

_HERE = -100  # AT_FDCWD
_ENTRIES = ("rename", "link", "unlink", "mkdir", "rmdir", "symlink", "mknod", "lchown", "lsetxattr")
_NO_FILES = (b"/dev/", b"/proc/")


class Fate(Enum):
    """What comes of a call."""

    GOES_ON = auto()
    KILLS = auto()


@dataclass(frozen=True, slots=True)
class Call:
    """A changing call that is about to be made.

    Attributes:
        number: which it is, counted over all threads and processes of the run, from 1.
        name: name of the system call.
        paths: what it changes, links resolved where the call follows them.
        thread: the thread that makes it.
        arguments: its raw arguments.
    """

    number: int
    name: str
    paths: tuple[bytes, ...]
    thread: int
    arguments: tuple[int, ...]

    def __str__(self) -> str:
        shown = " -> ".join(os.fsdecode(os.path.basename(path)) for path in self.paths)
        return f"#{self.number} {self.name} {shown}"


Judge = Callable[[Call], Fate | int | signal.Signals]
"""Decides on a call: a fate, an error number it is to fail with, a signal sent before it."""


def goes_on(_call: Call) -> Fate:
    """Let every call be made."""
    return Fate.GOES_ON


@dataclass(slots=True)
class Supervision:
    """Everything that was seen of one run.

    Attributes:
        inside: the folders in which calls count.
        said: the folder of what the run says, which counts for nothing.
        judge: decides on each that counts.
        group: the process group that is killed.
        calls: those that counted.
        outside: changes of files elsewhere.
        was_killed: whether the judge let it be killed.
        hung: whether it was still there when its time was up.
    """

    inside: tuple[bytes, ...]
    said: bytes
    judge: Judge
    group: int
    calls: list[Call] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    was_killed: bool = False
    hung: bool = False

    def watch(self, listener: int, seconds: float) -> None:
        """Answer until the process and all that it started have ended."""
        until = time.monotonic() + seconds
        poll = select.poll()
        poll.register(listener, select.POLLIN)
        while time.monotonic() < until:
            for _, event in poll.poll(200):
                if event & select.POLLIN:
                    self._take(listener)
                elif event & (select.POLLHUP | select.POLLERR):
                    return
        self.hung = True
        self._kill()

    def _take(self, listener: int) -> None:
        question = next_question(listener)
        if question is None:
            return
        call = NUMBERED[question.number]
        paths = tuple(_paths(call, question))
        if not still_waits(listener, question):
            return
        if not any(self._counts(path) for path in paths):
            foreign = [path for path in paths if self._is_foreign(path) and "sync" not in call.name]
            self.outside += [f"{call.name} {os.fsdecode(path)}" for path in foreign]
            let_go_on(listener, question)
            return
        if self.was_killed:
            return
        made = Call(len(self.calls) + 1, call.name, paths, question.thread, question.arguments)
        self.calls.append(made)
        self._answer(listener, question, self.judge(made))

    def _answer(self, listener: int, question: Question, fate: Fate | int) -> None:
        if fate is Fate.KILLS:
            self.was_killed = True
            self._kill()
        elif isinstance(fate, signal.Signals):
            with suppress(ProcessLookupError):
                os.kill(self.group, fate)
            let_go_on(listener, question)
        elif isinstance(fate, int):
            refuse(listener, question, fate)
        else:
            let_go_on(listener, question)

    def _counts(self, path: bytes) -> bool:
        below = path + b"/"
        return below.startswith(self.inside) and not below.startswith(self.said)

    def _is_foreign(self, path: bytes) -> bool:
        return path.startswith(b"/") and not path.startswith((*_NO_FILES, self.said))

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.group, signal.SIGKILL)


_OWN_DESCRIPTOR = {Shape.DESCRIPTOR: 0, Shape.SECOND_DESCRIPTOR: 1, Shape.THIRD_DESCRIPTOR: 2}
_OWN_NAMES: dict[Shape, tuple[tuple[int | None, int], ...]] = {
    Shape.PATH: ((None, 0),),
    Shape.TWO_PATHS: ((None, 0), (None, 1)),
    Shape.AT: ((0, 1),),
    Shape.TWO_AT: ((0, 1), (2, 3)),
    Shape.MADE_LINK: ((None, 1),),
    Shape.MADE_LINK_AT: ((1, 2),),
}
"""Which arguments are the folder and the name of what is changed."""


def _paths(call: SystemCall, question: Question) -> Iterable[bytes]:
    given, thread = question.arguments, question.thread
    if call.shape in _OWN_DESCRIPTOR:
        yield _of_descriptor(thread, given[_OWN_DESCRIPTOR[call.shape]])
        return
    for folder, name in _OWN_NAMES[call.shape]:
        start = _HERE if folder is None else _signed(given[folder])
        yield _path(thread, start, given[name], follows=not call.name.startswith(_ENTRIES))


def _signed(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - (1 << 32) if number & 0x80000000 else number


def _of_descriptor(thread: int, descriptor: int) -> bytes:
    try:
        return os.readlink(b"/proc/%d/fd/%d" % (thread, descriptor & 0xFFFFFFFF))
    except OSError:
        return b""


def _path(thread: int, folder: int, address: int, *, follows: bool) -> bytes:
    try:
        if folder == _HERE:
            start = os.readlink(b"/proc/%d/cwd" % thread)
        else:
            start = _of_descriptor(thread, folder)
        if not address:
            return start
        path = os.path.join(start, text_at(thread, address))
    except OSError:
        return b""
    if follows:
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
