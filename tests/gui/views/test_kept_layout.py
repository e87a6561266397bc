"""Columns that a person dragged keep their width, in this window and in the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.session_table import SessionColumn, SessionTableModel
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.kept_layout import ColumnWidths
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.session_table_view import SessionTableView


def drag(view: QTableView, column: int, by: int) -> int:
    """Drag the edge of a column with the mouse; return how wide it was."""
    header = view.horizontalHeader()
    before = header.sectionSize(column)
    edge = header.sectionViewportPosition(column) + before - 1
    viewport, middle = header.viewport(), header.height() // 2
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=QPoint(edge, middle))
    for step in (by // 2, by):
        QTest.mouseMove(viewport, QPoint(edge + step, middle))
    QTest.mouseRelease(viewport, left, pos=QPoint(edge + by, middle))
    return before


def sessions(qtbot: QtBot, preferences: Preferences) -> SessionTableView:
    view = SessionTableView(SessionTableModel())
    qtbot.addWidget(view)
    ColumnWidths(view.horizontalHeader(), "sessions", preferences)
    view.resize(1400, 400)
    view.show()
    return view


def test_a_dragged_column_keeps_its_width(qtbot: QtBot, preferences: Preferences) -> None:
    view = sessions(qtbot, preferences)
    before = drag(view, SessionColumn.NAME, 60)
    wide = view.columnWidth(SessionColumn.NAME)
    assert wide > before + 30

    view.resize(1500, 400)
    assert view.columnWidth(SessionColumn.NAME) == pytest.approx(wide, abs=1)
    other = sessions(qtbot, preferences)
    assert other.columnWidth(SessionColumn.NAME) == pytest.approx(wide, abs=1)


def test_columns_nobody_dragged_share_the_room_as_before(
    qtbot: QtBot, preferences: Preferences
) -> None:
    view = sessions(qtbot, preferences)
    narrow = view.columnWidth(SessionColumn.FROM_TO)
    view.resize(1600, 400)
    assert view.columnWidth(SessionColumn.FROM_TO) > narrow


def test_a_tree_keeps_its_columns_too(qtbot: QtBot, preferences: Preferences) -> None:
    widths: list[int] = []
    for _ in range(2):
        view = OperationTreeView(OperationTreeModel())
        qtbot.addWidget(view)
        ColumnWidths(view.horizontalHeader(), "plan", preferences)
        view.resize(1200, 400)
        view.show()
        if not widths:
            drag(view, TreeColumn.NOW, 50)
        widths.append(view.columnWidth(TreeColumn.NOW))
    assert widths[0] == pytest.approx(widths[1], abs=1)


def test_widths_that_cannot_be_read_are_as_good_as_none(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    settings.setValue("state/columns/sessions", b"nonsense")
    view = sessions(qtbot, Preferences(settings))
    assert view.columnWidth(SessionColumn.NAME) > 0
