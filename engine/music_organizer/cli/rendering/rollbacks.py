"""What a rollback would put back, and what not, with its reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Self

from msgspec import Struct

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import below
from music_organizer.cli.rendering.words import counted
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict

_SHOWN = 10
_INDENT = 2
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
        going: operations that are taken back.
        back: how many are back already.
        staying: operations that are not taken back, with their verdict.
        changes: whether anything would change on disk.
    """

    going: Sequence[OperationRecord]
    back: int
    staying: Sequence[tuple[Verdict, OperationRecord]]
    changes: bool

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Sort the operations of a plan."""
        going, staying, back = [], [], 0
        for op in plan.operations:
            if "verdict" not in op.metadata or op.role is Role.FOLDER:
                continue
            verdict = Verdict(op.metadata["verdict"])
            if op.status is OperationStatus.PENDING:
                going.append(op)
            elif verdict is Verdict.ALREADY_BACK:
                back += 1
            else:
                staying.append((verdict, op))
        return cls(going, back, staying, not plan.changes_nothing)

    @property
    def total(self) -> int:
        """How many files are not back yet."""
        return len(self.going) + len(self.staying)


def gone_back(plan: Plan, figures: Mapping[str, Any]) -> int:
    """Return how many files a run took back.

    Args:
        plan: the rollback; its steps were taken in their order.
        figures: what the run answered with.
    """
    ended = figures["total_operations"] - figures["waiting_operations"]
    failed = {op.sequence for op in figures["failures"] if op.status in _FAILED}
    return sum(
        1
        for op in plan.pending[:ended]
        if "verdict" in op.metadata and op.role is not Role.FOLDER and op.sequence not in failed
    )


def show_preview(plan: Plan, preview: Preview, console: Console) -> None:
    """Show what would go back, and every verdict that keeps files from it."""
    session = plan.session
    console.line(
        f"Rollback of {session.undoes}: {len(preview.going):,} of "
        f"{counted(preview.total, 'file')} would go back.",
        style="bold",
    )
    if preview.back:
        verb = "is" if preview.back == 1 else "are"
        console.line(f"{counted(preview.back, 'file')} {verb} back already.")
    retagged = [op for op in preview.going if op.metadata["verdict"] == Verdict.ONLY_TAGS.value]
    if retagged:
        _show_verdict(Verdict.ONLY_TAGS, retagged, console)
    for verdict, _ in _verdicts(preview).most_common():
        _show_verdict(verdict, [op for found, op in preview.staying if found is verdict], console)
    if console.verbose:
        for op in preview.going:
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
