from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from music_organizer.models.session import OperationSession, SessionKind, SessionStatus
from music_organizer.models.session_order import SessionKey, SessionOrder
from music_organizer_gui.models.session_table import (
    BADGE_ROLE,
    SessionColumn,
    SessionTableModel,
)
from music_organizer_gui.models.session_words import Badge, from_to, session_name
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.session_table_view import SessionTableView
from music_organizer_gui.words import number

BEGIN = datetime(2026, 1, 31, 12, tzinfo=UTC)


def session(number: int, **changes: object) -> OperationSession:
    made = OperationSession(
        session_id=f"run-{number}",
        start_time=BEGIN + timedelta(hours=number),
        source_root=Path.home() / "unsorted",
        target_root=Path("/mnt/nas/Music"),
        library_root=Path("/mnt/nas/Music"),
        total_operations=1330,
        completed_operations=1325,
        standing_files=1318,
        failed_operations=2,
        status=SessionStatus.COMPLETED,
    )
    return replace(made, **changes)


def newest_first(*numbers: int) -> list[OperationSession]:
    return [session(number) for number in sorted(numbers, reverse=True)]


@pytest.fixture
def model(qtbot: QtBot) -> SessionTableModel:
    made = SessionTableModel()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester.model() is made
    return made


def ids(model: SessionTableModel) -> list[str]:
    return [
        one.session_id
        for row in range(model.rowCount())
        if (one := model.session_at(row)) is not None
    ]


def cell(model: SessionTableModel, row: int, column: SessionColumn, role: int) -> object:
    return model.data(model.index(row, column), role)


def text(model: SessionTableModel, row: int, column: SessionColumn) -> object:
    return cell(model, row, column, Qt.ItemDataRole.DisplayRole)


def test_a_row_tells_a_session(model: SessionTableModel) -> None:
    model.show_sessions([session(1, name="nas-cleanup")], has_more=False)

    assert text(model, 0, SessionColumn.NAME) == "nas-cleanup"
    assert text(model, 0, SessionColumn.FROM_TO) == "~/unsorted → /mnt/nas/Music"
    assert text(model, 0, SessionColumn.OPERATIONS) == number(1330)
    assert text(model, 0, SessionColumn.CAN_GO_BACK) == number(1318)
    assert text(model, 0, SessionColumn.FAILED) == "2"
    badge = cell(model, 0, SessionColumn.STATUS, BADGE_ROLE)
    assert badge == Badge("Completed", "good", "circle-check")


def test_every_cell_is_said_with_the_name_of_its_column(model: SessionTableModel) -> None:
    model.show_sessions([session(1, name="rips", pinned=True)], has_more=False)

    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(model, 0, SessionColumn.NAME, role) == "Session: rips, pinned"
    assert cell(model, 0, SessionColumn.STATUS, role) == "Status: Completed"


@pytest.mark.parametrize("status", list(SessionStatus))
def test_no_status_is_told_by_colour_alone(model: SessionTableModel, status: SessionStatus) -> None:
    model.show_sessions([session(1, status=status)], has_more=False)

    badge = cell(model, 0, SessionColumn.STATUS, BADGE_ROLE)
    assert isinstance(badge, Badge)
    assert badge.text
    assert badge.icon


def test_a_rollback_is_called_after_the_session_it_takes_back(model: SessionTableModel) -> None:
    rollback = session(
        2,
        session_id="rollback-20260131-154210-7f3a",
        kind=SessionKind.ROLLBACK,
        undoes="run-1",
    )
    model.show_sessions([rollback, session(1, name="nas-cleanup")], has_more=False)

    assert text(model, 0, SessionColumn.NAME) == "Rollback of nas-cleanup"


def test_an_id_that_a_person_chose_is_the_name() -> None:
    assert session_name(session(1, session_id="my run")) == "my run"
    for made_up in ("organize-20260131-154210-7f3a09c1", "organize-20260131-154210-7f3a"):
        assert session_name(session(1, session_id=made_up)) == "Organize unsorted"


def test_what_is_new_is_inserted_and_what_is_gone_removed(
    model: SessionTableModel, qtbot: QtBot
) -> None:
    model.show_sessions(newest_first(1, 2, 4), has_more=False)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    model.show_sessions(newest_first(2, 3, 4, 5), has_more=False)

    assert ids(model) == ["run-5", "run-4", "run-3", "run-2"]
    assert not resets


def test_another_order_is_taken_over(model: SessionTableModel) -> None:
    model.show_sessions(newest_first(1, 2, 3), has_more=False)

    model.show_sessions([session(1), session(3), session(2)], has_more=False)

    assert ids(model) == ["run-1", "run-3", "run-2"]


def test_a_row_that_changed_is_painted_again(model: SessionTableModel, qtbot: QtBot) -> None:
    model.show_sessions(newest_first(1, 2), has_more=False)

    with qtbot.waitSignal(model.dataChanged):
        model.show_sessions([session(2), session(1, name="other")], has_more=False)

    assert text(model, 1, SessionColumn.NAME) == "other"


