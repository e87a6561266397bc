"""The operation tree as people see it: closed and opened, ticked, asked by mouse and by keys."""

from PySide6.QtCore import QElapsedTimer, QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.tree_nodes import FileNode, Node, Tick
from music_organizer_gui.theme import current_theme
from music_organizer_gui.views.row_pictures import RowPictures
from music_organizer_gui.views.tree_columns import dress_columns, fit_columns
from music_organizer_gui.views.tree_menu import TreeMenu
from music_organizer_gui.views.tree_metrics import row_height

_NOBODY = object()


class OperationTreeView(QTableView):
    """Shows an `OperationTreeModel`.

    Args:
        model: the model.
        parent: the widget it lies in.
    """

    open_requested = Signal(object)
    """Carries the `OperationRecord` whose file is to be opened."""

    folder_requested = Signal(object)
    """Carries the path of a file or folder that is to be shown where it lies."""

    why_requested = Signal(object)
    """Carries the `OperationRecord` that is to be explained."""

    current_changed = Signal(object)
    """Carries the `OperationRecord` of the row that is chosen, `None` when it is no file."""

    menu_requested = Signal(object, object)
    """Carries a `QMenu` about to be shown and the node of its row, for further actions."""

    def __init__(self, model: OperationTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = model
        self._kept: int | None = None
        self._kept_place = (0, 0)
        self._told: object = None
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setModel(model)
        self.pictures = RowPictures(model, self)
        self._menu = TreeMenu(model, self)
        self._keys = {
            Qt.Key.Key_Left: self._close_or_leave,
            Qt.Key.Key_Right: self._open_or_enter,
            Qt.Key.Key_Space: self.toggle_selected,
            Qt.Key.Key_Home: lambda: self._go_to(0),
            Qt.Key.Key_End: lambda: self._go_to(self._tree.rowCount() - 1),
            Qt.Key.Key_Return: self._act_on_current,
            Qt.Key.Key_Enter: self._act_on_current,
        }
        self._dress()
        self._connect()

    def toggle_selected(self) -> None:
        """Tick the chosen rows, or untick them when all of them are ticked."""
        rows = self._chosen_rows()
        ticks = {self._tick_of(row) for row in rows} - {Tick.NONE}
        if ticks:
            self._tree.set_ticked(rows, ticked=ticks != {Tick.ON})

    def show_operation(self, sequence: int) -> None:
        """Choose the row of an operation and bring it into sight."""
        rows = self._tree.rows
        row = rows.row_of_sequence(sequence) if rows is not None else None
        if row is not None:
            self._go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close and open, tick, go to the ends."""
        act = self._keys.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next folder or loaded file that begins with what was typed in one go."""
        row = self.currentIndex().row()
        goes_on = self._typed and not self._since_typed.hasExpired(
            QApplication.keyboardInputInterval()
        )
        self._typed = self._typed + search if goes_on else search
        self._since_typed.restart()
        # More letters of the same word may still name the row that is chosen already.
        found = self._tree.row_beginning_with(self._typed, max(row - 1 if goes_on else row, 0))
        if found is not None:
            self._go_to(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close, open or tick when the arrow or the box is pressed."""
        if event.button() is Qt.MouseButton.LeftButton and self._pressed(
            event.position().toPoint()
        ):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Close or open a folder, open a file."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if not self._pressed(point):
            self._act_on(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of a row, under the mouse or under the row the keys have chosen."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        node = self._tree.node(index.row())
        if node is None:
            return
        menu = self._menu.menu(index.row(), node)
        self.menu_requested.emit(menu, node)
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.exec(below if by_key else event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns until a person has set them."""
        super().resizeEvent(event)
        fit_columns(self)

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height that another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()
            fit_columns(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say so when a filter leaves nothing to show."""
        painter = QPainter(self.viewport())
        self.pictures.paint(painter, event.rect())
        rows = self._tree.rows
        if rows is not None and not rows.count and rows.source.index.total:
            painter.setPen(QColor(current_theme().muted))
            middle = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(self.viewport().rect(), middle, self.tr("Nothing matches."))

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Operations"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        dress_columns(self.horizontalHeader())
        # A header asks of every selected row whether the whole column is selected, at each paint.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self._tree, header))
        self._set_row_height()

    def _connect(self) -> None:
        self._menu.open_requested.connect(self.open_requested)
        self._menu.folder_requested.connect(self.folder_requested)
        self._menu.why_requested.connect(self.why_requested)
        self._tree.modelAboutToBeReset.connect(self._keep_current)
        self._tree.modelReset.connect(self._restore_current)
        self._tree.dataChanged.connect(self._tell_current)
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def _set_row_height(self) -> None:
        height = row_height(self.font())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _pressed(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        node = self._tree.node(index.row())
        if node is None or index.column() != TreeColumn.AFTER:
            return False
        parts = self.pictures.parts(index.row())
        if parts is None:
            return False
        if parts.expander.adjusted(-4, -4, 4, 4).contains(point):
            self._fold(index.row(), node)
        elif parts.box.isValid() and parts.box.adjusted(-3, -5, 3, 5).contains(point):
            ticked = self._tick_of(index.row()) is not Tick.ON
            self._tree.set_ticked([index.row()], ticked=ticked)
        else:
            return False
        return True

    def _tick_of(self, row: int) -> Tick:
        node = self._tree.node(row)
        return self._tree.tick_of(node) if node is not None else Tick.NONE

    def _fold(self, row: int, node: Node) -> None:
        if not isinstance(node, FileNode):
            self._tree.set_open(row, is_open=not node.is_open)

    def _act_on_current(self) -> None:
        self._act_on(self.currentIndex().row())

    def _act_on(self, row: int) -> None:
        node = self._tree.node(row)
        if isinstance(node, FileNode):
            if node.op is not None:
                self.open_requested.emit(node.op)
        elif node is not None:
            self._fold(row, node)

    def _close_or_leave(self) -> None:
        row = self.currentIndex().row()
        node, rows = self._tree.node(row), self._tree.rows
        if node is None or rows is None:
            return
        if not isinstance(node, FileNode) and node.is_open:
            self._tree.set_open(row, is_open=False)
            return
        parent = rows.parent_row(row)
        if parent is not None:
            self._go_to(parent)

    def _open_or_enter(self) -> None:
        row = self.currentIndex().row()
        node = self._tree.node(row)
        if node is None or isinstance(node, FileNode):
            return
        if node.is_open:
            self._go_to(row + 1)
        else:
            self._tree.set_open(row, is_open=True)

    def _go_to(self, row: int) -> None:
        if 0 <= row < self._tree.rowCount():
            self.setCurrentIndex(self._tree.index(row, TreeColumn.AFTER))

    def _chosen_rows(self) -> list[int]:
        """Return the chosen rows, but none that stands under a chosen one."""
        parts = self.selectionModel().selection().toList()
        rows = self._tree.rows
        if rows is None:
            return []
        return [row for part in parts for row in rows.outermost(part.top(), part.bottom())]

    def _keep_current(self) -> None:
        node, rows = self._tree.node(self.currentIndex().row()), self._tree.rows
        self._kept = None
        self._kept_place = self._tree.rowCount(), self.verticalScrollBar().value()
        if isinstance(node, FileNode) and rows is not None:
            self._kept = rows.source.index.sequence_at(node.position)

    def _restore_current(self) -> None:
        fit_columns(self)
        if self._kept is not None:
            self.show_operation(self._kept)
        if not self.currentIndex().isValid():
            self._go_to(0)
        rows, place = self._kept_place
        if rows == self._tree.rowCount():
            self.verticalScrollBar().setValue(place)
        self._told = _NOBODY
        self._tell_current()

    def _tell_current(self) -> None:
        node = self._tree.node(self.currentIndex().row())
        op = node.op if isinstance(node, FileNode) else None
        if op is not self._told:
            self._told = op
            self.current_changed.emit(op)
