"""The window as a run of its own: opened without a screen, its buttons pressed, and closed.

    window organize SOURCE TARGET
    window rollback SESSION

What it says is printed, and the exit code is 0 when it did what was asked for.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from music_organizer_gui.async_bridge import run_application
from music_organizer_gui.models.history_state import HistoryPhase
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.translations import Translations
from music_organizer_gui.wiring.window import Window

_SECONDS = 200


def open_window(arguments: Sequence[str]) -> int:
    """Do in the window what the arguments say, and return an exit code."""
    application = QApplication([])
    # Closing the window would end the loop on which it ends what is at work.
    application.setQuitOnLastWindowClosed(False)
    translations = Translations(application)
    translations.use("en")
    settings = QSettings(str(Path(os.environ["HOME"], "window.ini")), QSettings.Format.IniFormat)
    window = Window(Preferences(settings), ThemeKeeper(application))
    return run_application(application, lambda: _life(window, arguments))


async def _life(window: Window, arguments: Sequence[str]) -> int:
    what, *rest = arguments
    window.open()
    try:
        problem = await _DOINGS[what](window, *rest)
    finally:
        await window.stop_and_close()
        await window.close_engine()
    print(problem or "Done.")
    return 1 if problem else 0


async def _organize(window: Window, source: str, target: str) -> str:
    controller, page = window.organize.controller, window.organize.page
    controller.set_target(Path(target))
    window.take_over([Path(source)])
    await _until(lambda: controller.state.outline is not None or controller.state.problem)
    if controller.state.problem:
        return controller.state.problem
    _press(page.plan_bar.organize)
    await _until(lambda: controller.state.phase is Phase.DONE or controller.state.problem)
    return controller.state.problem


async def _roll_back(window: Window, session_id: str) -> str:
    desk, bar = window.history_desk, window.history_page.bar
    window.history.show_session(session_id, True)
    await _until(lambda: desk.state.phase is HistoryPhase.PREVIEW or desk.state.told.text)
    if desk.state.told.text:
        return desk.state.told.text
    await _until(lambda: bar.roll_back.isVisible() and bar.roll_back.isEnabled())
    _press(bar.roll_back)
    await _until(lambda: desk.state.told.text)
    told = desk.state.told
    return "" if told.tone == "success" else told.text


def _press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(_SECONDS):
        while not condition():  # noqa: ASYNC110 - several signals may bring it about
            await asyncio.sleep(0.01)


_DOINGS: dict[str, Callable[..., Awaitable[str]]] = {
    "organize": _organize,
    "rollback": _roll_back,
}
