"""Let Ctrl-C and SIGTERM end a run after the file at work."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct

from music_organizer.cli.exit_codes import SIGNALLED
from music_organizer.cli.rendering.console import Console
from music_organizer.errors import StoppedError

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class InterruptedRun(StoppedError):  # noqa: N818 - what happened, not what is wrong
    """A run that a signal ended before anything was changed.

    Args:
        message: what was stopped.
        code: the exit code that tells of the signal.
    """

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class Interruption(Struct):
    """Which signal came, 0 while none has."""

    signal: int = 0

    @property
    def code(self) -> int:
        """The exit code that tells of the signal."""
        return SIGNALLED + self.signal

    def check(self) -> None:
        """Go no further when a signal came.

        Raises:
            InterruptedRun: one came.
        """
        if self.signal:
            raise InterruptedRun("Stopped; nothing was changed.", self.code)


@contextmanager
def interruptible(stop: Callable[[], None], console: Console) -> Iterator[Interruption]:
    """Let the first signal stop the work, and further ones do nothing.

    Args:
        stop: what asks the work to end after the file at hand.
        console: where the person is told that it was heard.

    Raises:
        InterruptedRun: the work ended before it had changed anything.
    """
    loop = asyncio.get_running_loop()
    found = Interruption()

    def note(number: int) -> None:
        if found.signal:
            return
        found.signal = number
        console.note("Stopping after the file at work…")
        stop()

    for number in _SIGNALS:
        loop.add_signal_handler(number, note, number)
    try:
        yield found
    except StoppedError as error:
        raise InterruptedRun(str(error), found.code) from error
    finally:
        # After the first signal the program is ending, and further ones are not to cut that short,
        # nor to wake a loop that is being closed.
        if found.signal:
            signal.set_wakeup_fd(-1)
        else:
            for number in _SIGNALS:
                loop.remove_signal_handler(number)


def ignore_signals() -> None:
    """Let nothing cut short the last moments of a program that was stopped."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
