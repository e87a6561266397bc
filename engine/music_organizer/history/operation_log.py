"""The journal's twin: lines of JSON in the library, from which a lost history is rebuilt.

Every line is eight hexadecimal digits of CRC-32, a blank and one JSON object: first the session,
then each operation as planned, then a line that says how many there were, then what became of
them. Paths name the root they are relative to, so that a library can be mounted elsewhere.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.errors import BackupError, SessionIdError
from music_organizer.history.log_lines import content_of, line_of
from music_organizer.history.logged_paths import RootedNames, beside, placed, unrooted
from music_organizer.history.logged_values import (
    audio,
    digest,
    identity,
    mapping,
    metadata,
    number,
    path_text,
    plain_text,
    sentence,
)
from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    kept_backup,
    kept_source,
    kept_target,
    operation_id,
)
from music_organizer.models.session import (
    OperationSession,
    SessionKind,
    SessionStatus,
    check_session_id,
)

FORMAT = "music-organizer operation log"
VERSION = 1

_CHANGING: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "error_message": sentence,
        "checksum_before": digest,
        "checksum_after": digest,
        "audio_checksum": audio,
        "file_size": number,
    }
)
_ABOUT_ATTRIBUTES = (OperationType.REMEMBER_DIR, OperationType.RESET_DIR)


class LoggedSession(Struct):
    """What an operation log tells of its session.

    Attributes:
        session: the session, its library root where the log was found.
        operations: its operations with their last known status, in order.
        settled: operations of other sessions that were found to be back already.
        begun: whether the plan was written to its end, so that steps may have been taken.
        whole: whether the log holds the complete plan.
        problems: lines that could not be used, in words.
    """

    session: OperationSession
    operations: dict[int, OperationRecord] = field(default_factory=dict)
    settled: list[OperationLink] = field(default_factory=list)
    begun: bool = False
    whole: bool = False
    problems: list[str] = field(default_factory=list)


def opening_lines(
    session: OperationSession, operations: Iterable[OperationRecord]
) -> Iterator[str]:
    """Yield the lines that state a session and everything it intends."""
    yield line_of({"format": FORMAT, "version": VERSION, "session": _session_fields(session)})
    count = 0
    names = RootedNames(session)
    for count, op in enumerate(operations, 1):  # noqa: B007 - the count is used after the loop
        yield line_of({"operation": _operation_fields(op, names)})
    yield line_of({"planned": count})


def added_line(session: OperationSession, op: OperationRecord) -> str:
    """Return the line that adds one operation to a session that has begun."""
    return line_of({"operation": _operation_fields(op, RootedNames(session))})


def progress_line(op: OperationRecord) -> str:
    """Return the line that states what became of an operation."""
    changed = {name: getattr(op, name) for name in _CHANGING if getattr(op, name) is not None}
    if op.metadata:
        changed["metadata"] = dict(op.metadata)
    return line_of({"at": op.sequence, "status": op.status.value, **changed})


def settled_line(links: Iterable[OperationLink]) -> str:
    """Return the line that names operations that were found to be back already."""
    return line_of({"settled": [[link.session_id, link.sequence] for link in links]})


def ending_line(status: SessionStatus) -> str:
    """Return the line that closes a session."""
    return line_of({"ended": status.value})


def read_log(lines: Iterable[str], library: Path | None) -> LoggedSession:
    """Read a log that may be torn, damaged or written by somebody else.

    Args:
        lines: the lines of the file.
        library: the folder whose `.music-organizer` holds it, taken as the library's place now;
            `None` believes what the log says.

    Raises:
        BackupError: it does not begin like an operation log of ours.
    """
    iterator = enumerate(lines, 1)
    logged = _opened(next(iterator, (1, ""))[1], library)
    for at, line in iterator:
        try:
            _take(logged, content_of(line))
        except (ValueError, KeyError, TypeError, OverflowError, OSError) as error:
            logged.problems.append(f"line {at} cannot be used ({error})")
    return logged


def _opened(line: str, library: Path | None) -> LoggedSession:
    try:
        fields = _header(line)
        return LoggedSession(_session(fields, library or Path(path_text(fields["library_root"]))))
    except (ValueError, KeyError, TypeError, OverflowError, SessionIdError) as error:
        why = str(error).rstrip(".")
        raise BackupError(f"This is no operation log that can be used: {why}.") from error


def _header(line: str) -> Mapping[str, Any]:
    content = content_of(line)
    if content.get("format") != FORMAT:
        raise ValueError("it does not begin like one")
    if content.get("version") != VERSION:
        raise ValueError("a newer version of this program wrote it")
    fields = content["session"]
    if not isinstance(fields, dict):
        raise TypeError("its first line tells of no session")
    return fields


def _take(logged: LoggedSession, content: Mapping[str, Any]) -> None:
    if "operation" in content:
        op = _complete(_operation(content["operation"], logged.session))
        logged.operations[op.sequence] = op
    elif "planned" in content:
        logged.begun = True
        logged.whole = len(logged.operations) == content["planned"]
    elif "at" in content:
        _change(logged, content)
    elif "settled" in content:
        pairs = content["settled"]
        logged.settled += [OperationLink(str(one), number(two, 1)) for one, two in pairs]
    elif "ended" in content:
        logged.begun = True
        status = SessionStatus(content["ended"])
        logged.session = replace(logged.session, status=status)


def _change(logged: LoggedSession, content: Mapping[str, Any]) -> None:
    logged.begun = True
    op = logged.operations.get(number(content["at"], 1))
    if op is None:
        raise ValueError("it tells of an operation whose own line cannot be used")
    checks = {**_CHANGING, "metadata": metadata}
    changes = {name: check(content[name]) for name, check in checks.items() if name in content}
    logged.operations[op.sequence] = _complete(
        replace(op, status=OperationStatus(content["status"]), **changes)
    )


def _complete(op: OperationRecord) -> OperationRecord:
    """Return an operation that tells all that taking it, or taking it back, asks for."""
    kind = op.operation_type
    if kind in _ABOUT_ATTRIBUTES and "folder" not in op.metadata:
        raise ValueError("it does not tell what the folder was like")
    ends = (op.origin, op.destination)
    if kind.concerns_folder:
        lacks = ends == (None, None)
    else:
        kept = kind is not OperationType.REWRITE or op.backup_path is not None
        lacks = op.status is not OperationStatus.SKIPPED and (None in ends or not kept)
    if lacks:
        raise ValueError("it lacks a path")
    return op


def _session_fields(session: OperationSession) -> dict[str, Any]:
    library = session.library_root
    return {
        "session_id": session.session_id,
        "start_time": session.start_time.isoformat(),
        "source_root": beside(session.source_root, library),
        "target_root": beside(session.target_root, library),
        "library_root": os.fspath(library),
        "kind": session.kind.value,
        "undoes": session.undoes,
        "name": session.name,
        "metadata": dict(session.metadata),
    }


def _session(fields: Mapping[str, Any], library: Path) -> OperationSession:
    return OperationSession(
        session_id=check_session_id(str(fields["session_id"])),
        start_time=datetime.fromisoformat(fields["start_time"]),
        source_root=placed(fields["source_root"], library),
        target_root=placed(fields["target_root"], library),
        library_root=library,
        kind=SessionKind(fields["kind"]),
        undoes=plain_text(fields["undoes"]),
        name=plain_text(fields["name"]) or "",
        metadata=mapping(fields["metadata"]),
        status=SessionStatus.INTERRUPTED,
    )


def _operation_fields(op: OperationRecord, names: RootedNames) -> dict[str, Any]:
    found = op.identity
    fields: dict[str, Any] = {
        "sequence": op.sequence,
        "operation_type": op.operation_type._value_,
        "timestamp": op.timestamp.isoformat(),
        "status": op.status._value_,
        "role": op.role._value_,
        "source_path": names.of(kept_source(op)),
        "target_path": names.of(kept_target(op)),
        "backup_path": names.of(kept_backup(op)),
        "file_size": op.file_size,
        "error_message": op.error_message,
        "checksum_before": op.checksum_before,
        "audio_checksum": op.audio_checksum,
        "identity": [found.device, found.inode, found.size, found.mtime_ns] if found else None,
        "reason": op.reason or None,
        "undoes": [op.undoes.session_id, op.undoes.sequence] if op.undoes else None,
        "belongs_to": op.belongs_to,
        "metadata": dict(op.metadata) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _operation(fields: Mapping[str, Any], session: OperationSession) -> OperationRecord:
    sequence = number(fields["sequence"], 1)
    undoes, size, leader = (fields.get(name) for name in ("undoes", "file_size", "belongs_to"))
    return OperationRecord(
        id=operation_id(session.session_id, sequence),
        session_id=session.session_id,
        timestamp=datetime.fromisoformat(fields["timestamp"]).astimezone(UTC),
        operation_type=OperationType(fields["operation_type"]),
        source_path=unrooted(fields.get("source_path"), session),
        target_path=unrooted(fields.get("target_path"), session),
        backup_path=unrooted(fields.get("backup_path"), session),
        status=OperationStatus(fields["status"]),
        error_message=sentence(fields.get("error_message")),
        checksum_before=digest(fields.get("checksum_before")),
        audio_checksum=audio(fields.get("audio_checksum")),
        file_size=None if size is None else number(size),
        metadata=metadata(fields.get("metadata")),
        sequence=sequence,
        identity=identity(fields.get("identity")),
        role=Role(fields["role"]),
        reason=sentence(fields.get("reason")) or "",
        undoes=OperationLink(str(undoes[0]), number(undoes[1], 1)) if undoes else None,
        belongs_to=None if leader is None else number(leader, 1),
    )
