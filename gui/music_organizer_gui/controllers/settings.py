"""Keeps what is chosen on the settings page, and puts it in use at once."""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from music_organizer.models.config import Config
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.sentences import retold
from music_organizer_gui.theme import ThemeChoice, ThemeKeeper


class HistoryPart(Protocol):
    """What is needed of the history's settings."""

    retention_chosen: Any
    forget_requested: Any
    folder_requested: Any

    def show_retention(self, days: int) -> None:
        """Show after how many days sessions leave the history."""

    def show_cost(self, sessions: int) -> None:
        """Say how many sessions would be forgotten."""

    def tell_problem(self, text: str) -> None:
        """Say why the cost is not known."""

    def show_path(self, path: Path) -> None:
        """Show where the history lies."""


class Page(Protocol):
    """What is needed of the settings page."""

    theme_chosen: Any
    language_chosen: Any
    config_changed: Any
    reset_requested: Any
    problem: Any

    @property
    def history(self) -> HistoryPart:
        """The history's settings."""

    def show_config(self, config: Config) -> None:
        """Show the choices that hold."""

    def show_theme(self, choice: ThemeChoice) -> None:
        """Show the look that was chosen."""

    def show_language(self, code: str) -> None:
        """Show the language that was chosen."""


class SettingsController(QObject):
    """Leads the settings page.

    Args:
        page: what is led.
        engine: knows the history, and the preferences that are kept.
        keeper: applies a look.
    """

    def __init__(self, page: Page, engine: Engine, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._page, self._engine, self._keeper = page, engine, keeper
        self._preferences = engine.preferences
        page.theme_chosen.connect(self._choose_theme)
        page.language_chosen.connect(self._preferences.set_language)
        page.config_changed.connect(self._preferences.set_config)
        page.reset_requested.connect(self._reset)
        page.history.retention_chosen.connect(self._choose_retention)
        page.history.forget_requested.connect(self._forget)
        page.history.folder_requested.connect(self._open_folder)
        self._preferences.config_changed.connect(self._show_config)
        engine.history_changed.connect(self.refresh_cost)
        self._show_all()
        if self._preferences.problem:
            page.problem.tell(retold(self._preferences.problem))

    @async_slot
    async def refresh_cost(self, *_: object) -> None:
        """Count again what the retention would forget."""
        days = self._preferences.retention_days
        if days:
            await self._tell_cost(days)

    async def forget_old(self) -> None:
        """Forget what is older than the person wants to keep; asked for at each start."""
        days = self._preferences.retention_days
        if not days:
            return
        result = await self._engine.archive.prune(keep_days=days)
        if result.is_failure():
            self._page.history.tell_problem(retold(str(result.error())))
        elif result.value():
            self._engine.history_changed.emit()

    def _show_all(self) -> None:
        self._show_config()
        self._page.show_theme(self._preferences.theme)
        self._page.show_language(self._preferences.language)
        self._page.history.show_retention(self._preferences.retention_days)
        self._page.history.show_path(self._engine.history_path)

    def _show_config(self) -> None:
        self._page.show_config(self._preferences.config)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._preferences.set_theme(choice)
        self._keeper.choose(choice)
        self._page.show_theme(choice)

    def _choose_retention(self, days: int) -> None:
        self._preferences.set_retention_days(days)
        self._page.history.show_retention(days)
        self.refresh_cost()

    async def _tell_cost(self, days: int) -> None:
        result = await self._engine.archive.prune(keep_days=days, dry_run=True)
        if days != self._preferences.retention_days:
            return
        if result.is_failure():
            self._page.history.tell_problem(retold(str(result.error())))
        else:
            self._page.history.show_cost(len(result.value()))

    @async_slot
    async def _forget(self, *_: object) -> None:
        await self.forget_old()
        await self._tell_cost(self._preferences.retention_days)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._engine.history_path.parent)))

    def _reset(self) -> None:
        self._preferences.set_config(Config(history_path=self._engine.history_path))
        self._choose_theme(ThemeChoice.SYSTEM)
        self._preferences.set_language("")
        self._choose_retention(0)
        self._show_all()
