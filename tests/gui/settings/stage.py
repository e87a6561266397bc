"""The settings page with the engine behind it, as the window has it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer_gui.async_bridge import everything_ended
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.path_examples import PathExamples
from music_organizer_gui.controllers.settings import SettingsController
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.views.settings_page import SettingsPage
from tests.support.waiting import until


@dataclass
class Stage:
    page: SettingsPage
    engine: Engine
    controller: SettingsController
    keeper: ThemeKeeper
    reader: EnhancedAsyncMusicOrganizer | None = None


@asynccontextmanager
async def settings(preferences: Preferences) -> AsyncIterator[Stage]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    keeper = ThemeKeeper(application)
    keeper.choose(preferences.theme)
    engine = Engine(preferences)
    page = SettingsPage({"de": "Deutsch", "en": "English"})
    page.setObjectName("page")
    stage = Stage(page, engine, SettingsController(page, engine, keeper), keeper)
    examples = PathExamples(page.editor, lambda: stage.reader)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    await until(page.isActiveWindow)
    try:
        yield stage
    finally:
        await everything_ended()
        examples.deleteLater()
        page.deleteLater()
        await engine.close()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def write(line: QWidget, text: str) -> None:
    """Replace what is written by what is typed."""
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
