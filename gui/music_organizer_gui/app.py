"""What a double click starts: one window over one engine."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from music_organizer._version import __version__
from music_organizer_gui.display import missing_display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from music_organizer_gui.instance import SingleInstance
    from music_organizer_gui.main_window import MainWindow
    from music_organizer_gui.preferences import Preferences
    from music_organizer_gui.theme import ThemeKeeper
    from music_organizer_gui.views.empty_view import EmptyView

_CANNOT_START = 2


class _Parts(NamedTuple):
    """What is there before the engine is."""

    preferences: "Preferences"
    theme: "ThemeKeeper"
    instance: "SingleInstance"
    main: "MainWindow"
    empty: "EmptyView"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or hand the folders to the one that is open.

    Args:
        arguments: folders and files to preview; those of the command line when left out.

    Returns:
        the exit code: 0, or 2 when no window can be opened.
    """
    chosen = _parsed(sys.argv[1:] if arguments is None else arguments)
    problem = missing_display()
    if problem:
        print(f"music-organizer: {problem}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return _CANNOT_START
    return _opened([path.absolute() for path in chosen.paths])


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="music-organizer",
        description="See exactly what would change in a music library, change it fast, and put "
        "anything back, any time. Without folders the window opens empty.",
    )
    parser.add_argument("paths", nargs="*", type=Path, help="folders or files to preview")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser.parse_args(arguments)


def _opened(paths: list[Path]) -> int:
    from PySide6.QtWidgets import QApplication

    from music_organizer_gui.instance import SingleInstance
    from music_organizer_gui.main_window import MainWindow
    from music_organizer_gui.preferences import Preferences, dressed
    from music_organizer_gui.translations import Translations
    from music_organizer_gui.views.empty_view import EmptyView, FirstPage

    application = QApplication(sys.argv[:1])
    preferences = Preferences()
    instance = SingleInstance(preferences.config.history_path)
    if instance.hand_over(paths):
        return 0
    instance.listen()
    Translations(application).use(preferences.language)
    theme = dressed(application, preferences)
    main, empty = MainWindow(preferences), EmptyView()
    empty.show_recent(preferences.recent)
    main.show_first(FirstPage(empty))
    # The window is seen before the engine is loaded, which takes a moment longer.
    application.processEvents()
    return _lived(application, _Parts(preferences, theme, instance, main, empty), paths)


def _lived(application: "QApplication", parts: "_Parts", paths: list[Path]) -> int:
    import asyncio

    from music_organizer_gui.async_bridge import run_application
    from music_organizer_gui.garbage import GarbageCollection
    from music_organizer_gui.termination import Termination
    from music_organizer_gui.wiring.window import Window

    async def live() -> int:
        window = Window(parts.preferences, parts.theme, parts.main, parts.empty)
        parts.instance.paths_received.connect(window.take_over)
        # Before anything is planned: planning leaves automatic collection as it found it.
        garbage = GarbageCollection(window)
        window.open(paths)
        termination = Termination(window.stop_and_close)
        closed = asyncio.Event()
        window.closed.connect(closed.set)
        await closed.wait()
        await window.close_engine()
        garbage.close()
        termination.close()
        parts.instance.close()
        return 0

    return run_application(application, live)
