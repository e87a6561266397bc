"""What a rollback would put back, and what not, with its reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Self

from msgspec import Struct

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import below
from music_organizer.cli.rendering.words import counted
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.packed_operations import those_of, values_of
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict

_SHOWN = 10
_INDENT = 2
_ABOUT = ("metadata", "role", "status")
_VERDICTS = {one.value: one for one in Verdict}
_FAILED = (OperationStatus.FAILED, OperationStatus.UNKNOWN)
_HINTS = {
    Verdict.ONLY_TAGS: "They go back with the tags they have now.",
    Verdict.EDITED: "--include edited puts them back all the same; a copy is kept first.",
    Verdict.MOVED_BY_HAND: "--include moved_by_hand puts them back from where they are.",
    Verdict.PLACE_TAKEN: "--conflict-strategy rename, keep_both or replace puts them back.",
}


class Preview(Struct, frozen=True):
    """The files of a rollback, sorted by what would become of them.

    Attributes:
        going: how many operations are taken back.
        retagged: those of them whose file has other tags now.
        back: how many are back already.
        staying: operations that are not taken back, with their verdict.
        changes: whether anything would change on disk.
    """

    going: int
    retagged: Sequence[OperationRecord]
    back: int
    staying: Sequence[tuple[Verdict, OperationRecord]]
    changes: bool

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Sort the operations of a plan."""
        going = back = 0
        for metadata, role, status in values_of(plan.operations, *_ABOUT):
            if _goes(metadata, role, status):
                going += 1
            else:
                back += _verdict(metadata, role) is Verdict.ALREADY_BACK
        retagged = list(those_of(plan.operations, _is_retagged, *_ABOUT))
        kept = those_of(plan.operations, _is_kept, *_ABOUT)
        staying = [(Verdict(op.metadata["verdict"]), op) for op in kept]
        return cls(going, retagged, back, staying, not plan.changes_nothing)

    @property
    def total(self) -> int:
        """How many files are not back yet."""
        return self.going + len(self.staying)


def gone_back(plan: Plan, figures: Mapping[str, Any]) -> int:
    """Return how many files a run took back.

    Args:
        plan: the rollback; its steps were taken in their order.
        figures: what the run answered with.
    """
    ended = figures["total_operations"] - figures["waiting_operations"]
    failed = {op.sequence for op in figures["failures"] if op.status in _FAILED}
    pending = (
        about
        for status, *about in values_of(plan.operations, "status", "metadata", "role", "sequence")
        if status is OperationStatus.PENDING
    )
    return sum(
        1
        for metadata, role, sequence in islice(pending, ended)
        if _verdict(metadata, role) and sequence not in failed
    )


def _verdict(metadata: Mapping[str, Any], role: Role) -> Verdict | None:
    """Return the verdict on a file."""
    return None if role is Role.FOLDER else _VERDICTS.get(str(metadata.get("verdict")))


def _goes(metadata: Mapping[str, Any], role: Role, status: OperationStatus) -> bool:
    return status is OperationStatus.PENDING and _verdict(metadata, role) is not None


def _is_retagged(metadata: Mapping[str, Any], role: Role, status: OperationStatus) -> bool:
    return _goes(metadata, role, status) and _verdict(metadata, role) is Verdict.ONLY_TAGS


def _is_kept(metadata: Mapping[str, Any], role: Role, status: OperationStatus) -> bool:
    verdict = _verdict(metadata, role)
    waits = status is OperationStatus.PENDING
    return not waits and verdict is not None and verdict is not Verdict.ALREADY_BACK


def show_preview(plan: Plan, preview: Preview, console: Console) -> None:
    """Show what would go back, and every verdict that keeps files from it."""
    session = plan.session
    console.line(
        f"Rollback of {session.undoes}: {preview.going:,} of "
        f"{counted(preview.total, 'file')} would go back.",
        style="bold",
    )
    if preview.back:
        verb = "is" if preview.back == 1 else "are"
        console.line(f"{counted(preview.back, 'file')} {verb} back already.")
    if preview.retagged:
        _show_verdict(Verdict.ONLY_TAGS, preview.retagged, console)
    for verdict, _ in _verdicts(preview).most_common():
        _show_verdict(verdict, [op for found, op in preview.staying if found is verdict], console)
    if console.verbose:
        for op in those_of(plan.operations, _goes, *_ABOUT):
            before = f"  {below(op.origin, session.source_root)} → "
            console.path(below(op.target_path, session.target_root), before=before)


def _verdicts(preview: Preview) -> "Counter[Verdict]":
    return Counter(verdict for verdict, _ in preview.staying)


def _show_verdict(
    verdict: Verdict, operations: Sequence[OperationRecord], console: Console
) -> None:
    console.line(f"{verdict.label}: {len(operations):,}")
    _show_each(operations, console)
    if verdict in _HINTS:
        console.line(_HINTS[verdict], style="dim", indent=_INDENT)


def _show_each(operations: Sequence[OperationRecord], console: Console) -> None:
    shown = operations if console.verbose else operations[:_SHOWN]
    for op in shown:
        console.line(op.error_message or op.reason or str(op.source_path), indent=_INDENT)
    if len(shown) < len(operations):
        left = f"… and {len(operations) - len(shown):,} more (--verbose names all)"
        console.line(left, indent=_INDENT)
