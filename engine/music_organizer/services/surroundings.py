"""What a rollback knows of the disk and of later sessions."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.filesystem.found_files import FileFinder
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import (
    LOST,
    MAKES_WAY,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.packed_operations import PackedOperations
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer.planning.findings import Surroundings
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.session_roots import SessionRoots

_RESETS = (OperationStatus.COMPLETED, OperationStatus.PENDING, OperationStatus.FAILED)


def surroundings(
    recorded: OperationSession,
    operations: PackedOperations,
    queries: HistoryQueries,
    looking: MindfulGlass,
) -> Surroundings:
    """Gather what judging the operations of a session takes; little is read before it is asked for.

    Args:
        recorded: the session that is to be taken back.
        operations: its operations.
        queries: the history.
        looking: the disk.
    """
    backups = {
        op.source_path: op.backup_path
        for op in operations.those(_is_kept_copy, "operation_type", "status")
        if op.source_path is not None and op.backup_path is not None
    }
    roots = (recorded.library_root, recorded.target_root, recorded.source_root)

    @cache
    def finder() -> FileFinder:
        return FileFinder(roots, looking, _accounted(queries.operations(recorded.session_id)))

    return Surroundings(
        roots=SessionRoots(recorded),
        disk=ForeseenDisk(looking, operations),
        backups=backups,
        moved_later=_LaterMoves(recorded, queries).who_moved,
        found=lambda op: finder().find(op),
        unfinished=_unfinished_folders(recorded, queries),
    )


def with_later_losses(
    operations: PackedOperations, session_id: str, queries: HistoryQueries
) -> PackedOperations:
    """Return operations with what a drive could not hold when redos brought their files again.

    Args:
        operations: those of the session that is to be taken back.
        session_id: the session.
        queries: the history.
    """
    losses: dict[Path, Any] = {}
    redos = {redo.session_id for redo in _redos(session_id, queries)}
    for redo in reversed(queries.sessions() if redos else []):
        if redo.session_id not in redos:
            continue
        for op in queries.operations(redo.session_id, OperationStatus.COMPLETED):
            if op.destination is not None and op.role is not Role.FOLDER:
                losses[op.destination] = op.metadata.get(LOST)
    if not losses:
        return operations
    return PackedOperations.of(_with_loss(op, losses) for op in operations)


def _is_kept_copy(step: OperationType, status: OperationStatus) -> bool:
    return step is OperationType.BACKUP and status is OperationStatus.COMPLETED


def _redos(session_id: str, queries: HistoryQueries) -> Iterator[OperationSession]:
    for rollback in queries.sessions(undoes=session_id):
        for redo in queries.sessions(undoes=rollback.session_id):
            yield redo
            yield from _redos(redo.session_id, queries)


def _with_loss(op: OperationRecord, losses: Mapping[Path, Any]) -> OperationRecord:
    is_rewrite = op.operation_type is OperationType.REWRITE
    kept = op.backup_path if is_rewrite else op.destination
    if kept is None or kept not in losses:
        return op
    return replace(op, metadata=_with(op.metadata, losses[kept]))


def _with(metadata: Mapping[str, Any], lost: Any) -> Mapping[str, Any]:  # noqa: ANN401 - JSON
    kept = {name: value for name, value in metadata.items() if name != LOST}
    return kept if lost is None else {**kept, LOST: lost}


def _accounted(operations: Iterable[OperationRecord]) -> frozenset[Path]:
    """Return every place whose file some operation of the session tells of."""
    return frozenset(
        path
        for op in operations
        if op.role is not Role.FOLDER
        for path in (op.origin, op.destination)
        if path is not None
    )


def _unfinished_folders(recorded: OperationSession, queries: HistoryQueries) -> frozenset[Path]:
    """Return the folders that earlier rollbacks of the session had to reset and did not."""
    unfinished: set[Path] = set()
    for session in reversed(queries.sessions(undoes=recorded.session_id)):
        for status in _RESETS:
            for op in queries.operations(session.session_id, status):
                if op.operation_type is not OperationType.RESET_DIR or op.target_path is None:
                    continue
                if status is OperationStatus.COMPLETED:
                    unfinished.discard(op.target_path)
                elif _is_open(session, status):
                    unfinished.add(op.target_path)
    return frozenset(unfinished)


def _is_open(session: OperationSession, status: OperationStatus) -> bool:
    return status is OperationStatus.FAILED or session.status is SessionStatus.INTERRUPTED


class _LaterMoves:
    """Knows which later session took a file from its place; read only when first asked."""

    def __init__(self, recorded: OperationSession, queries: HistoryQueries) -> None:
        self._recorded = recorded
        self._queries = queries
        self._moved: dict[Path, str] | None = None

    def who_moved(self, path: Path) -> str | None:
        """Return the id of the later session that took a file from `path`."""
        if self._moved is None:
            self._moved = {
                op.source_path: op.session_id
                for op in self._queries.operations_after(self._recorded.session_id)
                if op.status is OperationStatus.COMPLETED
                and op.role is not Role.FOLDER
                and op.source_path is not None
                and op.operation_type in (OperationType.MOVE, OperationType.DELETE)
                and MAKES_WAY not in op.metadata
                and not self._is_kept_again(op)
            }
        return self._moved.get(path)

    def _is_kept_again(self, op: OperationRecord) -> bool:
        """Tell whether a redo put a file back to where the recorded session had kept it."""
        kept = op.backup_path
        return kept is not None and kept.is_relative_to(self._recorded.backup_folder)
