from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QGuiApplication, QPixmap
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import OperationFilter
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, TreeUse
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.tree_metrics import RowParts
from tests.support.plans import albums, plan_of, sample_plans, step

# Menus do what the offscreen screen has no keyboard for.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


class Hands:
    """A tree on the screen, and hands that click and type."""

    def __init__(self, *steps: OperationRecord, use: TreeUse = TreeUse.PLAN) -> None:
        self.model = OperationTreeModel()
        self.view = OperationTreeView(self.model)
        self.view.resize(1000, 500)
        self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        self.show(*steps, use=use)

    def show(self, *steps: OperationRecord, use: TreeUse = TreeUse.PLAN) -> None:
        self.model.show_source(PlanOutline(plan_of(*steps)), use)
        QApplication.processEvents()

    def click_box(self, row: int) -> None:
        self.click(self.parts(row).box.center())

    def click_arrow(self, row: int) -> None:
        self.click(self.parts(row).expander.center())

    def click_name(self, row: int, keys: Qt.KeyboardModifier | None = None) -> None:
        self.click(self.parts(row).text.center(), keys)

    def click(self, point: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
        held = keys or Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.view.viewport(), LEFT, held, point)

    def double_click(self, row: int) -> None:
        point = self.parts(row).text.center()
        QTest.mouseClick(self.view.viewport(), LEFT, pos=point)
        QTest.mouseDClick(self.view.viewport(), LEFT, pos=point)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.view, key)

    @property
    def row(self) -> int:
        return self.view.currentIndex().row()

    def go_to(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, 0))

    def menu(self, row: int, chosen: str = "") -> list[str]:
        """Open the menu of a row by key, choose an action, and return what the menu offers."""
        self.go_to(row)
        offered: list[str] = []

        def take(menu: QMenu, _: object) -> None:
            actions = {one.text(): one for one in menu.actions() if one.text()}
            offered.extend(actions)
            QTimer.singleShot(0, menu.close)
            if chosen:
                QTimer.singleShot(0, actions[chosen].trigger)

        self.view.menu_requested.connect(take)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(self.view.viewport(), event)
        QApplication.processEvents()
        self.view.menu_requested.disconnect(take)
        return offered

    def close(self) -> None:
        self.view.close()
        self.model.close()
        # Python might collect them later, on a thread that must not touch them.
        self.view.deleteLater()
        self.model.deleteLater()

    def parts(self, row: int) -> RowParts:
        parts = self.view.pictures.parts(row)
        assert parts is not None
        return parts


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    made = Hands(*albums(3, tracks=2))
    yield made
    made.close()


def test_a_click_on_a_box_leaves_a_file_out_and_the_next_takes_it_in_again(hands: Hands) -> None:
    hands.click_box(2)
    assert hands.model.left_out() == {1}
    hands.click_box(2)
    assert hands.model.left_out() == frozenset()


def test_a_click_on_the_box_of_a_folder_ticks_all_its_files(hands: Hands) -> None:
    hands.click_box(2)
    hands.click_box(1)
    assert hands.model.left_out() == frozenset()
    hands.click_box(1)
    assert hands.model.left_out() == {1, 2}
    hands.click_box(0)
    assert hands.model.left_out() == frozenset()


def test_a_click_on_a_name_chooses_the_row_and_ticks_nothing(hands: Hands) -> None:
    chosen = QSignalSpy(hands.view.current_changed)

    hands.click_name(3)

    assert hands.row == 3
    assert chosen.at(chosen.count() - 1)[0].sequence == 2
    assert hands.model.left_out() == frozenset()


def test_a_click_on_an_arrow_closes_and_opens(hands: Hands) -> None:
    hands.click_arrow(1)
    assert hands.model.rowCount() == 8
    hands.click_arrow(1)
    assert hands.model.rowCount() == 10


