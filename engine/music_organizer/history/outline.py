"""A stored session as a tree of operations: one pass for the index, records a page at a time."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from music_organizer.errors import UnknownSessionError
from music_organizer.history.database import faults
from music_organizer.history.operation_rows import (
    OPERATION_COLUMNS,
    OperationReader,
    Roots,
    reasons_of,
)
from music_organizer.history.rows import from_json
from music_organizer.history.standing import ON_FILES
from music_organizer.history.stored_paths import StoredPath
from music_organizer.models.operation import (
    NO_METADATA,
    STANDING_STATUSES,
    OperationRecord,
    OperationStatus,
)
from music_organizer.models.outline import Heading, Shelf
from music_organizer.models.outline_builder import OutlineBuilder, Page
from music_organizer.models.outline_groups import CODES, ROLE_CODES
from music_organizer.models.outline_index import OutlineIndex
from music_organizer.models.row_kinds import category_of, heading_of, recorded_kind
from music_organizer.models.session import OperationSession, SessionKind

_BUSY_SECONDS = 5
_FETCHED = 4096
_ROLES = {role.value: code for role, code in ROLE_CODES.items()}
_KINDS = {
    status.value: CODES[recorded_kind(status, NO_METADATA)]
    for status in OperationStatus
    if status is not OperationStatus.SKIPPED
}

_NOWHERE: tuple[str | None, int | None] = (None, None)

# What stays has its metadata with it; what was carried out is told by its status alone.
_Row = tuple[int, StoredPath, StoredPath, str, str, int, int, str]
_PASS = (
    "SELECT sequence, coalesce(source_path, backup_path), target_path, status, role, reason, "  # noqa: S608 - constants
    "file_size, CASE status WHEN 'skipped' THEN coalesce(metadata, '{}') END "
    "FROM operation_records "
    f"WHERE session_id = ? AND {ON_FILES} ORDER BY sequence LIMIT ?"
)
_RECORDS = f"SELECT {','.join(OPERATION_COLUMNS)} FROM operation_records"  # noqa: S608 - constants
_REASON = "SELECT text FROM operation_reasons WHERE key = ?"


class SessionOutline:
    """Shows the operations of a stored session; see `OperationSource`.

    Every call opens the history anew and leaves nothing open, so it may be made on any thread,
    while a run goes on writing.

    Args:
        path: the history.
        session: the session.
        limit: only so many of its first files, for whoever shows them while the rest is read.
    """

    is_stored = True

    def __init__(self, path: Path, session: OperationSession, limit: int | None = None) -> None:
        self._path = path
        self.session = session
        self._roots = Roots.of(session)
        with _opened(path) as database:
            self._key = _key_of(database, session.session_id)
            self.index: OutlineIndex = _Pass(database, session).index(self._key, limit)

    def records(self, positions: Sequence[int]) -> list[OperationRecord | None]:
        """Read the files at these positions; `None` for what is gone."""
        wanted = [self.index.sequence_at(one) for one in positions]
        holes = ",".join("?" * len(wanted))
        sql = f"{_RECORDS} WHERE session_id = ? AND sequence IN ({holes})"
        with _opened(self._path) as database:
            rows = database.execute(sql, (self._key, *wanted)).fetchall()
            reasons = reasons_of(database.execute, rows)
        reader = OperationReader(self.session.session_id, self._roots)
        found = {record.sequence: record for record in reader.records(rows, reasons)}
        return [found.get(sequence) for sequence in wanted]


class _Pass:
    """Goes once through the operations of a session, without making a record of any.

    Args:
        database: the open history.
        session: the session.
    """

    def __init__(self, database: sqlite3.Connection, session: OperationSession) -> None:
        self._database = database
        self._is_shelved = session.kind is SessionKind.ORGANIZE
        self._roots = Roots.of(session)
        self._builder = OutlineBuilder(session, backwards=session.kind is SessionKind.ROLLBACK)
        self._groups: dict[tuple[str, int | None], int] = {}

    def index(self, key: int, limit: int | None) -> OutlineIndex:
        """Return the index of operations on files.

        Args:
            key: the key of the session.
            limit: only so many of the first; `None` for all.
        """
        rows = self._database.execute(_PASS, (key, -1 if limit is None else limit))
        while page := rows.fetchmany(_FETCHED):
            self._builder.add(self._page(page))
        return self._builder.built()

    def _page(self, rows: Sequence[_Row]) -> Page:
        sequences, befores, targets, statuses, roles, reasons, sizes, staying = zip(
            *rows, strict=True
        )
        sources, names = _texts(befores), _texts(targets)
        groups, texts = [], []
        group, before = -1, _NOWHERE
        for source, target, reason, metadata in zip(sources, names, reasons, staying, strict=True):
            folder, _, name = (target or "").rpartition(os.sep)
            # Files of an album mostly follow each other.
            if target is None or metadata is not None or (folder, reason) != before:
                before = (folder, reason) if target is not None and metadata is None else _NOWHERE
                group = self._group(source or "", target, reason, metadata)
            groups.append(group)
            texts.append(f"{source}\n{name}")
        kinds = [
            _KINDS[status] if known is None else CODES[recorded_kind(status, from_json(known))]
            for status, known in zip(statuses, staying, strict=True)
        ]
        return Page(
            sequences=sequences,
            groups=groups,
            kinds=kinds,
            roles=map(_ROLES.__getitem__, roles),
            choosable=map(STANDING_STATUSES.__contains__, statuses),
            sizes=[size or 0 for size in sizes],
            texts=texts,
        )

    def _group(
        self, source: str, target: str | None, reason: int | None, metadata: str | None
    ) -> int:
        root = self._roots.source if target is None else self._roots.target
        folder = (source if target is None else target).rpartition(os.sep)[0]
        known_group = self._groups.get((folder, reason)) if metadata is None else None
        if known_group is not None and target is not None:
            return known_group
        whole = os.path.join(root, folder) if folder else str(root)  # noqa: PTH118 - a text
        known = NO_METADATA if metadata is None else from_json(metadata)
        alone = target is None and metadata is not None
        group = self._builder.group(self._heading(reason, known, stays_alone=alone), whole)
        if target is not None and metadata is None:
            self._groups[folder, reason] = group
        return group

    def _heading(
        self, reason: int | None, metadata: Mapping[str, Any], *, stays_alone: bool
    ) -> Heading | None:
        if not self._is_shelved:
            return Shelf.BARE
        category = category_of(_reason(self._database, reason)) if reason is not None else None
        return heading_of(category, metadata, stays_alone=stays_alone)


def _texts(stored: Sequence[StoredPath | None]) -> Sequence[str | None]:
    if bytes not in set(map(type, stored)):
        return cast("Sequence[str | None]", stored)
    return [os.fsdecode(one) if isinstance(one, bytes) else one for one in stored]


def _reason(database: sqlite3.Connection, key: int) -> str:
    row = database.execute(_REASON, (key,)).fetchone()
    return str(row[0]) if row else ""


def _key_of(database: sqlite3.Connection, session_id: str) -> int:
    sql = "SELECT key FROM operation_sessions WHERE session_id = ?"
    row = database.execute(sql, (session_id,)).fetchone()
    if row is None:
        raise UnknownSessionError(f"The history has no session {session_id!r} any more.")
    return int(row[0])


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with faults(path), closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)) as database:
        yield database
