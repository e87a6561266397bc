import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

from peewee import SqliteDatabase

from music_organizer.history.database import opened_readonly
from music_organizer.history.history import History
from music_organizer.history.migrations import migrate
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationStatus
from tests.engine.services.stage import Stage, snapshot


def as_of_version_1(path: Path) -> None:
    """Turn a history into one that the first version of its format wrote."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE operation_sessions DROP COLUMN standing_files")
        database.execute("PRAGMA user_version = 1")
        database.commit()


async def test_an_older_history_learns_how_many_files_can_go_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    path = stage.config.history_path
    as_of_version_1(path)

    with History(path) as history:
        [session] = history.queries.sessions()
        assert session.standing_files == 3
        assert history.figures.totals()[2] == 3
        assert history.figures.standing_files(session.session_id) == 3


async def test_looking_at_an_older_history_leaves_it_as_it_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    path = stage.config.history_path
    as_of_version_1(path)
    before = snapshot(path.parent)

    with opened_readonly(path) as database:
        [session] = HistoryQueries(database, path).sessions()

    assert session.standing_files == 3
    assert snapshot(path.parent) == before


async def test_the_older_history_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    path = stage.config.history_path
    as_of_version_1(path)

    History(path).close()
    History(path).close()

    kept = [one for one in path.parent.iterdir() if ".before-format-" in one.name]
    with closing(sqlite3.connect(kept[0])) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM operation_sessions").fetchone() == (1,)
    assert len(kept) == 1


async def test_an_older_history_learns_to_keep_checksums_of_sound(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize("before")
    path = stage.config.history_path
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP VIEW operation_history")
        database.execute("ALTER TABLE operation_records DROP COLUMN audio_checksum")
        database.execute("PRAGMA user_version = 3")
        database.commit()
    stage.song(2)
    await stage.organize("after")

    older = await stage.operation_of("t1.mp3", "before")
    newer = await stage.operation_of("t2.mp3", "after")
    assert older.checksum_before is not None
    assert older.audio_checksum is None
    assert newer.audio_checksum is not None
    with closing(sqlite3.connect(path)) as database:
        shown = database.execute(
            "SELECT audio_checksum FROM operation_history WHERE id = ?", (newer.id,)
        ).fetchone()
    assert newer.audio_checksum == f"xxh3-128:{shown[0]}"


async def test_operations_of_an_older_history_keep_their_ids(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize("before")
    path = stage.config.history_path
    known = await stage.operation_of("t1.mp3", "before")
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE operation_records SET id = lower(hex(id))")
        database.execute("PRAGMA user_version = 4")
        database.commit()

    with History(path) as history:
        assert history.queries.sequence_of("before", known.id) == known.sequence
    assert await stage.operation_of("t1.mp3", "before") == known
    with closing(sqlite3.connect(path)) as database:
        shown = database.execute("SELECT id FROM operation_history").fetchall()
    assert (known.id,) in shown


async def test_an_older_history_lets_go_of_an_index_it_does_not_need(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize("before")
    path = stage.config.history_path
    with closing(sqlite3.connect(path)) as database:
        fresh = _indexes(database)
        database.execute("DROP INDEX operation_records_unsettled")
        database.execute(
            "CREATE INDEX operationrow_session_id_status ON operation_records (session_id, status)"
        )
        database.execute("UPDATE operation_records SET status = 'failed' WHERE sequence = 2")
        database.execute("PRAGMA user_version = 5")
        database.commit()

    with History(path) as history:
        failed = history.queries.operations("before", OperationStatus.FAILED)
        assert [op.sequence for op in failed] == [2]
    with closing(sqlite3.connect(path)) as database:
        assert _indexes(database) == fresh
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_programs_that_open_an_older_history_at_once_alter_it_once(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode = wal; CREATE TABLE songs (name TEXT);")
        database.execute("PRAGMA user_version = 1")
    waits, altered = Event(), []

    def begins(statement: str) -> None:
        if statement.startswith("BEGIN EXCLUSIVE"):
            waits.set()

    def open_as_well() -> None:
        with closing(_connected(path)) as theirs:
            theirs.connection().set_trace_callback(begins)
            migrate(theirs, path, [_nothing, alter])

    other = Thread(target=open_as_well)

    def alter(database: SqliteDatabase) -> None:
        altered.append(database)
        if len(altered) == 1:
            other.start()
            assert waits.wait(30), "the other program has seen the older version and waits"
        database.execute_sql("ALTER TABLE songs ADD COLUMN artist TEXT")

    with closing(_connected(path)) as ours:
        migrate(ours, path, [_nothing, alter])
        other.join(30)

    assert altered == [ours]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
    with closing(sqlite3.connect(f"{path}.before-format-2")) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)


def _connected(path: Path) -> SqliteDatabase:
    database = SqliteDatabase(str(path), timeout=30)
    database.connect()
    return database


def _nothing(_database: SqliteDatabase) -> None:
    """A step of a version that is past."""


def _indexes(database: sqlite3.Connection) -> list[tuple[str, str]]:
    return database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    ).fetchall()
