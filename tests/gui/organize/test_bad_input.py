"""What stands in the way is told in place, in words, and nothing is lost."""

import os
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from music_organizer_gui.models.organize_state import Phase
from tests.gui.organize.stand import Stand
from tests.support.audio import make_audio

Play = Callable[[Callable[[Stand], Awaitable[None]]], None]


def test_a_damaged_history_is_named_and_no_file_is_touched(play: Play, home: Path) -> None:
    history = Path(os.environ["MUSIC_ORGANIZER_HISTORY"])
    history.parent.mkdir(parents=True)
    history.write_bytes(b"no database at all" * 1000)

    async def journey(stand: Stand) -> None:
        before = stand.files()
        stand.controller.take_pair(stand.source, stand.target)
        await stand.until(lambda: stand.state.problem)
        assert str(history) in stand.page.problem.text.text()
        assert stand.page.problem.isVisible()
        assert not stand.page.plan_bar.organize.isEnabled()
        assert stand.files() == before

    play(journey)
    assert history.read_bytes().startswith(b"no database")


def test_a_history_that_is_locked_stops_the_run_before_the_first_step(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        before = stand.files()
        await stand.preview()
        assert (await stand.window.engine.archive.recover()).is_success()
        history, tree = stand.window.engine.history_path, stand.window.organize.tree
        tree.set_ticked([1], ticked=False)
        assert tree.rows is not None
        chosen, shown = tree.left_out(), tree.rows.source.index.summary()
        assert chosen
        with sqlite3.connect(history, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            stand.press(stand.page.plan_bar.organize)
            await stand.until(lambda: stand.state.problem)
            assert stand.state.phase is Phase.PREVIEW
            assert "in use by another program" in stand.page.problem.text.text()
            assert stand.files() == before
            assert tree.left_out() == chosen
            assert tree.rows.source.index.summary() == shown
        other.close()
        await stand.organize()
        assert stand.files() != before

    play(journey)


def test_a_source_that_vanished_after_the_scan_is_told_before_anything_is_done(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        shutil.rmtree(stand.source)
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.state.stale)
        assert stand.state.phase is Phase.PREVIEW
        assert "63 files changed since the scan" in stand.page.plan_bar.promise.text()
        assert not stand.page.plan_bar.organize.isEnabled()
        assert not stand.target.exists()

    play(journey)


def test_a_name_of_five_thousand_characters_is_shown_and_shortened(
    play: Play, tmp_path: Path
) -> None:
    endless = "🌻 سلام " * 700

    async def journey(stand: Stand) -> None:
        music = tmp_path / "endless"
        make_audio(music / "a.mp3", title=endless, artist=endless, album=endless, track=1)
        stand.controller.take_pair(music, stand.target)
        await stand.until(lambda: stand.state.outline is not None)
        await stand.organize()
        (placed,) = stand.target.glob("Albums/*/*/*.mp3")
        assert len(os.fsencode(placed.name)) <= 255

    play(journey)
