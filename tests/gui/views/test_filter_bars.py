from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from music_organizer.models.category import Category
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import OperationFilter, RowKind, Shelf
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import SessionKind
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.views.category_bar import CategoryBar
from music_organizer_gui.views.filter_bar import FilterBar
from music_organizer_gui.views.flow_layout import FlowLayout
from tests.support.plans import albums, plan_of, step

LEFT = Qt.MouseButton.LeftButton


class Bars:
    """Both bars on the screen, over one model."""

    def __init__(self) -> None:
        self.model = OperationTreeModel()
        self.filters = FilterBar(self.model)
        self.categories = CategoryBar(self.model)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.categories)
        layout.addWidget(self.filters)
        self.window.resize(1300, 200)
        self.window.show()
        self.show(*mixed())

    def show(self, *steps: OperationRecord) -> None:
        self.model.show_source(PlanOutline(plan_of(*steps)), TreeUse.PLAN)

    def press(self, kind: RowKind | None) -> None:
        chip = self.filters.chip(kind)
        assert chip is not None
        QTest.mouseClick(chip, LEFT)

    def words(self) -> list[str]:
        kinds = [None, *RowKind]
        chips = (self.filters.chip(kind) for kind in kinds)
        return [chip.text() for chip in chips if chip is not None]

    def close(self) -> None:
        self.window.close()
        self.model.close()
        # Python might collect them later, on a thread that must not touch them.
        self.window.deleteLater()
        self.model.deleteLater()


def mixed() -> list[OperationRecord]:
    return [
        *albums(1, tracks=3),
        step(4, "n.mp3", "Albums/Ada/A0000/01 Song (2).mp3", metadata={"conflict": "rename"}),
        step(5, "l.mp3", "Live/L/l.mp3", reason="Live Recordings: the title says so"),
        step(
            6,
            "x.txt",
            None,
            reason="",
            status=OperationStatus.SKIPPED,
            metadata={"stays": "other"},
        ),
    ]


@pytest.fixture
def bars(qtbot: QtBot) -> Iterator[Bars]:
    made = Bars()
    yield made
    made.close()


def test_chips_count_what_there_is(bars: Bars) -> None:
    assert bars.words() == ["All 6", "Moves 4", "Name taken 1", "Stays 1"]


def test_a_chip_shows_only_its_kind_and_all_shows_all(bars: Bars) -> None:
    bars.press(RowKind.NAME_TAKEN)
    assert bars.model.filter == OperationFilter(kind=RowKind.NAME_TAKEN)
    assert bars.model.rowCount() == 3
    bars.press(None)
    assert bars.model.filter == OperationFilter()


def test_a_search_waits_until_the_typing_pauses(bars: Bars, qtbot: QtBot) -> None:
    QTest.keyClicks(bars.filters.search, "a0000")
    assert bars.model.filter.text == ""

    with qtbot.waitSignal(bars.model.filter_applied):
        pass

    assert bars.model.filter.text == "a0000"


def test_return_searches_at_once_and_escape_ends_the_search(bars: Bars) -> None:
    bars.filters.focus_search()
    QTest.keyClicks(bars.filters.search, "a0000")
    QTest.keyClick(bars.filters.search, Qt.Key.Key_Return)
    assert bars.model.filter.text == "a0000"

    QTest.keyClick(bars.filters.search, Qt.Key.Key_Escape)

    assert bars.filters.search.text() == ""
    assert bars.model.filter.text == ""


def test_kind_words_and_category_add_up(bars: Bars) -> None:
    button = bars.categories.legend(Category.ALBUM)
    assert button is not None

    QTest.mouseClick(button, LEFT)
    bars.press(RowKind.MOVE)
    QTest.keyClicks(bars.filters.search, "02")
    QTest.keyClick(bars.filters.search, Qt.Key.Key_Return)

    assert bars.model.filter == OperationFilter(RowKind.MOVE, "02", Category.ALBUM)
    assert bars.model.rowCount() == 3


def test_chips_follow_what_is_marked(bars: Bars) -> None:
    bars.model.mark({1: RowKind.DONE, 2: RowKind.DONE})

    assert bars.words() == ["All 6", "Moves 2", "Name taken 1", "Stays 1", "Done 2"]


