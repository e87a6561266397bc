"""The duplicates page, joined with what answers it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from music_organizer_gui.controllers.duplicates import DuplicateController, described
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.duplicate_tree import DuplicateTreeModel
from music_organizer_gui.views.duplicates_page import DuplicatesPage
from music_organizer_gui.views.folder_dialog import ask_folder


class DuplicatesWiring(QObject):
    """Makes the page and its controller.

    Args:
        engine: the services.
        window: the window that dialogs belong to.
        library: the folder to offer at first.
    """

    session_requested = Signal(str, bool)
    """A session is to be shown in the history; whether its rollback is previewed at once."""

    def __init__(self, engine: Engine, window: QWidget, library: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self.controller = DuplicateController(engine)
        self._model = DuplicateTreeModel(described)
        self.page = DuplicatesPage(self._model)
        self._folder = self._library = library
        self.page.show_folder(self._folder)
        page, controller = self.page, self.controller
        page.location.change_requested.connect(self._ask)
        page.location.folder_dropped.connect(lambda paths: self._use(paths[0]))
        page.look_requested.connect(controller.look)
        page.part_requested.connect(controller.part)
        page.undo_requested.connect(
            lambda session_id: self.session_requested.emit(session_id, True)
        )
        page.progress.pause_requested.connect(self._pause)
        page.progress.resume_requested.connect(self._resume)
        page.progress.stop_requested.connect(controller.stop)
        controller.found.connect(page.show_report)
        controller.parted.connect(page.show_parted)
        controller.progressed.connect(page.progress.show_progress)
        controller.problem_told.connect(page.tell_problem)
        controller.busy_changed.connect(
            lambda is_busy, changes: page.show_busy(is_busy=is_busy, changes_files=changes)
        )

    def follow(self, library: Path | None) -> None:
        """Offer the library that was turned to, unless something found is still being looked at."""
        is_free = self.controller.is_idle and not self.page.has_findings
        if library is not None and library != self._library and is_free:
            self._folder = self._library = library
            self.page.show_folder(library)

    def _ask(self) -> None:
        title = self.tr("Which folder is to be looked through?")
        ask_folder(self._window, title, self._folder, self._use)

    def _use(self, path: Path) -> None:
        self._folder = path if path.is_dir() else path.parent
        self.page.show_folder(self._folder)

    def _pause(self) -> None:
        self.controller.pause()
        self.page.progress.show_paused(is_paused=True)

    def _resume(self) -> None:
        self.controller.resume()
        self.page.progress.show_paused(is_paused=False)
