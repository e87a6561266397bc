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
from music_organizer_gui.garbage import GarbageCollection
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.preferences import Preferences, dressed
from music_organizer_gui.wiring.window import Window
from tests.bench.library import make_library

_TICK_MS = 5
_MOST_MS, _MOST_OF_99_MS = 50, 16
_STOPPED = 5_000
_SLICES_FIRST = 5


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
        """Tell how late it was, in milliseconds, beside what it may be."""
        found = sorted(self.noted)
        at = [found[min(len(found) - 1, int(len(found) * share))] for share in (0.5, 0.99)]
        over = sum(one > _MOST_MS for one in found)
        return (
            f"{what}: median {at[0]:.1f} ms, 99 % {at[1]:.1f} ms (limit {_MOST_OF_99_MS}), "
            f"worst {found[-1]:.1f} ms (limit {_MOST_MS}; {over} of {len(found):,} above it)"
        )

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
    begun = time.perf_counter()
    window.organize.organize()
    while controller.state.phase is not Phase.DONE:
        await scroll(window)
        await asyncio.sleep(0.1)
    plan = controller.state.plan
    rate = (len(plan.operations) if plan is not None else 0) / (time.perf_counter() - begun)
    print(lateness.line(f"organize, {rate:,.0f} operations a second"), flush=True)


async def scroll(window: Window) -> None:
    """Turn to another page of the tree, as somebody does who watches."""
    bar = window.organize.preview.view.verticalScrollBar()
    bar.setValue((bar.value() + bar.pageStep()) % max(bar.maximum(), 1))


async def reactions(window: Window, source: Path, target: Path) -> None:
    """Pause, resume and stop a run by its buttons, and print how soon nothing moves any more."""
    controller, page = window.organize.controller, window.organize.page
    controller.take_pair(source, target)
    while controller.state.phase is not Phase.PREVIEW or controller.state.outline is None:  # noqa: ASYNC110 - watched from outside
        await asyncio.sleep(0.05)
    window.organize.organize()
    finished: list[float] = []
    controller.run.steps_finished.connect(lambda _: finished.append(time.perf_counter()))
    while len(finished) < _SLICES_FIRST:  # noqa: ASYNC110 - watched from outside
        await asyncio.sleep(0.02)
    pressed = time.perf_counter()
    page.progress.pause_requested.emit()
    await asyncio.sleep(1)
    last = max((one for one in finished if one > pressed), default=pressed)
    print(f"pause: the last step ended {(last - pressed) * 1000:.0f} ms later (limit 200)")
    page.progress.resume_requested.emit()
    await asyncio.sleep(0.5)
    pressed = time.perf_counter()
    page.progress.stop_requested.emit()
    while window.organize.controller.is_busy:  # noqa: ASYNC110 - watched from outside
        await asyncio.sleep(0.005)
    took = (time.perf_counter() - pressed) * 1000
    print(f"stop: said to be done {took:.0f} ms later (limit 200)", flush=True)


def main() -> int:
    """Make a library, organize it in a window, and print figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        make_library(base / "music", files)
        make_library(base / "stopped", _STOPPED)
        settings = QSettings(str(base / "window.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        preferences.set_config(Config(history_path=base / "history.db"))
        keeper = dressed(application, preferences)

        async def live() -> int:
            window = Window(preferences, keeper)
            window.open()
            garbage = GarbageCollection(window)
            await reactions(window, base / "stopped", base / "stopped library")
            window.organize.controller.start_over()
            await measured(window, base / "music", base / "library")
            await window.stop_and_close()
            await window.close_engine()
            garbage.close()
            return 0

        print(f"{files:,} files", flush=True)
        return run_application(application, live)


if __name__ == "__main__":
    sys.exit(main())
