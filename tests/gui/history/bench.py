"""The history page over the real engine, on real files, for tests that click."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from music_organizer.models.outline import Kind
from music_organizer_gui.async_bridge import everything_ended
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.history import HistoryController
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import HistoryPhase, HistoryState
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.history_page import HistoryPage
from tests.engine.services.stage import Stage

_PATIENCE = 20.0


async def until(condition: Callable[[], object], what: str = "") -> None:
    """Let the loop run until a condition holds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + _PATIENCE
    while not condition():
        assert loop.time() < end, f"waited in vain {what}"
        await asyncio.sleep(0.01)


def press(button: QPushButton) -> None:
    """Press a button as a person does; it has to be in sight."""
    assert button.isVisible(), f"the button {button.text()!r} is not in sight"
    assert button.isEnabled(), f"the button {button.text()!r} cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class Bench:
    """A stage with its history page."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        self.stage = Stage(folder)
        preferences.set_config(self.stage.config)
        self.engine = Engine(preferences)
        self.desk = HistoryDesk()
        self.page = HistoryPage(self.desk, preferences)
        self.controller = HistoryController(self.engine, self.desk)
        self.page.resize(1200, 800)

    async def open(self) -> None:
        """Show the page with what the history holds."""
        self.page.show()
        self.page.activateWindow()
        self.page.table.setFocus()
        self.controller.refresh()
        await until(lambda: self.state.is_loaded)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every wish is answered."""
        await everything_ended()
        await asyncio.sleep(0)

    async def close(self) -> None:
        self.controller.stop()
        await everything_ended()
        self.page.hide()
        self.page.deleteLater()
        self.page.tree.model.close()
        await self.engine.close()

    @property
    def state(self) -> HistoryState:
        return self.desk.state

    async def choose(self, session_id: str) -> None:
        """Click on a session."""
        view = self.page.table
        row = self.desk.sessions.row_of(session_id)
        assert row >= 0
        index = self.desk.sessions.index(row, 1)
        where = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        await self.settle()
        assert self.state.session is not None
        assert self.state.session.session_id == session_id

    async def preview(self) -> None:
        press(self.page.bar.preview)
        await self.phase(HistoryPhase.PREVIEW)

    async def roll_back(self) -> None:
        press(self.page.bar.roll_back)
        await until(lambda: self.state.told.text, "for the end of the rollback")
        await self.settle()

    async def phase(self, phase: HistoryPhase) -> None:
        await until(lambda: self.state.phase is phase, f"for {phase}")
        await self.settle()

    async def page_runs(self) -> None:
        await until(lambda: self.state.phase is HistoryPhase.RUNNING, "for the run to begin")

    async def tick(self, name: str) -> None:
        """Tick or untick the row of a file by Space."""
        await until(lambda: self.has_row(name), f"for a row of {name}")
        self.choose_file(name)
        QTest.keyClick(self.page.tree.view, Qt.Key.Key_Space)
        await self.settle()

    def key(self, name: str) -> None:
        """Press a key where the keys go."""
        focus = QApplication.focusWidget()
        assert focus is not None, "no part of the page has the keys"
        QTest.keySequence(focus, QKeySequence(name))

    def state_of(self, name: str) -> str:
        """Return what the row of a file says happened, or would happen."""
        model = self.page.tree.model
        return str(model.index(self.row_of(name), TreeColumn.STATE).data() or "")

    def kinds(self) -> Mapping[Kind, int]:
        """Return how many files of the tree there are of each kind."""
        rows = self.page.tree.model.rows
        return rows.source.index.summary().kinds if rows is not None else {}

    def has_row(self, name: str) -> bool:
        """Tell whether a row shows a name."""
        return self.row_of(name) >= 0

    def choose_file(self, name: str) -> None:
        """Choose the row of a file by its new or old name."""
        row = self.row_of(name)
        assert row >= 0, f"no row shows {name}"
        model = self.page.tree.model
        flags = QItemSelectionModel.SelectionFlag
        self.page.tree.view.selectionModel().setCurrentIndex(
            model.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def row_of(self, name: str) -> int:
        model = self.page.tree.model
        for row in range(model.rowCount()):
            texts = [str(model.index(row, column).data() or "") for column in range(4)]
            if any(name in text for text in texts):
                return row
        return -1
