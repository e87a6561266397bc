"""How late the window's event loop is while it organizes a large library.

python -m tests.bench.window_running [FILES]
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from music_organizer.models.config import Config
from music_organizer_gui.async_bridge import run_application
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.preferences import Preferences, dressed
from music_organizer_gui.wiring.window import Window
from tests.bench.library import make_library

_TICK_MS = 5


class Lateness:
    """Notes how much later than it should a timer of the event loop fires."""

    def __init__(self) -> None:
        self.noted: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def begin(self) -> None:
        """Forget what was noted, and note from now on."""
        self.noted.clear()
        self._last = time.perf_counter()
        self._timer.start(_TICK_MS)

    def line(self, what: str) -> str:
        """Tell how late it was, in milliseconds."""
        found = sorted(self.noted)
        at = [found[min(len(found) - 1, int(len(found) * share))] for share in (0.5, 0.99)]
        return f"{what}: median {at[0]:.1f} ms, 99 % {at[1]:.1f} ms, worst {found[-1]:.1f} ms"

    def _note(self) -> None:
        now = time.perf_counter()
        self.noted.append(max(0.0, (now - self._last) * 1000 - _TICK_MS))
        self._last = now


async def measured(window: Window, source: Path, target: Path) -> None:
    """Preview, organize, and print how late the loop was."""
    controller, lateness = window.organize.controller, Lateness()
    lateness.begin()
    controller.take_pair(source, target)
    while controller.state.outline is None:  # noqa: ASYNC110 - watched from outside
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    print(lateness.line("scan and preview"), flush=True)
    lateness.begin()
    window.organize.organize()
    while controller.state.phase is not Phase.DONE:  # noqa: ASYNC110 - watched from outside
        await asyncio.sleep(0.1)
    print(lateness.line("organize"), flush=True)


def main() -> int:
    """Make a library, organize it in a window, and print figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        make_library(base / "music", files)
        settings = QSettings(str(base / "window.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        preferences.set_config(Config(history_path=base / "history.db"))
        keeper = dressed(application, preferences)

        async def live() -> int:
            window = Window(preferences, keeper)
            window.open()
            await measured(window, base / "music", base / "library")
            await window.stop_and_close()
            await window.close_engine()
            return 0

        print(f"{files:,} files", flush=True)
        return run_application(application, live)


if __name__ == "__main__":
    sys.exit(main())
