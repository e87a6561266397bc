"""The window is closed at any moment of its work: it ends in peace, and nothing is lost."""

import asyncio
import random
import threading
from collections.abc import Awaitable, Callable

import pytest

from music_organizer.history.history import History
from music_organizer.models.session import SessionStatus
from music_organizer_gui.models.history_state import HistoryPhase
from music_organizer_gui.models.organize_state import Phase
from tests.gui.organize.conftest import Journey
from tests.gui.organize.stand import Stand
from tests.support.interrupting import write_albums
from tests.support.manifest import contents

SONGS = 240
LONGEST_SECONDS = 0.6
MOMENTS = 4

Play = Callable[[Journey], None]


def some_moment(number: int) -> float:
    """Return how many seconds to wait before the window is closed."""
    return random.Random(number).uniform(0, LONGEST_SECONDS)


def closed_at(moment: float, begin: Callable[[Stand], Awaitable[None]]) -> Journey:
    """Return the journey that begins something and closes the window in the middle of it."""

    async def journey(stand: Stand) -> None:
        write_albums(stand.source, SONGS)
        before = set(contents(stand.source))
        await stand.preview()
        await begin(stand)
        await asyncio.sleep(moment)
        await stand.window.stop_and_close()
        await stand.window.close_engine()

        assert set(contents(stand.source, stand.target)) >= before
        assert not [one.name for one in threading.enumerate() if is_ours(one)]
        with History(stand.preferences.config.history_path) as history:
            statuses = {one.status for one in history.queries.sessions()}
        assert SessionStatus.RUNNING not in statuses

    return journey


def is_ours(thread: threading.Thread) -> bool:
    """Tell whether a thread should have ended with the window."""
    prefixes = ("engine", "history reader", "outline", "operation-tree", "inspector", "checksum")
    return thread.name.startswith(prefixes)


@pytest.mark.parametrize("number", range(MOMENTS))
def test_closing_during_a_run(play: Play, number: int) -> None:
    async def run(stand: Stand) -> None:
        stand.press(stand.page.plan_bar.organize)

    play(closed_at(some_moment(number), run))


@pytest.mark.parametrize("number", range(MOMENTS))
def test_closing_during_a_rollback(play: Play, number: int) -> None:
    async def roll_back(stand: Stand) -> None:
        await stand.organize()
        stand.press(stand.page.done.undo)
        desk, page = stand.window.history_desk, stand.window.history_page
        await stand.until(lambda: desk.state.phase is HistoryPhase.PREVIEW)
        await stand.until(lambda: page.bar.roll_back.isVisible() and page.bar.roll_back.isEnabled())
        stand.press(page.bar.roll_back)

    play(closed_at(some_moment(number), roll_back))


def test_closing_during_a_scan_ends_it(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        write_albums(stand.source, SONGS)
        stand.controller.set_target(stand.target)
        stand.drop(stand.window.main, stand.source)
        await stand.until(lambda: stand.state.progress is not None)
        stand.window.main.close()
        await stand.window.close_engine()
        assert stand.state.plan is None
        assert stand.state.phase is Phase.PREVIEW

    play(journey)


def test_what_was_begun_at_the_last_moment_is_not_carried_out(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        before = stand.files()
        stand.press(stand.page.plan_bar.organize)
        assert not stand.controller.is_busy
        stand.window.main.close()
        await stand.window.close_engine()
        assert stand.files() == before

    play(journey)
