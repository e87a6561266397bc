"""Checksums of small files, taken by processes of their own."""

from collections.abc import Sequence
from contextlib import suppress
from threading import Lock, Thread

from msgspec import DecodeError
from msgspec.json import Decoder

from music_organizer.filesystem.checksum_worker import Answer, HashTask, request_for
from music_organizer.models.checksums import Checksums
from music_organizer.processes.child import ChildProcess, child_command

_MANY = 256
_answers = Decoder(list[Answer])


def worker_command() -> tuple[str, ...]:
    """Return what starts a process."""
    return child_command("music_organizer.filesystem.checksum_worker", "--take-checksums")


class ChecksumsBeside:
    """Processes that take checksums when there are many to take; threads may ask side by side.

    A small file is read so quickly that what Python does around it is most of the work, and in a
    thread that work waits for, and holds, the interpreter of whoever moves the files. What no
    process can be asked, or cannot tell, is left to whoever asks.

    Args:
        processes: how many there may be.
        many: after how many files they are started: it takes as long as hashing some hundred.
    """

    def __init__(self, processes: int, many: int = _MANY) -> None:
        self._processes = processes
        self._many = many
        self._asked = 0
        self._starting: Thread | None = None
        self._started: list[ChildProcess] = []
        self._idle: list[ChildProcess] = []
        self._lock = Lock()
        self._closed = False

    def close(self) -> None:
        """End the processes; nobody may be asking any more."""
        with self._lock:
            self._closed = True
            # One that is about to start would else be waited for.
            for process in self._started:
                process.kill()
        if self._starting is not None:
            self._starting.join()
        for process in self._started:
            process.close()

    def of(self, tasks: Sequence[HashTask]) -> Sequence[Checksums | None]:
        """Return the checksums of files, or `None` for those that have to be asked for elsewhere.

        A file counts as read only if it stood still and was the one that was meant.
        """
        self._count(len(tasks))
        try:
            process = self._idle.pop()
        except IndexError:
            return [None] * len(tasks)
        process.ask(request_for(tasks))
        told: list[Answer] = []
        with suppress(DecodeError):
            told = _answers.decode(process.answer())
        if len(told) != len(tasks):
            process.kill()
            return [None] * len(tasks)
        self._idle.append(process)
        return [Checksums(*one) if one else None for one in told]

    def _count(self, files: int) -> None:
        with self._lock:
            before, self._asked = self._asked, self._asked + files
            if before < self._many <= self._asked:
                starting = Thread(target=self._start, name="checksum starter", daemon=True)
                # A system that has no room for a thread has none for processes.
                with suppress(RuntimeError):
                    starting.start()
                    self._starting = starting

    def _start(self) -> None:
        # Where none can be started, whoever asks does it all.
        with suppress(OSError):
            for _ in range(self._processes):
                with self._lock:
                    if self._closed:
                        return
                    process = ChildProcess(worker_command())
                    self._started.append(process)
                if process.becomes_ready():
                    self._idle.append(process)
