"""The groups of files that hold one recording, in columns that fit the window."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from music_organizer_gui.models.duplicate_tree import (
    COVER,
    FILE,
    LENGTH,
    SIZE,
    SOUND,
    TAGS,
    WHY,
    DuplicateTreeModel,
)

_LETTERS = {FILE: 34, SOUND: 18, LENGTH: 11, TAGS: 9, COVER: 14, SIZE: 10, WHY: 24}
_FIRST_TO_GO = (TAGS, LENGTH, COVER, SIZE)
_SHARE_OF_NAMES = 0.6


class _SentenceDelegate(QStyledItemDelegate):
    """Leaves out the end of what does not fit: names are told by both their ends, sentences not."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class DuplicateView(QTreeView):
    """Shows the groups; what a narrow window has no room for is left to the tooltip of a file.

    Args:
        model: the groups.
    """

    def __init__(self, model: DuplicateTreeModel) -> None:
        super().__init__()
        self._fits = True
        self.setModel(model)
        self.setObjectName("duplicates")
        self.setAccessibleName(self.tr("Files that hold the same recording"))
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegateForColumn(WHY, _SentenceDelegate(self))
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(4 * self.fontMetrics().averageCharWidth())
        header.sectionResized.connect(self._keep_own_widths)

    def show_whole(self, groups: int) -> None:
        """Unfold all groups, and let their titles take the whole line."""
        self.expandAll()
        for number in range(groups):
            self.setFirstColumnSpanned(number, QModelIndex(), True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns, unless somebody chose their widths."""
        super().resizeEvent(event)
        if self._fits:
            self._fit_columns()

    def _fit_columns(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {column: letters * letter for column, letters in _LETTERS.items()}
        room = self.viewport().width()
        for column in _FIRST_TO_GO:
            self.setColumnHidden(column, sum(widths.values()) > room)
            if self.isColumnHidden(column):
                del widths[column]
        widths[FILE] += round(max(room - sum(widths.values()), 0) * _SHARE_OF_NAMES)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _keep_own_widths(self) -> None:
        is_dragged = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        self._fits = self._fits and not is_dragged
