"""The history file: opened safely, its faults told in words."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError, InterfaceError, SqliteDatabase

from music_organizer.errors import HistoryDamagedError, HistoryError, HistoryLockedError
from music_organizer.history.kept_log import log_kept
from music_organizer.history.migrations import check_version, migrate
from music_organizer.history.schema import SCHEMA_VERSION

_BUSY_SECONDS = 5
_PAGE_BYTES = 8192
"""Of a new history: half as large, and an eighth of the file is room between the rows."""
_OLDEST_SQLITE = (3, 33, 0)
"""The first that alters many rows by one statement, each in its own way (`UPDATE … FROM`)."""
_SHOWN = 60
_DAMAGED = (
    "malformed",
    "not a database",
    "disk image",
    "no such column",
    "no such table",
    "could not decode",
    "is a directory",
)


def open_history(path: Path) -> SqliteDatabase:
    """Open the history for reading and writing, made when missing.

    Write-ahead log with full flushing: what is committed survives a power cut.

    Raises:
        HistoryLockedError: another program holds it.
        HistoryDamagedError: it is no sound database of ours; it is left as it is.
        HistoryTooNewError: a newer version of this program wrote it.
        HistoryError: its folder or file cannot be used.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise HistoryError(
            f"SQLite {sqlite3.sqlite_version} is too old to keep the history; Python needs one of "
            f"{'.'.join(map(str, _OLDEST_SQLITE[:2]))} or newer. Nothing was touched."
        )
    _make_private_file(path)
    database = SqliteDatabase(
        str(path),
        pragmas={
            "page_size": _PAGE_BYTES,
            "busy_timeout": _BUSY_SECONDS * 1000,
            "journal_mode": "wal",
            "synchronous": "full",
            "foreign_keys": 1,
        },
        timeout=_BUSY_SECONDS,
    )
    try:
        with faults(path), log_kept(path):
            _connect(database, path)
    except OSError as error:
        raise _refused(path, error) from error
    return database


def _connect(database: SqliteDatabase, path: Path) -> None:
    database.connect()
    try:
        migrate(database, path)
    except BaseException:
        database.close()
        raise


@contextmanager
def opened_readonly(path: Path) -> Iterator[SqliteDatabase | None]:
    """Hold the history open without changing anything beside it; `None` when there is none.

    Raises:
        HistoryError: one of its kinds, as `open_history` does.
    """
    if not _holds_something(path):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="music-organizer-") as scratch, faults(path):
        database = _connected_readonly(_readable(path, Path(scratch)))
        try:
            if 0 < check_version(database, path) < SCHEMA_VERSION:
                database.close()
                database = _brought_up_to_date(path, Path(scratch))
            database.execute_sql("SELECT count(*) FROM operation_sessions").fetchone()
            yield database
        finally:
            database.close()


@contextmanager
def opened_alongside(path: Path) -> Iterator[SqliteDatabase]:
    """Hold the history open for reading while this program has it open for writing.

    Raises:
        HistoryError: one of its kinds, as `open_history` does.
    """
    database = SqliteDatabase(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS
    )
    with faults(path):
        database.connect()
        try:
            yield database
        finally:
            database.close()


def _holds_something(path: Path) -> bool:
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _refused(path, error) from error
    _check_regular(path, status)
    return status.st_size > 0


def _check_regular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _in_words(path, "it is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise _in_words(path, "it is no regular file")


def _refused(path: Path, error: OSError) -> HistoryError:
    return _in_words(path, (error.strerror or str(error)).lower())


def _readable(path: Path, scratch: Path) -> Path:
    # Reading through a write-ahead log means taking part in it, which changes files; a copy of
    # both is read instead. Without one, the file alone is the whole truth.
    log = path.with_name(path.name + "-wal")
    try:
        if not log.exists() or log.stat().st_size == 0:
            return path
        for part in (log, path):
            shutil.copyfile(part, scratch / part.name)
    except OSError as error:
        raise _refused(path, error) from error
    return scratch / path.name


def _connected_readonly(path: Path) -> SqliteDatabase:
    log = path.with_name(path.name + "-wal")
    mode = "mode=rw" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    database = SqliteDatabase(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_BUSY_SECONDS)
    database.connect()
    return database


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn the database's errors inside the block into sentences."""
    try:
        yield
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        raise _in_words(path, str(error)) from error


def _in_words(path: Path, message: str) -> HistoryError:
    if "locked" in message or "busy" in message:
        return HistoryLockedError(
            f"The history {path} is in use by another program. Nothing was done; wait for it to "
            "end and try again."
        )
    if any(word in message.lower() for word in _DAMAGED):
        message = message if len(message) <= _SHOWN else f"{message[:_SHOWN]}…"
        return HistoryDamagedError(
            f"The history {path} is damaged ({message}). It was left as it is; "
            "`music-organize-async history rebuild LIBRARY` sets it aside and builds a new one "
            "from the operation logs in your library."
        )
    return HistoryError(
        f"The history {path} cannot be used ({message}). No file was moved; check the folder's "
        "permissions and free space, or choose another place with MUSIC_ORGANIZER_HISTORY."
    )


def _brought_up_to_date(path: Path, scratch: Path) -> SqliteDatabase:
    """Open a copy of an older history in the newest format."""
    copied = scratch / path.name
    if not copied.exists():
        shutil.copyfile(path, copied)
    database = SqliteDatabase(str(copied))
    database.connect()
    migrate(database, copied)
    return database


def _make_private_file(path: Path) -> None:
    try:
        _make_private_folder(path.parent)
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        _check_regular(path, os.fstat(opened))
    finally:
        os.close(opened)


def _make_private_folder(folder: Path) -> None:
    """Make a folder and those above it, each on the disk before anything is put into it."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        opened = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def set_aside(path: Path) -> Path | None:
    """Give a history that cannot be used another name, never deleting it.

    Returns:
        the new name of the file, `None` when there was none.
    """
    if not path.exists():
        return None
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept
