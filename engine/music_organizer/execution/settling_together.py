"""Settle steps that were cut off together: what one left is where another one begins."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from music_organizer.execution.actions import transfer_of
from music_organizer.execution.findings import DONE, Finding
from music_organizer.execution.settling import Settler, finding_of, is_ours, settle_both, settled
from music_organizer.execution.settling_rewrites import settle_rewrite
from music_organizer.filesystem.port import FileSystem
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, now

_MOVE = OperationType.MOVE
_TAKES_ON = (_MOVE, OperationType.DELETE, OperationType.RESTORE, OperationType.REWRITE)
_BRINGS = (_MOVE, OperationType.COPY, OperationType.REFLINK, OperationType.HARDLINK)
_LEAVES = (_MOVE, OperationType.DELETE)
_DROPS_SOURCE = (_MOVE, OperationType.RESTORE)


def settled_in_order(
    filesystem: FileSystem, operations: Sequence[OperationRecord]
) -> list[OperationRecord]:
    """Settle operations that were cut off together.

    The last is settled first: what a later step took on from a place must have arrived there, even
    though nothing of it is left to be seen but where that step has put it.

    Args:
        filesystem: the disk.
        operations: all that were in progress, in their order.
    """
    settling = _Settling(filesystem, operations)
    results = [settling.settled(op) for op in reversed(operations)]
    return _with_what_comes(_with_room(filesystem, results[::-1]))


class _Settling:
    """Settles one step after the other, the last one first.

    Args:
        filesystem: the disk.
        operations: all steps.
    """

    def __init__(self, filesystem: FileSystem, operations: Sequence[OperationRecord]) -> None:
        self._filesystem = filesystem
        self._came_from = {
            op.destination: op.origin for op in operations if op.operation_type in _BRINGS
        }
        self._taken_on: dict[Path | None, Path] = {}
        self._filled: set[Path] = set()

    def settled(self, op: OperationRecord) -> OperationRecord:
        """Return a step with its status, told by the disk and by the steps that came after it."""
        result = self._told(op)
        if result.status is OperationStatus.PENDING and self._was_left(op):
            result = self._found(op, _leave_again)
        if result.status is OperationStatus.COMPLETED and op.operation_type in _TAKES_ON:
            self._note(op)
        return result

    def _told(self, op: OperationRecord) -> OperationRecord:
        went_on = self._taken_on.pop(op.destination, None)
        if op.origin in self._filled and (went_on is not None or self._has_left(op)):
            # A later step put its file where this one's had been, and no step takes a held name.
            return replace(op, status=OperationStatus.COMPLETED, timestamp=now())
        if went_on is not None:
            return self._found(op, partial(_settle_arrival, went_on))
        if op.operation_type is OperationType.REWRITE:
            settle = partial(settle_rewrite, comes_from=self._came_from.get(op.origin))
            return settled(self._filesystem, op, settle)
        return settled(self._filesystem, op)

    def _found(self, op: OperationRecord, settle: Settler) -> OperationRecord:
        status, message = finding_of(self._filesystem, op, settle)
        return replace(op, status=status, error_message=message, timestamp=now())

    def _note(self, op: OperationRecord) -> None:
        is_rewrite = op.operation_type is OperationType.REWRITE
        # Where the very bytes lie that it took on.
        kept = op.backup_path if is_rewrite else op.destination
        if op.origin is not None and kept is not None:
            self._taken_on[op.origin] = kept
        if op.destination is not None:
            self._filled.add(op.destination)

    def _has_left(self, op: OperationRecord) -> bool:
        if op.operation_type not in _LEAVES or op.destination is None:
            return False
        arrived = self._filesystem.node(op.destination)
        return arrived is not None and is_ours(self._filesystem, op, arrived, op.destination)

    def _was_left(self, op: OperationRecord) -> bool:
        """Tell whether a later step filled the place of one that does not seem to have begun."""
        return (
            op.operation_type in _LEAVES and op.origin in self._filled and op.identity is not None
        )


def _settle_arrival(went_on: Path, filesystem: FileSystem, op: OperationRecord) -> Finding:
    """Settle a step whose file went on: its source may be there again after a power cut."""
    if op.operation_type in _DROPS_SOURCE and op.origin is not None:
        there, arrived = filesystem.node(op.origin), filesystem.node(went_on)
        if there and arrived and is_ours(filesystem, op, arrived, went_on):
            # Whatever it finds: a source that is not proven the same stays, and the step was done.
            settle_both(filesystem, replace(op, target_path=went_on), there, arrived)
    return DONE


def _leave_again(filesystem: FileSystem, op: OperationRecord) -> Finding:
    """Take a step again that a power cut took back, while a later one stands on another drive.

    It is a rename: what goes to another drive is flushed there before its source is removed.
    """
    filesystem.move(transfer_of(op))
    return DONE


def _with_room(filesystem: FileSystem, results: list[OperationRecord]) -> list[OperationRecord]:
    """Look again at steps whose name was held only by what an earlier step takes away."""
    leaving: set[Path] = set()
    left: set[Path] = set()
    seen = []
    for result in results:
        op = result
        if op.status is OperationStatus.FAILED and op.destination in leaving:
            op = replace(op, status=OperationStatus.PENDING, error_message=None)
        elif op.status is OperationStatus.FAILED and op.destination in left:
            op = settled(filesystem, op)
        if op.operation_type in _TAKES_ON and op.origin is not None:
            if op.status is OperationStatus.PENDING:
                leaving.add(op.origin)
            elif op.status is OperationStatus.COMPLETED:
                left.add(op.origin)
        seen.append(op)
    return seen


def _with_what_comes(results: list[OperationRecord]) -> list[OperationRecord]:
    """Let steps wait whose file an earlier step has yet to bring, whatever lies there so far."""
    coming: set[Path | None] = set()
    seen = []
    for result in results:
        op = result
        if op.status is OperationStatus.UNKNOWN and op.origin and op.origin in coming:
            op = replace(op, status=OperationStatus.PENDING, error_message=None)
        if op.status is OperationStatus.PENDING:
            coming.add(op.destination)
        seen.append(op)
    return seen
