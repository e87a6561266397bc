"""Give up what a session had not begun, once nobody can want it any more."""

from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from music_organizer.errors import FoldersBusyError
from music_organizer.filesystem.locks import FolderLock
from music_organizer.history.history import History
from music_organizer.history.operation_log import ending_line
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationRecord, OperationStatus, now
from music_organizer.models.session import OperationSession, SessionKind, SessionStatus
from music_organizer.services.recording import SessionRecorder, log_of

_NOT_BEGUN = "It was not begun, and then the session was put back."
_OVERTAKEN = "Another rollback has put it back since."


def abandon(history: History, session_id: str, lock_folder: Path) -> None:
    """Record the waiting steps of a session as skipped, so that nobody offers to finish them.

    A session that somebody is at work on is left alone.

    Args:
        history: the open history.
        session_id: the session that was rolled back as a whole.
        lock_folder: where running sessions hold their locks.
    """
    _abandon(history, session_id, lock_folder, _NOT_BEGUN)


def abandon_overtaken(history: History, undone: str, lock_folder: Path) -> None:
    """End the stopped rollbacks of a session whose remaining work another one has done.

    Args:
        history: the open history.
        undone: the session that they take back.
        lock_folder: where running sessions hold their locks.
    """
    for session in history.queries.sessions(undoes=undone):
        if session.status is SessionStatus.INTERRUPTED and is_overtaken(session, history.queries):
            _abandon(history, session.session_id, lock_folder, _OVERTAKEN)


def is_overtaken(session: OperationSession, queries: HistoryQueries) -> bool:
    """Tell whether all that a rollback had yet to take back is back by now."""
    if session.undoes is None:
        return False
    undone = queries.operations(session.undoes, OperationStatus.ROLLED_BACK)
    back = {op.sequence for op in undone}
    waiting = queries.operations(session.session_id, OperationStatus.PENDING)
    links = {op.undoes.sequence for op in waiting if op.undoes is not None}
    return bool(links) and links <= back


def _abandon(history: History, session_id: str, lock_folder: Path, why: str) -> None:
    session = history.queries.session(session_id)
    if session is None or session.kind is SessionKind.RECORDED:
        return
    with ExitStack() as held:
        try:
            held.enter_context(
                FolderLock(lock_folder, *(one for one in session.roots if one.is_dir()))
            )
        except FoldersBusyError:
            return
        _give_up(history, session_id, held, why)


def _give_up(history: History, session_id: str, held: ExitStack, why: str) -> None:
    session = history.queries.session(session_id)
    waiting = list(history.queries.operations(session_id, OperationStatus.PENDING))
    if session is None or session.status is SessionStatus.RUNNING or not waiting:
        return
    log = log_of(session)
    if log is not None:
        held.enter_context(log)
    SessionRecorder(history.journal, log).advance([_skipped(op, why) for op in waiting], [])
    status = history.journal.end(session_id, _status_without(session))
    if log is not None:
        log.append([ending_line(status)])
        log.sync()


def _status_without(session: OperationSession) -> SessionStatus:
    """Return how a session stands once nothing of it waits, as far as nothing was taken back."""
    if session.status is not SessionStatus.INTERRUPTED:
        return session.status
    return SessionStatus.COMPLETED if session.undoes is not None else SessionStatus.ROLLED_BACK


def _skipped(op: OperationRecord, why: str) -> OperationRecord:
    return replace(op, status=OperationStatus.SKIPPED, error_message=why, timestamp=now())
