"""Everything the history page shows beside its tables, as one plain value."""

from enum import Enum, auto
from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import OperationSession


class HistoryPhase(Enum):
    """What the lower half of the page is about."""

    EMPTY = auto()
    SESSION = auto()
    CHECKING = auto()
    PREVIEW = auto()
    RUNNING = auto()
    PAUSED = auto()
    VERIFYING = auto()

    @property
    def is_busy(self) -> bool:
        """Tell whether the engine is changing files."""
        return self in (HistoryPhase.RUNNING, HistoryPhase.PAUSED)


class NextStep(Enum):
    """What a line on the page may offer."""

    NOTHING = auto()
    TRY_AGAIN = auto()
    REBUILD = auto()
    UNDO = auto()
    OPEN_SESSION = auto()
    OPEN_FOLDER = auto()


class Told(Struct, frozen=True):
    """A sentence on the page, and what may be done about it.

    Attributes:
        text: the sentence; empty says nothing.
        tone: `notice`, `error` or `success`.
        next_step: what its button does.
        about: the session or folder that the button is for.
    """

    text: str = ""
    tone: str = "notice"
    next_step: NextStep = NextStep.NOTHING
    about: str = ""


class Cost(Struct, frozen=True):
    """What is lost with a session.

    Attributes:
        session_id: the session.
        name: what it is called.
        files: how many files can no longer be rolled back without it.
        bytes: how much its backups hold.
    """

    session_id: str
    name: str
    files: int
    bytes: int


class CheckedFile(Struct, frozen=True):
    """A file that is not as the history knows it.

    Attributes:
        path: where it should lie.
        message: how it is, in a sentence.
    """

    path: Path
    message: str


class Checkup(Struct, frozen=True):
    """What reading every file of a session again has shown.

    Attributes:
        whole: how many files are as they should be.
        trouble: those that are not.
    """

    whole: int
    trouble: tuple[CheckedFile, ...]


class HistoryState(Struct, frozen=True):
    """What the history page shows.

    Attributes:
        phase: what the lower half is about.
        is_loaded: whether the history has been read at least once.
        session: the chosen session.
        name: what it is called.
        plan: what a rollback or restore would do, or is doing.
        choices: what the person decided for the rollback.
        restore_folders: backup and target of a restore; `None` for a rollback.
        is_restoring: whether the folders of a restore are being asked for.
        is_partly_read: whether only the first operations of the session are shown as yet.
        told: a sentence on the page.
        cost: what deleting a session would cost, when that was asked for.
        checkup: what a verification has shown.
        progress: how far a run has come.
        rate: bytes a second; 0 while not known.
        seconds_left: 0 while not known.
    """

    phase: HistoryPhase = HistoryPhase.EMPTY
    is_loaded: bool = False
    session: OperationSession | None = None
    name: str = ""
    plan: Plan | None = None
    choices: RollbackChoices = field(default_factory=RollbackChoices)
    restore_folders: tuple[Path, Path] | None = None
    is_restoring: bool = False
    is_partly_read: bool = False
    told: Told = field(default_factory=Told)
    cost: Cost | None = None
    checkup: Checkup | None = None
    progress: Progress | None = None
    rate: float = 0.0
    seconds_left: float = 0.0
