"""Carry out a plan: intent first, then the act, then what became of it."""

import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.errors import ChangedSinceError, NotEmptyError, OperationError
from music_organizer.execution.actions import AlreadyDoneError, perform
from music_organizer.execution.hash_ahead import Hashed, hashed_ahead
from music_organizer.execution.recorder import Recorder
from music_organizer.execution.settling import settled
from music_organizer.execution.unfinished_folders import KEEPS_ITS_TIMES, UnfinishedFolders
from music_organizer.filesystem.port import FileSystem, Outcome
from music_organizer.filesystem.refusals import words
from music_organizer.models.checksums import Checksums
from music_organizer.models.kept_paths import pair_of
from music_organizer.models.operation import (
    LOST,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    kept_destination,
    kept_origin,
    now,
)
from music_organizer.models.playlist_rewrite import PlaylistRewrite

_BATCH_SECONDS = 0.1
_SMALLEST_BATCH = 8
_LARGEST_BATCH = 512
_RENAMES = (OperationType.MOVE, OperationType.DELETE, OperationType.RESTORE)


class ExecutionOptions(Struct, frozen=True):
    """How carefully a plan is carried out.

    Attributes:
        verify: read every file again after its step and compare.
        hash_moves: take the checksum of files that are only renamed, too.
    """

    verify: bool = False
    hash_moves: bool = True


