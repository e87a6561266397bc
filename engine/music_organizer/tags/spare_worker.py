"""A worker that starts while the rest of the program still loads, for the first pool that reads."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from music_organizer.tags.worker_process import WorkerProcess, worker_command

_waiting: dict[tuple[str, ...], WorkerProcess] = {}


@contextmanager
def spare_worker() -> Iterator[WorkerProcess | None]:
    """Start a worker before it is known whether anything is to be read.

    Whoever leaves the context ends it, if nobody took it.

    Yields:
        the worker; `None` when there is none.
    """
    command = worker_command()
    # A pool that needs a worker tries again, and tells why it has none.
    with suppress(OSError):
        _waiting[command] = WorkerProcess(command)
    try:
        yield _waiting.get(command)
    finally:
        worker = _waiting.pop(command, None)
        if worker is not None:
            worker.close()


def started(command: Sequence[str]) -> WorkerProcess:
    """Return the worker that waits, if this command started it, or a new one; from any thread.

    Raises:
        OSError: the system cannot start the program.
    """
    return _waiting.pop(tuple(command), None) or WorkerProcess(command)
