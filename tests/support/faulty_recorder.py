"""A journal in memory that can refuse to be written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from music_organizer.errors import HistoryError
from music_organizer.models.operation import OperationRecord, OperationStatus


@dataclass(slots=True)
class Ledger:
    """Takes steps down like the history does: all of one call, or nothing of it.

    Attributes:
        fails_at: number of the call, from 1, that cannot be written; nor can any later one.
        alive: tells whether there is anybody left to write.
        calls: what every call that was written held, as sequences of finished and started steps.
        records: the latest record of every step.
    """

    fails_at: int | None = None
    alive: Callable[[], bool] = lambda: True
    calls: list[tuple[list[int], list[int]]] = field(default_factory=list)
    records: dict[int, OperationRecord] = field(default_factory=dict)

    def advance(
        self, finished: Sequence[OperationRecord], started: Sequence[OperationRecord]
    ) -> None:
        if not finished and not started:
            return
        full = self.fails_at is not None and len(self.calls) + 1 >= self.fails_at
        if full or not self.alive():
            raise HistoryError("The history cannot be written.")
        self.calls.append(([op.sequence for op in finished], [op.sequence for op in started]))
        at_work = [replace(op, status=OperationStatus.IN_PROGRESS) for op in started]
        self.records.update({op.sequence: op for op in [*finished, *at_work]})

    def statuses(self) -> dict[int, OperationStatus]:
        return {number: op.status for number, op in sorted(self.records.items())}

    def open_steps(self) -> list[OperationRecord]:
        """Return what recovery would have to settle, in order."""
        return [
            op
            for _, op in sorted(self.records.items())
            if op.status in (OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN)
        ]
