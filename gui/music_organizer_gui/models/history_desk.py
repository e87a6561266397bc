"""Where the history page and its controllers meet: wishes go one way, what is shown the other."""

from PySide6.QtCore import QObject, Signal

from music_organizer_gui.models.found_files import FoundFilesModel
from music_organizer_gui.models.history_state import HistoryState
from music_organizer_gui.models.session_table import SessionTableModel


class HistoryDesk(QObject):
    """Holds what the history page shows; a page emits its wishes here, controllers hear them.

    Attributes:
        sessions: the table of sessions.
        found: what a search found.
        state: everything else that is shown.
        is_in_sight: whether the page is looked at; operations are read for nobody else.
    """

    state_changed = Signal(object)
    """Carries the `HistoryState` that is to be shown."""
    operations_changed = Signal(object)
    """Carries the source of the operation tree; `None` empties it."""
    steps_finished = Signal(object)
    """Carries the records of steps of a rollback or restore that have just ended."""
    operation_wanted = Signal(int)
    """The step that is to be chosen in the tree."""
    search_answered = Signal(str, int, bool)
    """What was searched for, how much was found, and whether there is more of it."""
    rows_wanted = Signal(str)
    """The session that is to be chosen in the table."""

    session_chosen = Signal(str)
    search_requested = Signal(str)
    preview_requested = Signal(object)
    """Sequences of the operations to take back; `None` means the whole session."""
    session_preview_requested = Signal(str)
    """The session whose whole rollback is to be previewed."""
    preview_left = Signal()
    roll_back_requested = Signal(object, object, int)
    """Sequences of steps of the plan: those left out, and the only ones to take or `None`; and
    how many files the button foretold."""
    choice_made = Signal(object, int)
    """Carries a function that returns the `RollbackChoices` to plan with from now on, and the
    recorded operation it was made for."""
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()

    rename_requested = Signal(str, str)
    pin_requested = Signal(str, bool)
    cost_requested = Signal(str)
    delete_requested = Signal(str, bool)
    """The session, and whether its backups go with it."""
    deletion_left = Signal()
    verify_requested = Signal(str)
    checkup_left = Signal()
    export_requested = Signal(str, object, str)
    """The session, the file to write, and its kind: `json` or `csv`."""

    restore_requested = Signal()
    restore_left = Signal()
    restore_preview_requested = Signal(object, object)
    """The backup folder and the target folder."""

    refresh_requested = Signal()
    rebuild_requested = Signal(object)
    """The library whose logs are read."""
    recovery_requested = Signal(str)
    undo_requested = Signal(str)
    """The rollback session whose own rollback is to be previewed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sessions = SessionTableModel(self)
        self.found = FoundFilesModel(self)
        self.state = HistoryState()
        self.is_in_sight = False

    def show(self, state: HistoryState) -> None:
        """Show something else."""
        self.state = state
        self.state_changed.emit(state)
