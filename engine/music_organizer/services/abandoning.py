"""Give up what a session had not begun, once the person has put the rest of it back."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from music_organizer.errors import FoldersBusyError
from music_organizer.filesystem.locks import FolderLock
from music_organizer.history.history import History
from music_organizer.history.operation_log import ending_line
from music_organizer.models.operation import OperationRecord, OperationStatus, now
from music_organizer.models.session import SessionKind, SessionStatus
from music_organizer.services.recording import SessionRecorder, log_of

_NOT_BEGUN = "It was not begun, and then the session was put back."


def abandon(history: History, session_id: str, lock_folder: Path) -> None:
    """Record the waiting steps of a session as skipped, so that nobody offers to finish them.

    A session that somebody is at work on is left alone.

    Args:
        history: the open history.
        session_id: the session that was rolled back as a whole.
        lock_folder: where running sessions hold their locks.
    """
    session = history.queries.session(session_id)
    if session is None or session.kind is SessionKind.RECORDED:
        return
    roots = {session.source_root, session.target_root, session.library_root}
    with ExitStack() as held:
        try:
            held.enter_context(FolderLock(lock_folder, *(one for one in roots if one.is_dir())))
        except FoldersBusyError:
            return
        _give_up(history, session_id, held)


def _give_up(history: History, session_id: str, held: ExitStack) -> None:
    session = history.queries.session(session_id)
    waiting = list(history.queries.operations(session_id, OperationStatus.PENDING))
    if session is None or session.status is SessionStatus.RUNNING or not waiting:
        return
    status = session.status
    if status is SessionStatus.INTERRUPTED:
        status = SessionStatus.ROLLED_BACK
    log = log_of(session)
    if log is not None:
        held.enter_context(log)
    SessionRecorder(history.journal, log).advance([_skipped(op) for op in waiting], [])
    history.journal.end(session_id, status)
    if log is not None:
        log.append([ending_line(status)])
        log.sync()


def _skipped(op: OperationRecord) -> OperationRecord:
    return replace(op, status=OperationStatus.SKIPPED, error_message=_NOT_BEGUN, timestamp=now())
