"""A search through all sessions ends when nobody waits for it, and tells when it cannot be made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from music_organizer.errors import HistoryDamagedError
from music_organizer.history.history import History
from music_organizer.history.search import find_operations
from tests.support.plans import session, step

_MANY = 3_000


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A history that takes long enough to search that somebody is asked meanwhile."""
    path = tmp_path / "history.db"
    steps = [step(number, f"{number}.mp3", f"A/{number}.mp3") for number in range(1, _MANY + 1)]
    with History(path) as written:
        written.journal.begin(session(), steps)
    return path


def test_a_search_that_nobody_waits_for_ends_with_nothing(history: Path) -> None:
    asked: list[str] = []

    def is_wanted() -> bool:
        asked.append("again")
        return len(asked) < 2

    assert find_operations(history, "mp3", _MANY, is_wanted) == []
    assert len(asked) < _MANY
    assert len(find_operations(history, "mp3", _MANY)) == _MANY


def test_a_search_that_is_wanted_to_its_end_finds_the_newest_first(history: Path) -> None:
    found = find_operations(history, "99.MP3", 3, lambda: True)
    assert [op.sequence for op in found] == [2999, 2899, 2799]


def test_a_file_without_our_tables_is_told_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE theirs (word TEXT)")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(HistoryDamagedError, match="no such table"):
        find_operations(path, "mp3", 10)
    assert path.read_bytes() == before
