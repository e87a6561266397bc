import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from music_organizer_gui.preferences import Preferences
from tests.gui.history.bench import Bench

Journey = Callable[[Bench], Awaitable[None]]


@pytest.fixture
def play(
    qt_loop: asyncio.Runner, preferences: Preferences, tmp_path: Path
) -> Callable[[Journey], None]:
    """Plays a journey on a bench of its own, which is closed at its end."""

    def run(journey: Journey) -> None:
        async def whole() -> None:
            bench = Bench(tmp_path, preferences)
            try:
                await journey(bench)
            finally:
                await bench.close()

        qt_loop.run(whole())

    return run
