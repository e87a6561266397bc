"""The write side of the history: what is intended, then what was done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from peewee import SqliteDatabase

from music_organizer.errors import SessionIdError, UnknownSessionError
from music_organizer.history.database import faults
from music_organizer.history.operation_rows import (
    OPERATION_COLUMNS,
    OperationWriter,
    Roots,
    stored_audio,
)
from music_organizer.history.rows import as_json, loaded_session, session_columns, stored_text
from music_organizer.history.schema import OperationRow, SessionRow
from music_organizer.history.standing import Standing, columns_counting, key_of
from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    now,
)
from music_organizer.models.session import OperationSession, SessionStatus

T = TypeVar("T")

_SLICE = 500
_MARKS = ",".join("?" * len(OPERATION_COLUMNS))
_INSERT = f"INSERT INTO operation_records ({','.join(OPERATION_COLUMNS)}) VALUES ({_MARKS})"  # noqa: S608 - constants
_ADVANCED = (
    "status",
    "timestamp",
    "error_message",
    "checksum_before",
    "checksum_after",
    "metadata",
    "file_size",
    "audio_checksum",
)
_ROWS_A_STATEMENT = 100


@cache
def _advance(rows: int) -> str:
    """Return the statement that advances operations.

    One statement for many: SQLite gives the interpreter away at each, and a thread that hashes
    keeps it for a while. One that fails leaves what it did to its transaction, which is then taken
    back: for anything else SQLite would first write the pages of each to a temporary file.
    """
    taken = ", ".join(f"{name} = given.column{n}" for n, name in enumerate(_ADVANCED, 1))
    key, sequence = len(_ADVANCED) + 1, len(_ADVANCED) + 2
    marks = ",".join("?" * sequence)
    return (
        f"UPDATE OR FAIL operation_records SET {taken} "  # noqa: S608 - constants
        f"FROM (VALUES {','.join([f'({marks})'] * rows)}) AS given "
        f"WHERE session_id = given.column{key} AND sequence = given.column{sequence}"
    )


class _OpenSession(Struct, frozen=True):
    key: int
    writer: OperationWriter

    @classmethod
    def of(cls, key: int, session: OperationSession) -> "_OpenSession":
        return cls(key, OperationWriter(key, Roots.of(session)))


class Journal:
    """Writes sessions and operations; one commit a call, flushed to the disk.

    Args:
        database: the open history.
        path: its file, named when something is wrong with it.
    """

    def __init__(self, database: SqliteDatabase, path: Path) -> None:
        self._database = database
        self._path = path
        self._open: dict[str, _OpenSession] = {}
        self._standing = Standing(database)

    def check_writable(self) -> None:
        """Raise `HistoryError` when nothing could be written now."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            pass

    def begin(self, session: OperationSession, operations: Iterable[OperationRecord]) -> None:
        """Write a session and all its operations in one transaction.

        Raises:
            SessionIdError: the id is taken.
            HistoryError: the history cannot be written; nothing was.
        """
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            if key_of(self._database, session.session_id) is not None:
                raise SessionIdError(
                    f"There is a session {session.session_id!r} already. Nothing was touched; "
                    "choose another id, or leave it out."
                )
            query = SessionRow.insert(**session_columns(session))
            key = int(query.execute(self._database))
            self._open[session.session_id] = _OpenSession.of(key, session)
            counts = self._insert(session.session_id, operations)
            self._count(key, counts)

    def add(self, operations: Sequence[OperationRecord]) -> None:
        """Add operations to a session that has begun."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            for op in operations:
                counts = self._insert(op.session_id, [op])
                self._count(self._session(op.session_id).key, counts)

    def advance(
        self, finished: Sequence[OperationRecord], started: Sequence[OperationRecord]
    ) -> None:
        """Write what was finished and what is at work from now on, in one transaction.

        An operation that takes back another one changes that one's status in the same moment.
        """
        if not finished and not started:
            return
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            self._update((op, op.status) for op in finished)
            self._update((op, OperationStatus.IN_PROGRESS) for op in started)
            self._standing.take_back(
                op.undoes
                for op in finished
                if op.undoes is not None and op.status is OperationStatus.COMPLETED
            )

    def settle(self, links: Sequence[OperationLink]) -> None:
        """Mark operations as rolled back that the disk shows to be back already."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            self._standing.take_back(links)

    def end(self, session_id: str, status: SessionStatus) -> SessionStatus:
        """Close a session, its counters taken from its operations.

        A session whose operations were taken back is brought up to date with it.

        Returns:
            how the session stands; a part of it may have been taken back before it ended.
        """
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            key = self._session(session_id).key
            if self._standing.recount(key)[OperationStatus.ROLLED_BACK]:
                status = self._standing.status_of(key)
            SessionRow.update(status=status.value, end_time=now().isoformat()).where(
                SessionRow.key == key
            ).execute(self._database)
            self._standing.refresh_taken_back(key)
        return status

    def set_status(self, session_id: str, status: SessionStatus) -> None:
        """Give a session another status, and its counters the true figures."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            key = self._session(session_id).key
            self._standing.recount(key)
            SessionRow.update(status=status.value).where(SessionRow.key == key).execute(
                self._database
            )

    def recount(self, session_id: str) -> None:
        """Give the counters of a session the true figures."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            self._standing.recount(self._session(session_id).key)

    def describe(
        self, session_id: str, *, name: str | None = None, pinned: bool | None = None
    ) -> None:
        """Alter what a person says of a session.

        Args:
            session_id: the session; its id stays.
            name: what it is called from now on; as before when left out.
            pinned: whether it stays when the history is thinned out; as before when left out.
        """
        given = {"name": stored_text(name), "pinned": pinned}
        changes = {column: value for column, value in given.items() if value is not None}
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            key = self._session(session_id).key
            SessionRow.update(**changes).where(SessionRow.key == key).execute(self._database)

    def delete(self, session_id: str) -> None:
        """Forget a session and its operations; the files stay where they are."""
        with faults(self._path), self._database.atomic("IMMEDIATE"):
            key = self._session(session_id).key
            OperationRow.delete().where(OperationRow.session_id == key).execute(self._database)
            SessionRow.delete().where(SessionRow.key == key).execute(self._database)
            self._open.pop(session_id, None)
            self._standing.forget(session_id)

    def _insert(self, session_id: str, operations: Iterable[OperationRecord]) -> Counter[str]:
        """Insert operations; return how much each counter of their session grows."""
        session = self._session(session_id)
        counts: Counter[str] = Counter()
        reason_key = self._reason_keys()
        connection = self._database.connection()
        for batch in _sliced(operations, _SLICE):
            counts.update(column for op in batch for column in columns_counting(op))
            rows = [session.writer.row(op, reason_key(op.reason)) for op in batch]
            connection.executemany(_INSERT, rows)
        return counts

    def _reason_keys(self) -> Callable[[str], int | None]:
        known: dict[str, int] = {}

        def key_of(reason: str) -> int | None:
            text = stored_text(reason)
            if not text:
                return None
            if text not in known:
                self._database.execute_sql(
                    "INSERT OR IGNORE INTO operation_reasons (text) VALUES (?)", (text,)
                )
                found = self._database.execute_sql(
                    "SELECT key FROM operation_reasons WHERE text = ?", (text,)
                )
                known[text] = int(found.fetchone()[0])
            return known[text]

        return key_of

    def _update(self, operations: Iterable[tuple[OperationRecord, OperationStatus]]) -> None:
        connection = self._database.connection()
        for batch in _sliced(operations, _ROWS_A_STATEMENT):
            given = chain.from_iterable(self._advanced(op, status) for op, status in batch)
            connection.execute(_advance(len(batch)), tuple(given))

    def _advanced(self, op: OperationRecord, status: OperationStatus) -> tuple[Any, ...]:
        return (
            status._value_,
            op.timestamp.timestamp(),
            stored_text(op.error_message),
            bytes.fromhex(op.checksum_before) if op.checksum_before else None,
            bytes.fromhex(op.checksum_after) if op.checksum_after else None,
            as_json(op.metadata),
            op.file_size,
            stored_audio(op.audio_checksum),
            self._session(op.session_id).key,
            op.sequence,
        )

    def _count(self, key: int, counts: Counter[str]) -> None:
        if not counts:
            return
        changes = {column: getattr(SessionRow, column) + n for column, n in counts.items()}
        SessionRow.update(**changes).where(SessionRow.key == key).execute(self._database)

    def _session(self, session_id: str) -> _OpenSession:
        if session_id not in self._open:
            query = SessionRow.select().where(SessionRow.session_id == session_id)
            rows = list(query.execute(self._database))
            if not rows:
                raise UnknownSessionError(f"The history has no session {session_id!r}.")
            self._open[session_id] = _OpenSession.of(rows[0].key, loaded_session(rows[0]))
        return self._open[session_id]


def _sliced(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
