"""Remember between runs what was found out about files, as long as they do not change."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from music_organizer.models.file_identity import FileIdentity

_APPLICATION = 0x4D4F5443
_DAY = 86_400
_DAYS_KEPT = 365
_SECONDS_TO_WAIT = 0.5
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS files (
        folder BLOB NOT NULL, name BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        day INTEGER NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (folder, name)
    ) WITHOUT ROWID
"""
_COLUMNS = ["folder", "name", "size", "mtime_ns", "day", "answer"]
_FIND = "SELECT name, size, mtime_ns, answer FROM files WHERE folder = ?"
_KEEP = (
    "INSERT OR REPLACE INTO files (folder, name, size, mtime_ns, day, answer)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_FORGET = "DELETE FROM files WHERE day < ?"
_TROUBLE = (sqlite3.Error, OSError, OverflowError, ValueError)

_log = logging.getLogger(__name__)

_Row = tuple[bytes, int, int, str]


class Known(NamedTuple):
    """What is known of the files of one folder, in the order they were asked for.

    Attributes:
        folder: the folder.
        answers: name, identity and answer of the files that have not changed since.
        unknown: the names of all others.
    """

    folder: Path
    answers: list[tuple[str, FileIdentity, str]]
    unknown: list[str]


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
        self, folders: Iterable[tuple[Path, Sequence[tuple[str, FileIdentity]]]]
    ) -> Iterator[Known]:
        """Yield what is known of the files of each folder.

        Args:
            folders: folders, each with the names of files in it and what `stat` says of them.
        """
        with ExitStack() as held:
            database = self._readable(held)
            for folder, files in folders:
                rows: list[_Row] = []
                if database is not None:
                    try:
                        rows = database.execute(_FIND, (os.fsencode(folder),)).fetchall()
                    except _TROUBLE as error:
                        self._say_unused(error)
                        database = None
                yield _known(folder, files, rows)

    def put_many(self, answers: Iterable[tuple[Path, FileIdentity, str]]) -> None:
        """Remember what was found out."""
        day = int(time.time()) // _DAY
        rows = [
            (*_place(path), identity.size, identity.mtime_ns, day, text)
            for path, identity, text in answers
        ]
        try:
            if not self._put(rows, day):
                _log.warning("The cache %s was damaged or old; it begins anew.", self._path)
                self._remove()
                self._put(rows, day)
        except (_NotOursError, *_TROUBLE) as error:
            _log.warning("Nothing is remembered in %s: %s", self._path, error)

    def _readable(self, held: ExitStack) -> sqlite3.Connection | None:
        """Open the database for as long as the stack is held; `None` when it is of no use."""
        if not self._path.is_file():
            return None
        try:
            return held.enter_context(self._opened("ro"))
        except (_OutdatedError, _NotOursError, *_TROUBLE) as error:
            self._say_unused(error)
            return None

    def _say_unused(self, error: Exception) -> None:
        _log.info("The cache %s is not used: %s", self._path, error)

    def _put(self, rows: list[tuple[bytes, bytes, int, int, int, str]], day: int) -> bool:
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
            columns = [row[1] for row in database.execute("PRAGMA table_info(files)")]
            if columns != _COLUMNS:
                raise _OutdatedError("its table is missing, or of another shape")
            yield database

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.as_uri()}?mode={mode}"
        with closing(sqlite3.connect(address, uri=True, timeout=_SECONDS_TO_WAIT)) as database:
            yield database


def _place(path: Path) -> tuple[bytes, bytes]:
    return os.fsencode(path.parent), os.fsencode(path.name)


def _known(folder: Path, files: Sequence[tuple[str, FileIdentity]], rows: list[_Row]) -> Known:
    kept = {row[0]: row for row in rows}
    answers: list[tuple[str, FileIdentity, str]] = []
    unknown: list[str] = []
    for name, identity in files:
        row = kept.get(os.fsencode(name))
        if row is not None and row[1] == identity.size and row[2] == identity.mtime_ns:
            answers.append((name, identity, row[3]))
        else:
            unknown.append(name)
    return Known(folder, answers, unknown)


def _number(database: sqlite3.Connection, pragma: str) -> int:
    return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])
