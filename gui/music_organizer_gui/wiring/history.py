"""The history page, joined with what answers it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.history import HistoryController
from music_organizer_gui.controllers.thumbnails import Thumbnails
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.views.history_page import HistoryPage


class HistoryWiring(QObject):
    """Makes the history page and its controllers.

    Args:
        engine: the services.
        window: the window that the page belongs to.
    """

    def __init__(self, engine: Engine, window: QWidget) -> None:
        super().__init__(window)
        self.desk = HistoryDesk(self)
        self.controller = HistoryController(engine, self.desk)
        self.page = HistoryPage(self.desk, engine.preferences)
        self._thumbnails = Thumbnails(engine.inspector, window.devicePixelRatioF)
        tree = self.page.tree.model
        self.desk.operations_changed.connect(self._thumbnails.show_source)
        self._thumbnails.ready.connect(tree.thumbnail_ready)
        tree.set_thumbnails(self._thumbnails.thumbnail)

    def close(self) -> None:
        """End the threads of the page."""
        self._thumbnails.close()
        self.page.tree.model.close()
