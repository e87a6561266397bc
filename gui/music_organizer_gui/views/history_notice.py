"""What the history page has to tell, with the way on."""

from pathlib import Path

from PySide6.QtCore import Signal

from music_organizer_gui.models.history_state import NextStep, Told
from music_organizer_gui.views.elements import Notice
from music_organizer_gui.views.folder_dialog import ask_folder
from music_organizer_gui.views.opening import open_folder


class HistoryNotice(Notice):
    """A line that tells what came of a wish, or why the history cannot be used."""

    retry_requested = Signal()
    rebuild_requested = Signal(object)
    undo_requested = Signal(str)
    session_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()
        self.action_requested.connect(self._act)

    def show_told(self, told: Told) -> None:
        """Tell something; an empty text hides the line."""
        if told == self._told and self.isHidden() == (not told.text):
            return
        self._told = told
        verbs = {
            NextStep.TRY_AGAIN: self.tr("Try again"),
            NextStep.REBUILD: self.tr("Set aside and rebuild from a library…"),
            NextStep.UNDO: self.tr("Undo this rollback"),
            NextStep.OPEN_SESSION: self.tr("Show it"),
            NextStep.OPEN_FOLDER: self.tr("Open folder"),
        }
        self.tell(told.text, verbs.get(told.next_step, ""), told.tone)

    def _act(self) -> None:
        step, about = self._told.next_step, self._told.about
        if step is NextStep.TRY_AGAIN:
            self.retry_requested.emit()
        elif step is NextStep.REBUILD:
            self._ask_library()
        elif step is NextStep.UNDO:
            self.undo_requested.emit(about)
        elif step is NextStep.OPEN_SESSION:
            self.session_requested.emit(about)
        elif step is NextStep.OPEN_FOLDER:
            open_folder(Path(about))

    def _ask_library(self) -> None:
        title = self.tr("The library to read the sessions from")
        ask_folder(self, title, None, self.rebuild_requested.emit)
