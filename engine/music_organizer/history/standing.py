"""How sessions stand once some of their operations were taken back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from peewee import SqliteDatabase, fn

from music_organizer.history.schema import UNSETTLED, USUAL, OperationRow, SessionRow
from music_organizer.models.operation import (
    LASTING_TYPES,
    STANDING_STATUSES,
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
)
from music_organizer.models.row_kinds import HIDDEN_TYPES
from music_organizer.models.session import SessionStatus

_HIDDEN = ",".join(f"'{one.value}'" for one in sorted(HIDDEN_TYPES))
_STANDING = ",".join(f"'{one.value}'" for one in sorted(STANDING_STATUSES))
ON_FILES = f"operation_type NOT IN ({_HIDDEN})"
"""The condition on operations that are rows of their own, as a person sees them."""
STANDING_FILES = (
    f"SELECT count(*) FROM operation_records WHERE {ON_FILES} AND status IN ({_STANDING})"  # noqa: S608 - constants
)
"""Counts the files that can be taken back; to be narrowed to a session."""

_OPERATIONS_A_STATEMENT = 100

COUNTERS = {
    OperationStatus.COMPLETED: "completed_operations",
    OperationStatus.FAILED: "failed_operations",
    OperationStatus.ROLLED_BACK: "rolled_back_operations",
    OperationStatus.SKIPPED: "skipped_operations",
}


def by_index(*statuses: OperationStatus) -> str:
    """Return what to add to a condition on these statuses, so that the index answers if it can."""
    return f" AND {UNSETTLED}" if not set(USUAL).intersection(statuses) else ""


def columns_counting(op: OperationRecord) -> Iterator[str]:
    """Yield the counters of its session that an operation counts in."""
    if op.status is not OperationStatus.SKIPPED:
        yield "total_operations"
    if op.status in COUNTERS:
        yield COUNTERS[op.status]
    if op.status in STANDING_STATUSES and op.operation_type not in HIDDEN_TYPES:
        yield "standing_files"


class Standing:
    """Keeps the status of operations and the counters of sessions true; inside a transaction.

    Args:
        database: the open history.
    """

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._keys: dict[str, int] = {}

    def take_back(self, links: Iterable[OperationLink]) -> None:
        """Mark operations as rolled back, and turn over whatever they had themselves taken back."""
        status = OperationStatus.ROLLED_BACK
        seen: set[OperationLink] = set()
        while fresh := set(links) - seen:
            seen |= fresh
            keyed = [
                (key, link.sequence)
                for link in fresh
                if (key := self._key_of(link.session_id)) is not None
            ]
            links = list(self._turned_over(keyed, status))
            # What a rollback took back stands again once that rollback is itself taken back.
            status = (
                OperationStatus.COMPLETED
                if status is OperationStatus.ROLLED_BACK
                else OperationStatus.ROLLED_BACK
            )

    def _turned_over(
        self, operations: Sequence[tuple[int, int]], status: OperationStatus
    ) -> Iterator[OperationLink]:
        """Give operations, each by session and sequence, a status; yield what they took back."""
        connection = self._database.connection()
        for start in range(0, len(operations), _OPERATIONS_A_STATEMENT):
            some = operations[start : start + _OPERATIONS_A_STATEMENT]
            numbers = list(chain.from_iterable(some))
            these = f"(VALUES {','.join(['(?,?)'] * len(some))}) AS given"
            here = "session_id = given.column1 AND sequence = given.column2"
            connection.execute(
                f"UPDATE OR FAIL operation_records SET status = ? FROM {these} WHERE {here}",  # noqa: S608
                (status.value, *numbers),
            )
            undone = connection.execute(
                "SELECT undoes_session, undoes_sequence "  # noqa: S608 - all numbers are bound
                f"FROM {these} CROSS JOIN operation_records "
                f"WHERE {here} AND undoes_session IS NOT NULL",
                numbers,
            )
            yield from (OperationLink(*row) for row in undone)

    def _key_of(self, session_id: str) -> int | None:
        if session_id not in self._keys:
            key = key_of(self._database, session_id)
            if key is None:
                return None
            self._keys[session_id] = key
        return self._keys[session_id]

    def forget(self, session_id: str) -> None:
        """Drop what is remembered of a session that is deleted."""
        self._keys.pop(session_id, None)

    def refresh_taken_back(self, key: int) -> None:
        """Bring the sessions up to date whose operations this session took back."""
        seen = {key}
        undone = SessionRow.select(SessionRow.undoes).where(SessionRow.key == key)
        session_id = undone.scalar(self._database)
        while session_id is not None:
            other = key_of(self._database, session_id)
            if other is None or other in seen:
                return
            seen.add(other)
            self.recount(other)
            SessionRow.update(status=self.status_of(other).value).where(
                SessionRow.key == other
            ).execute(self._database)
            session_id = (
                SessionRow.select(SessionRow.undoes)
                .where(SessionRow.key == other)
                .scalar(self._database)
            )

    def recount(self, key: int) -> Counter[OperationStatus]:
        """Take the counters of a session from its operations; return how many stand how."""
        counts = self._statuses(key)
        columns = {column: counts[status] for status, column in COUNTERS.items()}
        total = sum(counts.values()) - counts[OperationStatus.SKIPPED]
        files = self._database.execute_sql(f"{STANDING_FILES} AND session_id = ?", (key,))
        SessionRow.update(
            total_operations=total, standing_files=int(files.fetchone()[0]), **columns
        ).where(SessionRow.key == key).execute(self._database)
        return counts

    def status_of(self, key: int) -> SessionStatus:
        """Return how a session stands by its operations.

        As long as something of it stands, steps that wait or are not settled come first: they
        need a decision.
        """
        counts = self._statuses(key, leaving_out=LASTING_TYPES)
        open_steps = counts[OperationStatus.UNKNOWN] + counts[OperationStatus.IN_PROGRESS]
        back, stands = counts[OperationStatus.ROLLED_BACK], counts[OperationStatus.COMPLETED]
        stands += open_steps
        if back and not stands:
            return SessionStatus.ROLLED_BACK
        if counts[OperationStatus.PENDING] or open_steps:
            return SessionStatus.INTERRUPTED
        if back:
            return SessionStatus.PARTIALLY_ROLLED_BACK
        return SessionStatus.FAILED if counts[OperationStatus.FAILED] else SessionStatus.COMPLETED

    def _statuses(
        self, key: int, leaving_out: Iterable[OperationType] = ()
    ) -> Counter[OperationStatus]:
        rows = (
            OperationRow.select(OperationRow.status, fn.COUNT(OperationRow.sequence))
            .where(OperationRow.session_id == key)
            .where(OperationRow.operation_type.not_in([kind.value for kind in leaving_out]))
            .group_by(OperationRow.status)
            .tuples()
        )
        return Counter({OperationStatus(name): int(n) for name, n in rows.execute(self._database)})


def key_of(database: SqliteDatabase, session_id: str) -> int | None:
    """Return the key of a session, `None` when there is none of that id."""
    query = SessionRow.select(SessionRow.key).where(SessionRow.session_id == session_id)
    key = query.scalar(database)
    return None if key is None else int(key)
