"""Where the recovery page and its controller meet."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from music_organizer.models.progress import Progress


class HalfDone(Struct, frozen=True):
    """A file that was at work when its session was cut off.

    Attributes:
        sequence: its step in the session.
        before: where it was.
        after: where it was going.
        found: what was found on the disk, in a sentence.
        paths: both places below their folders, in words.
    """

    sequence: int
    before: Path | None
    after: Path | None
    found: str
    paths: str = ""


class WaitingSession(Struct, frozen=True):
    """A session that waits for a decision.

    Attributes:
        session_id: the session.
        name: what it is called.
        folders: where from and where to.
        begun: when it began.
        done: steps that were taken.
        waiting: steps that had not begun.
        half_done: files that were at work.
        problem: why the last attempt came to nothing; empty when there was none.
    """

    session_id: str
    name: str
    folders: str
    begun: datetime
    done: int
    waiting: int
    half_done: tuple[HalfDone, ...] = ()
    problem: str = ""


class RecoveryState(Struct, frozen=True):
    """What the recovery page shows.

    Attributes:
        sessions: those that wait, the newest first.
        at_work: the session that is being finished or put back; empty when none is.
        is_paused: whether that is held.
        progress: how far it has come.
        rate: bytes a second; 0 while not known.
        seconds_left: 0 while not known.
        told: what came of the last decision, in a sentence.
        problem: why the history cannot be read; empty when it can.
    """

    sessions: tuple[WaitingSession, ...] = ()
    at_work: str = ""
    is_paused: bool = False
    progress: Progress | None = None
    rate: float = 0.0
    seconds_left: float = 0.0
    told: str = ""
    problem: str = ""


class RecoveryDesk(QObject):
    """Holds what the recovery page shows; the page emits its wishes here."""

    state_changed = Signal(object)
    """Carries the `RecoveryState` that is to be shown."""
    finish_requested = Signal(str)
    put_back_requested = Signal(str)
    file_finish_requested = Signal(str, int)
    """The session, and the step of one half-done file."""
    file_put_back_requested = Signal(str, int)
    later_requested = Signal()
    show_requested = Signal(str)
    """The session that is to be shown in the history."""
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = RecoveryState()

    def show(self, state: RecoveryState) -> None:
        """Show something else."""
        self.state = state
        self.state_changed.emit(state)
