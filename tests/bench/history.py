"""Measure the history database with a million operations: recording, pages, bytes on disk.

python -m tests.bench.history [OPERATIONS]
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from music_organizer.history.history import History
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    operation_id,
)
from music_organizer.models.session import OperationSession
from tests.bench.turns import Line, Table, in_turn

_MANY = 1_000_000
_RECORDED = 50_000
_PAGE = 200
_REPEATED = 20
_ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
_NAMES = [f"round {number}" for number in range(_ROUNDS)]
_SOURCE, _TARGET = Path("/srv/unsorted"), Path("/srv/music")
_SELECT = "SELECT * FROM operation_records WHERE session_id = 1 AND sequence > ? LIMIT ?"


def operations(session: str, count: int) -> Iterator[OperationRecord]:
    """Give operations such as organizing a large library makes: twelve tracks to an album."""
    source = target = _SOURCE
    for number in range(count):
        album, track = divmod(number, 12)
        name = f"Artist {album % 4001:04}"
        if track == 0:
            source = _SOURCE / f"downloads/{name.lower()}/{album:06}"
            target = _TARGET / f"Albums/{name}/Album {album} (2001)"
        yield OperationRecord(
            id=operation_id(session, number + 1),
            session_id=session,
            timestamp=datetime(2026, 1, 31, tzinfo=UTC),
            operation_type=OperationType.MOVE,
            source_path=in_folder(source, f"{track + 1:02}-song.flac"),
            target_path=in_folder(target, f"{track + 1:02} Song.flac"),
            status=OperationStatus.COMPLETED,
            checksum_before="ab" * 32,
            file_size=30_000_000 + number,
            identity=FileIdentity(1, number, 30_000_000 + number, 10**18 + number),
            sequence=number + 1,
            reason=f"Albums: reason {album % 40}",
        )


def session_of(name: str) -> OperationSession:
    """Return a session for them."""
    return OperationSession(
        session_id=name,
        start_time=datetime(2026, 1, 31, tzinfo=UTC),
        source_root=_SOURCE,
        target_root=_TARGET,
        library_root=_TARGET,
    )


def recording(table: Table, base: Path) -> None:
    """Record operations, and write the same rows with nothing but SQLite."""
    path = base / "recorded.db"
    raw_path = base / "raw.db"
    with History(path) as history, closing(sqlite3.connect(raw_path)) as raw:
        sessions = iter([(name, list(operations(name, _RECORDED))) for name in _NAMES])
        history.journal.begin(session_of("model"), operations("model", _RECORDED))
        rows = _read(path, "SELECT * FROM operation_records")
        (created,) = _read(path, "SELECT sql FROM sqlite_master WHERE name = 'operation_records'")
        raw.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {created[0]}")
        holes = ",".join("?" * len(rows[0]))
        insert = f"INSERT INTO operation_records VALUES ({holes})"  # noqa: S608 - constants

        def record() -> None:
            name, made = next(sessions)
            history.journal.begin(session_of(name), made)

        def write() -> None:
            raw.execute("DELETE FROM operation_records")
            raw.commit()
            begun = time.perf_counter()
            with raw:
                raw.executemany(insert, rows)
            written.append(time.perf_counter() - begun)

        written: list[float] = []
        taken = in_turn(_ROUNDS, {"journal": record, "executemany": write})
    taken = {**taken, "executemany": written}
    table.compare("recording operations : executemany", taken, "journal", "executemany", 2)


def pages(table: Table, path: Path, count: int) -> None:
    """Read pages of a session, and the same pages with nothing but SQLite."""
    with History(path) as history, closing(sqlite3.connect(path)) as raw:

        def page(after: int) -> None:
            for _ in range(_REPEATED):
                found = list(history.queries.operations("bench", after=after, limit=_PAGE))
                assert len(found) == _PAGE

        def raw_page(after: int) -> None:
            for _ in range(_REPEATED):
                found = raw.execute(_SELECT, (after, _PAGE)).fetchall()
                assert len(found) == _PAGE

        last = count - _PAGE
        variants = {
            "first": partial(page, 0),
            "middle": partial(page, count // 2),
            "last": partial(page, last),
            "raw": partial(raw_page, count // 2),
        }
        taken = in_turn(_ROUNDS, variants)
    for name in ("first", "middle", "last"):
        table.compare(f"{name} page of {_PAGE} : raw SQLite", taken, name, "raw", 5)
    table.compare("last page : first page", taken, "last", "first", 1.5)


def main(count: int) -> None:
    """Measure all of it."""
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        recording(table, base)
        path = base / "history.db"
        with History(path) as history:
            history.journal.begin(session_of("bench"), operations("bench", count))
        size = sum(one.stat().st_size for one in base.glob("history.db*"))
        table.add(Line("bytes of an operation on disk", f"{size:,} bytes", size / count, 250))
        pages(table, path, count)
    table.write(Path("build/bench/history.json"))


def _read(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _MANY)
