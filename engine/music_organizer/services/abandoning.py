"""Give up what a session had not begun, once the person has put the rest of it back."""

from contextlib import ExitStack
from dataclasses import replace

from music_organizer.history.history import History
from music_organizer.history.operation_log import ending_line
from music_organizer.models.operation import OperationRecord, OperationStatus, now
from music_organizer.models.session import SessionStatus
from music_organizer.services.recording import SessionRecorder, log_of

_NOT_BEGUN = "It was not begun, and then the session was put back."


def abandon(history: History, session_id: str) -> None:
    """Record the waiting steps of a session as skipped, so that nobody offers to finish them.

    Args:
        history: the open history.
        session_id: the session that was rolled back as a whole.
    """
    session = history.queries.session(session_id)
    waiting = list(history.queries.operations(session_id, OperationStatus.PENDING))
    if session is None or not waiting:
        return
    skipped = [_skipped(op) for op in waiting]
    status = session.status
    if status is SessionStatus.INTERRUPTED:
        status = SessionStatus.ROLLED_BACK
    with ExitStack() as held:
        log = log_of(session)
        if log is not None:
            held.enter_context(log)
        SessionRecorder(history.journal, log).advance(skipped, [])
        history.journal.end(session_id, status)
        if log is not None:
            log.append([ending_line(status)])
            log.sync()


def _skipped(op: OperationRecord) -> OperationRecord:
    return replace(op, status=OperationStatus.SKIPPED, error_message=_NOT_BEGUN, timestamp=now())
