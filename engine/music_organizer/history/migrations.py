"""Numbered steps from one version of the history to the next."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from peewee import SqliteDatabase

from music_organizer.errors import HistoryTooNewError
from music_organizer.history.schema import (
    READABLE_VIEW,
    SCHEMA_VERSION,
    TABLES,
    UNSETTLED_INDEX,
    AlbumChoiceRow,
)
from music_organizer.history.standing import STANDING_FILES

Step = Callable[[SqliteDatabase], None]


def create_tables(database: SqliteDatabase) -> None:
    """Make the tables of the newest version; later steps find nothing left to do."""
    with database.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        database.create_tables(TABLES)
    database.execute_sql(UNSETTLED_INDEX)
    database.execute_sql(READABLE_VIEW)


def add_standing_files(database: SqliteDatabase) -> None:
    """Version 2: how many files of each session can be taken back."""
    columns = database.get_columns("operation_sessions")
    if any(column.name == "standing_files" for column in columns):
        return
    database.execute_sql(
        "ALTER TABLE operation_sessions ADD COLUMN standing_files INTEGER NOT NULL DEFAULT 0"
    )
    database.execute_sql(
        "UPDATE operation_sessions SET standing_files = "  # noqa: S608 - constants
        f"({STANDING_FILES} AND session_id = operation_sessions.key)"
    )


def add_album_choices(database: SqliteDatabase) -> None:
    """Version 3: what a person decided about albums."""
    with database.bind_ctx([AlbumChoiceRow], bind_refs=False, bind_backrefs=False):
        database.create_tables([AlbumChoiceRow])


def add_audio_checksums(database: SqliteDatabase) -> None:
    """Version 4: a checksum of the sound alone, which older operations do not have."""
    columns = database.get_columns("operation_records")
    if not any(column.name == "audio_checksum" for column in columns):
        database.execute_sql("ALTER TABLE operation_records ADD COLUMN audio_checksum BLOB")
    database.execute_sql("DROP VIEW IF EXISTS operation_history")
    database.execute_sql(READABLE_VIEW)


def shorten_ids(database: SqliteDatabase) -> None:
    """Version 5: ids are kept as bytes from now on; those of older operations stay as they are."""
    database.execute_sql("DROP VIEW IF EXISTS operation_history")
    database.execute_sql(READABLE_VIEW)


def index_the_unsettled(database: SqliteDatabase) -> None:
    """Version 6: what is done or waits is found without an index, which was a tenth of the file."""
    database.execute_sql("DROP INDEX IF EXISTS operationrow_session_id_status")
    database.execute_sql(UNSETTLED_INDEX)


STEPS: Sequence[Step] = (
    create_tables,
    add_standing_files,
    add_album_choices,
    add_audio_checksums,
    shorten_ids,
    index_the_unsettled,
)


def migrate(database: SqliteDatabase, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring a history up to date, keeping a copy of an older one beside it first.

    Args:
        database: the open history.
        path: its file.
        steps: step `n` leads from version `n` to version `n + 1`.

    Raises:
        HistoryTooNewError: it was written by a newer version of this program.
    """
    version = check_version(database, path, len(steps))
    if 0 < version < len(steps):
        _keep_copy(path, path.with_name(f"{path.name}.before-format-{len(steps)}"))
    for number in range(version, len(steps)):
        with database.atomic("EXCLUSIVE"):
            if int(database.execute_sql("PRAGMA user_version").fetchone()[0]) > number:
                continue
            steps[number](database)
            database.execute_sql(f"PRAGMA user_version = {number + 1}")


def check_version(database: SqliteDatabase, path: Path, known: int = SCHEMA_VERSION) -> int:
    """Return the version a history was written in.

    Raises:
        HistoryTooNewError: it is newer than this program knows.
    """
    version = int(database.execute_sql("PRAGMA user_version").fetchone()[0])
    if version > known:
        raise HistoryTooNewError(
            f"The history {path} was written by a newer version of this program (format {version}, "
            f"this one knows up to {known}). It was left as it is; use the newer version."
        )
    return version


def _keep_copy(path: Path, kept: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(kept)) as target:
        source.backup(target)


assert len(STEPS) == SCHEMA_VERSION  # noqa: S101 - the two are written side by side
