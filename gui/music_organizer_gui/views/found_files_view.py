"""What a search across every session found, one file to a row."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from music_organizer_gui.models.found_files import FoundColumn, FoundFilesModel
from music_organizer_gui.views.session_delegate import SessionDelegate

_ROW_PADDING = 12
_SAMPLES = {FoundColumn.WHEN: 17, FoundColumn.SESSION: 18, FoundColumn.STATUS: 12}


class FoundFilesView(QTableView):
    """Shows where a file was and where it went; a click or Return opens its session.

    Args:
        model: what was found.
    """

    opened = Signal(str)
    """The id of the session."""

    def __init__(self, model: FoundFilesModel) -> None:
        super().__init__()
        self._found = model
        self.setModel(model)
        self.setItemDelegate(SessionDelegate(self))
        self.setAccessibleName(self.tr("Files found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the session of the row by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left among the two paths."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        letter = metrics.averageCharWidth()
        left = self.viewport().width() - sum(_SAMPLES.values()) * letter
        widths = {column: letters * letter for column, letters in _SAMPLES.items()}
        half = max(left // 2, letter * 24)
        for column, width in (widths | {FoundColumn.BEFORE: half, FoundColumn.AFTER: half}).items():
            self.setColumnWidth(column, width)

    def _open(self, index: QModelIndex) -> None:
        op = self._found.operation_at(index.row())
        if op is not None:
            self.opened.emit(op.session_id)
