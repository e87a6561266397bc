"""From a dropped folder to an organized library and back, through the widgets."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from music_organizer.models.config import TransferMode
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationType
from music_organizer.models.outline import RowKind
from music_organizer_gui.main_window import Place
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.models.tree_nodes import Tick
from tests.gui.organize.stand import Stand
from tests.support.manifest import manifest

Play = Callable[[Callable[[Stand], Awaitable[None]]], None]


def test_a_dropped_folder_is_previewed_and_nothing_changes(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        before = stand.files()
        await stand.preview()
        assert stand.page.plan_bar.organize.text() == "Organize 62 files"
        assert "52 files move" in stand.page.plan_bar.summary.text()
        assert stand.page.source.path.text().endswith("unsorted")
        assert "Same drive" in stand.page.target.facts.text()
        assert stand.files() == before
        assert not stand.target.exists()

    play(journey)


def test_organizing_and_undoing_from_the_window_is_the_identity(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        before = stand.files()
        await stand.preview()
        await stand.organize()
        assert stand.page.done.headline.text().startswith("Done: 62 files")
        index = stand.window.organize.tree.rows.source.index  # type: ignore[union-attr]
        assert index.summary().kinds[RowKind.DONE] == 64
        assert (stand.target / "Albums" / "Glass Orchard").is_dir()
        stand.press(stand.page.done.undo)
        await stand.until(lambda: stand.window.main.place is Place.HISTORY)
        bar = stand.window.history_page.bar
        await stand.until(lambda: bar.roll_back.isVisible() and bar.roll_back.isEnabled())
        stand.press(bar.roll_back)
        await stand.until(lambda: stand.files() == before)
        await stand.until(lambda: not stand.window.is_busy)

    play(journey)


def test_what_is_unticked_stays_and_is_recorded_so(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        tree = stand.window.organize.tree
        row = stand.row_of("02 Two Maps.flac")
        tree.set_ticked([row], ticked=False)
        assert stand.page.plan_bar.organize.text() == "Organize 61 files"
        await stand.organize()
        left = (
            stand.source / "Music/Common Ground (Copper Sparrow + Glass Orchard)/02 Two Maps.flac"
        )
        assert left.is_file()
        figures = stand.state.figures
        assert figures is not None
        reasons = {op.source_path: op.stays for op in figures["staying"]}
        assert reasons[left] is StayReason.EXCLUDED

    play(journey)


def test_lyrics_are_unticked_with_their_track_and_ticked_again_with_it(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        tree, button = stand.window.organize.tree, stand.page.plan_bar.organize
        track, lyrics = stand.row_of("01 First Light.mp3"), stand.row_of("01 First Light.lrc")
        tree.set_ticked([track], ticked=False)
        await stand.until(lambda: button.text() == "Organize 60 files")
        assert tree.tick_of(stand.node(lyrics)) is Tick.OFF
        assert len(tree.left_out()) == 1
        tree.set_ticked([track], ticked=True)
        assert button.text() == "Organize 62 files"
        assert tree.tick_of(stand.node(lyrics)) is Tick.ON
        tree.set_ticked([track], ticked=False)
        await stand.until(lambda: button.text() == "Organize 60 files")
        await stand.organize()
        lies = stand.operation("01 First Light.lrc").source_path
        assert lies is not None
        assert lies.is_file()
        figures = stand.state.figures
        assert figures is not None
        assert figures["files"] + figures["followers"] == 60

    play(journey)


def test_a_playlist_can_be_left_as_it_reads(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        tree, button = stand.window.organize.tree, stand.page.plan_bar.organize
        assert stand.state.plan is not None
        [rewrite] = [
            op for op in stand.state.plan.pending if op.operation_type is OperationType.REWRITE
        ]
        assert tree.rows is not None
        row = tree.rows.row_of_sequence(rewrite.sequence)
        assert row is not None
        tree.set_ticked([row], ticked=False)
        assert button.text() == "Organize 62 files"
        await stand.organize()
        figures = stand.state.figures
        assert figures is not None
        assert figures["playlists"] == 0

    play(journey)


def test_a_file_that_changed_since_the_scan_is_shown_and_left_out(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        changed = stand.operation("1 Coastlines.flac")
        assert changed.source_path is not None
        os.utime(changed.source_path, (1, 1))
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.stale == {changed.sequence})
        assert stand.state.phase is Phase.PREVIEW
        index = stand.window.organize.tree.rows.source.index  # type: ignore[union-attr]
        assert index.summary().kinds[RowKind.STALE] == 1
        assert stand.page.plan_bar.organize.text() == "Organize 61 files"
        await stand.organize()
        assert changed.source_path.is_file()

    play(journey)


def test_other_options_plan_the_same_files_again_at_once(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        first = stand.state.plan
        options = stand.page.options
        options.mode.chosen.emit(TransferMode.COPY)
        await stand.until(lambda: stand.state.plan is not first)
        assert "52 files are copied" in stand.page.plan_bar.summary.text()
        second = stand.state.plan
        options.preset.setCurrentIndex(1)
        options.preset.activated.emit(1)
        await stand.until(lambda: stand.state.plan is not second)
        assert stand.state.plan is not None
        folders = {
            op.target_path.relative_to(stand.target).parts[0]
            for op in stand.state.plan.pending
            if op.target_path is not None and op.source_path is not None
        }
        assert "Glass Orchard" in folders
        assert stand.preferences.config.mode is TransferMode.COPY

    play(journey)


def test_a_taken_name_is_decided_for_one_file(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        newcomer = stand.operation("rope and anchor.mp3")
        assert newcomer.target_path is not None
        assert newcomer.target_path.name == "02 Rope and Anchor (2).mp3"
        first = stand.state.plan
        stand.window.organize.why.strategy_chosen.emit(newcomer, ConflictStrategy.SKIP, False)
        await stand.until(lambda: stand.state.plan is not first)
        assert stand.operation("rope and anchor.mp3").stays is StayReason.NAME_TAKEN

    play(journey)


def test_a_target_inside_the_source_is_said_under_its_field(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        stand.controller.take_pair(stand.source, stand.source / "Music")
        await stand.until(lambda: stand.state.folders.target_problem)
        assert "lies inside the source" in stand.page.target.problem.text()
        assert not stand.page.plan_bar.organize.isEnabled()

    play(journey)


def test_a_library_is_tidied_in_its_own_folder_when_that_is_asked_for(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        stand.controller.take_pair(stand.source, stand.source)
        await stand.until(lambda: stand.state.folders.target_problem)
        stand.press(stand.page.problem.action)
        await stand.until(lambda: stand.state.outline is not None)
        await stand.organize()
        assert (stand.source / "Albums" / "Glass Orchard").is_dir()

    play(journey)


def test_a_folder_without_music_says_so(play: Play, tmp_path: Path) -> None:
    async def journey(stand: Stand) -> None:
        empty = tmp_path / "nothing"
        empty.mkdir()
        stand.controller.take_pair(empty, stand.target)
        await stand.until(lambda: stand.state.outline is not None)
        assert stand.page.plan_bar.summary.text() == "There is no music in this folder."
        assert not stand.page.plan_bar.organize.isEnabled()

    play(journey)


def test_a_folder_that_vanished_is_said_in_words(play: Play, tmp_path: Path) -> None:
    async def journey(stand: Stand) -> None:
        stand.controller.take_pair(tmp_path / "gone", stand.target)
        await stand.until(lambda: stand.state.folders.source_problem)
        assert "does not exist" in stand.page.source.problem.text()

    play(journey)


def test_a_dropped_file_organizes_that_file_alone(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        song = stand.source / "Downloads" / "Umbra Vale - Night Ferry.mp3"
        stand.controller.set_target(stand.target)
        stand.drop(stand.page.empty.zone, song)
        await stand.until(lambda: stand.state.outline is not None)
        assert stand.page.plan_bar.organize.text() == "Organize 1 file"
        await stand.organize()
        assert not song.exists()
        assert len(list((stand.source / "Downloads").iterdir())) > 1

    play(journey)


def test_several_dropped_folders_make_one_plan(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        stand.controller.set_target(stand.source / "sorted")
        stand.drop(stand.window.main, stand.source / "Hi-Res", stand.source / "Old laptop")
        await stand.until(lambda: stand.state.outline is not None)
        assert stand.state.source == stand.source
        await stand.organize()
        assert not (stand.source / "Hi-Res").exists()
        assert (stand.source / "Music").is_dir()

    play(journey)


def test_a_run_that_is_stopped_and_rolled_back_leaves_no_trace(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        before = stand.files()
        await stand.preview()
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.phase is Phase.RUNNING)
        stand.controller.run.stop_and_roll_back()
        await stand.until(lambda: stand.state.phase is Phase.DONE)
        assert stand.files() == before
        assert stand.page.done.headline.text() == "Stopped, and everything was put back."
        await stand.window.recovery.refresh()
        assert stand.window.recovery_desk.state.sessions == ()

    play(journey)


def test_trees_share_the_time_with_a_run_for_as_long_as_it_goes_on(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        trees = [stand.window.organize.preview.view, stand.window.history_page.tree.view]
        await stand.preview()
        assert not any(tree.pictures.takes_turns for tree in trees)

        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.phase is Phase.RUNNING)
        assert all(tree.pictures.takes_turns for tree in trees)

        await stand.until(lambda: stand.state.phase is Phase.DONE)
        assert not any(tree.pictures.takes_turns for tree in trees)

    play(journey)


def test_the_way_back_can_be_held_and_stopped(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        progress, controller = stand.page.progress, stand.controller
        phases: list[Phase] = []

        def hold_and_stop(state: OrganizeState) -> None:
            if state.phase is Phase.ROLLING_BACK and Phase.PAUSED not in phases:
                phases.append(Phase.PAUSED)
                assert not progress.back.isVisible()
                for pressed in (progress.pause, progress.pause, progress.stop):
                    stand.press(pressed)
                    phases.append(controller.state.phase)

        await stand.preview()
        controller.changed.connect(hold_and_stop)
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.phase is Phase.RUNNING)
        stand.press(progress.back)
        await stand.until(lambda: stand.state.phase is Phase.DONE)

        assert phases[1:3] == [Phase.PAUSED, Phase.ROLLING_BACK]
        assert "everything was put back" not in stand.page.done.headline.text()

    play(journey)


def test_tab_leads_through_the_preview_in_the_order_it_is_read(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        stand.window.main.resize(1440, 900)
        await stand.preview()
        page, filters = stand.page, stand.window.organize.preview.filters
        legend = stand.window.organize.preview.categories.findChildren(QAbstractButton)
        chip = filters.chip(None)
        wanted = [
            page.source.change,
            page.target.change,
            page.options.rescan,
            *legend,
            chip,
            filters.search,
            stand.window.organize.preview.view,
            page.plan_bar.organize,
        ]
        page.source.change.setFocus()
        passed: list[QWidget] = [page.source.change]
        while passed[-1] is not page.plan_bar.organize and len(passed) < 40:
            QTest.keyClick(passed[-1], Qt.Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None
            passed.append(focus)
        assert [one for one in passed if one in wanted] == wanted

    play(journey)


def test_pressing_the_big_button_twice_makes_one_run(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        stand.press(stand.page.plan_bar.organize)
        stand.controller.organize(frozenset())
        await stand.until(lambda: stand.state.phase is Phase.DONE)
        sessions = (await stand.window.engine.history.sessions()).value()
        assert len(sessions) == 1

    play(journey)


def test_the_sample_library_opens_its_preview(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        stand.press(stand.page.empty.zone.sample)
        await stand.until(lambda: stand.state.outline is not None)
        assert stand.page.plan_bar.organize.text() == "Organize 62 files"

    play(journey)


def test_keys_reach_what_buttons_do(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        before = stand.files()
        main = stand.window.main
        await stand.preview()
        QTest.keyClick(main, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        await stand.until(stand.window.organize.preview.filters.search.hasFocus)
        QTest.keyClick(main, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await stand.until(lambda: stand.state.phase is Phase.DONE)
        QTest.keyClick(main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await stand.until(lambda: main.place is Place.HISTORY)
        bar = stand.window.history_page.bar
        await stand.until(lambda: bar.roll_back.isVisible() and bar.roll_back.isEnabled())
        assert manifest(stand.source) != before

    play(journey)


def test_closing_during_a_run_asks_once_and_stopping_loses_nothing(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.phase is Phase.RUNNING)
        stand.controller.run.pause()
        main = stand.window.main
        main.close()
        assert main.isVisible()
        assert main.closing.isVisible()
        stand.press(main.closing.keep)
        assert not main.closing.isVisible()
        main.close()
        closed: list[bool] = []
        stand.window.closed.connect(lambda: closed.append(True))
        stand.press(main.closing.stop)
        await stand.until(lambda: closed)
        assert not main.isVisible()

    play(journey)