def test_older_sessions_are_asked_for_once(model: SessionTableModel) -> None:
    asked = []
    model.more_requested.connect(lambda: asked.append(1))
    model.show_sessions(newest_first(5, 6), has_more=True)

    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert len(asked) == 1

    model.show_sessions(newest_first(4, 5, 6), has_more=False)
    assert not model.canFetchMore(QModelIndex())


def test_ten_thousand_sessions_are_shown_and_refreshed(model: SessionTableModel) -> None:
    many = newest_first(*range(10_000))
    model.show_sessions(many, has_more=False)
    model.show_sessions([session(10_000), *many], has_more=False)

    assert model.rowCount() == 10_001
    assert text(model, 10_000, SessionColumn.NAME) == "run-0"


@pytest.fixture
def view(model: SessionTableModel, qtbot: QtBot) -> SessionTableView:
    made = SessionTableView(model)
    qtbot.addWidget(made)
    model.show_sessions(newest_first(1, 2, 3), has_more=False)
    made.resize(1000, 300)
    made.show()
    return made


def test_arrows_choose_sessions(view: SessionTableView, qtbot: QtBot) -> None:
    view.choose("run-3")
    with qtbot.waitSignal(view.session_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert told.args == ["run-2"]


def test_the_choice_outlives_a_new_session(view: SessionTableView, qtbot: QtBot) -> None:
    view.choose("run-2")
    view.model().show_sessions(newest_first(1, 2, 3, 4), has_more=False)  # type: ignore[attr-defined]

    assert view.chosen is not None
    assert view.chosen.session_id == "run-2"


def test_f2_edits_the_name_and_return_wishes_for_it(view: SessionTableView, qtbot: QtBot) -> None:
    view.choose("run-2")
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  usb   stick ")
    with qtbot.waitSignal(view.model().rename_requested) as told:  # type: ignore[attr-defined]
        QTest.keyClick(editor, Qt.Key.Key_Return)

    assert told.args == ["run-2", "usb stick"]


def test_delete_and_return_wish_for_the_chosen_session(
    view: SessionTableView, qtbot: QtBot
) -> None:
    view.choose("run-1")
    with qtbot.waitSignal(view.action_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert told.args == ["delete", "run-1"]

    with qtbot.waitSignal(view.action_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["open", "run-1"]


def test_the_menu_offers_what_the_session_allows(view: SessionTableView) -> None:
    def offered(one: OperationSession) -> dict[str, bool]:
        actions = view.menu_for(one).actions()
        return {action.text().split("\t")[0]: action.isEnabled() for action in actions}

    assert offered(session(1, pinned=True))["Unpin"]
    assert "Recover…" not in offered(session(1))
    assert offered(session(1, status=SessionStatus.INTERRUPTED))["Recover…"]
    assert not offered(session(1, status=SessionStatus.ROLLED_BACK))["Preview rollback"]
    assert not offered(session(1, status=SessionStatus.RUNNING))["Delete…"]


def test_every_row_has_the_same_height(view: SessionTableView) -> None:
    assert len({view.rowHeight(row) for row in range(3)}) == 1
    assert view.rowHeight(0) >= view.fontMetrics().height() + 8


def test_a_click_on_a_header_asks_for_another_order_and_it_is_remembered(
    view: SessionTableView, model: SessionTableModel, preferences: Preferences, qtbot: QtBot
) -> None:
    view.keep_layout(preferences)
    header = view.horizontalHeader()
    where = header.sectionViewportPosition(SessionColumn.OPERATIONS) + 8
    asked: list[SessionOrder] = []
    model.order_requested.connect(asked.append)

    for _ in range(2):
        point = QPoint(where, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert asked == [
        SessionOrder(SessionKey.OPERATIONS, descending=False),
        SessionOrder(SessionKey.OPERATIONS, descending=True),
    ]
    assert "Operations" in view.accessibleDescription()
    later = SessionTableModel()
    again = SessionTableView(later)
    qtbot.addWidget(again)
    again.keep_layout(preferences)
    assert later.order == asked[-1]


def test_the_menu_offers_every_order(view: SessionTableView, model: SessionTableModel) -> None:
    view.setColumnHidden(SessionColumn.FAILED, True)
    chosen = model.session_at(0)
    assert chosen is not None
    menus = (one.menu() for one in view.menu_for(chosen).actions())
    menu = next(one for one in menus if isinstance(one, QMenu))
    asked: list[SessionOrder] = []
    model.order_requested.connect(asked.append)

    [failed] = [one for one in menu.actions() if one.text() == "Failed"]
    failed.trigger()

    assert asked == [SessionOrder(SessionKey.FAILED, descending=True)]
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Failed", "Descending"]


def test_a_path_keeps_its_slashes_beside_writing_from_the_right() -> None:
    arabic = session(1, source_root=Path("/mnt/\u0645\u0648\u0633\u064a\u0642\u0649"))

    before, after = from_to(arabic).split(" → ")

    assert before == f"\u2066{arabic.source_root}\u2069"
    assert after == "/mnt/nas/Music"
