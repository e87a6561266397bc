from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from music_organizer.models.outline import OperationFilter, RowKind
from music_organizer.models.plan_outline import PlanOutline
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.theme import ThemeChoice, ThemeKeeper
from music_organizer_gui.views import row_pictures
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.row_pictures import RowPictures
from tests.support.plans import albums, plan_of, step


class Pair:
    """A tree whose rows have been painted, and the same tree when none was."""

    def __init__(self) -> None:
        self.pictures: dict[int, QPixmap] = {}
        self.asked: list[int] = []
        self.model = OperationTreeModel()
        self.model.set_thumbnails(self._picture)
        self.view = OperationTreeView(self.model)
        self.view.resize(1100, 460)
        self.view.show()
        self.view.activateWindow()
        plan = plan_of(
            *albums(2, tracks=2), step(90, "ö/Ångström.mp3", "Albums/ö/c/Ångström two.mp3")
        )
        self.model.show_source(PlanOutline(plan), TreeUse.PLAN)
        self.view.setFocus()

    def seen(self, ratio: float = 1) -> QImage:
        image = QImage(self.view.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        self.view.render(image)
        return image

    def seen_anew(self, ratio: float = 1) -> QImage:
        """Return what is seen when no row was painted before."""
        self.view.pictures = RowPictures(self.model, self.view)
        return self.seen(ratio)

    def close(self) -> None:
        self.view.close()
        self.model.close()
        self.view.deleteLater()
        self.model.deleteLater()

    def _picture(self, group: object) -> QPixmap | None:
        key = getattr(group, "key")  # noqa: B009 - any group
        self.asked.append(key)
        return self.pictures.get(key)


@pytest.fixture
def pair(qtbot: QtBot, keeper: ThemeKeeper) -> Iterator[Pair]:
    made = Pair()
    yield made
    made.close()


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    font, sheet, palette = qapp.font(), qapp.styleSheet(), qapp.palette()
    keeper = ThemeKeeper(qapp)
    keeper.choose(ThemeChoice.LIGHT)
    yield keeper
    keeper.choose(ThemeChoice.LIGHT)
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def _picture_comes(pair: Pair) -> None:
    square = QPixmap(34, 34)
    square.fill(QColor("red"))
    pair.pictures[0] = square
    pair.model.thumbnail_ready(0)


def _larger_letters(pair: Pair) -> None:
    font = QFont(pair.view.font())
    font.setPixelSize(22)
    pair.view.setFont(font)


def _scroll(pair: Pair) -> None:
    pair.view.resize(1100, 200)
    pair.view.verticalScrollBar().setValue(25)


CHANGES: dict[str, Callable[[Pair], object]] = {
    "unticked": lambda pair: pair.model.set_ticked([2], ticked=False),
    "closed": lambda pair: pair.model.set_open(1, is_open=False),
    "marked": lambda pair: pair.model.mark({1: RowKind.DONE, 2: RowKind.FAILED}),
    "stale": lambda pair: pair.model.mark({3: RowKind.STALE}),
    "picture": _picture_comes,
    "filter": lambda pair: pair.model.set_filter(OperationFilter(text="two")),
    "chosen": lambda pair: pair.view.setCurrentIndex(pair.model.index(3, 0)),
    "all chosen": lambda pair: pair.view.selectAll(),
    "left by the keys": lambda pair: pair.view.clearFocus(),
    "letters": _larger_letters,
    "width": lambda pair: pair.view.setColumnWidth(TreeColumn.STATE, 300),
    "narrow": lambda pair: pair.view.resize(500, 460),
    "from the right": lambda pair: pair.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft),
    "running": lambda pair: pair.model.show_source(_source(pair), TreeUse.RUN),
    "scrolled": _scroll,
}


def _source(pair: Pair) -> PlanOutline:
    assert pair.model.rows is not None
    source = pair.model.rows.source
    assert isinstance(source, PlanOutline)
    return source


