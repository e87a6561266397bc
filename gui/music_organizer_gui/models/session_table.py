"""The sessions of the history as a table, a page at a time."""

from collections.abc import Sequence
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from music_organizer.models.session import OperationSession
from music_organizer.models.session_order import NEWEST_FIRST, SessionKey, SessionOrder
from music_organizer_gui.models.session_words import (
    from_to,
    session_name,
    shown,
    status_badge,
)
from music_organizer_gui.words import moment, number

Index = QModelIndex | QPersistentModelIndex

SESSION_ROLE = Qt.ItemDataRole.UserRole + 1
BADGE_ROLE = Qt.ItemDataRole.UserRole + 2
PIN_ROLE = Qt.ItemDataRole.UserRole + 3

PAGE = 200
_ROOT = QModelIndex()


class SessionColumn(IntEnum):
    """The columns, in their order."""

    WHEN = 0
    NAME = 1
    FROM_TO = 2
    OPERATIONS = 3
    FAILED = 4
    CAN_GO_BACK = 5
    STATUS = 6


SESSION_KEYS = MappingProxyType(
    {
        SessionColumn.WHEN: SessionKey.START,
        SessionColumn.NAME: SessionKey.NAME,
        SessionColumn.FROM_TO: SessionKey.FOLDERS,
        SessionColumn.OPERATIONS: SessionKey.OPERATIONS,
        SessionColumn.FAILED: SessionKey.FAILED,
        SessionColumn.CAN_GO_BACK: SessionKey.STANDING,
        SessionColumn.STATUS: SessionKey.STATUS,
    }
)
"""What a column puts the sessions in order by."""
_NUMBERS = (SessionColumn.OPERATIONS, SessionColumn.FAILED, SessionColumn.CAN_GO_BACK)


