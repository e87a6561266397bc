"""The table of sessions: chosen by arrow or click, renamed in place, looked after by menu."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer_gui import words
from music_organizer_gui.models.session_table import SessionColumn, SessionTableModel
from music_organizer_gui.models.session_words import has_something_left
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.kept_layout import ColumnWidths, keep_order
from music_organizer_gui.views.session_delegate import SessionDelegate

_LONG_AGO = datetime(2000, 12, 28, 22, 58, tzinfo=UTC)
_ROW_PADDING = 16
_CELL_PADDING = 18
_LEAST_ROWS = 3
_FOLDERS_LETTERS = 16
_FIRST_TO_GO = (
    SessionColumn.FAILED,
    SessionColumn.FROM_TO,
    SessionColumn.CAN_GO_BACK,
    SessionColumn.OPERATIONS,
)
"""Columns that are left out where all do not fit; the name's tooltip tells what they would."""


class SessionTableView(QTableView):
    """Shows the sessions, and says which one was chosen and what is wished for it.

    Args:
        model: the sessions.
    """

    session_chosen = Signal(str)
    action_requested = Signal(str, str)
    """The name of an action, such as `preview`, and the id of its session."""

    def __init__(self, model: SessionTableModel) -> None:
        super().__init__()
        self._sessions = model
        self._shown = ""
        self.setModel(model)
        self.setItemDelegate(SessionDelegate(self))
        self.setAccessibleName(self.tr("Sessions"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        model.modelReset.connect(partial(self.choose, ""))
        self._set_up_header()

    @property
    def chosen(self) -> OperationSession | None:
        """The session that is chosen."""
        return self._sessions.session_at(self.currentIndex().row())

    def choose(self, session_id: str) -> bool:
        """Choose a session, or with an empty id the one that was chosen before; no signal tells."""
        self._shown = session_id or self._shown
        row = self._sessions.row_of(self._shown)
        if row < 0:
            return False
        index = self._sessions.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def rename_chosen(self) -> None:
        """Let the name of the chosen session be edited in place."""
        if self.chosen is not None:
            self.edit(self._sessions.index(self.currentIndex().row(), SessionColumn.NAME))

    def keep_layout(self, preferences: Preferences) -> None:
        """Show columns and order as they were left, and remember how they are left."""
        ColumnWidths(self.horizontalHeader(), "sessions", preferences)
        keep_order(self, "sessions", preferences)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename by F2, delete by Delete, preview by Return."""
        # What a name that is being edited leaves over comes here as well, and means nothing.
        edits = self.state() is QAbstractItemView.State.EditingState
        session = None if edits else self.chosen
        if session is not None and event.key() == Qt.Key.Key_F2:
            self.rename_chosen()
        elif session is not None and event.matches(QKeySequence.StandardKey.Delete):
            self.action_requested.emit("delete", session.session_id)
        elif session is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.action_requested.emit("open", session.session_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the folders the room that is left."""
        super().resizeEvent(event)
        self._fit_columns()

    def minimumSizeHint(self) -> QSize:
        """Return room for the header and a few sessions."""
        hint = super().minimumSizeHint()
        rows = self.verticalHeader().defaultSectionSize() * _LEAST_ROWS
        return QSize(hint.width(), self.horizontalHeader().sizeHint().height() + rows)

    def menu_for(self, session: OperationSession) -> QMenu:
        """Return the menu of a session."""
        menu = QMenu(self)
        waits = session.status is SessionStatus.INTERRUPTED
        pin = self.tr("Unpin") if session.pinned else self.tr("Pin")
        actions = (
            ("recover", self.tr("Recover…"), waits),
            ("preview", self.tr("Preview rollback"), has_something_left(session)),
            ("", "", True),
            ("rename", self.tr("Rename\tF2"), True),
            ("pin", pin, True),
            ("copy_id", self.tr("Copy id"), True),
            ("open_target", self.tr("Open folder"), True),
            ("", "", True),
            ("verify", self.tr("Verify checksums"), True),
            ("export", self.tr("Export…"), True),
            ("delete", self.tr("Delete…\tDel"), session.status is not SessionStatus.RUNNING),
        )
        for name, text, is_possible in actions:
            if not name:
                menu.addSeparator()
            elif is_possible or name != "recover":
                wish = partial(self._wish, name, session.session_id)
                menu.addAction(text, wish).setEnabled(is_possible)
        menu.addSeparator()
        menu.addMenu(self._order_menu(menu))
        return menu

    def _order_menu(self, parent: QMenu) -> QMenu:
        """Offer by key what a click on the header does, for columns without room as well."""
        menu = QMenu(self.tr("Sort by"), parent)
        header = self.horizontalHeader()
        columns, orders = QActionGroup(menu), QActionGroup(menu)
        for column in SessionColumn:
            title = str(self._sessions.headerData(column, Qt.Orientation.Horizontal))
            action = menu.addAction(title, partial(self._sort_by, column))
            action.setCheckable(True)
            action.setChecked(header.sortIndicatorSection() == column)
            columns.addAction(action)
        menu.addSeparator()
        for order, title in (
            (Qt.SortOrder.AscendingOrder, self.tr("Ascending")),
            (Qt.SortOrder.DescendingOrder, self.tr("Descending")),
        ):
            action = menu.addAction(title, partial(self._sort_by, None, order))
            action.setCheckable(True)
            action.setChecked(header.sortIndicatorOrder() is order)
            orders.addAction(action)
        return menu

    def _sort_by(self, column: SessionColumn | None, order: Qt.SortOrder | None = None) -> None:
        header = self.horizontalHeader()
        self.sortByColumn(
            header.sortIndicatorSection() if column is None else column,
            header.sortIndicatorOrder() if order is None else order,
        )

    def _wish(self, name: str, session_id: str) -> None:
        if name == "rename":
            self.rename_chosen()
        else:
            self.action_requested.emit(name, session_id)

    def _open_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        session = self._sessions.session_at(index.row()) or self.chosen
        if session is not None:
            menu = self.menu_for(session)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(position))

    def _tell_choice(self, current: QModelIndex, _before: QModelIndex) -> None:
        session = self._sessions.session_at(current.row())
        if session is not None and session.session_id != self._shown:
            self._shown = session.session_id
            self.session_chosen.emit(session.session_id)

    def _set_up_header(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setSortIndicator(SessionColumn.WHEN, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._tell_order)
        self._tell_order(SessionColumn.WHEN, Qt.SortOrder.DescendingOrder)
        self._fit_columns()

    def _tell_order(self, column: int, order: Qt.SortOrder) -> None:
        is_ascending = order is Qt.SortOrder.AscendingOrder
        text = (
            self.tr("Sorted by {column}, ascending")
            if is_ascending
            else self.tr("Sorted by {column}, descending")
        )
        title = self._sessions.headerData(column, Qt.Orientation.Horizontal)
        self.setAccessibleDescription(text.format(column=title))

    def _fit_columns(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        widths = {column: self._width_of(column) for column in SessionColumn}
        room = self.viewport().width()
        for column in _FIRST_TO_GO:
            self.setColumnHidden(column, sum(widths.values()) > room)
            if self.isColumnHidden(column):
                del widths[column]
        widest = SessionColumn.FROM_TO if SessionColumn.FROM_TO in widths else SessionColumn.NAME
        widths[widest] += max(room - sum(widths.values()), 0)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _width_of(self, column: SessionColumn) -> int:
        """Return what a person made a column, or what its longest usual text needs."""
        given = ColumnWidths.given(self.horizontalHeader(), column)
        if given is not None:
            return given
        samples = {
            SessionColumn.FROM_TO: "m" * _FOLDERS_LETTERS,
            SessionColumn.WHEN: words.moment(_LONG_AGO),
            SessionColumn.NAME: "m" * 14,
            SessionColumn.OPERATIONS: words.number(1_000_000),
            SessionColumn.FAILED: words.number(10_000),
            SessionColumn.CAN_GO_BACK: words.number(1_000_000),
            SessionColumn.STATUS: words.said(SessionStatus.FAILED) + "mmmm",
        }
        header = self._sessions.headerData(column, Qt.Orientation.Horizontal)
        texts = (str(header), samples.get(column, ""))
        advance = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        return advance + _CELL_PADDING
