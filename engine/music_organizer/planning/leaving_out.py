"""Leave steps out of a plan, with everything that makes no sense or has no room without them."""

import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import (
    JUNK_STEP,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.packed_operations import BySequence, PackedOperations
from music_organizer.models.plan import Plan
from music_organizer.models.playlist_rewrite import PlaylistRewrite
from music_organizer.planning.filenames import folded
from music_organizer.planning.folders_left import Folders, FoldersLeft, frees_its_name
from music_organizer.planning.wanted import STAYS_WITH_MUSIC

_DRAGGED_ALONG = "It stays, since its new name or a step it needs hangs on a file left out."

Place = tuple[str, str]


def leave_out(plan: Plan, reasons: Mapping[int, StayReason]) -> Plan:
    """Return the plan without some of its steps; everything else keeps its name and number.

    A file that is left out stays, recorded as skipped with its reason. Left out with it is what
    requires it, what only served it, what bears its name (lyrics of a track), and whatever was to
    get the name that it now keeps. Folders that nothing goes to any more are not made, and folders
    that keep something are not removed, nor does their junk go.

    Args:
        plan: the plan as it was shown.
        reasons: for the sequence of each step to leave out why it stays; steps on folders and
            files that stay anyway are not heeded.
    """
    steps = _on_files(plan)
    if steps.keys().isdisjoint(reasons):
        return plan
    where = {op.sequence: _folders(op) for op in steps.each()}
    leaving = _Leaving(steps, where)
    left = leaving.closure(reasons)
    folders = FoldersLeft(steps, where, left)
    left |= {op.sequence: StayReason.JUNK for op in steps.each() if folders.keep_junk(op)}

    def kept() -> Iterator[OperationRecord]:
        for op in plan.operations:
            if op.sequence not in steps:
                if folders.keeps(op):
                    yield op
            elif op.sequence not in left:
                yield op
            elif not _serves(op):
                why = left[op.sequence]
                told = why.help if op.sequence in reasons else leaving.message(op)
                yield _stayed(op, why, steps, told)

    moved = map(partial(_with_what_moves, left), kept())
    operations = PackedOperations.of(op for op in moved if op is not None)
    altered = _altered(operations, where, plan.session.library_root)
    # A note on a folder that nothing alters is no use.
    noted = (op for op in operations if not _is_note(op) or str(op.source_path) in altered)
    return replace(plan, operations=PackedOperations.of(noted))


class Hanging:
    """Knows which steps of a plan are left out together with others.

    Args:
        plan: the plan as it was shown; it is gone through when first asked about.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._leaving: _Leaving | None = None
        self._rewrites: list[tuple[int, frozenset[int]]] = []

    def along_with(self, left_out: Iterable[int]) -> frozenset[int]:
        """Return the sequences of the steps that `leave_out` leaves out besides these."""
        if self._leaving is None:
            self._leaving = self._looked_through()
        asked = dict.fromkeys(left_out, StayReason.EXCLUDED)
        left = self._leaving.closure(asked).keys()
        idle = {number for number, moves in self._rewrites if moves and moves <= left}
        return frozenset((left | idle) - asked.keys())

    def _looked_through(self) -> "_Leaving":
        steps = _on_files(self._plan)
        for op in steps.each():
            if op.operation_type is OperationType.REWRITE:
                rewrite = PlaylistRewrite.of(op.metadata)
                moves = (edit.after for edit in rewrite.edits) if rewrite is not None else ()
                self._rewrites.append((op.sequence, frozenset(moves)))
        return _Leaving(steps, {op.sequence: _folders(op) for op in steps.each()})


def _with_what_moves(left: Container[int], op: OperationRecord) -> OperationRecord | None:
    """Return the rewrite of a playlist without the files left out; `None` when none remains."""
    if op.operation_type is not OperationType.REWRITE or op.status is not OperationStatus.PENDING:
        return op
    rewrite = PlaylistRewrite.of(op.metadata)
    if rewrite is None or all(edit.after not in left for edit in rewrite.edits):
        return op
    standing = rewrite.standing(left)
    if not standing.edits:
        return None
    return replace(op, metadata={**op.metadata, **standing.as_metadata()})


class _Leaving:
    """Finds what cannot stay in a plan without the steps that leave it."""

    def __init__(self, steps: BySequence, where: Folders) -> None:
        self._steps = steps
        self._needed_by: dict[int, list[int]] = defaultdict(list)
        self._bearing: dict[int, list[int]] = defaultdict(list)
        self._without_track: set[int] = set()
        self._wanting: dict[Place, list[int]] = defaultdict(list)
        self._required: dict[int, int] = {}
        self._serving: set[int] = set()
        left = {where[op.sequence][0] for op in steps.each() if frees_its_name(op)}
        for op in steps.each():
            required = _required(op)
            if required in steps:
                self._needed_by[required].append(op.sequence)
                self._required[op.sequence] = required
            track = steps.get(op.belongs_to) if op.belongs_to else None
            if track is not None and _bears_the_name(op, track):
                self._bearing[track.sequence].append(op.sequence)
            if op.target_path is not None and where[op.sequence][1] in left:
                self._wanting[_place(op.target_path)].append(op.sequence)
            if _serves(op):
                self._serving.add(op.sequence)
        self._freed = dict(self._freed_by(steps)) if self._wanting else {}

    def _freed_by(self, steps: BySequence) -> Iterator[tuple[int, Place]]:
        """Yield the steps that free a name which somebody wants, and the name."""
        for op in steps.each():
            if frees_its_name(op) and op.source_path is not None:
                place = _place(op.source_path)
                if place in self._wanting:
                    yield op.sequence, place

    def closure(self, reasons: Mapping[int, StayReason]) -> dict[int, StayReason]:
        """Return every step that is left out, with the reason it inherits."""
        left: dict[int, StayReason] = {}
        waiting = [(number, why) for number, why in reasons.items() if number in self._steps]
        waiting.reverse()
        while waiting:
            number, why = waiting.pop()
            if number in left:
                continue
            left[number] = why
            dragged = [*self._needed_by[number], *self._in_need_of(number)]
            dragged += self._without_purpose(number, left)
            bearing = self._bearing.get(number, ())
            self._without_track.update(bearing)
            dragged += bearing
            waiting += [(other, reasons.get(other, why)) for other in dragged]
        return left

    def message(self, op: OperationRecord) -> str:
        """Say why a step is left out that nobody asked to leave out."""
        if op.metadata.get("step") == JUNK_STEP:
            return StayReason.JUNK.help
        return STAYS_WITH_MUSIC if op.sequence in self._without_track else _DRAGGED_ALONG

    def _in_need_of(self, number: int) -> list[int]:
        """Return the steps that want the name which the thing of this step now keeps."""
        place = self._freed.get(number)
        wanting = [] if place is None else self._wanting[place]
        return [other for other in wanting if other != number]

    def _without_purpose(self, number: int, left: Mapping[int, StayReason]) -> list[int]:
        """Return the step that this one required, when it serves nobody else."""
        required = self._required.get(number)
        if required is None or required not in self._serving:
            return []
        return [required] if all(one in left for one in self._needed_by[required]) else []


def _altered(operations: Iterable[OperationRecord], where: Folders, library: Path) -> set[str]:
    altered: set[str] = set()
    for op in operations:
        if op.status is OperationStatus.PENDING and not _is_note(op):
            altered.update(where.get(op.sequence) or _folders(op))
    # The log of a session that does anything lies in the library.
    return altered | {str(library)} if altered else altered


def _stayed(
    op: OperationRecord,
    why: StayReason,
    steps: Mapping[int, OperationRecord],
    message: str,
) -> OperationRecord:
    metadata = {key: value for key, value in op.metadata.items() if key != "requires"}
    return replace(
        op,
        status=OperationStatus.SKIPPED,
        source_path=_where_it_lies(op, steps),
        error_message=message,
        metadata={**metadata, "stays": why.value},
    )


def _where_it_lies(op: OperationRecord, steps: Mapping[int, OperationRecord]) -> Path | None:
    """Return where a file lies now, though the plan would have led it through another name."""
    earlier = steps.get(_required(op))
    while earlier is not None:
        if earlier.operation_type is OperationType.MOVE and earlier.target_path == op.source_path:
            return earlier.source_path
        earlier = steps.get(_required(earlier))
    return op.source_path


def _required(op: OperationRecord) -> int:
    return int(op.metadata.get("requires", 0))


def _on_files(plan: Plan) -> BySequence:
    """Return the steps that wait and work on files."""
    return BySequence(plan.operations, _is_on_a_file, "role", "status")


def _is_on_a_file(role: Role, status: OperationStatus) -> bool:
    return role is not Role.FOLDER and status is OperationStatus.PENDING


def _is_note(op: OperationRecord) -> bool:
    return op.operation_type is OperationType.REMEMBER_DIR


def _serves(op: OperationRecord) -> bool:
    """Tell whether a step is taken for the sake of another one only."""
    if op.undoes is not None:
        return False
    step = op.metadata.get("step")
    if step == JUNK_STEP:
        return False
    return step == "aside" or op.operation_type in (OperationType.BACKUP, OperationType.DELETE)


def _bears_the_name(op: OperationRecord, track: OperationRecord) -> bool:
    if op.target_path is None or track.target_path is None or op.role is Role.AUDIO:
        return False
    return op.target_path.name.startswith(track.target_path.stem)


def _folders(op: OperationRecord) -> tuple[str, str]:
    """Return the folders a step takes from and brings to, as text that is compared fast."""
    return _folder(op.source_path), _folder(op.target_path)


def _folder(path: Path | None) -> str:
    # A path keeps the text it was asked for; its parent is let go of together with its own.
    return sys.intern(str(path.parent)) if path is not None else ""


def _place(path: Path) -> Place:
    return _folder(path), folded(path.name)
