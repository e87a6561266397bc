"""The history page as a whole: by keyboard, in little room, for people who do not see it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from music_organizer.history.history import History
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.session import SessionStatus
from music_organizer_gui.models.found_files import FoundFilesModel
from music_organizer_gui.models.history_state import HistoryPhase, NextStep
from music_organizer_gui.models.session_table import SessionColumn
from tests.bench.history import operations, session_of
from tests.gui.history.bench import Bench, press, until
from tests.gui.history.conftest import Journey

Play = Callable[[Journey], None]


def nameless(page: QWidget) -> list[str]:
    """Return the parts that can be used and have no name to be read out."""
    parts: list[QWidget] = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    return [
        f"{type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in parts
        if part.isVisible()
        and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (getattr(part, "text", str)() or part.accessibleName())
    ]


def test_every_part_has_a_name(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        bench.stage.placed(1).write_bytes(b"edited")
        await bench.open()
        assert not nameless(bench.page)
        await bench.preview()
        bench.choose_file("t1.mp3")
        assert not nameless(bench.page)

    play(journey)


def test_tab_leads_from_the_search_to_the_preview(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        await bench.open()
        bench.page.search.setFocus()
        passed: list[QWidget | None] = []
        while QApplication.focusWidget() is not bench.page.bar.preview and len(passed) < 30:
            bench.key("Tab")
            passed.append(QApplication.focusWidget())

        order: list[QWidget | None] = [
            bench.page.table,
            bench.page.tree.view,
            bench.page.bar.preview,
        ]
        assert [part for part in passed if part in order] == order

    play(journey)


@pytest.mark.parametrize("scale", [1, 2])
def test_the_page_fits_a_small_window(play: Play, qapp: QApplication, scale: int) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        font = qapp.font()
        larger = qapp.font()
        larger.setPointSizeF(font.pointSizeF() * scale)
        qapp.setFont(larger)
        try:
            await bench.open()
            bench.page.resize(560, 600)
            await bench.preview()
            assert bench.page.width() == 560
            right = bench.page.rect().right()
            for part in (bench.page.bar.roll_back, bench.page.restore, bench.page.tree):
                corner = part.mapTo(bench.page, part.rect().topRight())
                assert corner.x() <= right, f"{type(part).__name__} is cut off"
        finally:
            qapp.setFont(font)

    play(journey)


def test_a_locked_history_is_told_and_tried_again(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        with closing(sqlite3.connect(bench.stage.config.history_path)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            await bench.open()
            assert bench.state.told.next_step is NextStep.TRY_AGAIN
            assert bench.page.notice.isVisible()
            other.rollback()
        press(bench.page.notice.action)
        await until(lambda: bench.state.name == "run")
        assert not bench.page.notice.isVisible()

    play(journey)


def test_nothing_is_read_before_somebody_looks(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        bench.engine.history_changed.emit()
        await until(lambda: bench.desk.sessions.rowCount() == 1)
        await bench.settle()
        assert bench.state.phase is HistoryPhase.EMPTY

        bench.page.show()
        await until(lambda: bench.state.name == "run")

    play(journey)


def test_a_session_that_goes_on_elsewhere_is_read_again(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        await bench.open()
        await until(lambda: bench.has_row("01 Song 1.mp3"))
        await bench.stage.take_back()
        bench.engine.history_changed.emit()
        await until(lambda: bench.desk.sessions.rowCount() == 2)
        await bench.settle()

        assert bench.state.name == "run"
        assert not bench.page.bar.preview.isEnabled()
        await until(lambda: bench.state_of("01 Song 1.mp3") == "Rolled back")

    play(journey)


def test_the_model_of_what_was_found_is_sound(qtbot: QtBot) -> None:
    model = FoundFilesModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_found([], {})
    assert tester.model() is model


def test_the_first_operations_of_a_large_session_are_seen_while_the_others_are_read(
    play: Play,
) -> None:
    seen: list[tuple[int, bool, str]] = []

    async def journey(bench: Bench) -> None:
        with History(bench.stage.config.history_path) as history:
            history.journal.begin(session_of("large"), operations("large", 20_100))
            history.journal.end("large", SessionStatus.COMPLETED)

        def note(source: OperationSource | None) -> None:
            ticks = bench.page.tree.model.has_ticks
            if source is not None:
                seen.append((source.index.total, ticks, bench.page.bar.summary.text()))

        bench.desk.operations_changed.connect(note)
        await bench.open()
        await bench.choose("large")
        assert [(total, ticks) for total, ticks, _ in seen] == [(2_000, False), (20_100, True)]
        assert seen[0][2].startswith("Reading ")
        assert "can go back" in bench.page.bar.summary.text()

    play(journey)


def test_sessions_are_shown_in_the_order_that_is_chosen(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        for number, songs in ((1, 1), (2, 3), (3, 2)):
            for song in range(songs):
                bench.stage.song(10 * number + song)
            await bench.stage.organize(f"s{number}")
        await bench.open()
        chosen = bench.state.session
        assert chosen is not None
        bench.page.table.sortByColumn(SessionColumn.OPERATIONS, Qt.SortOrder.DescendingOrder)
        await bench.settle()
        shown = [one.session_id for one in bench.desk.sessions.sessions]
        assert shown == ["s2", "s3", "s1"]
        assert bench.page.table.chosen == chosen

    play(journey)
