"""The settings page, joined with what answers it; made when it is first turned to."""

from PySide6.QtCore import QObject

from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.path_examples import PathExamples, Reader
from music_organizer_gui.controllers.remembered_albums import RememberedAlbumsController
from music_organizer_gui.controllers.settings import SettingsController
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.translations import bundled_languages, own_name
from music_organizer_gui.views.settings_page import SettingsPage


class SettingsWiring(QObject):
    """Makes the settings page and its controllers.

    Args:
        engine: the services.
        theme: dresses the application.
        reader: returns the service that holds the scan which is shown, when there is one.
    """

    def __init__(self, engine: Engine, theme: ThemeKeeper, reader: Reader) -> None:
        super().__init__()
        self.page = SettingsPage({code: own_name(code) for code in bundled_languages()})
        self.controller = SettingsController(self.page, engine, theme)
        self.albums = RememberedAlbumsController(self.page.albums, engine)
        self._examples = PathExamples(self.page.editor, reader)
