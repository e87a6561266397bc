"""What the window remembers between two starts, kept where the platform keeps such things."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from music_organizer.errors import UsageError
from music_organizer.models.config import APP_NAME, Config
from music_organizer_gui.theme import ThemeChoice, ThemeKeeper, program_icon

_MOST_RECENT = 4


class Preferences(QObject):
    """The person's choices, read at the start and written as soon as they change.

    Args:
        settings: where they are kept; the platform's place when left out.
    """

    config_changed = Signal()
    theme_changed = Signal()
    recent_changed = Signal()

    def __init__(self, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings or QSettings(APP_NAME, APP_NAME)
        self.problem = ""
        self._config = self._loaded()

    @property
    def config(self) -> Config:
        """The choices of the next run, the same as those of the command line."""
        return self._config

    def set_config(self, config: Config) -> None:
        """Keep the choices of the next run."""
        if config == self._config:
            return
        self._config = config
        self._settings.setValue("config", json.dumps(config.as_values()))
        self.config_changed.emit()

    @property
    def theme(self) -> ThemeChoice:
        """The look that was chosen."""
        value = str(self._settings.value("theme", ThemeChoice.SYSTEM.value))
        return ThemeChoice(value) if value in set(ThemeChoice) else ThemeChoice.SYSTEM

    def set_theme(self, choice: ThemeChoice) -> None:
        """Keep the look that was chosen."""
        self._settings.setValue("theme", choice.value)
        self.theme_changed.emit()

    @property
    def language(self) -> str:
        """The language that was chosen, such as `de`; empty follows the system."""
        return str(self._settings.value("language", ""))

    def set_language(self, language: str) -> None:
        """Keep the language; it is used from the next start on."""
        self._settings.setValue("language", language)

    @property
    def retention_days(self) -> int:
        """After how many days sessions leave the history; 0 keeps them for ever."""
        value = str(self._settings.value("retention_days", "0"))
        return int(value) if value.isdecimal() else 0

    def set_retention_days(self, days: int) -> None:
        """Keep after how many days sessions leave the history."""
        self._settings.setValue("retention_days", str(days))

    @property
    def recent(self) -> list[tuple[Path, Path]]:
        """The latest pairs of source and target, the newest first."""
        try:
            pairs = json.loads(str(self._settings.value("recent", "[]")))
            return [(Path(source), Path(target)) for source, target in pairs]
        except (ValueError, TypeError):
            return []

    def add_recent(self, source: Path, target: Path) -> None:
        """Put a pair of folders at the head of the latest ones."""
        others = [pair for pair in self.recent if pair != (source, target)]
        self._keep_recent([(source, target), *others][:_MOST_RECENT])

    def forget_recent(self, source: Path, target: Path) -> None:
        """Take a pair of folders out of the latest ones."""
        self._keep_recent([pair for pair in self.recent if pair != (source, target)])

    def state(self, name: str) -> QByteArray:
        """Return how a window, splitter or header was left; empty at first."""
        value = self._settings.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember how a window, splitter or header is left."""
        self._settings.setValue(f"state/{name}", state)

    def _keep_recent(self, pairs: Sequence[tuple[Path, Path]]) -> None:
        self._settings.setValue("recent", json.dumps([[str(a), str(b)] for a, b in pairs]))
        self.recent_changed.emit()

    def _loaded(self) -> Config:
        text = str(self._settings.value("config", ""))
        try:
            return Config.from_values(json.loads(text)) if text else Config()
        except (UsageError, ValueError) as error:
            self.problem = str(error)
            return Config()


def dressed(application: QApplication, preferences: Preferences) -> ThemeKeeper:
    """Give the application its name and its look."""
    application.setApplicationName("music-organizer")
    application.setApplicationDisplayName("Music Organizer")
    application.setDesktopFileName("music-organizer")
    application.setWindowIcon(program_icon())
    application.setQuitOnLastWindowClosed(False)
    keeper = ThemeKeeper(application)
    keeper.choose(preferences.theme)
    return keeper