def test_a_double_click_closes_a_folder_and_opens_a_file(hands: Hands, qtbot: QtBot) -> None:
    hands.double_click(1)
    assert hands.model.rowCount() == 8

    with qtbot.waitSignal(hands.view.open_requested) as told:
        hands.double_click(3)
    assert told.args[0].sequence == 3


def test_a_double_click_on_a_box_opens_nothing(hands: Hands) -> None:
    opened = QSignalSpy(hands.view.open_requested)

    box = hands.parts(2).box.center()
    QTest.mouseDClick(hands.view.viewport(), LEFT, pos=box)

    assert opened.count() == 0


def test_space_ticks_all_chosen_rows(hands: Hands) -> None:
    hands.click_name(2)
    hands.click_name(3, Qt.KeyboardModifier.ControlModifier)
    hands.press(KEY.Key_Space)
    assert hands.model.left_out() == {1, 2}
    hands.press(KEY.Key_Space)
    assert hands.model.left_out() == frozenset()


def test_space_ticks_what_is_partly_ticked(hands: Hands) -> None:
    hands.click_box(2)
    hands.go_to(0)

    hands.press(KEY.Key_Space)

    assert hands.model.left_out() == frozenset()


def test_space_on_everything_leaves_everything_out(hands: Hands) -> None:
    hands.view.selectAll()

    hands.press(KEY.Key_Space)

    assert hands.model.left_out() == {1, 2, 3, 4, 5, 6}


def test_left_closes_then_leaves_and_right_opens_then_enters(hands: Hands) -> None:
    hands.go_to(2)
    hands.press(KEY.Key_Left)
    assert hands.row == 1
    hands.press(KEY.Key_Left)
    assert (hands.row, hands.model.rowCount()) == (1, 8)
    hands.press(KEY.Key_Left)
    assert hands.row == 0
    hands.press(KEY.Key_Right, KEY.Key_Right)
    assert (hands.row, hands.model.rowCount()) == (1, 10)


def test_home_and_end_go_to_the_ends(hands: Hands) -> None:
    hands.press(KEY.Key_End)
    assert hands.row == 9
    hands.press(KEY.Key_Home)
    assert hands.row == 0


def test_typing_goes_to_a_folder(hands: Hands) -> None:
    QTest.keyClicks(hands.view, "a0002")

    node = hands.model.node(hands.row)
    assert isinstance(node, GroupNode)
    assert node.group.folder.endswith("A0002")


def test_return_opens_a_file_and_closes_a_folder(hands: Hands, qtbot: QtBot) -> None:
    hands.go_to(2)
    with qtbot.waitSignal(hands.view.open_requested):
        hands.press(KEY.Key_Return)
    hands.go_to(1)
    hands.press(KEY.Key_Return)
    assert hands.model.rowCount() == 8


def test_the_chosen_file_stays_chosen_under_a_filter(hands: Hands) -> None:
    hands.go_to(5)

    hands.model.set_filter(OperationFilter(text="a0001"))

    node = hands.model.node(hands.row)
    assert isinstance(node, FileNode)
    assert node.op is not None
    assert node.op.sequence == 3


def test_a_filter_that_hides_the_chosen_file_chooses_the_first_row(hands: Hands) -> None:
    hands.go_to(5)
    chosen = QSignalSpy(hands.view.current_changed)

    hands.model.set_filter(OperationFilter(text="a0002"))

    assert hands.row == 0
    assert chosen.at(chosen.count() - 1)[0] is None


