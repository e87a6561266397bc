"""The window: the places on the left, the page of the chosen place beside them."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.closing_bar import ClosingBar
from music_organizer_gui.views.dropping import dropped_paths
from music_organizer_gui.views.elements import button, column, label, recolor_icons, row
from music_organizer_gui.words import number

_SIDEBAR_WIDTH = 190
_ASKING_MARGIN = 20
_SMALLEST = (900, 600)
_FIRST_SIZE = (1280, 820)


class Place(StrEnum):
    """The pages of the window; all but recovery are always in sight."""

    ORGANIZE = "organize"
    DUPLICATES = "duplicates"
    HISTORY = "history"
    SETTINGS = "settings"
    RECOVERY = "recovery"


_ICONS = {
    Place.ORGANIZE: "music",
    Place.DUPLICATES: "copy",
    Place.HISTORY: "history",
    Place.RECOVERY: "clock",
    Place.SETTINGS: "settings",
}


class MainWindow(QMainWindow):
    """Shows one page at a time and passes on what is dropped anywhere on it.

    Args:
        preferences: where size and position are remembered.
    """

    paths_dropped = Signal(list)
    close_requested = Signal()
    place_changed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._may_close = False
        self._is_waiting = False
        self._places: dict[Place, QPushButton] = {}
        self._pages: dict[Place, QWidget] = {}
        self._makers: dict[Place, Callable[[], QWidget]] = {}
        self.setWindowTitle(self.tr("Music Organizer"))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.note = label("", "sidebarNote", wraps=True)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.closing = ClosingBar()
        asked = column(self.closing)
        asked.setContentsMargins(_ASKING_MARGIN, _ASKING_MARGIN // 2, _ASKING_MARGIN, 0)
        content = QWidget()
        content.setObjectName("page")
        layout = column(asked, self.stack, spacing=0)
        layout.setStretch(1, 1)
        content.setLayout(layout)
        whole = QWidget()
        whole.setLayout(row(self._sidebar(), content, spacing=0))
        self.setCentralWidget(whole)
        self.resize(*_FIRST_SIZE)
        self.restoreGeometry(preferences.state("window"))

    def add_page(self, place: Place, make: Callable[[], QWidget]) -> None:
        """Put a page into the window.

        Args:
            place: where it is found.
            make: returns the page; asked when it is turned to for the first time.
        """
        self._makers[place] = make

    def show_first(self, page: QWidget) -> None:
        """Show a page that stands for the first place until that is made."""
        page.setObjectName("page")
        self.stack.addWidget(page)
        self._places[Place.ORGANIZE].setChecked(True)
        self._recolor()
        self.show()

    def show_place(self, place: Place) -> None:
        """Turn to a page."""
        if place not in self._pages:
            page = self._pages[place] = self._makers[place]()
            page.setObjectName("page")
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self._pages[place])
        self._places[place].setChecked(True)
        self._show_recovery()
        self._recolor()
        self.place_changed.emit(place)

    @property
    def place(self) -> Place:
        """The page in sight."""
        shown = self.stack.currentWidget()
        return next(place for place, page in self._pages.items() if page is shown)

    def show_totals(self, sessions: int, operations: int, can_go_back: int) -> None:
        """Say at the foot of the places what the history holds.

        Args:
            sessions: how many sessions.
            operations: how many operations in all of them.
            can_go_back: how many files can still be rolled back.
        """
        if not sessions:
            self.note.setText("")
            return
        lines = [
            self.tr("%n session(s)", "", sessions),
            self.tr("{count} operations").format(count=number(operations)),
            self.tr("{count} can be rolled back").format(count=number(can_go_back)),
        ]
        self.note.setText("\n".join(lines))

    def show_badge(self, *, waiting: bool) -> None:
        """Mark History while an interrupted session waits."""
        text = self.tr("History  ●") if waiting else self.tr("History")
        place = self._places[Place.HISTORY]
        place.setText(text)
        told = self.tr("History: an interrupted session waits") if waiting else text
        place.setAccessibleName(told)
        place.setToolTip(told if waiting else "")
        self._is_waiting = waiting
        self._show_recovery()

    def allow_closing(self) -> None:
        """Let the next wish to close the window close it."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the controller first; it closes the window when nothing is at work."""
        self._preferences.keep_state("window", self.saveGeometry())
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders anywhere in the window."""
        if dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        paths = dropped_paths(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self.paths_dropped.emit(paths)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()

    def shortcut(self, keys: str | QKeySequence.StandardKey) -> QShortcut:
        """Make a shortcut that works on every page."""
        return QShortcut(QKeySequence(keys), self)

    def _sidebar(self) -> QFrame:
        sidebar = QFrame()
        sidebar.setObjectName("sidebar")
        sidebar.setFixedWidth(max(_SIDEBAR_WIDTH, self.fontMetrics().averageCharWidth() * 26))
        group = QButtonGroup(self)
        names = {
            Place.ORGANIZE: self.tr("Organize"),
            Place.DUPLICATES: self.tr("Duplicates"),
            Place.HISTORY: self.tr("History"),
            Place.RECOVERY: self.tr("Recovery"),
            Place.SETTINGS: self.tr("Settings"),
        }
        for place, name in names.items():
            entry = button(name, partial(self.show_place, place), "place", _ICONS[place])
            entry.setCheckable(True)
            group.addButton(entry)
            self._places[place] = entry
        layout = column(
            label(self.tr("Music Organizer"), "appName"),
            *self._places.values(),
            1,
            self.note,
            spacing=6,
        )
        layout.insertSpacing(1, 8)
        self._places[Place.RECOVERY].hide()
        layout.setContentsMargins(10, 20, 10, 14)
        sidebar.setLayout(layout)
        return sidebar

    def _show_recovery(self) -> None:
        """Lead to the recovery page while somebody may want to go there."""
        here = self._places[Place.RECOVERY].isChecked()
        self._places[Place.RECOVERY].setVisible(self._is_waiting or here)

    def _recolor(self) -> None:
        recolor_icons(self)
