"""Settle what an earlier run left half done, before anything else is begun."""

from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.errors import FoldersBusyError
from music_organizer.execution.settling_together import settled_in_order
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.locks import FolderLock
from music_organizer.filesystem.log_file import LogFile
from music_organizer.filesystem.looking import link_on_the_way
from music_organizer.history.history import History
from music_organizer.history.operation_log import ending_line
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.session import OperationSession, SessionKind, SessionStatus
from music_organizer.services.recording import SessionRecorder, log_of

_OPEN = (OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN)


class Recovered(Struct, frozen=True):
    """What was found of a session that had been cut off.

    Attributes:
        session_id: the session.
        completed: steps that had been taken, or were finished now.
        waiting: steps that had not begun.
        failed: steps that came to nothing.
        unknown: steps that nobody can tell of yet.
    """

    session_id: str
    completed: int
    waiting: int
    failed: int
    unknown: int

    def sentence(self) -> str:
        """Say in one line what was found."""
        parts = [f"{self.completed} half-done steps were finished"] if self.completed else []
        parts += [f"{self.waiting} steps are waiting"] if self.waiting else []
        parts += [f"{self.failed} steps failed"] if self.failed else []
        parts += [f"{self.unknown} steps could not be settled yet"] if self.unknown else []
        told = ", ".join(parts) or "nothing was half done"
        return f"The session {self.session_id} was interrupted; nothing is lost: {told}."


def recover_all(history: History, lock_folder: Path) -> list[Recovered]:
    """Settle every session that was cut off and whose holder is not alive.

    Args:
        history: the open history.
        lock_folder: where running sessions hold their locks.

    Returns:
        what was found, a line for each session that was touched.
    """
    found = []
    for session in history.queries.unfinished():
        recovered = _recover(session, history, lock_folder)
        if recovered is not None:
            found.append(recovered)
    return found


def _recover(session: OperationSession, history: History, lock_folder: Path) -> Recovered | None:
    if session.kind is SessionKind.RECORDED:
        # Somebody else's program takes these steps; whether it is alive nobody can tell.
        return None
    roots = session.roots
    present = [root for root in roots if root.is_dir()]
    with ExitStack() as held:
        try:
            held.enter_context(FolderLock(lock_folder, *present))
        except FoldersBusyError:
            return None
        log = log_of(session)
        if log is not None:
            held.enter_context(log)
        filesystem = LocalFileSystem(*present)
        open_steps = [
            op for status in _OPEN for op in history.queries.operations(session.session_id, status)
        ]
        open_steps.sort(key=lambda op: op.sequence)
        away = [root for root in roots if root not in present]
        barred = {op.sequence: _why_out_of_reach(op, away, present) for op in open_steps}
        reachable = [op for op in open_steps if not barred[op.sequence]]
        results = settled_in_order(filesystem, reachable)
        results += [
            replace(op, status=OperationStatus.UNKNOWN, error_message=barred[op.sequence])
            for op in open_steps
            if barred[op.sequence]
        ]
        filesystem.sync()
        SessionRecorder(history.journal, log).advance(results, [])
        return _ended(session, history, log, results)


def _why_out_of_reach(op: OperationRecord, away: list[Path], present: list[Path]) -> str:
    """Say why nothing can be known of a step's places; empty when they can be looked at."""
    paths = [path for path in (op.origin, op.destination) if path is not None]
    if any(path.is_relative_to(folder) for path in paths for folder in away):
        return "One of its folders is not there: connect its drive. Nothing was guessed."
    for path in paths:
        link = link_on_the_way(path, present)
        if link is not None:
            return f"{link} is a link, and links are not followed. Nothing was guessed."
    return ""


def _ended(
    session: OperationSession, history: History, log: LogFile | None, results: list[OperationRecord]
) -> Recovered | None:
    counts = Counter(op.status for op in results)
    waiting = sum(
        1 for _ in history.queries.operations(session.session_id, OperationStatus.PENDING)
    )
    status = _status(history, session, waiting, counts[OperationStatus.UNKNOWN])
    if session.status in (SessionStatus.RUNNING, SessionStatus.INTERRUPTED):
        status = history.journal.end(session.session_id, status)
        if log is not None:
            log.append([ending_line(status)])
            log.sync()
    settled_now = any(op.status is not OperationStatus.UNKNOWN for op in results)
    if session.status is not SessionStatus.RUNNING and not settled_now:
        return None
    return Recovered(
        session.session_id,
        completed=counts[OperationStatus.COMPLETED],
        waiting=waiting,
        failed=counts[OperationStatus.FAILED],
        unknown=counts[OperationStatus.UNKNOWN],
    )


def _status(
    history: History, session: OperationSession, waiting: int, unknown: int
) -> SessionStatus:
    if waiting or unknown:
        return SessionStatus.INTERRUPTED
    failed = next(history.queries.operations(session.session_id, OperationStatus.FAILED), None)
    return SessionStatus.FAILED if failed else SessionStatus.COMPLETED
