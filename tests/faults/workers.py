"""Processes that strike beside each other."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def workers(jobs: int, begin: Callable[[], None] = lambda: None) -> Iterator[ProcessPoolExecutor]:
    """Lend processes that work at once; what still waits is dropped when a run ends early.

    Args:
        jobs: how many.
        begin: called in each of them before it works.
    """
    pool = ProcessPoolExecutor(jobs, initializer=_begun, initargs=(begin,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(begin: Callable[[], None]) -> None:
    # The run alone is interrupted; what is at work comes to its end and leaves nothing behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()