def test_a_kind_that_another_plan_lacks_is_no_longer_filtered_for(bars: Bars) -> None:
    bars.press(RowKind.NAME_TAKEN)

    bars.show(*albums(2, tracks=1))

    assert bars.words() == ["All 2", "Moves 2"]
    assert bars.model.filter == OperationFilter()
    assert bars.model.rowCount() == 5


def test_the_search_stays_when_another_plan_is_shown(bars: Bars) -> None:
    QTest.keyClicks(bars.filters.search, "a0001")
    QTest.keyClick(bars.filters.search, Qt.Key.Key_Return)

    bars.show(*albums(2, tracks=1))

    assert bars.model.rowCount() == 3


def test_the_legend_names_and_counts_every_heading(bars: Bars) -> None:
    buttons = (bars.categories.legend(one) for one in (Category.ALBUM, Category.LIVE, Shelf.STAYS))

    assert [one.text() for one in buttons if one is not None] == [
        "Albums 4",
        "Live Recordings 1",
        "Stays where it is 1",
    ]
    assert bars.categories.legend(Category.RARITY) is None


def test_a_category_is_chosen_and_left_again_by_key(bars: Bars) -> None:
    button = bars.categories.legend(Category.LIVE)
    assert button is not None

    QTest.keyClick(button, Qt.Key.Key_Space)
    assert bars.model.filter.category is Category.LIVE
    assert button.isChecked()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert bars.model.filter.category is None
    assert not button.isChecked()


def test_a_click_on_the_bar_chooses_the_category_under_it(bars: Bars) -> None:
    bar = bars.categories.findChildren(QWidget)[0]
    points = [QPoint(5, 4), QPoint(bar.width() - 5, 4)]

    chosen = []
    for point in points:
        QTest.mouseClick(bar, LEFT, pos=point)
        chosen.append(bars.model.filter.category)

    assert chosen == [Category.ALBUM, Shelf.STAYS]


def test_arrows_turn_to_the_next_category_where_there_is_no_legend(bars: Bars) -> None:
    bar = bars.categories.findChildren(QWidget)[0]
    bars.categories.show_compact(is_compact=True)
    bar.setFocus()
    chosen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(bar, key)
        chosen.append(bars.model.filter.category)

    assert chosen == [Category.ALBUM, Category.LIVE, Category.ALBUM, None]
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "Albums 4"


def test_a_category_that_another_plan_lacks_is_no_longer_filtered_for(bars: Bars) -> None:
    button = bars.categories.legend(Category.LIVE)
    assert button is not None
    QTest.mouseClick(button, LEFT)

    bars.show(*albums(2, tracks=1))

    assert bars.model.filter.category is None
    assert bars.model.rowCount() == 5


def test_without_categories_there_is_no_bar(bars: Bars) -> None:
    plan = plan_of(step(1, "a.mp3", "b.mp3"), kind=SessionKind.ROLLBACK)

    bars.model.show_source(PlanOutline(plan), TreeUse.ROLLBACK)

    assert not bars.categories.isVisible()


def test_chips_without_room_are_offered_by_a_menu(bars: Bars, qtbot: QtBot) -> None:
    chips = bars.filters.chips
    assert not chips.more.isVisible()
    bars.window.resize(470, 300)
    qtbot.waitUntil(chips.more.isVisible)
    all_files, stays = chips.chip(None), chips.chip(RowKind.STAYS)
    assert all_files is not None
    assert stays is not None
    assert all_files.isVisible()
    assert not stays.isVisible()
    assert chips.height() < 2 * all_files.height()

    menu = chips.more.menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()

    assert bars.model.filter.kind is RowKind.STAYS
    assert chips.more.text() == "Stays 1 ▾"
    assert chips.more.isChecked()
    bars.press(None)
    assert bars.model.filter.kind is None
    assert chips.more.text() == "More ▾"


def test_a_very_narrow_bar_puts_the_search_on_a_line_of_its_own(bars: Bars, qtbot: QtBot) -> None:
    bars.window.resize(330, 300)

    search, chips = bars.filters.search, bars.filters.chips
    qtbot.waitUntil(lambda: search.geometry().top() > chips.geometry().bottom())
    assert search.width() > 250


def test_chips_begin_where_people_begin_to_read(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = QPushButton("one"), QPushButton("two")
    chips = FlowLayout(first, second)
    holder.setLayout(chips)
    holder.resize(400, 60)
    holder.show()
    assert first.x() < second.x()

    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chips.invalidate()
    chips.activate()
    assert first.x() > second.x()
