"""A plan that lies in memory, as a tree of operations."""

import os
from collections.abc import Sequence
from pathlib import Path

from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import Kind, RowKind, Shelf
from music_organizer.models.outline_builder import OutlineBuilder, Place
from music_organizer.models.outline_index import OutlineIndex
from music_organizer.models.plan import Plan
from music_organizer.models.row_kinds import HIDDEN_TYPES, category_of, makes_room, planned_kind
from music_organizer.models.session import OperationSession, SessionKind


class PlanOutline:
    """Shows the operations of a plan; see `OperationSource`.

    Args:
        plan: the plan; its operations stand in the order of their sequences.
    """

    is_stored = False

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._operations = {op.sequence: op for op in plan.operations}
        self._index = self._built()

    @property
    def session(self) -> OperationSession:
        """The session the plan would become."""
        return self._plan.session

    @property
    def index(self) -> OutlineIndex:
        """Where every file stands."""
        return self._index

    def records(self, positions: Sequence[int]) -> list[OperationRecord | None]:
        """Return the files at these positions."""
        return [self._operations[self._index.sequence_at(one)] for one in positions]

    def _built(self) -> OutlineIndex:
        kind = self.session.kind
        shelved = kind is SessionKind.ORGANIZE
        builder = OutlineBuilder(self.session, backwards=kind is SessionKind.ROLLBACK)
        root = str(self.session.source_root) + os.sep
        for op in self._operations.values():
            if op.operation_type in HIDDEN_TYPES:
                continue
            found = self._kind(op)
            builder.add(
                op.sequence,
                _place(op, shelved=shelved),
                found,
                op.role,
                op.file_size or 0,
                choosable=op.status is OperationStatus.PENDING and found is not RowKind.ASIDE,
            )
            builder.describe(_text(op, root))
        return builder.built()

    def _kind(self, op: OperationRecord) -> Kind:
        required = self._operations.get(op.metadata.get("requires", 0))
        needs_room = required is not None and makes_room(required.operation_type, required.metadata)
        return planned_kind(
            op.operation_type, op.status, op.role, op.metadata, needs_room=needs_room
        )


def _place(op: OperationRecord, *, shelved: bool) -> Place:
    shown = op.target_path or op.source_path or op.backup_path or Path()
    folder = os.path.dirname(shown)  # noqa: PTH120 - a path object for every file takes its time
    if not shelved:
        return Place(Shelf.BARE, folder)
    category = category_of(op.reason)
    stays = op.status is OperationStatus.SKIPPED and op.target_path is None
    return Place(Shelf.STAYS if category is None and stays else category, folder)


def _text(op: OperationRecord, root: str) -> str:
    source = os.fspath(op.source_path or op.backup_path or "")
    name = op.target_path.name if op.target_path is not None else ""
    return f"{source.removeprefix(root)}\n{name}"