class Executor:
    """Carries out operations one after the other, in batches that share their commits.

    A step that fails is a state of its record and the run goes on. Only when the journal cannot be
    written, or a batch cannot be flushed, does an exception leave the run; the next start finds
    the truth on the disk.

    Args:
        filesystem: the disk.
        recorder: where intent and outcome are written down.
        options: how carefully.
        failed: sequences of steps that failed earlier; what requires them is not taken.
        unsettled: sequences of steps that nobody can tell of yet.
        unfinished: the folders of both.
    """

    def __init__(
        self,
        filesystem: FileSystem,
        recorder: Recorder,
        options: ExecutionOptions,
        failed: Iterable[int] = (),
        unsettled: Iterable[int] = (),
        unfinished: UnfinishedFolders | None = None,
    ) -> None:
        self._filesystem = filesystem
        self._recorder = recorder
        self._options = options
        self._stop = Event()
        self._failed: set[int] = set(failed)
        self._unsettled: set[int] = set(unsettled)
        self._late: set[int] = set()
        self._noted: dict[int, OperationRecord] = {}
        self._finished: list[OperationRecord] = []
        self._unfinished = unfinished or UnfinishedFolders()

    def stop(self) -> None:
        """End the run after the file at work; steps not yet taken stay `pending`."""
        self._stop.set()

    def run(self, operations: Iterable[OperationRecord]) -> Generator[OperationRecord, None, None]:
        """Carry out pending operations in order and yield each one when it is finished.

        What is yielded is written down at the latest with the next batch, and always when the
        iterator ends or is closed.

        Raises:
            MusicOrganizerError: the journal could not be written or a folder not be flushed.
        """
        hashed = hashed_ahead(self._noting_arrivals(operations), self._can_hash_ahead, self._hashed)
        size = _SMALLEST_BATCH
        try:
            while not self._stop.is_set() and (batch := list(islice(hashed, size))):
                self._write_down([op for op, _ in batch])
                begun = time.monotonic()
                yield from self._run_batch(batch)
                size = _next_size(size, time.monotonic() - begun)
        finally:
            hashed.close()
            self._write_down([])

    def perform(self, op: OperationRecord) -> OperationRecord:
        """Carry out one operation and return what became of it."""
        if op.metadata.get("requires") in self._failed:
            return self._failure(op, "It was left alone, since an earlier step it needs failed.")
        if op.operation_type is OperationType.REWRITE:
            op = self._with_what_moved(op)
        try:
            if op.sequence in self._late:
                op = self._hashed(op)
            outcome = perform(
                self._filesystem,
                op,
                verify=self._options.verify,
                note_lost=partial(self._note_lost, op),
            )
        except (AlreadyDoneError, NotEmptyError) as nothing_to_do:
            return _finished(op, OperationStatus.SKIPPED, str(nothing_to_do))
        except ChangedSinceError as error:
            return self._after_trouble(op, str(error), begun=self._has_arrived(op))
        except OperationError as error:
            return self._after_trouble(op, str(error))
        except OSError as error:
            return self._after_trouble(op, f"The system refused: {words(error)}.")
        return _completed(op, outcome)

    def _write_down(self, started: list[OperationRecord]) -> None:
        finished, self._finished = self._finished, []
        self._recorder.advance(finished, started)

    def _run_batch(self, batch: list[Hashed]) -> Iterator[OperationRecord]:
        done: dict[int, OperationRecord] = {}
        at_work: int | None = None
        try:
            for op, trouble in batch:
                if self._stop.is_set():
                    break
                at_work = op.sequence
                done[at_work] = self._failure(op, str(trouble)) if trouble else self._taken(op)
                self._unfinished.note(done[at_work])
                yield done[at_work]
                at_work = None
        finally:
            # Nothing counts as finished before the folders are flushed; a step that was torn by
            # an exception stays `in_progress`, for recovery to look at.
            self._filesystem.sync()
            taken = {*done, at_work}
            waiting = [op for op, _ in batch if op.sequence not in taken]
            self._finished = [*done.values(), *(_waiting_again(op) for op in waiting)]

    def _taken(self, op: OperationRecord) -> OperationRecord:
        if op.operation_type is OperationType.RESET_DIR and op.target_path in self._unfinished:
            return _finished(op, OperationStatus.SKIPPED, KEEPS_ITS_TIMES)
        taken = self.perform(op)
        self._noted.pop(op.sequence, None)
        return taken

    def _note_lost(self, op: OperationRecord, lost: Mapping[str, Any]) -> None:
        """Write down what a drive cannot hold while the source still holds it."""
        noted = {**op.metadata, LOST: dict(lost)}
        self._noted[op.sequence] = replace(op, metadata=noted)
        self._recorder.advance([], [self._noted[op.sequence]])

    def _after_trouble(
        self, op: OperationRecord, message: str, *, begun: bool = True
    ) -> OperationRecord:
        op = self._noted.pop(op.sequence, op)
        if not begun:
            return self._failure(op, message)
        found = settled(self._filesystem, op)
        if found.status is OperationStatus.COMPLETED:
            return _completed(op, Outcome(None, (message,)))
        if found.status is OperationStatus.UNKNOWN:
            self._unsettled.add(op.sequence)
            return replace(found, error_message=f"{message} {found.error_message}")
        return self._failure(op, message)

    def _with_what_moved(self, op: OperationRecord) -> OperationRecord:
        """Return the rewrite of a playlist without the edits whose file did not move."""
        rewrite = PlaylistRewrite.of(op.metadata)
        if rewrite is None:
            return op
        standing = rewrite.standing(self._failed | self._unsettled)
        # One that came from another drive is another file there; its checksum tells it.
        came = op.checksum_before is not None and "requires" in op.metadata
        return replace(
            op,
            identity=None if came else op.identity,
            metadata={**op.metadata, **standing.as_metadata()},
        )

    def _has_arrived(self, op: OperationRecord) -> bool:
        return op.destination is not None and self._filesystem.node(op.destination) is not None

    def _failure(self, op: OperationRecord, message: str) -> OperationRecord:
        self._failed.add(op.sequence)
        return _finished(op, OperationStatus.FAILED, message)

    def _noting_arrivals(self, operations: Iterable[OperationRecord]) -> Iterator[OperationRecord]:
        """Note the steps whose file an earlier step has yet to bring to its place."""
        arriving: set[tuple[Path, str]] = set()
        for op in operations:
            if pair_of(kept_origin(op)) in arriving and self._needs_hash(op):
                self._late.add(op.sequence)
            if (destination := pair_of(kept_destination(op))) is not None:
                arriving.add(destination)
            yield op

    def _can_hash_ahead(self, op: OperationRecord) -> bool:
        return self._needs_hash(op) and op.sequence not in self._late

    def _needs_hash(self, op: OperationRecord) -> bool:
        if op.operation_type.concerns_folder:
            return False
        if kept_origin(op) is None or kept_destination(op) is None:
            return False
        if op.metadata.get("link") or op.operation_type is OperationType.REWRITE:
            return False
        return self._options.hash_moves or op.operation_type not in _RENAMES

    def _hashed(self, op: OperationRecord, known: Checksums | None = None) -> OperationRecord:
        op, found = (op, known) if known else self._read(op)
        if op.checksum_before is not None and op.checksum_before != found.sha256:
            raise ChangedSinceError(
                f"{op.origin} does not hold the bytes the history tells of; it was left alone."
            )
        return replace(op, checksum_before=found.sha256, audio_checksum=found.audio)

    def _read(self, op: OperationRecord) -> tuple[OperationRecord, Checksums]:
        """Return the checksums of a file, and the operation with the identity it was read with."""
        origin = op.origin
        if origin is None:
            raise ValueError("an operation lacks the path it works on")
        try:
            return op, self._checksums(op, origin)
        except ChangedSinceError:
            # What came from another drive, earlier in this session, is another file there.
            node = self._filesystem.node(origin)
            if op.checksum_before is None or node is None or not node.is_file:
                raise
            op = replace(op, identity=node.identity)
            return op, self._checksums(op, origin)

    def _checksums(self, op: OperationRecord, origin: Path) -> Checksums:
        if op.role is Role.AUDIO:
            return self._filesystem.checksums(origin, op.identity)
        return Checksums(self._filesystem.checksum(origin, op.identity))


def _completed(op: OperationRecord, outcome: Outcome) -> OperationRecord:
    metadata = op.metadata
    if outcome.warnings:
        metadata = {**metadata, "warnings": list(outcome.warnings)}
    if outcome.lost_attributes is not None:
        metadata = {**metadata, LOST: dict(outcome.lost_attributes)}
    return replace(
        op,
        status=OperationStatus.COMPLETED,
        checksum_after=outcome.checksum_after,
        error_message=None,
        metadata=metadata,
        timestamp=now(),
    )


def _finished(op: OperationRecord, status: OperationStatus, message: str) -> OperationRecord:
    return replace(op, status=status, error_message=message, timestamp=now())


def _waiting_again(op: OperationRecord) -> OperationRecord:
    return replace(op, status=OperationStatus.PENDING)


def _next_size(size: int, seconds: float) -> int:
    wanted = int(size * _BATCH_SECONDS / max(seconds, 0.001))
    return max(_SMALLEST_BATCH, min(_LARGEST_BATCH, wanted, size * 4))