@pytest.mark.parametrize("change", list(CHANGES))
def test_whatever_changes_a_row_is_seen_at_once(pair: Pair, change: str) -> None:
    before = pair.seen()

    CHANGES[change](pair)
    QApplication.processEvents()
    after = pair.seen()

    assert after != before
    assert after == pair.seen_anew()


def test_another_theme_is_seen_at_once(pair: Pair, keeper: ThemeKeeper) -> None:
    before = pair.seen()

    keeper.choose(ThemeChoice.DARK)
    QApplication.processEvents()

    assert pair.seen() != before
    assert pair.seen() == pair.seen_anew()


def test_rows_on_a_finer_screen_are_drawn_for_it(pair: Pair) -> None:
    coarse = pair.seen()

    fine = pair.seen(ratio=2)

    assert fine == pair.seen_anew(ratio=2)
    doubled = coarse.scaled(fine.size())
    doubled.setDevicePixelRatio(2)
    assert fine != doubled
    assert pair.seen() == coarse


def test_rows_that_stay_are_not_drawn_again(pair: Pair) -> None:
    pair.seen()
    drawn = len(pair.view.pictures.cache)

    pair.model.mark({1: RowKind.DONE})
    pair.seen()
    pair.seen()

    # The file itself; its folder and all others look as before.
    assert len(pair.view.pictures.cache) == drawn + 1


def test_while_a_run_goes_on_new_rows_come_one_turn_after_the_other(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_pictures, "_TURN_S", 0)
    pair.view.pictures = RowPictures(pair.model, pair.view)
    pair.view.pictures.takes_turns = True

    pair.view.viewport().repaint()
    assert len(pair.view.pictures.cache) == 1
    qtbot.waitUntil(lambda: len(pair.view.pictures.cache) == pair.model.rowCount())

    assert pair.seen() == pair.seen_anew()


def test_a_row_whose_turn_is_to_come_is_shown_as_it_was(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_pictures, "_TURN_S", 0)
    before = pair.seen()
    pair.view.pictures.takes_turns = True

    pair.model.mark({1: RowKind.DONE, 2: RowKind.DONE})
    one_turn, two_turns = pair.seen(), pair.seen()

    assert _rows_unlike(pair, before, one_turn) == [_row_of(pair, 1)]
    assert _rows_unlike(pair, before, two_turns) == [_row_of(pair, 1), _row_of(pair, 2)]


def _row_of(pair: Pair, sequence: int) -> int:
    assert pair.model.rows is not None
    row = pair.model.rows.row_of_sequence(sequence)
    assert row is not None
    return row


def _rows_unlike(pair: Pair, one: QImage, other: QImage) -> list[int]:
    places = [
        pair.view.visualRect(pair.model.index(row, TreeColumn.STATE)).translated(
            pair.view.viewport().pos()
        )
        for row in range(pair.model.rowCount())
    ]
    return [row for row, place in enumerate(places) if one.copy(place) != other.copy(place)]


def test_pictures_of_rows_take_no_more_memory_than_they_may(pair: Pair, qtbot: QtBot) -> None:
    pair.model.show_source(PlanOutline(plan_of(*albums(300, tracks=3))), TreeUse.PLAN)
    bar = pair.view.verticalScrollBar()
    most = 24_000_000

    for place in range(0, bar.maximum(), pair.view.viewport().height()):
        bar.setValue(place)
        pair.seen()

    assert len(pair.view.pictures.cache) < pair.model.rowCount()
    assert most / 2 < pair.view.pictures.cache.bytes <= most


def test_a_picture_that_did_not_come_is_asked_for_whenever_its_row_is_painted(pair: Pair) -> None:
    pair.seen()
    pair.asked.clear()

    pair.seen()
    assert 0 in pair.asked

    _picture_comes(pair)
    pair.seen()
    pair.asked.clear()
    pair.seen()
    assert 0 not in pair.asked


def test_a_click_lands_where_the_box_is_drawn(pair: Pair) -> None:
    parts = pair.view.pictures.parts(2)
    assert parts is not None
    image = pair.seen()
    at = pair.view.viewport().mapTo(pair.view, parts.box.topLeft() + QPoint(3, 9))

    assert image.pixelColor(at) == QColor("#3653e8")
