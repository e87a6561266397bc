"""Between records of operations and rows of the database."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from music_organizer.history.rows import as_json, from_json, read_as_ours, stored_text
from music_organizer.history.stored_paths import PathReader, PathWriter
from music_organizer.models.checksums import audio_digest, audio_text
from music_organizer.models.file_identity import FileIdentity, shared_device
from music_organizer.models.operation import (
    NO_METADATA,
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    kept_backup,
    kept_source,
    kept_target,
)
from music_organizer.models.session import OperationSession

Execute = Callable[[str, tuple[Any, ...]], Any]
"""Asks the database and returns a cursor."""

OPERATION_COLUMNS = (
    "session_id",
    "sequence",
    "id",
    "timestamp",
    "operation_type",
    "source_path",
    "target_path",
    "backup_path",
    "status",
    "error_message",
    "checksum_before",
    "checksum_after",
    "file_size",
    "device",
    "inode",
    "mtime_ns",
    "role",
    "reason",
    "undoes_session",
    "undoes_sequence",
    "belongs_to",
    "metadata",
    "audio_checksum",
)
_SESSIONS = "SELECT key, session_id, source_root, target_root, library_root FROM operation_sessions"
_REASON = OPERATION_COLUMNS.index("reason")
_XXH3_128 = b"\x01"
_TYPES = {one.value: one for one in OperationType}
_STATUSES = {one.value: one for one in OperationStatus}
_ROLES = {one.value: one for one in Role}


class Roots(Struct, frozen=True):
    """The folders that the stored paths of one session are relative to."""

    source: Path
    target: Path
    library: Path

    @classmethod
    def of(cls, session: OperationSession) -> "Roots":
        """Take the roots out of a session."""
        return cls(session.source_root, session.target_root, session.library_root)


class OperationWriter:
    """Makes rows of the operations of one session.

    Args:
        session_key: the key of the session.
        roots: its folders.
    """

    def __init__(self, session_key: int, roots: Roots) -> None:
        self._key = session_key
        self._source = PathWriter(roots.source)
        self._target = PathWriter(roots.target)
        self._library = PathWriter(roots.library)

    def row(self, op: OperationRecord, reason_key: int | None) -> tuple[object, ...]:
        """Return the row of an operation, in the order of `OPERATION_COLUMNS`."""
        identity = op.identity
        # A million times over, `_value_` is at hand and `value` is a call.
        return (
            self._key,
            op.sequence,
            stored_id(op.id),
            op.timestamp.timestamp(),
            op.operation_type._value_,
            self._source.stored(kept_source(op)),
            self._target.stored(kept_target(op)),
            self._library.stored(kept_backup(op)),
            op.status._value_,
            None if op.error_message is None else stored_text(op.error_message),
            bytes.fromhex(op.checksum_before) if op.checksum_before else None,
            bytes.fromhex(op.checksum_after) if op.checksum_after else None,
            op.file_size,
            identity.device if identity else None,
            signed(identity.inode) if identity else None,
            identity.mtime_ns if identity else None,
            op.role._value_,
            reason_key,
            op.undoes.session_id if op.undoes else None,
            op.undoes.sequence if op.undoes else None,
            op.belongs_to,
            as_json(op.metadata) if op.metadata else None,
            stored_audio(op.audio_checksum) if op.audio_checksum else None,
        )


class OperationReader:
    """Makes records of rows of one session, a page at a time.

    Args:
        session_id: the session.
        roots: its folders.
    """

    def __init__(self, session_id: str, roots: Roots) -> None:
        self._session_id = session_id
        self._source = PathReader(roots.source)
        self._target = PathReader(roots.target)
        self._library = PathReader(roots.library)

    def records(
        self, rows: Iterable[tuple[Any, ...]], reasons: Mapping[int, str]
    ) -> list[OperationRecord]:
        """Return the records of rows that were read in the order of `OPERATION_COLUMNS`.

        Args:
            rows: the rows.
            reasons: the sentences they refer to, by key.
        """
        with read_as_ours():
            return [self._record(row, reasons) for row in rows]

    def _record(self, row: tuple[Any, ...], reasons: Mapping[int, str]) -> OperationRecord:
        identity = None
        if row[14] is not None and row[12] is not None:
            identity = FileIdentity(shared_device(row[13]), unsigned(row[14]), row[12], row[15])
        return OperationRecord(
            id=row[2] if isinstance(row[2], str) else bytes(row[2]).hex(),
            session_id=self._session_id,
            timestamp=datetime.fromtimestamp(row[3], UTC),
            operation_type=_TYPES[row[4]],
            source_path=self._source.kept(row[5]),
            target_path=self._target.kept(row[6]),
            backup_path=None if row[7] is None else self._library.kept(row[7]),
            status=_STATUSES[row[8]],
            error_message=row[9],
            checksum_before=bytes(row[10]).hex() if row[10] else None,
            checksum_after=bytes(row[11]).hex() if row[11] else None,
            audio_checksum=None if row[22] is None else _loaded_audio(row[22]),
            file_size=row[12],
            metadata=NO_METADATA if row[21] is None else from_json(row[21]),
            sequence=row[1],
            identity=identity,
            role=_ROLES[row[16]],
            reason=reasons.get(row[17], ""),
            undoes=OperationLink(row[18], row[19]) if row[18] is not None else None,
            belongs_to=row[20],
        )


def readers_of(
    execute: Execute, condition: str, value: object
) -> list[tuple[int, OperationReader]]:
    """Return the keys of sessions, each with a reader of its operations.

    Args:
        execute: asks the database.
        condition: which sessions, with one `?`.
        value: what stands for it.
    """
    found = execute(f"{_SESSIONS} WHERE {condition}", (value,)).fetchall()
    anywhere = PathReader(Path(os.sep))
    return [
        (key, OperationReader(session_id, Roots(*map(anywhere.absolute, roots))))
        for key, session_id, *roots in found
    ]


def reasons_of(execute: Execute, rows: Iterable[tuple[Any, ...]]) -> dict[int, str]:
    """Return the sentences that rows refer to, by key.

    Args:
        execute: asks the database.
        rows: rows in the order of `OPERATION_COLUMNS`, a page of them.
    """
    keys = tuple({row[_REASON] for row in rows} - {None})
    holes = ",".join("?" * len(keys))
    question = f"SELECT key, text FROM operation_reasons WHERE key IN ({holes})"  # noqa: S608
    return dict(execute(question, keys).fetchall()) if keys else {}


def stored_id(operation_id: str) -> str | bytes:
    """Return the id of an operation as the database keeps it: half as long where it can be."""
    try:
        short = bytes.fromhex(operation_id)
    except ValueError:
        return operation_id
    return short if short.hex() == operation_id else operation_id


def stored_audio(checksum: str | None) -> bytes | None:
    """Return the checksum of a sound as the database keeps it: one byte for its kind, 16 more."""
    return None if checksum is None else _XXH3_128 + audio_digest(checksum)


def _loaded_audio(stored: bytes) -> str | None:
    return audio_text(stored[1:]) if stored[:1] == _XXH3_128 else None


def signed(number: int) -> int:
    """Fold an unsigned 64-bit inode number into what SQLite can store."""
    return number - (1 << 64) if number >= 1 << 63 else number


def unsigned(number: int) -> int:
    """Undo `signed`."""
    return number + (1 << 64) if number < 0 else number
