"""The history file is opened safely, and what cannot be opened is left as it is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from music_organizer.errors import HistoryError
from music_organizer.history.database import opened_readonly, set_aside
from music_organizer.history.history import History
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationStatus
from tests.engine.services.stage import snapshot
from tests.support.faulty_system import open_folder, without_privileges
from tests.support.plans import session, step


def left_by_a_killed_run(folder: Path, *, is_older: bool = False) -> Path:
    """Make a history whose one session lies in the write-ahead log alone."""
    written, left = folder / "written.db", folder / "history.db"
    History(written).close()
    done = step(1, "a.mp3", "A/a.mp3", status=OperationStatus.COMPLETED)
    with History(written) as history, closing(sqlite3.connect(written)) as database:
        history.journal.begin(session(), [done])
        if is_older:
            database.execute("ALTER TABLE operation_sessions DROP COLUMN standing_files")
            database.execute("PRAGMA user_version = 1")
            database.commit()
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{written}{suffix}", f"{left}{suffix}")
    for part in folder.glob("written.db*"):
        part.unlink()
    return left


def test_looking_at_an_older_history_sees_what_a_killed_run_left(tmp_path: Path) -> None:
    path = left_by_a_killed_run(tmp_path, is_older=True)
    before = snapshot(tmp_path)
    with opened_readonly(path) as database:
        (found,) = HistoryQueries(database, path).sessions()
    assert (found.session_id, found.standing_files) == ("made", 1)
    assert snapshot(tmp_path) == before


def test_a_log_that_may_not_be_read_is_told_and_nothing_guessed_without_it() -> None:
    with open_folder() as folder:
        path = left_by_a_killed_run(folder)
        log = path.with_name("history.db-wal")
        held = log.read_bytes()
        log.chmod(0)
        with (
            without_privileges(),
            pytest.raises(HistoryError, match="permission denied"),
            opened_readonly(path),
        ):
            pytest.fail("a history was shown without its latest sessions")
        log.chmod(0o600)
        assert log.read_bytes() == held
        with opened_readonly(path) as database:
            assert len(HistoryQueries(database, path).sessions()) == 1


def test_every_history_that_is_set_aside_keeps_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    assert set_aside(path) is None
    for number in (1, 2, 3):
        path.write_text(f"damaged {number}")
        path.with_name("history.db-wal").write_text(f"its log {number}")
        assert set_aside(path) == tmp_path / f"history.db.damaged-{number}"
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {
        f"history.db.damaged-{number}{suffix}": f"{word} {number}"
        for number in (1, 2, 3)
        for suffix, word in (("", "damaged"), ("-wal", "its log"))
    }


def test_an_sqlite_that_is_too_old_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 26, 0))
    with pytest.raises(HistoryError, match=r"needs one of 3\.33 or newer\. Nothing was touched"):
        History(tmp_path / "history.db")
    assert list(tmp_path.iterdir()) == []
