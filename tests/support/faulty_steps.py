"""Steps written by hand, so that tests can aim at a single one."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.port import Transfer
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, now
from music_organizer.models.session import OperationSession
from music_organizer.planning.draft import Draft
from music_organizer.planning.numbering import numbered_records

PART = ".music-organizer.session.1.part"


def written(path: Path, content: str | bytes = b"") -> Path:
    """Write a file, its name for content unless told otherwise, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content or path.name
    path.write_bytes(text if isinstance(text, bytes) else os.fsencode(text))
    return path


def identity(path: Path) -> FileIdentity:
    return FileIdentity.of(path.lstat())


def transfer(source: Path, target: Path, **changes: Any) -> Transfer:  # noqa: ANN401 - any field
    """Return the way of a file that is there, with its true identity and checksum."""
    known = source.is_file() and not source.is_symlink()
    way = Transfer(
        source=source,
        target=target,
        identity=identity(source) if os.path.lexists(source) else None,
        checksum=checksum(source) if known else None,
        part_name=PART,
        verify=False,
    )
    return replace(way, **changes)


def session(source: Path, target: Path, name: str = "session") -> OperationSession:
    return OperationSession(
        session_id=name,
        start_time=now(),
        source_root=source,
        target_root=target,
        library_root=target,
    )


def step(kind: OperationType, source: Path, target: Path, **fields: Any) -> Draft:  # noqa: ANN401
    """Return one step on a file that is there."""
    known = identity(source) if os.path.lexists(source) else None
    return Draft(kind, source=source, target=target, **{"identity": known, **fields})


def move(source: Path, target: Path, **fields: Any) -> Draft:  # noqa: ANN401 - any field
    return step(OperationType.MOVE, source, target, **fields)


def records(
    drafts: Iterable[Draft], root: Path, target: Path | None = None
) -> list[OperationRecord]:
    """Return the records of steps below a root, or between two."""
    return list(numbered_records(list(drafts), session(root, target or root)))


def begun(operations: Iterable[OperationRecord]) -> list[OperationRecord]:
    """Return steps as the journal holds them when a run is cut off: intended, with checksums."""
    return [
        replace(op, status=OperationStatus.IN_PROGRESS, checksum_before=_checksum(op))
        for op in operations
    ]


def _checksum(op: OperationRecord) -> str | None:
    origin = op.origin
    hashed = origin is not None and origin.is_file() and not origin.is_symlink()
    return checksum(origin) if origin is not None and hashed else op.checksum_before


def carry(source: Path, target: Path) -> None:
    """Copy a file as a move to another drive does, up to removing the source."""
    status = source.stat()
    target.write_bytes(source.read_bytes())
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
