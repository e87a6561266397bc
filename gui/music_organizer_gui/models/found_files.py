"""Where a file went: what a search across every session found."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from music_organizer.models.operation import OperationRecord
from music_organizer_gui.models.session_words import short_path, shown
from music_organizer_gui.words import moment, said

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class FoundColumn(IntEnum):
    """The columns, in their order."""

    WHEN = 0
    SESSION = 1
    BEFORE = 2
    AFTER = 3
    STATUS = 4


class FoundFilesModel(QAbstractTableModel):
    """Shows operations of any session, each with the old and the new path of its file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[OperationRecord] = []
        self._names: Mapping[str, str] = {}
        self._headers = {
            FoundColumn.WHEN: self.tr("When"),
            FoundColumn.SESSION: self.tr("Session"),
            FoundColumn.BEFORE: self.tr("It was"),
            FoundColumn.AFTER: self.tr("It went to"),
            FoundColumn.STATUS: self.tr("Status"),
        }

    def show_found(self, found: Sequence[OperationRecord], names: Mapping[str, str]) -> None:
        """Show what was found.

        Args:
            found: the operations, the latest first.
            names: what sessions are called, by their id.
        """
        self.beginResetModel()
        self._found, self._names = list(found), dict(names)
        self.endResetModel()

    def operation_at(self, row: int) -> OperationRecord | None:
        """Return the operation in a row, `None` when there is no such row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many operations were found."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(FoundColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or section not in self._headers:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[FoundColumn(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Return what a cell shows."""
        op = self.operation_at(index.row()) if index.isValid() else None
        if op is None:
            return None
        column = FoundColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(op, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._whole(op, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers[column]}: {self._whole(op, column)}"
        return None

    def _text(self, op: OperationRecord, column: FoundColumn) -> str:
        if column is FoundColumn.BEFORE:
            return self._path(op.origin)
        if column is FoundColumn.AFTER:
            return self._path(op.destination)
        return self._whole(op, column)

    def _whole(self, op: OperationRecord, column: FoundColumn) -> str:
        if column is FoundColumn.WHEN:
            return moment(op.timestamp)
        if column is FoundColumn.SESSION:
            return self._names.get(op.session_id, op.session_id)
        if column is FoundColumn.STATUS:
            return said(op.status)
        path = op.origin if column is FoundColumn.BEFORE else op.destination
        return shown(str(path)) if path is not None else ""

    def _path(self, path: Path | None) -> str:
        return short_path(path) if path is not None else self.tr("nothing")
