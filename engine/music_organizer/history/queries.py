"""The read side of the history: sessions and operations, a page at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from peewee import SqliteDatabase

from music_organizer.errors import UnknownSessionError
from music_organizer.history.album_choices import AlbumChoiceStore
from music_organizer.history.database import faults
from music_organizer.history.operation_rows import (
    OPERATION_COLUMNS,
    Execute,
    readers_of,
    reasons_of,
    stored_id,
)
from music_organizer.history.rows import loaded_session
from music_organizer.history.schema import UNSETTLED, SessionRow
from music_organizer.history.standing import by_index
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.session import OperationSession

_PAGE = 1000
_SELECT = f"SELECT {','.join(OPERATION_COLUMNS)} FROM operation_records"  # noqa: S608 - constants


class HistoryQueries:
    """Answers questions about the history.

    Args:
        database: the open history; `None` answers like an empty one.
        path: its file, named when something is wrong with it.

    Attributes:
        album_choices: what was decided about albums.
    """

    def __init__(self, database: SqliteDatabase | None, path: Path) -> None:
        self._database = database
        self._path = path
        self.album_choices = AlbumChoiceStore(database, path)

    def sessions(
        self, limit: int | None = None, *, undoes: str | None = None
    ) -> list[OperationSession]:
        """Return sessions, the last recorded first.

        Args:
            limit: most sessions; all when left out.
            undoes: only those that take this session back.
        """
        if self._database is None:
            return []
        with faults(self._path):
            query = SessionRow.select().order_by(SessionRow.key.desc())
            if undoes is not None:
                query = query.where(SessionRow.undoes == undoes)
            rows = query.limit(-1 if limit is None else limit)
            return [loaded_session(row) for row in rows.execute(self._database)]

    def session(self, session_id: str) -> OperationSession | None:
        """Return the session of that id, `None` when there is none."""
        row = self._row(session_id)
        return loaded_session(row) if row is not None else None

    def matching(self, wanted: str) -> OperationSession:
        """Return the session of an id, a name, or the beginning of an id that is unambiguous.

        Raises:
            UnknownSessionError: there is none, or several begin like that.
        """
        if not wanted.isprintable():
            raise UnknownSessionError("The history has no session of such an id.")
        exact = self.session(wanted)
        if exact is not None:
            return exact
        known = self.sessions()
        found = [one for one in known if wanted and one.name == wanted]
        found = found or [one for one in known if wanted and one.session_id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(one.session_id for one in found[:3])
            raise UnknownSessionError(
                f"{len(found)} sessions answer to {wanted!r} ({names}…). Give more of the id."
            )
        raise UnknownSessionError(
            f"The history has no session {wanted!r}. `music-organize-async sessions` lists them; "
            "a library that came from elsewhere is read by `history rebuild LIBRARY`."
        )

    def operations(
        self,
        session_id: str,
        status: OperationStatus | None = None,
        *,
        after: int = 0,
        limit: int | None = None,
    ) -> Iterator[OperationRecord]:
        """Stream the operations of a session in their order.

        Args:
            session_id: the session.
            status: only operations that stand like that.
            after: only operations with a higher sequence.
            limit: at most so many.
        """
        left = limit
        while left is None or left > 0:
            size = _PAGE if left is None else min(_PAGE, left)
            page = self._page(session_id, status, after, size)
            yield from page
            if len(page) < size:
                return
            after = page[-1].sequence
            left = None if left is None else left - len(page)

    def reversed_operations(self, session_id: str) -> Iterator[OperationRecord]:
        """Stream the operations of a session, the last first."""
        before = 1 << 62
        while page := self._read(
            session_id, "sequence < ? ORDER BY sequence DESC", (before, _PAGE)
        ):
            yield from page
            before = page[-1].sequence

    def sequence_of(self, session_id: str, operation_id: str) -> int | None:
        """Return where an operation stands in its session, `None` when it is not there."""
        row = self._row(session_id)
        if row is None or self._database is None:
            return None
        with faults(self._path):
            found = self._database.execute_sql(
                "SELECT sequence FROM operation_records WHERE session_id = ? AND id IN (?, ?)",
                (row.key, operation_id, stored_id(operation_id)),
            ).fetchone()
        return int(found[0]) if found else None

    def last_sequence(self, session_id: str) -> int:
        """Return the highest sequence of a session, 0 when it has no operations."""
        last = next(self.reversed_operations(session_id), None)
        return last.sequence if last else 0

    def operations_after(self, session_id: str) -> Iterator[OperationRecord]:
        """Stream the operations of every session that began after this one, oldest first."""
        row = self._row(session_id)
        if row is None or self._database is None:
            return
        with faults(self._path):
            query = SessionRow.select(SessionRow.session_id).where(SessionRow.key > row.key)
            later = [
                one[0] for one in query.order_by(SessionRow.key).tuples().execute(self._database)
            ]
        for one in later:
            yield from self.operations(one)

    def unfinished(self) -> list[OperationSession]:
        """Return the sessions that are open, or hold steps that are not settled."""
        if self._database is None:
            return []
        with faults(self._path):
            rows = self._database.execute_sql(
                "SELECT session_id FROM operation_sessions AS session "  # noqa: S608 - constants
                "WHERE status = 'running' OR EXISTS (SELECT 1 FROM operation_records AS record "
                "WHERE record.session_id = session.key "
                f"AND record.status IN ('in_progress', 'unknown') AND {UNSETTLED}) ORDER BY key"
            ).fetchall()
        found = [self.session(row[0]) for row in rows]
        return [session for session in found if session is not None]

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong with the file; an empty list when it is sound."""
        if self._database is None:
            return []
        with faults(self._path):
            rows = self._database.execute_sql("PRAGMA integrity_check").fetchall()
        # SQLite tells several faults in one row, below a heading.
        lines = [line for row in rows for line in str(row[0]).splitlines()]
        return [line for line in lines if line != "ok" and not line.startswith("***")]

    def _page(
        self, session_id: str, status: OperationStatus | None, after: int, size: int
    ) -> list[OperationRecord]:
        if status is None:
            return self._read(session_id, "sequence > ? ORDER BY sequence", (after, size))
        condition = f"status = ?{by_index(status)} AND sequence > ? ORDER BY sequence"
        return self._read(session_id, condition, (status.value, after, size))

    def _read(
        self, session_id: str, condition: str, values: Iterable[object]
    ) -> list[OperationRecord]:
        if self._database is None:
            return []
        ask: Execute = self._database.execute_sql
        with faults(self._path):
            found = readers_of(ask, "session_id = ?", session_id)
            if not found:
                return []
            key, reader = found[0]
            sql = f"{_SELECT} WHERE session_id = ? AND {condition} LIMIT ?"
            rows = ask(sql, (key, *values)).fetchall()
            reasons = reasons_of(ask, rows)
        return reader.records(rows, reasons)

    def _row(self, session_id: str) -> SessionRow | None:
        if self._database is None:
            return None
        with faults(self._path):
            query = SessionRow.select().where(SessionRow.session_id == session_id)
            rows: list[SessionRow] = list(query.execute(self._database))
        return rows[0] if rows else None
