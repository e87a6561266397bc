"""The whole window over a sample library of its own, with hands for a test."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from music_organizer.demo.library import write_sample_library
from music_organizer.models.operation import OperationRecord
from music_organizer_gui.controllers.organize import OrganizeController
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.models.tree_nodes import FileNode, Node
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.views.organize_page import OrganizePage
from music_organizer_gui.wiring.window import Window
from tests.support.manifest import Entry, manifest

PATIENCE = 30.0


class Stand:
    """A window that is open, and the folders it works on."""

    def __init__(self, base: Path, preferences: Preferences, keeper: ThemeKeeper) -> None:
        self.source, self.target = base / "unsorted", base / "library"
        write_sample_library(self.source)
        self.preferences = preferences
        self.window = Window(preferences, keeper)
        self.window.open()

    @property
    def page(self) -> OrganizePage:
        return self.window.organize.page

    @property
    def controller(self) -> OrganizeController:
        return self.window.organize.controller

    @property
    def state(self) -> OrganizeState:
        return self.controller.state

    def files(self) -> dict[str, Entry]:
        return manifest(self.source)

    async def preview(self) -> None:
        """Drop the source on the window and choose the target."""
        self.controller.set_target(self.target)
        self.drop(self.window.main, self.source)
        await self.until(lambda: self.state.outline is not None)

    async def organize(self) -> None:
        """Press the big button and wait for the end."""
        self.press(self.page.plan_bar.organize)
        await self.until(lambda: self.state.phase is Phase.DONE)

    def press(self, button: QPushButton) -> None:
        """Click a button that can be seen and pressed."""
        assert button.isVisible(), f"{button.text()} is not in sight"
        assert button.isEnabled(), f"{button.text()} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def drop(self, widget: QWidget, *paths: Path) -> None:
        """Drop files and folders in the middle of a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        where = widget.rect().center()
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(where, actions, data, buttons, keys)
        QApplication.sendEvent(widget, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(QPointF(where), actions, data, buttons, keys))

    def row_of(self, name: str) -> int:
        """Return the row of the file whose name now, or after, is this one."""
        tree = self.window.organize.tree
        for row in range(tree.rowCount()):
            node = tree.node(row)
            if isinstance(node, FileNode) and node.op is not None and name in _names(node.op):
                return row
        raise AssertionError(f"no row shows {name}")

    def node(self, row: int) -> Node:
        """Return what stands in a row."""
        node = self.window.organize.tree.node(row)
        assert node is not None
        return node

    def operation(self, name: str) -> OperationRecord:
        """Return the operation of a file, by its name now or after."""
        assert self.state.plan is not None
        return next(op for op in self.state.plan.operations if name in _names(op))

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not condition():  # noqa: ASYNC110 - several signals may bring it about
                await asyncio.sleep(0.01)

    async def close(self) -> None:
        await self.window.stop_and_close()
        await self.window.close_engine()
        self.window.main.deleteLater()


def _names(op: OperationRecord) -> set[str]:
    return {path.name for path in (op.source_path, op.target_path) if path is not None}
