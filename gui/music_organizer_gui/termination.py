"""What the system asks of a program that is to end: SIGINT and SIGTERM become a calm stop."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Termination(QObject):
    """Calls back, on the thread of the window, when the process is asked to end.

    Python runs its handlers only between two of its own instructions, which an idle event loop
    does not have; a socket that the interpreter writes to wakes the loop up.

    Args:
        asked: called at each request.
    """

    def __init__(self, asked: Callable[[], object]) -> None:
        super().__init__()
        self._asked = asked
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self._previous_waker = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        self._previous = {one: signal.signal(one, _heard) for one in _SIGNALS}
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def close(self) -> None:
        """Let signals mean again what they meant before."""
        self._notifier.setEnabled(False)
        for one, handler in self._previous.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._previous_waker)
        self._woken.close()
        self._waker.close()

    def _answer(self) -> None:
        heard = set(self._woken.recv(64))
        if heard & set(_SIGNALS):
            self._asked()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Keep the signal from ending the process at once; the socket carries the news."""
