"""The history as one thing: opened, read, written and closed together."""

from pathlib import Path
from typing import Self

from music_organizer.history.database import open_history
from music_organizer.history.figures import HistoryFigures
from music_organizer.history.journal import Journal
from music_organizer.history.queries import HistoryQueries
from music_organizer.history.session_pages import SessionPages


class History:
    """An open history database with its read and write sides; belongs to one thread.

    Attributes:
        path: the file.
        journal: writes.
        queries: reads.
        sessions: reads the sessions in any order.
        album_choices: what was decided about albums.
        figures: counts.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = open_history(path)
        self.journal = Journal(self._database, path)
        self.queries = HistoryQueries(self._database, path)
        self.sessions = SessionPages(self._database, path)
        self.album_choices = self.queries.album_choices
        self.figures = HistoryFigures(self._database, path)

    def close(self) -> None:
        """Close the database."""
        if not self._database.is_closed():
            self._database.close()

    def __enter__(self) -> Self:
        """Use the history in a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the history at the end of the block."""
        self.close()
