"""Operations as JSON and CSV, under the documented names, a line at a time."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from music_organizer.models.operation import OperationLink, OperationRecord, operation_id


def operation_fields(op: OperationRecord) -> dict[str, Any]:
    """Return an operation as plain values, paths absolute."""
    return {
        "id": op.id,
        "session_id": op.session_id,
        "timestamp": op.timestamp.isoformat(),
        "operation_type": op.operation_type.value,
        "source_path": _path(op.source_path),
        "target_path": _path(op.target_path),
        "backup_path": _path(op.backup_path),
        "status": op.status.value,
        "error_message": op.error_message,
        "checksum_before": op.checksum_before,
        "checksum_after": op.checksum_after,
        "audio_checksum": op.audio_checksum,
        "file_size": op.file_size,
        "metadata": dict(op.metadata),
        "sequence": op.sequence,
        "role": op.role.value,
        "reason": op.reason,
        "undoes": _link(op.undoes),
        "belongs_to": op.belongs_to,
    }


def json_lines(operations: Iterable[OperationRecord]) -> Iterator[str]:
    """Yield the lines of one JSON list of operations."""
    yield "["
    waiting = ""
    for op in operations:
        if waiting:
            yield f"{waiting},"
        waiting = json.dumps(operation_fields(op))
    if waiting:
        yield waiting
    yield "]"


def csv_lines(operations: Iterable[OperationRecord]) -> Iterator[str]:
    """Yield operations as CSV, the names of the columns first; metadata is JSON in a cell."""
    names: list[str] | None = None
    for op in operations:
        fields = operation_fields(op)
        if names is None:
            names = list(fields)
            yield ",".join(names)
        text = StringIO()
        csv.writer(text, lineterminator="").writerow(
            json.dumps(value) if isinstance(value, dict) else value for value in fields.values()
        )
        yield text.getvalue()


EXPORTS: Mapping[str, Callable[[Iterable[OperationRecord]], Iterator[str]]] = MappingProxyType(
    {"csv": csv_lines, "json": json_lines}
)
"""The kinds of export, and what makes the lines of each."""


def _path(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _link(link: OperationLink | None) -> dict[str, Any] | None:
    if link is None:
        return None
    return {
        "id": operation_id(link.session_id, link.sequence),
        "session_id": link.session_id,
        "sequence": link.sequence,
    }
