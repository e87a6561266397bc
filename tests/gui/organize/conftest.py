import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.translations import Translations
from tests.gui.organize.stand import Stand

Journey = Callable[[Stand], Awaitable[None]]


@pytest.fixture
def keeper(qapp: QApplication) -> ThemeKeeper:
    return ThemeKeeper(qapp)


@pytest.fixture
def play(
    qt_loop: asyncio.Runner,
    preferences: Preferences,
    keeper: ThemeKeeper,
    english: Translations,
    tmp_path: Path,
) -> Callable[[Journey], None]:
    """Plays a journey in a window of its own, which is closed at its end."""

    def run(journey: Journey) -> None:
        async def whole() -> None:
            stand = Stand(tmp_path, preferences, keeper)
            try:
                await journey(stand)
            finally:
                await stand.close()

        qt_loop.run(whole())

    return run
