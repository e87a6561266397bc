"""Take pictures of every page and state of the window, to be looked at.

    python -m tests.gui.take_screenshots FOLDER [NAME …]

Each state is pictured light and dark, at 900x600, 1440x900, and with letters twice as large. The
window works on a sample library and a history of its own.
"""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from music_organizer.demo.library import write_sample_library
from music_organizer.models.config import Config
from music_organizer.models.progress import Progress, Stage
from music_organizer_gui.async_bridge import run_application
from music_organizer_gui.main_window import Place
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.preferences import Preferences, dressed
from music_organizer_gui.theme import ThemeChoice, ThemeKeeper
from music_organizer_gui.translations import Translations
from music_organizer_gui.wiring.window import Window
from tests.support.interrupting import interrupt, write_albums

SIZES = {"small": (900, 600, 1), "large": (1440, 900, 1), "letters200": (1440, 900, 2)}
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
_PATIENCE = 60.0
_SETTLED = 0.35


class Photographer:
    """Leads one window through its states and takes a picture of each.

    Args:
        window: the window.
        base: a folder for its libraries.
        snap: takes a picture under a name.
    """

    def __init__(
        self, window: Window, base: Path, snap: Callable[[str, QWidget], Awaitable[None]]
    ) -> None:
        self.window, self.base, self.snap = window, base, snap
        self.source, self.target = base / "unsorted", base / "library"

    async def all(self) -> None:
        """Take every picture."""
        main = self.window.main
        await self.snap("empty", main)
        await self._duplicates()
        await self._organize()
        await self._history()
        main.show_place(Place.SETTINGS)
        await self.snap("settings", main)
        main.show_place(Place.ORGANIZE)
        self.window.organize.more.show()
        await self.snap("more-options", self.window.organize.more)
        self.window.organize.more.close()
        self.window.shortcuts.show()
        await self.snap("shortcuts", self.window.shortcuts)
        self.window.shortcuts.close()

    async def _duplicates(self) -> None:
        self.window.main.show_place(Place.DUPLICATES)
        duplicates = self.window.duplicates
        await self.snap("duplicates-empty", self.window.main)
        duplicates.page.location.folder_dropped.emit([self.source])
        found: list[object] = []
        duplicates.controller.found.connect(found.append)
        duplicates.page.look.click()
        await self.until(lambda: bool(found))
        await self.snap("duplicates", self.window.main)
        self.window.main.show_place(Place.ORGANIZE)

    async def _organize(self) -> None:
        organize, main = self.window.organize, self.window.main
        controller, page = organize.controller, organize.page
        page.show_state(
            OrganizeState(
                phase=Phase.SCANNING,
                source=self.source,
                target=self.target,
                progress=Progress(Stage.READING, 640, 1284, current=f"{self.source}/a/b.mp3"),
            )
        )
        await self.snap("scanning", main)
        controller.take_pair(self.source, self.source)
        await self.until(lambda: bool(controller.state.folders.target_problem))
        await self.snap("wrong-target", main)
        controller.take_pair(self.source, self.target)
        await self.until(lambda: controller.state.outline is not None)
        await self.snap("preview", main)
        self._choose_taken_name()
        await self.until(lambda: not organize.why.comparison.isHidden())
        await self.snap("name-taken", main)
        shown = controller.state
        running = Progress(
            Stage.RUNNING, 852, 1330, 20_100_000_000, 31_400_000_000, "Found a Job.flac"
        )
        page.show_state(
            replace(shown, phase=Phase.RUNNING, progress=running, rate=410e6, seconds_left=28.0)
        )
        await self.snap("running", main)
        main.closing.ask()
        page.show_state(replace(shown, phase=Phase.PAUSED, progress=running))
        await self.snap("paused", main)
        main.closing.hide()
        page.show_state(shown)
        organize.organize()
        await self.until(lambda: controller.state.phase is Phase.DONE)
        await self.snap("done", main)

    async def _history(self) -> None:
        window = self.window
        figures = window.organize.controller.state.figures
        assert figures is not None
        session_id = figures["session_id"]
        placed = sorted(self.target.rglob("*.mp3"))
        placed[0].write_bytes(placed[0].read_bytes() + b"edited")
        placed[1].unlink()
        window.history.show_session(session_id)
        await self.settled()
        await self.snap("history", window.main)
        window.history.show_session(session_id, True)
        await self.settled(1.5)
        await self.snap("rollback", window.main)
        window.main.show_place(Place.RECOVERY)
        await self.snap("recovery-empty", window.main)
        await self._recovery()

    async def _recovery(self) -> None:
        """Kill two runs at work, and take the drive of one away."""
        window, history = self.window, self.window.engine.history_path
        for name, count in (("Vinyl rips", 300), ("Old laptop", 12)):
            source, target = self.base / name, self.base / f"{name} sorted"
            write_albums(source, count)
            await asyncio.to_thread(interrupt, source, target, history, name, after=count // 3)
        (self.base / "Old laptop").rename(self.base / "unplugged")
        await window.engine.archive.recover()
        window.engine.history_changed.emit()
        await self.settled()
        await self.snap("recovery", window.main)
        window.main.show_place(Place.ORGANIZE)
        window.organize.controller.start_over()
        await self.snap("empty-interrupted", window.main)

    def _choose_taken_name(self) -> None:
        tree = self.window.organize.tree
        for row in range(tree.rowCount()):
            op = getattr(tree.node(row), "op", None)
            if op is not None and "conflict" in op.metadata:
                self.window.organize.preview.view.show_operation(op.sequence)
                return

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(_PATIENCE):
            while not condition():  # noqa: ASYNC110 - several signals may bring it about
                await asyncio.sleep(0.02)

    async def settled(self, seconds: float = _SETTLED) -> None:
        """Give covers and texts the time to arrive."""
        await asyncio.sleep(seconds)


def take(application: QApplication, keeper: ThemeKeeper, folder: Path, name: str) -> None:
    """Take the pictures of one size in both themes."""
    width, height, scale = SIZES[name]
    font = QFont(application.font())
    base_font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(font)
    for theme in THEMES:
        keeper.choose(theme)
        base = Path(tempfile.mkdtemp(prefix="pictures-"))
        write_sample_library(base / "unsorted")
        settings = QSettings(str(base / "window.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        preferences.set_config(Config(history_path=base / "history" / "history.db"))
        preferences = Preferences(settings)
        preferences.add_recent(Path("/music/unsorted"), Path("/mnt/nas/Music"))

        async def live(
            preferences: Preferences = preferences, base: Path = base, theme: ThemeChoice = theme
        ) -> int:
            window = Window(preferences, keeper)

            async def snap(state: str, widget: QWidget) -> None:
                await asyncio.sleep(_SETTLED)
                widget.grab().save(str(folder / f"{state}-{theme.value}-{name}.png"))

            window.main.resize(width, height)
            window.open()
            await Photographer(window, base, snap).all()
            await window.stop_and_close()
            await window.close_engine()
            return 0

        run_application(application, live)
        shutil.rmtree(base)
    application.setFont(base_font)


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description="Take pictures of every page of the window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SIZES))
    options = parser.parse_args()
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    Translations(application).use("en")
    keeper = dressed(
        application, Preferences(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat))
    )
    for name in options.names or SIZES:
        take(application, keeper, folder, name)
        print(f"{name}: pictures in {folder}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
