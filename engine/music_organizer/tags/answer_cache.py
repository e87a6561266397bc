"""Remember between runs what was found out about files, as long as they do not change."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.wire import path_to_bytes, paths_to_bytes

_APPLICATION = 0x4D4F5443
_DAY = 86_400
_DAYS_KEPT = 365
_SECONDS_TO_WAIT = 0.5
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS files (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        day INTEGER NOT NULL, answer TEXT NOT NULL
    ) WITHOUT ROWID
"""
_FIND = "SELECT path, size, mtime_ns, answer FROM files WHERE path IN ({marks})"
_ASKED_AT_ONCE = 500
_KEEP = "INSERT OR REPLACE INTO files (path, size, mtime_ns, day, answer) VALUES (?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM files WHERE day < ?"
_TROUBLE = (sqlite3.Error, OSError, OverflowError, ValueError)

_log = logging.getLogger(__name__)


class _OutdatedError(Exception):
    """The cache is ours, but of another version or with another shape."""


class _NotOursError(Exception):
    """The file is a database of something else, and is left alone."""


class AnswerCache:
    """Texts by path, size and modification time of a file, in a small database of its own.

    Nothing is held open between calls, and no call ever raises: a cache that cannot be used is
    as good as an empty one. Looking things up changes nothing on disk. A damaged or outdated
    cache is begun afresh when something is next put into it.

    Args:
        path: the database; it and its folder are made when there is something to remember.
        version: raised whenever the same file would be answered otherwise than before.
    """

    def __init__(self, path: Path, version: int) -> None:
        self._path = path.absolute()
        self._version = version

    def get_many(
        self, files: Iterable[tuple[Path, FileIdentity]]
    ) -> Iterator[tuple[Path, FileIdentity, str]]:
        """Yield what is known of those files that have not changed since, in any order."""
        if not self._path.is_file():
            return
        try:
            with self._opened("ro") as database:
                asked = iter(files)
                while some := list(islice(asked, _ASKED_AT_ONCE)):
                    yield from _found(database, some)
        except (_OutdatedError, _NotOursError, *_TROUBLE) as error:
            _log.info("The cache %s is not used: %s", self._path, error)

    def put_many(self, answers: Iterable[tuple[Path, FileIdentity, str]]) -> None:
        """Remember what was found out."""
        day = int(time.time()) // _DAY
        rows = [
            (path_to_bytes(path), identity.size, identity.mtime_ns, day, text)
            for path, identity, text in answers
        ]
        try:
            if not self._put(rows, day):
                _log.warning("The cache %s was damaged or old; it begins anew.", self._path)
                self._remove()
                self._put(rows, day)
        except (_NotOursError, *_TROUBLE) as error:
            _log.warning("Nothing is remembered in %s: %s", self._path, error)

    def _put(self, rows: list[tuple[bytes, int, int, int, str]], day: int) -> bool:
        """Write rows; false when the cache has to begin afresh."""
        try:
            self._make()
            with self._opened("rw") as database, database:
                database.execute(_FORGET, (day - _DAYS_KEPT,))
                database.executemany(_KEEP, rows)
        except _OutdatedError:
            return False
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) in _DAMAGE:
                return False
            raise
        return True

    def _make(self) -> None:
        """Make an empty database that nobody else may read."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if self._path.stat().st_size:
            return
        with self._connected("rw") as database, database:
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {self._version}")
            database.execute(_SCHEMA)

    def _remove(self) -> None:
        for suffix in ("", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        with self._connected(mode) as database:
            if _number(database, "application_id") != _APPLICATION:
                raise _NotOursError("it is a database of another program")
            if _number(database, "user_version") != self._version:
                raise _OutdatedError("it was written by another version")
            if not database.execute("PRAGMA table_info(files)").fetchall():
                raise _OutdatedError("its table is missing")
            yield database

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, uri=True, timeout=_SECONDS_TO_WAIT)) as database:
            yield database


def _found(
    database: sqlite3.Connection, files: list[tuple[Path, FileIdentity]]
) -> Iterator[tuple[Path, FileIdentity, str]]:
    keys = paths_to_bytes(path for path, _ in files)
    wanted = dict(zip(keys, files, strict=True))
    question = _FIND.format(marks=",".join("?" * len(wanted)))
    for key, size, mtime_ns, answer in database.execute(question, list(wanted)):
        path, identity = wanted[key]
        if (size, mtime_ns) == (identity.size, identity.mtime_ns):
            yield path, identity, answer


def _number(database: sqlite3.Connection, pragma: str) -> int:
    return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])
