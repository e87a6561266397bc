"""Bring sessions back into a history from the operation logs of a library."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from music_organizer.errors import BackupError
from music_organizer.filesystem.our_folders import session_folders
from music_organizer.history.history import History
from music_organizer.history.operation_log import LoggedSession
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.session import SessionStatus
from music_organizer.services.restore import read_session_log


def logs_of(library: Path) -> tuple[list[LoggedSession], list[str]]:
    """Return the operation logs a library holds, and what is wrong with the others, in words.

    Raises:
        BackupError: there is none at all.
    """
    folders = session_folders(library)
    if not folders:
        raise BackupError(
            f"{library} holds no operation logs of this program (no .music-organizer folder with "
            "backups). Nothing was changed."
        )
    logs, problems = [], []
    for folder in folders:
        try:
            logged = read_session_log(folder)
        except BackupError as error:
            problems.append(f"{folder.name}: {error}")
            continue
        if logged.session.session_id != folder.name:
            problems.append(f"{folder.name}: its log tells of another session")
        elif logged.whole or logged.operations:
            logs.append(logged)
        elif logged.problems:
            problems.append(f"{folder.name}: no line of its log can be used")
    return logs, problems


def in_order(logs: Iterable[LoggedSession]) -> list[LoggedSession]:
    """Return sessions, the oldest first; each follows what it takes back, whatever clocks said."""
    by_id = {one.session.session_id: one for one in logs}
    placed: dict[str, LoggedSession] = {}
    for one in sorted(by_id.values(), key=lambda one: one.session.start_time):
        earlier: dict[str, LoggedSession] = {}
        found: LoggedSession | None = one
        while found is not None and found.session.session_id not in {*placed, *earlier}:
            earlier[found.session.session_id] = found
            found = by_id.get(found.session.undoes or "")
        placed.update(reversed(earlier.items()))
    return list(placed.values())


def put_back(history: History, logged: LoggedSession) -> None:
    """Write a logged session into the history, together with what it took back."""
    session = logged.session
    operations = list(logged.operations.values())
    if session.status is SessionStatus.INTERRUPTED:
        # The log may lack the last batch; what the disk shows decides.
        operations = [_unsettled(op) for op in operations]
        session = replace(session, status=SessionStatus.RUNNING)
    history.journal.begin(session, operations)
    links = [
        op.undoes
        for op in operations
        if op.undoes is not None and op.status is OperationStatus.COMPLETED
    ]
    history.journal.settle([*links, *logged.settled])
    if session.status is not SessionStatus.RUNNING:
        history.journal.end(session.session_id, session.status)


def _unsettled(op: OperationRecord) -> OperationRecord:
    if op.status is OperationStatus.PENDING:
        return replace(op, status=OperationStatus.IN_PROGRESS)
    return op
