"""Joins pages and controllers: who wishes what, and who answers; no logic of its own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from music_organizer_gui.async_bridge import async_slot, everything_ended
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.organize import OrganizeController
from music_organizer_gui.controllers.window import WindowController
from music_organizer_gui.main_window import MainWindow, Place
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper


def dressed(application: QApplication, preferences: Preferences) -> ThemeKeeper:
    """Give the application its name and its look."""
    application.setApplicationName("music-organizer")
    application.setApplicationDisplayName("Music Organizer")
    application.setDesktopFileName("music-organizer")
    application.setQuitOnLastWindowClosed(False)
    keeper = ThemeKeeper(application)
    keeper.choose(preferences.theme)
    preferences.theme_changed.connect(lambda: keeper.choose(preferences.theme))
    return keeper
