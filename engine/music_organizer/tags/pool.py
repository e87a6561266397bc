"""Read the tags of many files in worker processes, so that no file can harm the program."""

import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from music_organizer.errors import EnvironmentFault
from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.answers import Told, bytes_from_answer, from_answer
from music_organizer.tags.attendant import Attendant
from music_organizer.tags.wire import Sought
from music_organizer.tags.worker_process import worker_command
from music_organizer.tags.workload import TOGETHER, Chunk, Workload

_CHUNKS_AHEAD = 4
# Starting a worker costs about as much as reading a few hundred files.
_CHUNKS_WORTH_A_WORKER = 3
_NAP = 0.1

_File = tuple[Path, str]


class TagReaderPool:
    """Worker processes that read tags; started when there is work, replaced when they die.

    Every file asked for is answered, in the order of asking. A file that hangs, kills or bloats
    its worker becomes an `UnreadableFile`; the others are not touched by it. Two threads may not
    share one `read`, but `cancel` may be called from any of them.

    Args:
        workers: most processes at a time; 0 means one for each processor.
        seconds_per_file: how long one file may take.
        chunk: how many files go to a worker together.
        command: starts a worker; this program's own when left out.
    """

    def __init__(
        self,
        workers: int = 0,
        seconds_per_file: float = 20.0,
        chunk: int = 64,
        command: Sequence[str] | None = None,
    ) -> None:
        self._most_workers = workers or max(1, os.cpu_count() or 1)
        self._seconds_per_file = seconds_per_file
        self._chunk_size = chunk
        self._command = tuple(command or worker_command())
        self._workload = Workload()
        self._attendants: list[Attendant] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, paths: Iterable[Path]) -> Iterator[AudioFile | UnreadableFile]:
        """Read single files; see `read_files`."""
        return self.read_files(_by_folder(paths))

    def read_files(self, files: Iterable[tuple[Path, str]]) -> Iterator[AudioFile | UnreadableFile]:
        """Read files, in order, taking only a few chunks more from the iterable than were given.

        Args:
            files: folders, of files in one of them the same object, and names in them; taken from
                in the thread that takes the results.

        Yields:
            What was read of each file. The sequence ends early when the pool is cancelled.

        Raises:
            EnvironmentFault: the system cannot start a worker.
        """
        for (folder, name), answer in self._asked(files, Sought.TAGS):
            yield _result(folder, name, answer)

    def read_picture(self, path: Path) -> bytes | None:
        """Read the picture embedded in one file; `None` when there is none to be had.

        Raises:
            EnvironmentFault: the system cannot start a worker.
        """
        for _, answer in self.read_else([path], Sought.PICTURE):
            return bytes_from_answer(Sought.PICTURE, answer)
        return None

    def read_else(
        self, paths: Iterable[Path], sought: Sought
    ) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Read what else than tags files hold, in order; where nothing can be read, nothing is.

        Raises:
            EnvironmentFault: the system cannot start a worker.
        """
        for (folder, name), answer in self._asked(_by_folder(paths), sought):
            yield folder / name, answer if isinstance(answer, dict) else {}

    def cancel(self) -> None:
        """Stop reading for good; safe from any thread, at any time, more than once."""
        with self._workload.changed:
            self._workload.stopped = True
            self._workload.changed.notify_all()
        for attendant in tuple(self._attendants):
            attendant.kill_worker()
            self._workload.inbox.put(None)

    def close(self) -> None:
        """Stop, and wait until every process and thread has ended."""
        self.cancel()
        for attendant in self._attendants:
            attendant.join()

    def _asked(self, files: Iterable[_File], sought: Sought) -> Iterator[tuple[_File, Told | str]]:
        waiting: deque[Chunk] = deque()
        try:
            yield from self._answers(iter(files), waiting, sought)
        finally:
            self._abandon(waiting)

    def _answers(
        self, source: Iterator[_File], waiting: deque[Chunk], sought: Sought
    ) -> Iterator[tuple[_File, Told | str]]:
        more = True
        given = 0
        while not self._workload.stopped:
            if more and len(waiting) < _CHUNKS_AHEAD * self._most_workers:
                more = self._hand_out(source, waiting, sought)
            elif waiting:
                self._wait_for_more(waiting[0], given)
            else:
                return
            while waiting and not self._workload.stopped:
                head = waiting[0]
                for answered in _beyond(head, given):
                    given += 1
                    yield answered
                if given < len(head.files):
                    break
                waiting.popleft()
                given = 0

    def _hand_out(self, source: Iterator[_File], waiting: deque[Chunk], sought: Sought) -> bool:
        """Give the workers one chunk more; false when there are no more files."""
        files = tuple(itertools.islice(source, self._chunk_size))
        if not files:
            return False
        chunk = Chunk(files, sought, TOGETHER if sought is Sought.TAGS else 1)
        waiting.append(chunk)
        self._workload.inbox.put(chunk)
        backlog = self._workload.inbox.qsize()
        busy = len(self._attendants)
        if not busy or (busy < self._most_workers and backlog > busy * _CHUNKS_WORTH_A_WORKER):
            self._start_attendant()
        return True

    def _start_attendant(self) -> None:
        with self._workload.changed:
            if self._workload.stopped:
                return
            attendant = Attendant(self._workload, self._command, self._seconds_per_file)
            self._attendants.append(attendant)
            attendant.start()

    def _wait_for_more(self, chunk: Chunk, given: int) -> None:
        changed = self._workload.changed
        with changed:
            if self._workload.fault:
                raise EnvironmentFault(self._workload.fault)
            if len(chunk.answers) == given and not self._workload.stopped:
                changed.wait(_NAP)
        for attendant in self._attendants:
            attendant.kill_if_overdue()

    def _abandon(self, chunks: Sequence[Chunk]) -> None:
        for chunk in chunks:
            chunk.abandoned = True
        for attendant in self._attendants:
            attendant.leave(chunks)


def _by_folder(paths: Iterable[Path]) -> Iterator[_File]:
    """Yield folders and names; files of one folder that come one after the other share it."""
    folder = None
    for path in paths:
        parent = path.parent
        folder = parent if folder is None or parent != folder else folder
        yield folder, path.name


def _beyond(chunk: Chunk, given: int) -> Iterator[tuple[_File, Told | str]]:
    answers = chunk.answers[given:]
    return zip(chunk.files[given:], answers, strict=False)


def _result(folder: Path, name: str, answer: Told | str) -> AudioFile | UnreadableFile:
    if not isinstance(answer, str):
        return from_answer(folder, name, answer)
    path = folder / name
    identity = None
    with suppress(OSError):
        identity = FileIdentity.of(path.lstat())
    return UnreadableFile(path, identity, answer)
