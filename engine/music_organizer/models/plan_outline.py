"""A plan that lies in memory, as a tree of operations."""

import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from music_organizer.models.operation import (
    JUNK_STEP,
    OperationRecord,
    OperationStatus,
    OperationType,
)
from music_organizer.models.outline import Heading, Kind, RowKind, Shelf
from music_organizer.models.outline_builder import OutlineBuilder, Page
from music_organizer.models.outline_groups import CODES, ROLE_CODES
from music_organizer.models.outline_index import OutlineIndex
from music_organizer.models.packed_operations import BySequence, those_of, values_of
from music_organizer.models.plan import Plan
from music_organizer.models.row_kinds import (
    HIDDEN_TYPES,
    category_of,
    heading_of,
    makes_room,
    planned_kind,
)
from music_organizer.models.session import OperationSession, SessionKind

_PAGE = 4096


class PlanOutline:
    """Shows the operations of a plan; see `OperationSource`.

    Args:
        plan: the plan; its operations stand in the order of their sequences.
    """

    is_stored = False

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._found = BySequence(plan.operations)
        told = values_of(plan.operations, "sequence", "operation_type", "metadata")
        self._rooms = {number for number, *about in told if makes_room(*about)}
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
        return [self._found[self._index.sequence_at(one)] for one in positions]

    def _built(self) -> OutlineIndex:
        kind = self.session.kind
        builder = OutlineBuilder(self.session, backwards=kind is SessionKind.ROLLBACK)
        files = those_of(self._plan.operations, _is_shown, "operation_type")
        while page := list(islice(files, _PAGE)):
            builder.add(self._page(page, builder))
        return builder.built()

    def _page(self, files: Sequence[OperationRecord], builder: OutlineBuilder) -> Page:
        root = str(self.session.source_root) + os.sep
        shelved = self.session.kind is SessionKind.ORGANIZE
        kinds = [self._kind(op) for op in files]
        return Page(
            sequences=[op.sequence for op in files],
            groups=[builder.group(_heading(op, shelved=shelved), _folder(op)) for op in files],
            kinds=[CODES[kind] for kind in kinds],
            roles=[ROLE_CODES[op.role] for op in files],
            choosable=[
                op.status is OperationStatus.PENDING
                and kind is not RowKind.ASIDE
                and (shelved or op.operation_type is not OperationType.REWRITE)
                and op.metadata.get("step") != JUNK_STEP
                for op, kind in zip(files, kinds, strict=True)
            ],
            sizes=[op.file_size or 0 for op in files],
            texts=[_text(op, root) for op in files],
        )

    def _kind(self, op: OperationRecord) -> Kind:
        needs_room = op.metadata.get("requires") in self._rooms
        return planned_kind(
            op.operation_type, op.status, op.role, op.metadata, needs_room=needs_room
        )


def _is_shown(step: OperationType) -> bool:
    return step not in HIDDEN_TYPES


def _heading(op: OperationRecord, *, shelved: bool) -> Heading | None:
    if not shelved:
        return Shelf.BARE
    alone = op.status is OperationStatus.SKIPPED and op.target_path is None
    return heading_of(category_of(op.reason), op.metadata, stays_alone=alone)


def _folder(op: OperationRecord) -> str:
    shown = op.target_path or op.source_path or op.backup_path or Path()
    return os.path.dirname(shown)  # noqa: PTH120 - a path object for every file takes its time


def _text(op: OperationRecord, root: str) -> str:
    source = os.fspath(op.source_path or op.backup_path or "")
    name = op.target_path.name if op.target_path is not None else ""
    return f"{source.removeprefix(root)}\n{name}"
