"""A thread that filters and reads for a model, so that the window never waits for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Does one piece of work after the other, on a thread that begins with the first of them.

    Args:
        parent: who asks.
    """

    came = Signal(object, object)
    """Carries what was asked about and the answer, on the thread of whoever listens."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None

    @property
    def executor(self) -> ThreadPoolExecutor:
        """The thread."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="operation-tree")
        return self._pool

    def ask(self, about: object, work: Callable[[], object]) -> None:
        """Do some work and tell its answer.

        Args:
            about: comes back with the answer.
            work: called on the thread.
        """
        self.executor.submit(work).add_done_callback(lambda done: self._tell(about, done))

    def close(self) -> None:
        """End the thread once it has done what it has begun."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _tell(self, about: object, done: Future[object]) -> None:
        if not done.cancelled():
            with suppress(RuntimeError):  # whoever asked may be gone by now
                self.came.emit(about, done.result())
