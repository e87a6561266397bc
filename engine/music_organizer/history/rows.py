"""Between sessions and rows of the database, and what rows of every kind share."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from music_organizer.errors import HistoryDamagedError
from music_organizer.history.json_text import compact
from music_organizer.history.schema import SessionRow
from music_organizer.history.stored_paths import PathWriter
from music_organizer.models.operation import (
    NO_METADATA,
)
from music_organizer.models.session import OperationSession, SessionKind, SessionStatus


def stored_text(text: str | None) -> str | None:
    """Return a sentence as the database can keep it: bytes that are no UTF-8 become a mark."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def session_columns(session: OperationSession) -> dict[str, Any]:
    """Return the column values of a session, its key apart."""
    stored = PathWriter(Path(os.devnull)).stored
    return {
        "session_id": session.session_id,
        "start_time": session.start_time.isoformat(),
        "end_time": session.end_time.isoformat() if session.end_time else None,
        "source_root": stored(session.source_root),
        "target_root": stored(session.target_root),
        "library_root": stored(session.library_root),
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
    with read_as_ours():
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
def read_as_ours() -> Iterator[None]:
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
    return compact(dict(values)) if values else None


def from_json(text: str | None) -> Mapping[str, Any]:
    """Return metadata that `as_json` wrote."""
    return MappingProxyType(json.loads(text)) if text else NO_METADATA
