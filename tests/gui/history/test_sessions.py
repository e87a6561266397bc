"""What is done with whole sessions: chosen, renamed, pinned, deleted, searched, exported."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from music_organizer_gui.models.found_files import FoundColumn
from music_organizer_gui.models.history_state import HistoryPhase, NextStep
from tests.gui.history.bench import Bench, press, until
from tests.gui.history.conftest import Journey

Play = Callable[[Journey], None]


def answer(parent: QWidget, path: Path, name_filter: str = "") -> None:
    """Choose a file or folder in the dialog that is open."""
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None, "no dialog is open"
    if name_filter:
        dialog.filterSelected.emit(name_filter)
    dialog.fileSelected.emit(str(path))
    dialog.done(QFileDialog.DialogCode.Accepted)


def test_an_empty_history_says_what_will_be_here(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        await bench.open()

        assert bench.page.sessions.empty.isVisible()
        assert "No session yet" in bench.page.sessions.empty.text()
        assert not bench.page.bar.isVisible()
        assert not bench.page.notice.isVisible()

    play(journey)


def test_the_newest_session_is_shown_and_another_can_be_chosen(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize("first")
        bench.stage.song(3)
        await bench.stage.organize("second")
        await bench.open()
        assert bench.state.name == "second"

        await bench.choose("first")
        assert bench.page.heading.title.text() == "first: operations"
        await until(lambda: bench.has_row("01 Song 1.mp3"))
        assert not bench.has_row("03 Song 3.mp3")

    play(journey)


def test_a_session_is_shown_from_elsewhere_with_its_preview(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize("first")
        bench.stage.song(3)
        await bench.stage.organize("second")
        shown = []
        bench.controller.shown.connect(lambda: shown.append(1))
        bench.page.show()
        await bench.controller.show_session("first", preview_rollback=True)

        assert shown
        assert bench.state.phase is HistoryPhase.PREVIEW
        assert bench.page.table.chosen is not None
        assert bench.page.table.chosen.session_id == "first"

    play(journey)


def test_f2_renames_in_place(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        bench.page.table.setFocus()
        bench.key("F2")
        editor = bench.page.table.findChild(QLineEdit)
        assert editor is not None
        editor.setText("usb stick")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await until(lambda: bench.state.name == "usb stick")

        assert bench.page.heading.title.text() == "usb stick: operations"
        assert (await bench.stage.session()).name == "usb stick"

    play(journey)


def test_a_session_is_pinned_and_unpinned(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        press(bench.page.heading.pin)
        await until(lambda: bench.page.heading.pin.text() == "Unpin")
        await bench.settle()
        press(bench.page.heading.pin)
        await until(lambda: bench.page.heading.pin.text() == "Pin")

    play(journey)


def test_deleting_says_its_cost_first_and_can_be_left(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        organized = bench.stage.state()
        await bench.open()
        bench.page.table.setFocus()
        bench.key("Del")
        await until(bench.page.deletion.isVisible)
        assert "2 file" in bench.page.deletion.text.text()
        assert "can no longer be rolled back" in bench.page.deletion.text.text()
        press(bench.page.deletion.leave)
        assert not bench.page.deletion.isVisible()
        assert len(await bench.stage.sessions()) == 1

        press(bench.page.heading.delete)
        await until(bench.page.deletion.isVisible)
        press(bench.page.deletion.forget)
        await until(lambda: bench.desk.sessions.rowCount() == 0)
        await bench.settle()
        assert not await bench.stage.sessions()
        assert bench.stage.state() == organized
        assert bench.state.phase is HistoryPhase.EMPTY

    play(journey)


def test_deleting_one_shows_the_next(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize("first")
        bench.stage.song(2)
        await bench.stage.organize("second")
        await bench.open()
        press(bench.page.heading.delete)
        await until(bench.page.deletion.isVisible)
        press(bench.page.deletion.forget)
        await until(lambda: bench.state.name == "first")

    play(journey)


def test_a_search_answers_where_a_file_went(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize("first")
        bench.stage.song(7)
        await bench.stage.organize("second")
        await bench.open()
        bench.key("Ctrl+F")
        assert bench.page.search.hasFocus()
        QTest.keyClicks(bench.page.search, "t2.mp3")
        await until(lambda: bench.desk.found.rowCount() == 1)
        await bench.settle()

        index = bench.desk.found.index(0, FoundColumn.AFTER)
        assert str(index.data(Qt.ItemDataRole.ToolTipRole)) == str(bench.stage.placed(2))
        where = bench.page.sessions.found.visualRect(index).center()
        QTest.mouseClick(bench.page.sessions.found.viewport(), Qt.MouseButton.LeftButton, pos=where)
        await until(lambda: bench.state.name == "first")
        assert bench.page.table.isVisible()
        assert not bench.page.search.text()

    play(journey)


def test_a_search_for_what_nobody_knows_says_so(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        bench.page.search.setText("no such thing")
        await until(lambda: "No session knows" in bench.page.sessions.found_title.text())
        bench.page.search.setFocus()
        bench.key("Escape")
        assert bench.page.table.isVisible()

    play(journey)


def test_a_session_is_exported(play: Play, tmp_path: Path) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        for file in (tmp_path / "out.json", tmp_path / "out.csv"):
            press(bench.page.tree.export)
            answer(bench.page, file)
            await until(file.exists)
            await bench.settle()
            assert bench.state.told.next_step is NextStep.OPEN_FOLDER
        assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        assert "t1.mp3" in (tmp_path / "out.csv").read_text(encoding="utf-8")

    play(journey)


def test_an_export_never_writes_over_a_file_and_says_so(play: Play, tmp_path: Path) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        taken = tmp_path / "out.json"
        taken.write_text("mine")
        press(bench.page.tree.export)
        answer(bench.page, taken)
        await until(lambda: bench.state.told.text)
        assert bench.state.told.tone == "error"
        assert taken.read_text() == "mine"
        assert bench.page.notice.isVisible()

    play(journey)


def test_checksums_are_verified_in_place(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        bench.stage.placed(2).write_bytes(b"rotten")
        await bench.open()
        press(bench.page.tree.verify)
        await until(bench.page.checkup.isVisible)

        assert "2 file" in bench.page.checkup.summary.text()
        assert bench.page.checkup.trouble.count() == 1
        press(bench.page.checkup.leave)
        assert not bench.page.checkup.isVisible()

    play(journey)


def test_a_damaged_history_is_set_aside_and_rebuilt(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.forget_history()
        bench.stage.config.history_path.write_bytes(b"this is no database" * 500)
        await bench.open()
        assert bench.state.told.next_step is NextStep.REBUILD

        press(bench.page.notice.action)
        answer(bench.page.notice, bench.stage.target)
        await until(lambda: bench.desk.sessions.rowCount() == 1)
        await bench.settle()
        assert bench.state.name == "run"
        assert "was kept as" in bench.page.notice.text.text()

    play(journey)


def test_a_newer_history_is_told_of_in_words(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        with closing(sqlite3.connect(bench.stage.config.history_path)) as database, database:
            database.execute("PRAGMA user_version = 999")
        await bench.open()

        assert bench.page.notice.isVisible()
        assert "newer" in bench.page.notice.text.text()
        assert bench.state.told.next_step is NextStep.TRY_AGAIN

    play(journey)
