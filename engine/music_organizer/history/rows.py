"""Between records and rows of the database."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from music_organizer.errors import HistoryDamagedError
from music_organizer.history.schema import SessionRow
from music_organizer.models.checksums import audio_digest, audio_text
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import (
    NO_METADATA,
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.session import OperationSession, SessionKind, SessionStatus

StoredPath = str | bytes

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
_XXH3_128 = b"\x01"


@dataclass(frozen=True, slots=True)
class Roots:
    """The folders that the stored paths of one session are relative to."""

    source: Path
    target: Path
    library: Path

    @classmethod
    def of(cls, session: OperationSession) -> "Roots":
        """Take the roots out of a session."""
        return cls(session.source_root, session.target_root, session.library_root)


def stored_path(path: Path | None, root: Path) -> StoredPath | None:
    """Return a path as the database keeps it: relative to `root` where it lies below it."""
    if path is None:
        return None
    # A path keeps its text once it was asked for; of the million in a plan a copy is asked.
    text, base = os.fspath(Path(path)), os.fspath(root)
    if text == base:
        text = "."
    elif text.startswith(base.rstrip(os.sep) + os.sep):
        text = text[len(base.rstrip(os.sep)) + 1 :]
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def stored_text(text: str | None) -> str | None:
    """Return a sentence as the database can keep it: bytes that are no UTF-8 become a mark."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def loaded_path(stored: StoredPath | None, root: Path) -> Path | None:
    """Return the absolute path that `stored_path` kept."""
    return None if stored is None else root / os.fsdecode(stored)


def operation_row(
    op: OperationRecord, session_key: int, roots: Roots, reason_key: int | None
) -> tuple[object, ...]:
    """Return the row of an operation, in the order of `OPERATION_COLUMNS`."""
    identity = op.identity
    return (
        session_key,
        op.sequence,
        op.id,
        op.timestamp.timestamp(),
        op.operation_type.value,
        stored_path(op.source_path, roots.source),
        stored_path(op.target_path, roots.target),
        stored_path(op.backup_path, roots.library),
        op.status.value,
        stored_text(op.error_message),
        bytes.fromhex(op.checksum_before) if op.checksum_before else None,
        bytes.fromhex(op.checksum_after) if op.checksum_after else None,
        op.file_size,
        identity.device if identity else None,
        signed(identity.inode) if identity else None,
        identity.mtime_ns if identity else None,
        op.role.value,
        reason_key,
        op.undoes.session_id if op.undoes else None,
        op.undoes.sequence if op.undoes else None,
        op.belongs_to,
        as_json(op.metadata),
        stored_audio(op.audio_checksum),
    )


def loaded_operation(
    row: tuple[Any, ...], session_id: str, roots: Roots, reasons: Mapping[int, str]
) -> OperationRecord:
    """Return the record of a row that was read in the order of `OPERATION_COLUMNS`."""
    with _read_as_ours():
        return _loaded_operation(row, session_id, roots, reasons)


def _loaded_operation(
    row: tuple[Any, ...], session_id: str, roots: Roots, reasons: Mapping[int, str]
) -> OperationRecord:
    size, device, inode, mtime_ns = row[12:16]
    identity = None
    if inode is not None and size is not None:
        identity = FileIdentity(device, unsigned(inode), size, mtime_ns)
    return OperationRecord(
        id=row[2],
        session_id=session_id,
        timestamp=datetime.fromtimestamp(row[3], UTC),
        operation_type=OperationType(row[4]),
        source_path=loaded_path(row[5], roots.source),
        target_path=loaded_path(row[6], roots.target),
        backup_path=loaded_path(row[7], roots.library),
        status=OperationStatus(row[8]),
        error_message=row[9],
        checksum_before=bytes(row[10]).hex() if row[10] else None,
        checksum_after=bytes(row[11]).hex() if row[11] else None,
        audio_checksum=_loaded_audio(row[22]),
        file_size=size,
        metadata=from_json(row[21]),
        sequence=row[1],
        identity=identity,
        role=Role(row[16]),
        reason=reasons.get(row[17], "") if row[17] is not None else "",
        undoes=OperationLink(row[18], row[19]) if row[18] is not None else None,
        belongs_to=row[20],
    )


