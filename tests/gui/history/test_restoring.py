"""A backup is restored from the page."""

from collections.abc import Callable

from music_organizer_gui.models.history_state import HistoryPhase, NextStep
from tests.gui.history.bench import Bench, press, until
from tests.gui.history.conftest import Journey
from tests.support.manifest import manifest

Play = Callable[[Journey], None]


def test_a_backup_is_previewed_and_restored_elsewhere(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        original, _ = bench.stage.album(3).state()
        await bench.stage.organize()
        target = bench.stage.base / "restored"
        await bench.open()
        press(bench.page.restore)
        assert bench.page.form.isVisible()
        assert not bench.page.form.preview.isEnabled()
        bench.page.form.use_backup(bench.stage.backup_folder())
        bench.page.form.use_target(target)
        press(bench.page.form.preview)
        await bench.phase(HistoryPhase.PREVIEW)
        assert bench.page.bar.roll_back.text() == "Restore 3 of 3"
        assert "preview of restore" in bench.page.heading.title.text()
        assert not target.exists()

        await bench.roll_back()
        restored = manifest(target)
        assert {path for path in original if path.endswith(".mp3")} <= set(restored)
        assert "Restored 3" in bench.page.notice.text.text()
        assert bench.state.told.next_step is NextStep.OPEN_FOLDER

    play(journey)


def test_a_folder_that_is_no_backup_is_told_in_place(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        press(bench.page.restore)
        bench.page.form.use_backup(bench.stage.target)
        bench.page.form.use_target(bench.stage.base / "restored")
        press(bench.page.form.preview)
        await until(lambda: bench.state.told.text)
        await bench.settle()

        assert "no backup folder" in bench.page.notice.text.text()
        assert bench.page.form.isVisible()
        assert bench.state.phase is HistoryPhase.SESSION

    play(journey)


def test_what_is_unticked_is_not_restored(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(3)
        await bench.stage.organize()
        target = bench.stage.base / "restored"
        await bench.open()
        bench.desk.restore_preview_requested.emit(bench.stage.backup_folder(), target)
        await bench.phase(HistoryPhase.PREVIEW)
        await bench.tick("t2.mp3")
        assert bench.page.bar.roll_back.text() == "Restore 2 of 3"
        await bench.roll_back()

        assert len(list(target.rglob("*.mp3"))) == 2

    play(journey)


def test_a_restore_that_is_left_shows_the_session_again(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(1)
        await bench.stage.organize()
        await bench.open()
        target = bench.stage.base / "restored"
        bench.desk.restore_preview_requested.emit(bench.stage.backup_folder(), target)
        await bench.phase(HistoryPhase.PREVIEW)
        press(bench.page.bar.leave)
        await bench.phase(HistoryPhase.SESSION)
        assert bench.page.heading.title.text() == "run: operations"
        assert not target.exists()

    play(journey)
