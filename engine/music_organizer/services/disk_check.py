"""Hold what the history tells of all sessions together against the disk, without reading files."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from music_organizer.errors import OperationError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.session import OperationSession, SessionKind

_TAKEN = (OperationStatus.COMPLETED, OperationStatus.ROLLED_BACK)
_OPEN = (OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN)
_LEAVES = (OperationType.MOVE, OperationType.DELETE, OperationType.RESTORE)


class _Account(Struct):
    """What one session left, as far as no later one changed it."""

    roots: tuple[Path, ...]
    put: int = 0
    missing: int = 0
    first: Path | None = None
    open_steps: int = 0


def differences(queries: HistoryQueries) -> Iterator[str]:
    """Yield a sentence for each session whose files are not all where the history says they are.

    Files of a drive that is not connected are passed over; so are sessions that another program
    recorded.

    Args:
        queries: the history.
    """
    accounts: dict[str, _Account] = {}
    places: dict[Path, str] = {}
    for session in reversed(queries.sessions()):
        if session.kind is not SessionKind.RECORDED:
            accounts[session.session_id] = _carried_out(session, queries, places)
    looking = LookingGlass()
    for path, session_id in places.items():
        account = accounts[session_id]
        account.put += 1
        if _is_missing(looking, path, account.roots):
            account.missing += 1
            account.first = account.first or path
    for session_id, account in accounts.items():
        yield from _sentences(session_id, account)


def _carried_out(
    session: OperationSession, queries: HistoryQueries, places: dict[Path, str]
) -> _Account:
    """Carry a session out in the mind: whose file lies where afterwards."""
    account = _Account(session.roots)
    for op in queries.operations(session.session_id):
        if op.status in _OPEN:
            account.open_steps += 1
        elif op.status in _TAKEN and op.role is not Role.FOLDER:
            if op.operation_type in _LEAVES and op.origin is not None:
                places.pop(op.origin, None)
            places.update((path, session.session_id) for path in _filled(op))
    return account


def _filled(op: OperationRecord) -> Iterator[Path]:
    paths = [op.destination]
    if op.operation_type is OperationType.REWRITE:
        paths = [op.source_path, op.backup_path]
    return (path for path in paths if path is not None)


def _is_missing(looking: LookingGlass, path: Path, roots: tuple[Path, ...]) -> bool:
    try:
        if looking.node(path) is not None:
            return False
    except OperationError:
        return True
    return any(path.is_relative_to(root) and root.is_dir() for root in roots)


def _sentences(session_id: str, account: _Account) -> Iterator[str]:
    if account.open_steps:
        yield (
            f"{account.open_steps} steps of the session {session_id} could not be settled yet; "
            "`recover` tries again once its drives are connected."
        )
    if account.missing:
        yield (
            f"{account.missing} of {account.put} files that the session {session_id} put in their "
            f"place cannot be found there. The first is {account.first}; `verify {session_id}` "
            "names them all, and whole copies of them."
        )
