"""Records as JSON, under the documented names, a line at a time."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from music_organizer.models.operation import OperationRecord


def operation_fields(op: OperationRecord) -> dict[str, Any]:
    """Return an operation as plain values, paths absolute."""
    return {
        "id": op.id,
        "session_id": op.session_id,
        "sequence": op.sequence,
        "timestamp": op.timestamp.isoformat(),
        "operation_type": op.operation_type.value,
        "source_path": _path(op.source_path),
        "target_path": _path(op.target_path),
        "backup_path": _path(op.backup_path),
        "status": op.status.value,
        "error_message": op.error_message,
        "checksum_before": op.checksum_before,
        "checksum_after": op.checksum_after,
        "file_size": op.file_size,
        "role": op.role.value,
        "reason": op.reason,
        "undoes": [op.undoes.session_id, op.undoes.sequence] if op.undoes else None,
        "belongs_to": op.belongs_to,
        "metadata": dict(op.metadata),
    }


def as_list(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the text of one JSON list, an item at a time, in ASCII so that any name survives."""
    first = True
    for item in items:
        yield ("[\n  " if first else ",\n  ") + json.dumps(item)
        first = False
    yield "[]\n" if first else "\n]\n"


def _path(path: os.PathLike[str] | None) -> str | None:
    return None if path is None else os.fspath(path)