class SessionTableModel(QAbstractTableModel):
    """Shows the sessions it was given, and asks for more when the view reaches the last one."""

    more_requested = Signal()
    order_requested = Signal(object)
    """Carries the `SessionOrder` that is wished for; the sessions arrive in it some time later."""
    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = NEWEST_FIRST
        self._sessions: list[OperationSession] = []
        self._names: dict[str, str] = {}
        self._has_more = False
        self._asked = False
        self._headers = {
            SessionColumn.WHEN: self.tr("When"),
            SessionColumn.NAME: self.tr("Session"),
            SessionColumn.FROM_TO: self.tr("From → To"),
            SessionColumn.OPERATIONS: self.tr("Operations"),
            SessionColumn.FAILED: self.tr("Failed"),
            SessionColumn.CAN_GO_BACK: self.tr("Can go back"),
            SessionColumn.STATUS: self.tr("Status"),
        }

    @property
    def sessions(self) -> Sequence[OperationSession]:
        """The sessions that are shown, in their order."""
        return self._sessions

    def show_sessions(self, sessions: Sequence[OperationSession], *, has_more: bool) -> None:
        """Show these sessions; rows that were shown before stay the same rows.

        Args:
            sessions: in their order.
            has_more: whether the history holds others behind them.
        """
        self._has_more, self._asked = has_more, False
        wanted = [one.session_id for one in sessions]
        self._remove_all_but(set(wanted))
        if not self._insert_missing(sessions):
            self.beginResetModel()
            self._sessions = list(sessions)
            self.endResetModel()
        self._take_over(sessions)

    def session_at(self, row: int) -> OperationSession | None:
        """Return the session in a row, `None` when there is no such row."""
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def row_of(self, session_id: str) -> int:
        """Return the row of a session, -1 when it is not shown."""
        found = (row for row, one in enumerate(self._sessions) if one.session_id == session_id)
        return next(found, -1)

    def name_of(self, session: OperationSession) -> str:
        """Return what a session is called, knowing the names of those it refers to."""
        name = session_name(session)
        referred = session.undoes or str(session.metadata.get("restores", ""))
        if referred and not session.name and referred in self._names:
            return name.replace(referred, self._names[referred])
        return name

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many sessions are shown."""
        return 0 if parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(SessionColumn)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the history holds sessions behind those that are shown."""
        return not parent.isValid() and self._has_more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the sessions behind them; they arrive through `show_sessions`."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_requested.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the sessions in another order; they arrive through `show_sessions`."""
        key = SESSION_KEYS.get(SessionColumn(column)) if column in set(SessionColumn) else None
        wanted = SessionOrder(key, order is Qt.SortOrder.DescendingOrder) if key else NEWEST_FIRST
        if wanted != self.order:
            self.order = wanted
            self.order_requested.emit(wanted)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the name be edited in place."""
        flags = super().flags(index)
        if index.isValid() and index.column() == SessionColumn.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or section not in self._headers:
            return None
        column = SessionColumn(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Return what a cell shows."""
        session = self.session_at(index.row()) if index.isValid() else None
        if session is None:
            return None
        return self._answer(session, SessionColumn(index.column()), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for another name of a session."""
        session = self.session_at(index.row()) if index.isValid() else None
        if session is None or role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() != SessionColumn.NAME:
            return False
        name = " ".join(str(value).split())
        if name and name != self.name_of(session):
            self.rename_requested.emit(session.session_id, name)
        return False

    def _answer(self, session: OperationSession, column: SessionColumn, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(session, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._text(session, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._whole(session, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {self._spoken(session, column)}"
        return self._painted(session, column, role)

    def _painted(self, session: OperationSession, column: SessionColumn, role: int) -> object:
        if role == SESSION_ROLE:
            return session
        if role == BADGE_ROLE and column is SessionColumn.STATUS:
            return status_badge(session)
        if role == PIN_ROLE and column is SessionColumn.NAME:
            return session.pinned
        return None

    def _text(self, session: OperationSession, column: SessionColumn) -> str:
        if column is SessionColumn.WHEN:
            return moment(session.start_time)
        if column is SessionColumn.NAME:
            return self.name_of(session)
        if column is SessionColumn.FROM_TO:
            return from_to(session)
        if column is SessionColumn.STATUS:
            return status_badge(session).text
        return number(_count(session, column))

    def _spoken(self, session: OperationSession, column: SessionColumn) -> str:
        text = self._text(session, column)
        if column is SessionColumn.NAME and session.pinned:
            return self.tr("{name}, pinned").format(name=text)
        return text

    def _whole(self, session: OperationSession, column: SessionColumn) -> str:
        if column is SessionColumn.NAME:
            figures = [
                f"{self._headers[one]}: {self._text(session, one)}"
                for one in (SessionColumn.FROM_TO, *_NUMBERS)
            ]
            return "\n".join((self.name_of(session), session.session_id, *figures))
        if column is SessionColumn.FROM_TO:
            return shown(f"{session.source_root} →\n{session.target_root}")
        return self._text(session, column)

    def _remove_all_but(self, kept: set[str]) -> None:
        for row in range(len(self._sessions) - 1, -1, -1):
            if self._sessions[row].session_id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._sessions[row]
                self.endRemoveRows()

    def _insert_missing(self, sessions: Sequence[OperationSession]) -> bool:
        """Insert what is new between what is shown; tell whether that gave the right order."""
        shown = {one.session_id for one in self._sessions}
        first = 0
        while first < len(sessions):
            last = first
            while last < len(sessions) and sessions[last].session_id not in shown:
                last += 1
            if last > first:
                self.beginInsertRows(QModelIndex(), first, last - 1)
                self._sessions[first:first] = sessions[first:last]
                self.endInsertRows()
            first = last + 1
        here = [one.session_id for one in self._sessions]
        return here == [one.session_id for one in sessions]

    def _take_over(self, sessions: Sequence[OperationSession]) -> None:
        names = {one.session_id: session_name(one) for one in sessions}
        changed = [
            row
            for row, (old, new) in enumerate(zip(self._sessions, sessions, strict=True))
            if old != new or names != self._names
        ]
        self._names = names
        self._sessions = list(sessions)
        if changed:
            first = self.index(changed[0], 0)
            self.dataChanged.emit(first, self.index(changed[-1], len(SessionColumn) - 1))


def _count(session: OperationSession, column: SessionColumn) -> int:
    if column is SessionColumn.FAILED:
        return session.failed_operations
    if column is SessionColumn.CAN_GO_BACK:
        return session.standing_files
    return session.total_operations


def _alignment(column: SessionColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
