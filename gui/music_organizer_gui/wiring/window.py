"""The whole window: its pages, its keys, and how it is closed."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from music_organizer_gui.async_bridge import async_slot, everything_ended, start
from music_organizer_gui.controllers.duplicates import DuplicateController
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.recovery import RecoveryController
from music_organizer_gui.controllers.window import WindowController
from music_organizer_gui.main_window import MainWindow, Place
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.models.recovery_desk import RecoveryDesk
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.views.empty_view import EmptyView
from music_organizer_gui.views.recovery_page import RecoveryPage
from music_organizer_gui.views.shortcuts import ShortcutsDialog
from music_organizer_gui.wiring.duplicates import DuplicatesWiring
from music_organizer_gui.wiring.history import HistoryWiring
from music_organizer_gui.wiring.organize import OrganizeWiring
from music_organizer_gui.wiring.settings import SettingsWiring


class Window(QObject):
    """One window over one engine.

    Args:
        preferences: the person's choices.
        theme: dresses the application.
        main: the window, when it is shown already.
        empty: what it shows, when it does.
    """

    closed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        theme: ThemeKeeper,
        main: MainWindow | None = None,
        empty: EmptyView | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.main = main or MainWindow(preferences)
        self.engine = Engine(preferences)
        self.organize = OrganizeWiring(self.engine, self.main, empty or EmptyView())
        self._history = HistoryWiring(self.engine, self.main)
        self.history_desk, self.history = self._history.desk, self._history.controller
        self.history_page = self._history.page
        self.recovery_desk = RecoveryDesk(self)
        self.recovery = RecoveryController(self.engine, self.recovery_desk)
        self.totals = WindowController(self.engine)
        self._add_pages()
        self._connect()
        self._add_keys()

    def open(self, paths: Sequence[Path] = ()) -> None:
        """Show the window, and preview what it was opened with."""
        self.main.show_place(Place.ORGANIZE)
        self.main.show()
        self.organize.page.empty.zone.choose.setFocus()
        self._begin()
        self.take_over(list(paths))

    def take_over(self, paths: list[Path]) -> None:
        """Come to the front, and preview what another start handed over."""
        self.main.setWindowState(self.main.windowState() & ~Qt.WindowState.WindowMinimized)
        self.main.raise_()
        self.main.activateWindow()
        if paths:
            self._take(paths)

    async def close_engine(self) -> None:
        """End everything that is still at work."""
        for one in (self.organize.controller, self.history):
            one.close()
        self.recovery.stop()
        if self._duplicates is not None:
            self._duplicates.stop()
        # What ends now may still show its outcome, so the pages keep their threads until then.
        await everything_ended()
        self.organize.close()
        self._history.close()
        await self.engine.close()

    @cached_property
    def settings(self) -> SettingsWiring:
        """The settings page and what answers it."""
        organize = self.organize.controller
        settings = SettingsWiring(self.engine, self._theme, lambda: organize.organizer)
        settings.albums.forgotten.connect(lambda: start(organize.plan_again()))
        return settings

    @cached_property
    def duplicates(self) -> DuplicatesWiring:
        """The duplicates page and what answers it."""
        organize = self.organize.controller
        wiring = DuplicatesWiring(self.engine, self.main, organize.state.target)
        wiring.session_requested.connect(self.history.show_session)
        organize.changed.connect(lambda state: wiring.follow(state.target))
        self.main.place_changed.connect(lambda _: wiring.follow(organize.state.target))
        return wiring

    @property
    def _duplicates(self) -> DuplicateController | None:
        """What looks for duplicates, once somebody turned to that page."""
        return self.duplicates.controller if "duplicates" in self.__dict__ else None

    @cached_property
    def shortcuts(self) -> ShortcutsDialog:
        """The list of keys."""
        return ShortcutsDialog(self.main)

    @property
    def is_busy(self) -> bool:
        """Whether files are being changed."""
        parting = self._duplicates is not None and self._duplicates.is_busy
        controllers = self.organize.controller, self.history, self.recovery
        return parting or any(one.is_busy for one in controllers)

    @async_slot
    async def stop_and_close(self, *_: object) -> None:
        """End what is at work after the file at work, then close."""
        self.organize.controller.stop()
        self.history.stop()
        self.recovery.stop()
        if self._duplicates is not None:
            self._duplicates.stop()
            await self._duplicates.ended()
        await self.organize.controller.ended()
        await self.history.ended()
        await self.recovery.ended()
        self._close()

    @async_slot
    async def _begin(self) -> None:
        # The first look at the history settles what an earlier run left half done.
        await self.recovery.refresh()
        if self.engine.preferences.retention_days:
            await self.settings.controller.forget_old()
        self.engine.history_changed.emit()

    def _add_pages(self) -> None:
        self.main.add_page(Place.ORGANIZE, lambda: self.organize.page)
        self.main.add_page(Place.DUPLICATES, lambda: self.duplicates.page)
        self.main.add_page(Place.HISTORY, lambda: self.history_page)
        self.main.add_page(Place.SETTINGS, lambda: self.settings.page)
        self.main.add_page(Place.RECOVERY, lambda: RecoveryPage(self.recovery_desk))

    def _connect(self) -> None:
        main, show = self.main, self.main.show_place
        main.paths_dropped.connect(self._take)
        main.close_requested.connect(self._ask_or_close)
        main.closing.stop_and_close_requested.connect(self.stop_and_close)
        self.totals.totals_changed.connect(main.show_totals)
        self.engine.history_changed.connect(self._withdraw_question)
        self.organize.controller.changed.connect(self._share_time)
        self.history_desk.state_changed.connect(self._share_time)
        self.organize.session_requested.connect(self.history.show_session)
        self.organize.page.recovery_requested.connect(partial(show, Place.RECOVERY))
        self.history.shown.connect(partial(show, Place.HISTORY))
        self.history_desk.recovery_requested.connect(lambda *_: show(Place.RECOVERY))
        self.recovery_desk.show_requested.connect(self.history.show_session)
        self.recovery_desk.later_requested.connect(partial(show, Place.ORGANIZE))
        self.recovery.waiting_changed.connect(self._show_waiting)

    def _add_keys(self) -> None:
        keys = QKeySequence.StandardKey
        organize, main = self.organize, self.main
        for sequence, wish in (
            (keys.Open, organize.ask_source),
            ("Ctrl+Shift+O", organize.ask_target),
            ("F5", organize.controller.rescan),
            ("Ctrl+Return", organize.organize),
            ("Ctrl+,", partial(main.show_place, Place.SETTINGS)),
            ("Ctrl+1", partial(main.show_place, Place.ORGANIZE)),
            ("Ctrl+2", partial(main.show_place, Place.HISTORY)),
            ("Ctrl+3", partial(main.show_place, Place.DUPLICATES)),
            ("F1", self._show_shortcuts),
            ("Ctrl+Z", partial(self._preview_latest, redo=False)),
            ("Ctrl+Shift+Z", partial(self._preview_latest, redo=True)),
            (keys.Quit, main.close),
        ):
            main.shortcut(sequence).activated.connect(wish)
        find = main.shortcut(keys.Find)
        find.activated.connect(organize.preview.filters.focus_search)
        main.place_changed.connect(lambda place: find.setEnabled(place is Place.ORGANIZE))

    def _show_shortcuts(self) -> None:
        self.shortcuts.show()

    @async_slot
    async def _preview_latest(self, *, redo: bool) -> None:
        session_id = await self.totals.latest(redo=redo)
        if session_id:
            self.history.show_session(session_id, True)

    def _take(self, paths: list[Path]) -> None:
        if not self.is_busy:
            self.main.show_place(Place.ORGANIZE)
            self.organize.controller.take_paths(paths)

    def _show_waiting(self, count: int, sentence: str) -> None:
        self.main.show_badge(waiting=count > 0)
        self.organize.page.tell_interrupted(sentence)

    def _share_time(self) -> None:
        at_work = self.is_busy or self.organize.controller.state.phase is Phase.SCANNING
        for view in (self.organize.preview.view, self.history_page.tree.view):
            view.pictures.takes_turns = at_work

    def _withdraw_question(self) -> None:
        if not self.is_busy:
            self.main.closing.hide()

    def _ask_or_close(self) -> None:
        if self.is_busy:
            self.main.closing.ask()
        else:
            self._close()

    def _close(self) -> None:
        self.main.allow_closing()
        self.main.close()
        self.closed.emit()
