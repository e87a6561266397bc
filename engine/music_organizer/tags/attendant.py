"""A thread that keeps one worker at work, and replaces it when a file was too much for it."""

import threading
import time
from collections.abc import Sequence

from music_organizer.tags.answers import Told, told_in
from music_organizer.tags.spare_worker import started
from music_organizer.tags.worker_process import WorkerProcess
from music_organizer.tags.workload import Chunk, Workload

_STARTS = 3
_SECONDS_TO_START = 60.0
_DIED = "Reading its tags ended the reading process twice, so it was given up."
_NO_WORKER = "The process that reads tags cannot be started, so nothing was read."


class Attendant:
    """A thread that hands chunks to a worker and collects its lines; it does no reading of its own.

    Whatever ends a worker that may tell of several files at once, the rest of the chunk is asked
    for file by file, so that it is known which one it is. Then a file that hangs its worker is
    given up at once. One that ends its worker gets a second chance in a new one, since the worker
    may have been ended by somebody else.

    Args:
        workload: where chunks come from.
        command: starts a worker.
        seconds_per_file: how long one file may take.
    """

    def __init__(self, workload: Workload, command: Sequence[str], seconds_per_file: float) -> None:
        self._thread = threading.Thread(target=self._run, name="tag reader", daemon=True)
        self._workload = workload
        self._command = command
        self._seconds_per_file = seconds_per_file
        self._worker: WorkerProcess | None = None
        self._chunk: Chunk | None = None
        self._busy_since: float | None = None
        self._overdue_at = -1

    def start(self) -> None:
        """Begin to serve chunks, until the inbox holds a `None`."""
        self._thread.start()

    def join(self) -> None:
        """Wait until the thread and its worker have ended."""
        self._thread.join()

    def kill_worker(self) -> None:
        """End the worker at once; called from other threads."""
        with self._workload.changed:
            if self._worker:
                self._worker.kill()

    def kill_if_overdue(self) -> None:
        """End the worker when the file it is at has taken too long; called from other threads."""
        with self._workload.changed:
            limit = self._seconds_per_file if self._chunk else _SECONDS_TO_START
            if self._busy_since is None or time.monotonic() - self._busy_since < limit:
                return
            if self._chunk:
                self._overdue_at = len(self._chunk.answers)
            self._busy_since = None
        self.kill_worker()

    def leave(self, chunks: Sequence[Chunk]) -> None:
        """Stop reading a chunk that nobody waits for any more; called from other threads."""
        with self._workload.changed:
            if any(chunk is self._chunk for chunk in chunks):
                self.kill_worker()

    def _run(self) -> None:
        try:
            while (chunk := self._workload.inbox.get()) is not None:
                self._serve(chunk)
        except BaseException:
            # Whoever waits for answers would wait for ever.
            self._report(_NO_WORKER)
            raise
        finally:
            self._part_with_worker()

    def _serve(self, chunk: Chunk) -> None:
        died_at = -1
        while not chunk.is_done:
            worker = self._worker or self._new_worker()
            if worker is None:
                return
            self._read_on(worker, chunk)
            if len(chunk.answers) >= len(chunk.files):
                return
            # Whatever it still says would be taken for answers to what is asked next.
            self._part_with_worker()
            if chunk.abandoned:
                return
            if chunk.together > 1:
                chunk.together = 1
                continue
            at = len(chunk.answers)
            if self._overdue_at == at:
                self._note(chunk, [self._too_slow()])
            elif died_at == at:
                self._note(chunk, [_DIED])
            died_at = at

    def _read_on(self, worker: WorkerProcess, chunk: Chunk) -> None:
        """Pass answers on until the chunk is done or the worker has ended."""
        self._set_busy(chunk)
        worker.send(chunk.files[len(chunk.answers) :], chunk.sought, chunk.together)
        while not chunk.is_done:
            told = told_in(worker.answer())
            if not told:
                break
            self._note(chunk, told)
        self._set_idle()

    def _note(self, chunk: Chunk, answers: Sequence[Told | str]) -> None:
        with self._workload.changed:
            self._busy_since = time.monotonic()
            chunk.answers += answers
            self._workload.changed.notify_all()

    def _set_busy(self, chunk: Chunk | None) -> None:
        with self._workload.changed:
            self._chunk = chunk
            self._overdue_at = -1
            self._busy_since = time.monotonic()

    def _set_idle(self) -> None:
        with self._workload.changed:
            self._chunk = None
            self._busy_since = None

    def _new_worker(self) -> WorkerProcess | None:
        for _ in range(_STARTS):
            if self._workload.stopped:
                return None
            worker = self._start()
            if worker:
                return worker
        self._report(_NO_WORKER)
        return None

    def _start(self) -> WorkerProcess | None:
        try:
            worker = started(self._command)
        except OSError:
            return None
        with self._workload.changed:
            self._worker = worker
            if self._workload.stopped:
                worker.kill()
        self._set_busy(None)
        ready = worker.becomes_ready()
        self._set_idle()
        if not ready:
            self._part_with_worker()
        return self._worker

    def _part_with_worker(self) -> None:
        with self._workload.changed:
            worker, self._worker = self._worker, None
        if worker:
            worker.close()

    def _report(self, fault: str) -> None:
        with self._workload.changed:
            self._workload.fault = fault
            self._workload.changed.notify_all()

    def _too_slow(self) -> str:
        return f"Reading its tags took more than {self._seconds_per_file:g} seconds."