def test_the_menu_of_a_file_asks_for_what_its_actions_say(hands: Hands, qtbot: QtBot) -> None:
    view = hands.view

    assert hands.menu(2) == [
        "Open",
        "Show in folder",
        "Copy path",
        "Why here?",
        "Exclude",
        "Expand all",
        "Show folders only",
    ]
    with qtbot.waitSignal(view.open_requested):
        hands.menu(2, "Open")
    with qtbot.waitSignal(view.folder_requested) as told:
        hands.menu(2, "Show in folder")
    assert told.args == [Path("/in/heap/0000-0.mp3")]
    with qtbot.waitSignal(view.why_requested):
        hands.menu(2, "Why here?")
    hands.menu(2, "Copy path")
    assert QGuiApplication.clipboard().text() == "/in/heap/0000-0.mp3"
    hands.menu(2, "Exclude")
    assert hands.model.left_out() == {1}
    hands.menu(2, "Include")
    assert hands.model.left_out() == frozenset()


def test_the_menu_of_a_folder_shows_that_folder(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.view.folder_requested) as told:
        hands.menu(1, "Show in folder")

    assert told.args == [Path("/out/Albums/Ada/A0000")]
    hands.menu(1, "Close")
    assert hands.model.rowCount() == 8


def test_in_the_history_a_path_is_where_the_file_lies_now(hands: Hands) -> None:
    done = step(1, "a.mp3", "Albums/A/a.mp3", status=OperationStatus.COMPLETED)
    hands.show(done, use=TreeUse.HISTORY)

    hands.menu(2, "Copy path")

    assert QGuiApplication.clipboard().text() == "/out/Albums/A/a.mp3"


def test_a_running_plan_cannot_be_ticked(hands: Hands) -> None:
    rows = hands.model.rows
    assert rows is not None

    hands.model.show_source(rows.source, TreeUse.RUN)
    hands.go_to(2)
    hands.press(KEY.Key_Space)

    assert hands.model.left_out() == frozenset()
    assert "Exclude" not in hands.menu(2)


def test_rows_have_room_for_two_lines_in_every_font(hands: Hands) -> None:
    before = hands.view.rowHeight(0)

    font = QFont(hands.view.font())
    font.setPixelSize(QFontMetrics(font).height() * 2)
    hands.view.setFont(font)

    assert hands.view.rowHeight(0) >= before * 1.7


def test_a_narrow_tree_leaves_the_old_path_to_the_tooltip(hands: Hands) -> None:
    hands.view.resize(420, 400)
    assert hands.view.isColumnHidden(TreeColumn.NOW)
    assert hands.view.columnWidth(TreeColumn.AFTER) > 100
    hands.view.resize(1200, 400)
    assert not hands.view.isColumnHidden(TreeColumn.NOW)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_everything_can_be_drawn(
    direction: Qt.LayoutDirection, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan, rollback = sample_plans(tmp_path_factory.mktemp("sample"))
    odd = plan_of(
        step(1, "x" * 5000 + ".mp3", "Albums/" + "y" * 5000 + "/" + "z" * 5000 + ".mp3"),
        step(2, "مرسى.mp3", "Albums/مرسى القمر/شراع 🌻.mp3", file_size=None),
        step(3, "b\udce9.mp3", "Albums/b\udce9/b\udcea.mp3"),
        step(4, "\n\t.mp3", "Albums/\n/\u202e.mp3"),
    )
    hands = Hands()
    hands.view.setLayoutDirection(direction)
    hands.model.set_thumbnails(lambda group: QPixmap(8, 4) if group.key % 2 else None)

    for shown, use in ((plan, TreeUse.PLAN), (rollback, TreeUse.ROLLBACK), (odd, TreeUse.HISTORY)):
        assert_drawn(hands, shown, use)
    hands.close()


def assert_drawn(hands: Hands, plan: Plan, use: TreeUse) -> None:
    hands.model.show_source(PlanOutline(plan), use)
    hands.view.resize(1000, 60 + hands.view.rowHeight(0) * hands.model.rowCount())
    image = hands.view.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() - 3)
    rows = range(45, image.height() - 40, hands.view.rowHeight(0))
    for top in rows:
        inked = any(
            image.pixelColor(x, y) != ground
            for y in range(top, top + 20)
            for x in range(0, image.width(), 2)
        )
        assert inked, f"a row at {top} is empty"
