"""Figures of the history, counted where they lie."""

from pathlib import Path

from peewee import SqliteDatabase

from music_organizer.history.database import faults
from music_organizer.history.standing import STANDING_FILES, by_index, key_of
from music_organizer.models.operation import OperationStatus

_TOTALS = (
    "SELECT count(*), coalesce(sum(total_operations), 0), coalesce(sum(standing_files), 0) "
    "FROM operation_sessions"
)
_COUNT = "SELECT count(*) FROM operation_records WHERE session_id = ? AND status IN ({marks})"


class HistoryFigures:
    """Counts sessions and operations.

    Args:
        database: the open history.
        path: its file, named when something is wrong with it.
    """

    def __init__(self, database: SqliteDatabase, path: Path) -> None:
        self._database = database
        self._path = path

    def totals(self) -> tuple[int, int, int]:
        """Return how many sessions there are, operations, and files that can go back."""
        with faults(self._path):
            sessions, operations, files = self._database.execute_sql(_TOTALS).fetchone()
        return int(sessions), int(operations), int(files)

    def count(self, session_id: str, *statuses: OperationStatus) -> int:
        """Return how many operations of a session stand in one of some ways.

        Args:
            session_id: the session.
            statuses: the ways.
        """
        sql = _COUNT.format(marks=",".join("?" * len(statuses))) + by_index(*statuses)
        with faults(self._path):
            key = key_of(self._database, session_id)
            values = (key, *(status.value for status in statuses))
            found = self._database.execute_sql(sql, values).fetchone()
        return int(found[0])

    def standing_files(self, session_id: str) -> int:
        """Return how many files of a session can be taken back."""
        with faults(self._path):
            key = key_of(self._database, session_id)
            sql = f"{STANDING_FILES} AND session_id = ?"
            return int(self._database.execute_sql(sql, (key,)).fetchone()[0])
