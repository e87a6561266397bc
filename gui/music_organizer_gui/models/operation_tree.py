"""The one tree that shows a plan, a run, a stored session and the preview of a rollback.

A table whose rows are headings, groups and files: a tree view would lay out every row before it
shows the first, which takes seconds with a million of them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from music_organizer.models.operation_source import OperationSource
from music_organizer.models.outline import Choice, Group, Kind, OperationFilter, RowKind
from music_organizer.models.outline_groups import ShownGroups
from music_organizer_gui.models.background import Background
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.row_content import RowContent
from music_organizer_gui.models.row_pages import RowPages
from music_organizer_gui.models.tree_answers import TreeAnswers, alignment
from music_organizer_gui.models.tree_dragging import TreeDragging
from music_organizer_gui.models.tree_filtering import TreeFiltering
from music_organizer_gui.models.tree_nodes import FileNode, Node, Tick, TreeUse
from music_organizer_gui.models.tree_rows import TreeRows
from music_organizer_gui.models.tree_typing import beginning_with
from music_organizer_gui.models.tree_words import TreeWords

Index = QModelIndex | QPersistentModelIndex
Thumbnail = Callable[[Group], QPixmap | QImage | None]

_ROOT = QModelIndex()
_NOTHING = Choice(0, 0, 0)


class OperationTreeModel(QAbstractTableModel):
    """Shows an `OperationSource` as headings, groups and files, all open at first."""

    choice_changed = Signal(object)
    """Carries the `Choice` after ticks changed."""

    summary_changed = Signal(object)
    """Carries the `OutlineSummary` after another source or other kinds are shown."""

    filter_applied = Signal(object)
    """Carries the `OperationFilter` whose rows are shown from now on."""

    _page_came = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: TreeRows | None = None
        self._answers: TreeAnswers | None = None
        self._thumbnail: Thumbnail | None = None
        self._is_closed = False
        self._background = Background(self)
        self._filtering = TreeFiltering(self._background, self._show_groups)
        self.dragging = TreeDragging(self._background, self._show_choice)
        self._page_came.connect(self._take_page)

    def show_source(
        self, source: OperationSource | None, use: TreeUse, *, left_out: Iterable[int] = ()
    ) -> None:
        """Show something else under the filter that is set, or the same plan as it runs.

        Args:
            source: what; `None` for nothing.
            use: what it is shown for.
            left_out: sequences of operations that are not ticked at first.
        """
        # What ends while the window closes may still show its outcome.
        if self._is_closed:
            return
        self.beginResetModel()
        if source is None:
            self._rows = self._answers = None
        else:
            self._rows = self._rows_of(source, use)
            self._rows.choice.leave_out(left_out)
            self._answers = TreeAnswers(self._rows, self._picture)
        self._filtering.begin(self._rows)
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(TreeColumn) - 1)
        if source is not None:
            self.summary_changed.emit(source.index.summary())
            self.choice_changed.emit(self.choice())
            self.dragging.follow(self._rows)
            if self.applied_filter != self.filter:
                self.set_filter(self.filter)

    def set_filter(self, wanted: OperationFilter) -> None:
        """Show only some files; with many of them the rows follow a moment later."""
        self._filtering.filter(self._rows, wanted)

    def set_thumbnails(self, thumbnail: Thumbnail) -> None:
        """Ask here for the pictures of groups; `thumbnail_ready` says when one has come."""
        self._thumbnail = thumbnail

    def thumbnail_ready(self, group_key: int) -> None:
        """Paint a group again, since its picture has come."""
        row = self._rows.row_of_group(group_key) if self._rows is not None else None
        if row is not None:
            place = self.index(row, TreeColumn.AFTER)
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

    def mark(self, changes: Mapping[int, Kind]) -> None:
        """Show operations as another kind from now on, such as done or stale.

        Args:
            changes: kinds by the sequence of the operation.
        """
        if self._rows is None:
            return
        index = self._rows.source.index
        index.mark(changes)
        stale = (one for one, kind in changes.items() if kind is RowKind.STALE)
        positions = (index.position_of(one) for one in stale)
        self._rows.choice.forbid(one for one in positions if one is not None)
        self._rows.forget()
        self._repaint(*self._rows.span_of(changes))
        self.summary_changed.emit(index.summary())
        self.choice_changed.emit(self.choice())
        self.dragging.follow(self._rows)

    def node(self, row: int) -> Node | None:
        """Return what stands in a row, `None` when there is no such row."""
        if self._rows is None or not 0 <= row < self._rows.count:
            return None
        return self._rows.node(row)

    def content(self, row: int) -> RowContent | None:
        """Return all that is drawn of a row, `None` when there is no such row."""
        node = self.node(row)
        return None if node is None or self._answers is None else self._answers.content(node)

    def row_beginning_with(self, typed: str, row: int) -> int | None:
        """Return the next row after this one whose folder or name begins like that."""
        if self._rows is None or not self._rows.count:
            return None
        return beginning_with(self._rows, typed, row)

    @property
    def filter(self) -> OperationFilter:
        """The filter that is set; with many files its rows may still be on their way."""
        return self._filtering.wanted

    @property
    def applied_filter(self) -> OperationFilter:
        """The filter whose rows are shown."""
        return self._filtering.applied

    @property
    def rows(self) -> TreeRows | None:
        """What stands where; `None` while nothing is shown."""
        return self._rows

    @property
    def words(self) -> TreeWords | None:
        """How rows are said; `None` while nothing is shown."""
        return self._answers.words if self._answers is not None else None

    @property
    def has_ticks(self) -> bool:
        """Whether rows have boxes at all."""
        return self._rows is not None and self._rows.use.has_ticks

    def tick_of(self, node: Node) -> Tick:
        """Return the state of the box of a row."""
        return self._rows.tick(node) if self._rows is not None else Tick.NONE

    def set_open(self, row: int, *, is_open: bool) -> None:
        """Show or hide what stands under a heading or group."""
        node, rows = self.node(row), self._rows
        if rows is None or node is None or isinstance(node, FileNode) or node.is_open == is_open:
            return
        below = rows.rows_below(node)
        begin = self.beginInsertRows if is_open else self.beginRemoveRows
        end = self.endInsertRows if is_open else self.endRemoveRows
        begin(_ROOT, row + 1, row + below)
        rows.set_open(node, is_open=is_open)
        end()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TreeColumn) - 1))

    def set_all_open(self, *, is_open: bool) -> None:
        """Show all files, or the folders alone."""
        if self._rows is not None:
            self.beginResetModel()
            self._rows.set_all_open(is_open=is_open)
            self.endResetModel()

    def set_ticked(self, rows: Iterable[int], *, ticked: bool) -> None:
        """Tick or untick rows, and whatever is shown under them."""
        if self._rows is None:
            return
        nodes = [node for node in map(self.node, rows) if node is not None]
        changes = [self._rows.set_ticked(node, ticked=ticked) for node in nodes]
        if any(changes):
            self._show_choice()
            self.dragging.follow(self._rows)

    def choice(self) -> Choice:
        """Return how much is ticked."""
        return self._rows.choice.counted() if self._rows is not None else _NOTHING

    def left_out(self) -> frozenset[int]:
        """Return the sequences of the operations that a person left out."""
        return self._rows.choice.left_out() if self._rows is not None else frozenset()

    def ticked(self) -> frozenset[int]:
        """Return the sequences of the operations that are ticked."""
        return self._rows.choice.ticked() if self._rows is not None else frozenset()

    def close(self) -> None:
        """Show nothing from now on, and end the thread that filters and reads."""
        self.show_source(None, TreeUse.PLAN)
        self._is_closed = True
        self._background.close()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() or self._rows is None else self._rows.count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(TreeColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TreeColumn):
            return None
        column = TreeColumn(section)
        if role == Qt.ItemDataRole.DisplayRole and self.words is not None:
            return self.words.header(column)
        return alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - whatever the role asks for
        """Return what a cell answers to a role."""
        node = self.node(index.row()) if index.isValid() else None
        if node is None or self._answers is None:
            return None
        return self._answers.answer(node, TreeColumn(index.column()), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.set_ticked([index.row()], ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node = self.node(index.row()) if index.isValid() else None
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if index.column() == TreeColumn.AFTER and self.tick_of(node) is not Tick.NONE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _rows_of(self, source: OperationSource, use: TreeUse) -> TreeRows:
        rows = self._rows
        if rows is not None and rows.source is source and rows.use.leads_to(use):
            rows.use = use
            return rows
        reader = self._background.executor if source.is_stored else None
        return TreeRows(source, use, reader, self._page_came.emit)

    def _picture(self, group: Group) -> object:
        return self._thumbnail(group) if self._thumbnail is not None else None

    def _repaint(self, first: int = 0, last: int | None = None) -> None:
        if self._rows is not None and self._rows.count:
            end = self._rows.count - 1 if last is None else last
            self.dataChanged.emit(self.index(first, 0), self.index(end, len(TreeColumn) - 1))

    def _show_choice(self) -> None:
        self._repaint()
        self.choice_changed.emit(self.choice())

    def _show_groups(self, groups: ShownGroups) -> None:
        if self._rows is not None:
            self.beginResetModel()
            self._rows.show(groups)
            self.endResetModel()
            self.filter_applied.emit(self.applied_filter)

    def _take_page(self, pages: RowPages, number: int) -> None:
        files = pages.take(number)
        if files is None or self._rows is None or pages is not self._rows.pages:
            return
        first, last = self._rows.rows_of_files(files)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(TreeColumn) - 1))