def stored_audio(checksum: str | None) -> bytes | None:
    """Return the checksum of a sound as the database keeps it: one byte for its kind, 16 more."""
    return None if checksum is None else _XXH3_128 + audio_digest(checksum)


def _loaded_audio(stored: bytes | None) -> str | None:
    if stored is None or stored[:1] != _XXH3_128:
        return None
    return audio_text(stored[1:])


def session_columns(session: OperationSession) -> dict[str, Any]:
    """Return the column values of a session, its key apart."""
    anchor = Path(os.devnull)
    return {
        "session_id": session.session_id,
        "start_time": session.start_time.isoformat(),
        "end_time": session.end_time.isoformat() if session.end_time else None,
        "source_root": stored_path(session.source_root, anchor),
        "target_root": stored_path(session.target_root, anchor),
        "library_root": stored_path(session.library_root, anchor),
        "total_operations": session.total_operations,
        "completed_operations": session.completed_operations,
        "failed_operations": session.failed_operations,
        "rolled_back_operations": session.rolled_back_operations,
        "skipped_operations": session.skipped_operations,
        "standing_files": session.standing_files,
        "status": session.status.value,
        "kind": session.kind.value,
        "undoes": session.undoes,
        "name": stored_text(session.name),
        "pinned": session.pinned,
        "metadata": as_json(session.metadata),
    }


def loaded_session(row: SessionRow) -> OperationSession:
    """Return the session of a row."""
    with _read_as_ours():
        return _loaded_session(row)


def _loaded_session(row: SessionRow) -> OperationSession:
    return OperationSession(
        session_id=row.session_id,
        start_time=datetime.fromisoformat(row.start_time),
        end_time=datetime.fromisoformat(row.end_time) if row.end_time else None,
        source_root=Path(os.fsdecode(row.source_root)),
        target_root=Path(os.fsdecode(row.target_root)),
        library_root=Path(os.fsdecode(row.library_root)),
        total_operations=row.total_operations,
        completed_operations=row.completed_operations,
        failed_operations=row.failed_operations,
        rolled_back_operations=row.rolled_back_operations,
        skipped_operations=row.skipped_operations,
        standing_files=row.standing_files,
        status=SessionStatus(row.status),
        kind=SessionKind(row.kind),
        undoes=row.undoes,
        name=row.name,
        pinned=row.pinned,
        metadata=from_json(row.metadata),
    )


@contextmanager
def _read_as_ours() -> Iterator[None]:
    """Tell in words of a row that this program cannot have written like that."""
    try:
        yield
    except (ValueError, TypeError, KeyError, OverflowError, OSError) as error:
        raise HistoryDamagedError(
            f"The history holds a row that cannot be read ({error}). It was left as it is; "
            "`music-organize-async history rebuild LIBRARY` sets the history aside and builds a "
            "new one from the operation logs in your library."
        ) from error


def as_json(values: Mapping[str, Any]) -> str | None:
    """Return metadata as JSON in ASCII, nothing when there is none."""
    return json.dumps(dict(values), separators=(",", ":")) if values else None


def from_json(text: str | None) -> Mapping[str, Any]:
    """Return metadata that `as_json` wrote."""
    return MappingProxyType(json.loads(text)) if text else NO_METADATA


def signed(number: int) -> int:
    """Fold an unsigned 64-bit inode number into what SQLite can store."""
    return number - (1 << 64) if number >= 1 << 63 else number


def unsigned(number: int) -> int:
    """Undo `signed`."""
    return number + (1 << 64) if number < 0 else number
