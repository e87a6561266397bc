"""The upper half of the history page: the sessions, or what a search across them found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.views.elements import Card, column, label
from music_organizer_gui.views.found_files_view import FoundFilesView
from music_organizer_gui.views.session_table_view import SessionTableView


class SessionList(Card):
    """Shows the table of sessions, the files that were found, or why there is neither.

    Args:
        desk: holds sessions and what was found.
    """

    opened = Signal(str)
    """The session of a file that was found."""

    def __init__(self, desk: HistoryDesk) -> None:
        stack = QStackedWidget()
        super().__init__(column(stack))
        self._stack = stack
        self._desk = desk
        self._text = ""
        self.table = SessionTableView(desk.sessions)
        self.found = FoundFilesView(desk.found)
        self.found_title = label("", "sectionTitle", wraps=True)
        self.empty = label("", "muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._found_part = QWidget()
        self._found_part.setLayout(column(self.found_title, self.found, spacing=4))
        for part in (self.table, self.empty, self._found_part):
            self._stack.addWidget(part)
        desk.search_answered.connect(self._show_answer)
        desk.state_changed.connect(self._choose_part)
        desk.sessions.rowsInserted.connect(self._choose_part)
        desk.sessions.rowsRemoved.connect(self._choose_part)
        desk.sessions.modelReset.connect(self._choose_part)
        self.found.opened.connect(self.opened)
        self._choose_part()

    def search(self, text: str) -> None:
        """Show what a search finds; an empty text shows the sessions again."""
        self._text = text
        if not text:
            self._desk.found.show_found([], {})
            self.found_title.setText("")
        self._choose_part()

    def _choose_part(self, *_: object) -> None:
        state = self._desk.state
        nothing = state.is_loaded and not state.told.text
        self.empty.setText(
            self.tr("No session yet. Organize a folder, and everything that is done shows up here.")
            if nothing
            else ""
        )
        if self._text:
            self._stack.setCurrentWidget(self._found_part)
        else:
            has_sessions = self._desk.sessions.rowCount() > 0
            self._stack.setCurrentWidget(self.table if has_sessions else self.empty)

    def _show_answer(self, text: str, count: int, has_more: bool) -> None:
        if not count:
            said = self.tr("No session knows a file with “{text}” in its name or folder.")
        elif has_more:
            said = self.tr("The latest results for “{text}”; add a word to find others.")
        else:
            said = self.tr("%Ln result(s) for “{text}”", "", count)
        self.found_title.setText(said.format(text=text))
        self.found.setVisible(count > 0)
