"""What a killed run left in the write-ahead log outlives an opening that goes wrong."""

import errno
import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from music_organizer.errors import HistoryError
from music_organizer.history.database import open_history
from music_organizer.history.kept_log import log_kept
from tests.support.faulty_system import refuse


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A history whose last commits lie in the write-ahead log alone."""
    written = tmp_path / "written.db"
    open_history(written).close()
    history = tmp_path / "history.db"
    with closing(sqlite3.connect(written)) as database:
        database.execute("CREATE TABLE noted (word TEXT)")
        database.execute("INSERT INTO noted VALUES ('kept')")
        database.commit()
        for suffix in ("", "-wal"):
            shutil.copy2(f"{written}{suffix}", f"{history}{suffix}")
    return history


def beside(history: Path) -> set[str]:
    return {path.name.removeprefix(history.name) for path in history.parent.glob("history.db*")}


def remembered(history: Path) -> list[tuple[str]]:
    database = open_history(history)
    try:
        return list(database.execute_sql("SELECT word FROM noted"))
    finally:
        database.close()


def lose_the_log(history: Path) -> None:
    """Open a history as SQLite does where it cannot set up its shared memory."""
    with log_kept(history):
        os.unlink(f"{history}-wal")
        raise sqlite3.OperationalError("disk I/O error")


def test_a_log_that_is_removed_while_the_opening_fails_comes_back(history: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        lose_the_log(history)
    assert beside(history) == {"", "-wal"}
    assert remembered(history) == [("kept",)]


def test_a_log_whose_opening_was_killed_comes_back_with_the_next(history: Path) -> None:
    os.rename(f"{history}-wal", f"{history}-wal-kept")
    assert remembered(history) == [("kept",)]
    assert beside(history) == {""}


def test_a_log_that_reached_the_history_since_is_let_go(history: Path) -> None:
    os.link(f"{history}-wal", f"{history}-wal-kept")
    stale = Path(f"{history}-wal-kept").stat().st_mtime_ns
    assert remembered(history) == [("kept",)]
    os.utime(history, ns=(stale + 1, stale + 1))
    Path(f"{history}-wal-kept").write_bytes(b"stale")
    os.utime(f"{history}-wal-kept", ns=(stale, stale))
    assert remembered(history) == [("kept",)]
    assert beside(history) == {""}


def test_many_programs_open_and_close_one_history_at_once(history: Path) -> None:
    with ThreadPoolExecutor(8) as programs:
        found = list(programs.map(remembered, [history] * 60))
    assert found == [[("kept",)]] * 60
    assert beside(history) <= {"", "-wal", "-shm"}


def test_an_opening_leaves_nothing_beside_the_history(history: Path) -> None:
    assert remembered(history) == [("kept",)]
    assert beside(history) == {""}


def test_a_log_gives_way_to_no_older_one_that_was_left_beside_it(history: Path) -> None:
    Path(f"{history}-wal-kept").write_bytes(b"of another day")
    with pytest.raises(sqlite3.OperationalError):
        lose_the_log(history)
    assert beside(history) == {"", "-wal"}
    assert remembered(history) == [("kept",)]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_drive_without_second_names_opens_its_history_too(
    history: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fault = refuse(monkeypatch, "link", number)
    assert remembered(history) == [("kept",)]
    assert fault.refused
    assert beside(history) == {""}


def test_a_drive_that_fails_before_the_opening_keeps_the_log(history: Path) -> None:
    log = Path(f"{history}-wal").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, "link", errno.EIO)
        with pytest.raises(HistoryError, match="input/output error"):
            open_history(history)
    assert beside(history) == {"", "-wal"}
    assert Path(f"{history}-wal").read_bytes() == log
    assert remembered(history) == [("kept",)]
