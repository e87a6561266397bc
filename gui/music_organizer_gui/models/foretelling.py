"""Count beforehand what a rollback or restore will do, from the figures of its tree."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import Choice, OutlineSummary, RowKind
from music_organizer.models.packed_operations import values_of
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict


class Foretold(Struct, frozen=True):
    """The figures of a preview; folders are not counted.

    Attributes:
        files: how many files the preview is about.
        ready: how many of them will go back as things stand.
        back: how many are back already.
        verdicts: how many files each verdict has.
    """

    files: int
    ready: int
    back: int
    verdicts: Mapping[Verdict, int]

    @property
    def left(self) -> int:
        """How many need a decision or are left out."""
        return max(self.files - self.ready - self.back, 0)


def foretell(summary: OutlineSummary, choice: Choice) -> Foretold:
    """Count what a plan will do.

    Args:
        summary: how many files there are of each kind.
        choice: how many of them are ticked.
    """
    verdicts = {kind: count for kind, count in summary.kinds.items() if isinstance(kind, Verdict)}
    files = sum(verdicts.values()) or summary.total
    back = verdicts.get(Verdict.ALREADY_BACK, 0) or summary.kinds.get(RowKind.ALREADY_THERE, 0)
    return Foretold(files, choice.files, back, verdicts)


def verdict_of(op: OperationRecord) -> Verdict | None:
    """Return the verdict on a step of a rollback plan, `None` for steps that only help."""
    value = op.metadata.get("verdict")
    return Verdict(value) if value in set(Verdict) else None


def will_act(op: OperationRecord) -> bool:
    """Tell whether a step is going to be carried out."""
    return op.status is OperationStatus.PENDING


def origin_of(op: OperationRecord) -> int:
    """Return which operation of the recorded session a step takes back; 0 when none."""
    return op.undoes.sequence if op.undoes is not None else 0


def origins(plan: Plan, sequences: Collection[int]) -> frozenset[int]:
    """Return which operations of the recorded session some steps of a rollback plan take back."""
    return frozenset(origin for origin, sequence in _origins(plan) if sequence in sequences)


def kept(plan: Plan, left_out: Collection[int]) -> frozenset[int]:
    """Return which operations of the recorded session are still to be taken back.

    Args:
        plan: the plan of a rollback.
        left_out: sequences of its steps that were unticked.
    """
    return frozenset(origin for origin, sequence in _origins(plan) if sequence not in left_out)


def step_for(plan: Plan, origin: int) -> int:
    """Return the sequence of the step that takes a recorded operation back; 0 when none does."""
    return next((sequence for one, sequence in _origins(plan) if one == origin), 0)


def _origins(plan: Plan) -> Iterator[tuple[int, int]]:
    """Yield which recorded operations a plan takes back, and by which of its steps."""
    for undoes, sequence in values_of(plan.operations, "undoes", "sequence"):
        if undoes is not None:
            yield undoes.sequence, sequence
