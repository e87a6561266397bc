"""What the history tells of every step, read by code that shares nothing with the product."""

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PARTS = ("", "-wal", "-journal")
_ROOTS = {"source_path": "source_root", "target_path": "target_root", "backup_path": "library_root"}


@dataclass(frozen=True, slots=True)
class ToldSession:
    """A session of the history.

    Attributes:
        session_id: its id.
        kind: `organize`, `rollback` and so on.
        operations: its operations in their order, under the documented names.
    """

    session_id: str
    kind: str
    operations: list[dict[str, Any]]


def told_sessions(history: Path) -> list[ToldSession]:
    """Return every session of a history, the earliest first; the file is not touched.

    A copy is read, since even reading through a write-ahead log changes files.
    """
    if not history.exists():
        return []
    with tempfile.TemporaryDirectory(prefix="faults-history-") as scratch:
        for part in _PARTS:
            path = history.with_name(history.name + part)
            if path.exists():
                shutil.copyfile(path, Path(scratch, path.name))
        with closing(sqlite3.connect(Path(scratch, history.name))) as database:
            database.row_factory = sqlite3.Row
            if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                return []
            rows = database.execute("SELECT * FROM operation_sessions ORDER BY key").fetchall()
            return [_session(database, row) for row in rows]


def _session(database: sqlite3.Connection, session: sqlite3.Row) -> ToldSession:
    rows = database.execute(
        "SELECT * FROM operation_records WHERE session_id = ? ORDER BY sequence", [session["key"]]
    )
    operations = [_operation(row, session) for row in rows]
    return ToldSession(session["session_id"], session["kind"], operations)


def _operation(row: sqlite3.Row, session: sqlite3.Row) -> dict[str, Any]:
    after = row["checksum_after"]
    paths = {name: _path(row[name], session[root]) for name, root in _ROOTS.items()}
    return {
        **{name: row[name] for name in ("sequence", "operation_type", "status")},
        **paths,
        "session_id": session["session_id"],
        "checksum_after": after.hex() if after else None,
        "metadata": json.loads(row["metadata"] or "{}"),
    }


def _path(stored: str | bytes | None, root: str | bytes) -> str | None:
    if stored is None:
        return None
    return os.path.normpath(os.path.join(os.fsdecode(root), os.fsdecode(stored)))
