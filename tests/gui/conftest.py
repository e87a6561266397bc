import asyncio
import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from music_organizer_gui.async_bridge import loop_of
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.translations import Translations


@pytest.fixture(autouse=True)
def _garbage_is_collected_here() -> Iterator[None]:
    """Keep the collector from destroying Qt objects on whatever thread it happens to run."""
    gc.disable()
    yield
    _let_go_of_keys()
    _destroy_windows_and_looks()
    gc.collect()
    gc.enable()


def _let_go_of_keys() -> None:
    """Forget the modifiers of the last key that a test pressed, which Qt takes for held down."""
    if QApplication.instance() is not None and QApplication.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


def _destroy_windows_and_looks() -> None:
    """Let no window and no theme outlive its test, lest each new theme should dress them all."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        for one in (*QApplication.topLevelWidgets(), *application.findChildren(ThemeKeeper)):
            one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[asyncio.Runner]:
    """Runs coroutines on one loop for Qt and asyncio, as the window does."""
    # A window that a test has shown and closed would end the loop of the next test.
    qapp.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: loop_of(qapp)) as runner:
        yield runner


@pytest.fixture
def preferences(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Preferences:
    """Preferences of the test's own."""
    file = tmp_path_factory.mktemp("settings") / "window.ini"
    return Preferences(QSettings(str(file), QSettings.Format.IniFormat))


@pytest.fixture
def english(qapp: QApplication) -> Iterator[Translations]:
    """The window's words in English, with their plural forms."""
    translations = Translations(qapp)
    translations.use("en")
    yield translations
    translations.clear()
