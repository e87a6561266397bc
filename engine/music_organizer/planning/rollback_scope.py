"""What a rollback is asked to take back, and what cannot be parted from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.verdict import Verdict

OPEN = (OperationStatus.COMPLETED, OperationStatus.UNKNOWN, OperationStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class RollbackChoices:
    """What the person chose for a rollback.

    Attributes:
        included: verdicts to act on beside those that act by themselves.
        strategy: what to do when the old place is taken.
        only: sequences of the operations to take back; `None` means all.
    """

    included: frozenset[Verdict] = frozenset()
    strategy: ConflictStrategy = ConflictStrategy.SKIP
    only: frozenset[int] | None = None


def needed(operations: Iterable[OperationRecord], chosen: Iterable[int]) -> frozenset[int]:
    """Return the chosen operations and those that cannot be parted from them.

    Steps through a temporary name belong together, and so do a newcomer and what made room for it;
    whoever holds the place that something goes back to has to go back first.
    """
    by_sequence = {op.sequence: op for op in operations if op.status in OPEN}
    holders = {op.destination: op.sequence for op in by_sequence.values()}
    tied: dict[int, list[int]] = {}
    for op in by_sequence.values():
        required = op.metadata.get("requires")
        if required in by_sequence:
            tied.setdefault(op.sequence, []).append(required)
            tied.setdefault(required, []).append(op.sequence)
        holder = holders.get(op.origin)
        if holder is not None and holder != op.sequence:
            tied.setdefault(op.sequence, []).append(holder)
    found: set[int] = set()
    waiting = [number for number in chosen if number in by_sequence]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(tied.get(number, ()))
    return frozenset(found)
