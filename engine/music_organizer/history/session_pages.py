"""Sessions in any order, a page at a time: each page begins after the last row of the one before.

A page is found by the values of that row instead of by counting rows, so that a session which is
made or deleted meanwhile neither repeats a row nor hides one
(https://www.sqlite.org/rowvalue.html#scrolling_window_queries).
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from peewee import SQL, SqliteDatabase

from music_organizer.history.database import faults
from music_organizer.history.rows import loaded_session
from music_organizer.history.schema import SessionRow
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer.models.session_order import SessionKey, SessionOrder

# What still needs somebody comes before what is settled.
_RANKS = (
    SessionStatus.RUNNING,
    SessionStatus.INTERRUPTED,
    SessionStatus.FAILED,
    SessionStatus.PARTIALLY_ROLLED_BACK,
    SessionStatus.COMPLETED,
    SessionStatus.ROLLED_BACK,
)
_RANK = " ".join(f"WHEN '{status.value}' THEN {rank}" for rank, status in enumerate(_RANKS))
_VALUES: Mapping[SessionKey, str] = MappingProxyType(
    {
        SessionKey.START: "start_time",
        SessionKey.NAME: "iif(name = '', session_id, name) COLLATE NOCASE",
        SessionKey.FOLDERS: (
            "(CAST(source_root AS TEXT) || char(1) || CAST(target_root AS TEXT)) COLLATE NOCASE"
        ),
        SessionKey.OPERATIONS: "total_operations",
        SessionKey.FAILED: "failed_operations",
        SessionKey.STANDING: "standing_files",
        SessionKey.STATUS: f"CASE status {_RANK} END",
    }
)


class SessionPages:
    """Reads the sessions of a history.

    Args:
        database: the open history.
        path: its file, named when something is wrong with it.
    """

    def __init__(self, database: SqliteDatabase, path: Path) -> None:
        self._database = database
        self._path = path

    def page(
        self, order: SessionOrder, limit: int | None = None, after: str | None = None
    ) -> list[OperationSession]:
        """Return sessions in an order.

        Args:
            order: the order.
            limit: most sessions; all when left out.
            after: id of the session that they follow; from the first one on when left out.
        """
        value = _VALUES[order.key]
        direction, sign = ("DESC", "<") if order.descending else ("ASC", ">")
        query = SessionRow.select()
        if after is not None:
            anchor = f"SELECT {value}, key FROM operation_sessions WHERE session_id = ?"  # noqa: S608 - constants
            query = query.where(SQL(f"({value}, key) {sign} ({anchor})", (after,)))
        query = query.order_by(SQL(f"{value} {direction}"), SQL(f"key {direction}"))
        with faults(self._path):
            rows = query.limit(-1 if limit is None else limit).execute(self._database)
            return [loaded_session(row) for row in rows]
