"""Operations as JSON and CSV, under the documented names, a line at a time."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    operation_id,
)

_GIVES_A_PLACE = frozenset(
    {
        OperationType.MOVE,
        OperationType.COPY,
        OperationType.HARDLINK,
        OperationType.REFLINK,
        OperationType.SYMLINK,
    }
)


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
        "file_size": op.file_size,
        "metadata": dict(op.metadata),
        "audio_checksum": op.audio_checksum,
        "sequence": op.sequence,
        "role": op.role.value,
        "reason": op.reason,
        "undoes": _link(op.undoes),
        "belongs_to": op.belongs_to,
    }


def json_lines(operations: Iterable[OperationRecord]) -> Iterator[str]:
    """Yield the lines of one JSON list of operations."""
    return _json_list(map(operation_fields, operations))


def csv_lines(operations: Iterable[OperationRecord]) -> Iterator[str]:
    """Yield operations as CSV, the names of the columns first; metadata is JSON in a cell."""
    return _csv_table(map(operation_fields, operations))


def path_map(operations: Iterable[OperationRecord]) -> Iterator[dict[str, Any]]:
    """Yield for each file of a session where it was and where it, or its copy, is now.

    Only what was done and stands is told; steps through a temporary name are one.

    Args:
        operations: the operations of the session, in their order.
    """
    passing: dict[Path, OperationRecord] = {}
    for op in operations:
        if op.status is not OperationStatus.COMPLETED or op.operation_type not in _GIVES_A_PLACE:
            continue
        before = passing.pop(op.source_path, None) if op.source_path is not None else None
        first = op if before is None else replace(op, source_path=before.source_path)
        if op.metadata.get("step") == "aside" and op.target_path is not None:
            passing[op.target_path] = first
        else:
            yield _place_fields(first)
    yield from map(_place_fields, passing.values())


def _place_fields(op: OperationRecord) -> dict[str, Any]:
    return {
        "old_path": _path(op.source_path),
        "new_path": _path(op.target_path),
        "operation_type": op.operation_type.value,
        "role": op.role.value,
    }


def _json_list(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "["
    waiting = ""
    for one in values:
        if waiting:
            yield f"{waiting},"
        waiting = json.dumps(one)
    if waiting:
        yield waiting
    yield "]"


def _csv_table(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    names: list[str] | None = None
    for fields in values:
        if names is None:
            names = list(fields)
            yield ",".join(names)
        text = StringIO()
        csv.writer(text, lineterminator="").writerow(
            json.dumps(value) if isinstance(value, dict) else value for value in fields.values()
        )
        yield text.getvalue()


EXPORTS: Mapping[str, Callable[[Iterable[OperationRecord]], Iterator[str]]] = MappingProxyType(
    {
        "csv": csv_lines,
        "json": json_lines,
        "map-csv": lambda operations: _csv_table(path_map(operations)),
        "map-json": lambda operations: _json_list(path_map(operations)),
    }
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
