"""A rollback from the page: previewed, decided about, carried out and undone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from music_organizer.demo.tagging import tagged
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord, Role
from music_organizer.models.outline import RowKind
from music_organizer.models.readings import Tags
from music_organizer.models.session import SessionStatus
from music_organizer.models.verdict import Verdict
from music_organizer_gui.models.history_state import HistoryPhase
from tests.gui.history.bench import Bench, press, until
from tests.gui.history.conftest import Journey
from tests.support.manifest import manifest

Play = Callable[[Journey], None]


def pause_at_file(bench: Bench, finished: Sequence[OperationRecord]) -> None:
    """Hold a run as soon as the first file of it has gone back."""
    if any(op.role is Role.AUDIO for op in finished):
        bench.desk.pause_requested.emit()


def test_a_whole_session_goes_back_and_the_rollback_is_undone(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        before = bench.stage.album(3).state()
        await bench.stage.organize()
        organized = bench.stage.state()
        await bench.open()
        assert bench.page.heading.title.text() == "run: operations"

        await bench.preview()
        assert bench.page.heading.title.text() == "run: preview of rollback"
        assert bench.page.bar.roll_back.text() == "Roll back 3 of 3"
        assert bench.stage.state() == organized

        await bench.roll_back()
        assert bench.stage.state() == before
        assert "Rolled back 3" in bench.page.notice.text.text()
        assert bench.state.session is not None
        assert bench.state.session.status is SessionStatus.ROLLED_BACK

        press(bench.page.notice.action)
        await bench.phase(HistoryPhase.PREVIEW)
        await bench.roll_back()
        assert manifest(bench.stage.target) == organized[1]

    play(journey)


def test_what_is_ticked_goes_back_alone(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        await bench.open()
        await bench.tick("02 Song 2.mp3")
        assert bench.page.bar.preview.text() == "Preview rollback (1)"

        await bench.preview()
        assert bench.page.bar.roll_back.text() == "Roll back 1 of 1"
        await bench.roll_back()

        assert bench.stage.original(2).exists()
        assert bench.stage.placed(1).exists()
        assert bench.stage.placed(3).exists()

    play(journey)


def test_what_is_unticked_in_the_preview_stays(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        await bench.open()
        await bench.preview()
        await bench.tick("t2.mp3")
        assert bench.page.bar.roll_back.text() == "Roll back 2 of 3"

        await bench.roll_back()

        assert bench.stage.placed(2).exists()
        assert bench.stage.original(1).exists()
        assert bench.stage.original(3).exists()

    play(journey)


def test_the_rows_that_are_selected_go_back_alone(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        await bench.open()
        await bench.preview()
        bench.choose_file("t3.mp3")
        assert bench.page.bar.selected.text() == "Roll back selected (1)"

        press(bench.page.bar.selected)
        await until(lambda: bench.state.told.text)
        await bench.settle()

        assert bench.stage.original(3).exists()
        assert bench.stage.placed(1).exists()

    play(journey)


def test_an_edited_file_goes_back_only_when_it_is_said(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.placed(1).write_bytes(b"other words")
        await bench.open()
        await bench.preview()
        assert bench.page.bar.roll_back.text() == "Roll back 1 of 2"
        bench.choose_file("t1.mp3")
        assert bench.page.verdict.verdict.text() == Verdict.EDITED.label

        press(bench.page.verdict.one)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 2")
        await bench.settle()
        assert bench.page.verdict.one.text() == "Leave it"
        assert bench.page.verdict.fate.text() == "It will go back."

        await bench.roll_back()
        assert bench.stage.original(1).read_bytes() == b"other words"

    play(journey)


def test_edited_tags_go_back_with_the_file_without_a_question(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        edited = tagged(bench.stage.placed(1).read_bytes(), Tags(title="As I call it"))
        bench.stage.placed(1).write_bytes(edited)
        await bench.open()
        await bench.preview()
        assert bench.page.bar.roll_back.text() == "Roll back 2 of 2"
        bench.choose_file("t1.mp3")
        assert bench.page.verdict.verdict.text() == Verdict.ONLY_TAGS.label
        assert bench.page.verdict.fate.text() == "It will go back."
        assert not bench.page.verdict.one.isVisible()

        await bench.roll_back()
        assert bench.stage.original(1).read_bytes() == edited

    play(journey)


def test_the_later_session_that_moved_a_file_on_is_shown_at_a_press(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        library = bench.stage.base / "other"
        await bench.stage.organize("later", source=bench.stage.target, target=library)
        await bench.open()
        await bench.choose("run")
        await bench.preview()
        bench.choose_file("t1.mp3")
        assert bench.page.verdict.verdict.text() == Verdict.MOVED_LATER.label

        press(bench.page.verdict.session)
        await bench.settle()
        assert bench.state.phase is HistoryPhase.SESSION
        assert bench.state.session is not None
        assert bench.state.session.session_id == "later"
        chosen = bench.page.table.chosen
        assert chosen is not None
        assert chosen.session_id == "later"

    play(journey)


def test_what_holds_the_place_of_a_file_can_be_looked_at(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.original(1).parent.mkdir(parents=True)
        bench.stage.original(1).write_bytes(b"somebody else")
        await bench.open()
        await bench.preview()
        opened: list[object] = []
        bench.page.verdict.folder_requested.disconnect()
        bench.page.verdict.folder_requested.connect(opened.append)
        bench.choose_file("t1.mp3")
        press(bench.page.verdict.folder)
        assert opened == [bench.stage.original(1)]

        bench.choose_file("t2.mp3")
        assert not bench.page.verdict.folder.isVisible()

    play(journey)


def test_a_decision_about_one_file_can_be_taken_back(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        for number in (1, 2):
            bench.stage.placed(number).write_bytes(b"other words")
        await bench.open()
        await bench.preview()
        bench.choose_file("t1.mp3")
        press(bench.page.verdict.all)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 3 of 3")
        await bench.settle()

        press(bench.page.verdict.one)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 3")
        await bench.settle()
        assert bench.page.verdict.one.text() == "Put back anyway"

    play(journey)


def test_a_file_that_was_moved_by_hand_is_found(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        elsewhere = bench.stage.target / "by hand.mp3"
        bench.stage.placed(1).rename(elsewhere)
        await bench.open()
        await bench.preview()
        bench.choose_file("t1.mp3")
        assert bench.page.verdict.verdict.text() == Verdict.MOVED_BY_HAND.label
        assert "by hand.mp3" in bench.page.verdict.message.accessibleName()
        shown: list[object] = []
        bench.page.verdict.folder_requested.disconnect()
        bench.page.verdict.folder_requested.connect(shown.append)
        press(bench.page.verdict.folder)
        assert shown == [elsewhere]

        press(bench.page.verdict.one)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 2")
        await bench.roll_back()
        assert bench.stage.original(1).exists()
        assert not elsewhere.exists()

    play(journey)


def test_a_taken_place_is_decided_for_one_file(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.original(1).parent.mkdir(parents=True, exist_ok=True)
        bench.stage.original(1).write_bytes(b"somebody else")
        await bench.open()
        await bench.preview()
        bench.choose_file("t1.mp3")
        panel = bench.page.verdict
        assert panel.verdict.text() == Verdict.PLACE_TAKEN.label
        assert panel.room.chips[ConflictStrategy.SKIP].isChecked()

        press(panel.room.chips[ConflictStrategy.KEEP_BOTH])
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 2")
        await bench.settle()
        assert panel.room.choice is ConflictStrategy.KEEP_BOTH

        await bench.roll_back()
        found = sorted(path.read_bytes() for path in bench.stage.original(1).parent.iterdir())
        assert b"somebody else" in found
        assert len(found) == 3

    play(journey)


def test_a_taken_place_is_decided_for_all(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        bench.stage.original(1).parent.mkdir(parents=True, exist_ok=True)
        for number in (1, 2):
            bench.stage.original(number).write_bytes(b"somebody else")
        await bench.open()
        await bench.preview()
        bench.choose_file("t1.mp3")
        panel = bench.page.verdict
        press(panel.room.chips[ConflictStrategy.RENAME])
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 3")
        await bench.settle()
        press(panel.room_for_all)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 3 of 3")

    play(journey)


def test_esc_leaves_the_preview_and_changes_nothing(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        organized = bench.stage.state()
        await bench.open()
        await bench.preview()
        bench.key("Escape")
        await bench.phase(HistoryPhase.SESSION)

        assert bench.page.bar.preview.isVisible()
        assert bench.stage.state() == organized

    play(journey)


def test_a_rollback_is_paused_and_stopped_in_place(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(40)
        await bench.stage.organize()
        await bench.open()
        await bench.preview()
        press(bench.page.bar.roll_back)
        await bench.page_runs()
        bench.desk.pause_requested.emit()
        assert bench.state.phase is HistoryPhase.PAUSED
        assert bench.page.progress.pause.text() == "Go on"
        press(bench.page.progress.stop)
        await until(lambda: bench.state.told.text)
        await bench.settle()
        assert not bench.controller.is_busy

    play(journey)


def test_the_rows_of_a_running_rollback_say_how_they_ended(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        # More than a quick machine takes back before the window hears of the first.
        bench.stage.album(2_000)
        await bench.stage.organize()
        await bench.open()
        await bench.preview()
        bench.desk.steps_finished.connect(partial(pause_at_file, bench))
        press(bench.page.bar.roll_back)
        await until(lambda: bench.state.phase is HistoryPhase.PAUSED)

        model, header = bench.page.tree.model, Qt.Orientation.Horizontal
        assert [model.headerData(column, header) for column in range(3)] == [
            "After rollback",
            "Before",
            "How it went",
        ]
        await until(lambda: RowKind.DONE in bench.kinds())
        assert bench.kinds().keys() == {RowKind.DONE, Verdict.READY}
        assert not model.has_ticks

        bench.desk.stop_requested.emit()
        await until(lambda: bench.state.told.text)
        await bench.settle()
        assert bench.kinds().keys() == {RowKind.DONE, RowKind.ROLLED_BACK}

    play(journey)


def test_a_drive_that_comes_back_is_found_by_checking_again(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        away = bench.stage.base / "elsewhere"
        bench.stage.target.rename(away)
        await bench.open()
        await bench.preview()
        assert bench.page.bar.roll_back.text() == "Nothing to roll back"
        bench.choose_file("t1.mp3")
        assert bench.page.verdict.verdict.text() == Verdict.DRIVE_MISSING.label

        away.rename(bench.stage.target)
        press(bench.page.verdict.again)
        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 2")

    play(journey)


def test_what_happened_to_a_file_is_told_beside_the_tree(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        await bench.open()
        await until(lambda: bench.has_row("01 Song 1.mp3"))
        assert not bench.page.verdict.isVisible()
        bench.choose_file("01 Song 1.mp3")

        assert bench.page.verdict.isVisible()
        assert bench.page.verdict.title.text() == "What happened"
        assert str(bench.stage.placed(1)) in bench.page.verdict.paths.accessibleName()
        assert not bench.page.verdict.one.isVisible()

    play(journey)


def test_a_session_that_is_back_has_nothing_to_preview(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        await bench.stage.take_back()
        await bench.open()
        await bench.choose("run")

        assert not bench.page.bar.preview.isEnabled()
        assert "Nothing of this session is left" in bench.page.bar.summary.text()

    play(journey)


def test_the_menu_of_a_file_repeats_its_decisions(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.placed(1).write_bytes(b"other words")
        await bench.open()
        await bench.preview()
        bench.choose_file("t1.mp3")
        menu = QMenu()
        row = bench.page.tree.view.currentIndex().row()
        bench.page.tree.view.menu_requested.emit(menu, bench.page.tree.model.node(row))
        put_back = [one for one in menu.actions() if one.text() == "Put back anyway"]
        put_back[0].trigger()

        await until(lambda: bench.page.bar.roll_back.text() == "Roll back 2 of 2")
        menu.deleteLater()

    play(journey)
