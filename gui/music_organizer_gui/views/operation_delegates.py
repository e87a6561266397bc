"""How the cells of an operation tree are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn, TreeRole
from music_organizer_gui.models.session_words import Badge
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, HeadingNode, Node, Tick
from music_organizer_gui.theme import current_theme
from music_organizer_gui.views.changed_name import pieces
from music_organizer_gui.views.session_delegate import paint_badge
from music_organizer_gui.views.tree_metrics import (
    RowLook,
    RowParts,
    mirrored,
    row_parts,
    smaller,
)
from music_organizer_gui.views.tree_painting import (
    paint_arrow,
    paint_box,
    paint_picture,
    paint_pieces,
    paint_text,
    paint_tile,
    strong,
)

Index = QModelIndex | QPersistentModelIndex

_PADDING = 8
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class OperationDelegate(QStyledItemDelegate):
    """Draws headings, groups and files: names and pictures, old paths, badges and sizes.

    Args:
        model: what is drawn.
        view: where it is drawn.
    """

    def __init__(self, model: OperationTreeModel, view: QTableView) -> None:
        super().__init__(view)
        self._tree = model
        self._view = view

    def parts(self, row: int, node: Node) -> RowParts:
        """Tell where arrow, box, picture and name of a row lie in the view."""
        look = RowLook(
            has_arrow=not isinstance(node, FileNode),
            has_box=self._tree.tick_of(node) is not Tick.NONE,
            keeps_box=self._tree.has_ticks,
            has_picture=isinstance(node, GroupNode),
        )
        cell = self._name_cell(row, node)
        parts = row_parts(cell, self._view.font(), node.level, look)
        return mirrored(parts, cell, self._view.layoutDirection())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        node = self._tree.node(index.row())
        cell, font, column = QRect(option.rect), QFont(option.font), index.column()
        painter.save()
        if column in (TreeColumn.AFTER, TreeColumn.NOW):
            painter.setLayoutDirection(self._view.layoutDirection())
        painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        self._paint_ground(painter, option, index)
        if node is None:
            pass
        elif column == TreeColumn.AFTER or (column == TreeColumn.NOW and _is_wide(node)):
            self._paint_first(painter, font, node, index.sibling(index.row(), TreeColumn.AFTER))
        elif column == TreeColumn.NOW:
            inner = cell.adjusted(_PADDING, 0, -_PADDING, 0)
            paint_text(painter, inner, index.data(), smaller(font), current_theme().muted)
        elif column == TreeColumn.STATE:
            _paint_state(painter, cell.adjusted(_PADDING, 0, -2, 0), font, index)
        else:
            _paint_size(painter, cell.adjusted(0, 0, -_PADDING, 0), font, index)
        painter.restore()

    def _name_cell(self, row: int, node: Node) -> QRect:
        """Return the room for a name; that of a folder goes on in the next cell."""
        cell = self._view.visualRect(self._tree.index(row, TreeColumn.AFTER))
        if _is_wide(node) and not self._view.isColumnHidden(TreeColumn.NOW):
            return cell.united(self._view.visualRect(self._tree.index(row, TreeColumn.NOW)))
        return cell

    def _paint_first(self, painter: QPainter, font: QFont, node: Node, index: QModelIndex) -> None:
        parts = self.parts(index.row(), node)
        tick = self._tree.tick_of(node)
        if isinstance(node, HeadingNode | GroupNode):
            paint_arrow(painter, parts.expander, is_open=node.is_open)
        if tick is not Tick.NONE:
            paint_box(painter, parts.box, tick)
        if isinstance(node, HeadingNode):
            paint_text(painter, parts.text, index.data(), strong(font), current_theme().text)
        elif isinstance(node, GroupNode):
            _paint_group(painter, parts, font, index)
        elif node.op is None:
            _paint_waiting(painter, parts.text)
        else:
            _paint_name(painter, parts.text, font, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        cell = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(theme.accent_soft))
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            accent = QColor(theme.accent)
            painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), accent)
            painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), accent)


def _is_wide(node: Node) -> bool:
    return not isinstance(node, FileNode)


def _paint_group(painter: QPainter, parts: RowParts, font: QFont, index: Index) -> None:
    theme = current_theme()
    title, subtitle = index.data(), index.data(TreeRole.SUBTITLE)
    picture = index.data(Qt.ItemDataRole.DecorationRole)
    if isinstance(picture, QPixmap | QImage) and not picture.isNull():
        paint_picture(painter, parts.picture, picture)
    else:
        paint_tile(painter, parts.picture, title, font)
    small = smaller(font)
    heights = QFontMetrics(font).height(), QFontMetrics(small).height()
    top = parts.text.top() + (parts.text.height() - sum(heights)) // 2
    upper = QRect(parts.text.left(), top, parts.text.width(), heights[0])
    lower = QRect(parts.text.left(), top + heights[0], parts.text.width(), heights[1])
    paint_text(painter, upper, title, strong(font), theme.text)
    paint_text(painter, lower, subtitle, small, theme.muted)


def _paint_name(painter: QPainter, area: QRect, font: QFont, index: Index) -> None:
    metrics = QFontMetrics(strong(font))
    name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, area.width())
    paint_pieces(painter, area, pieces(index.data(TreeRole.OLD_NAME), name), font)


def _paint_waiting(painter: QPainter, area: QRect) -> None:
    height = area.height() // 3
    bar = QRectF(area.left(), area.center().y() - height / 2, area.width() * 0.4, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().neutral_soft))
    painter.drawRoundedRect(bar, height / 2, height / 2)
    painter.restore()


def _paint_state(painter: QPainter, area: QRect, font: QFont, index: Index) -> None:
    badge = index.data(TreeRole.BADGE)
    if isinstance(badge, Badge):
        paint_badge(painter, area, badge, font)


def _paint_size(painter: QPainter, area: QRect, font: QFont, index: Index) -> None:
    painter.save()
    painter.setFont(smaller(font))
    painter.setPen(QColor(current_theme().muted))
    painter.drawText(area, _RIGHT, index.data())
    painter.restore()
