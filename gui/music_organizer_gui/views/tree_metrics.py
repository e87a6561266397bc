"""Where the parts of a tree row lie: the same for whoever draws them and whoever is clicked."""

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from music_organizer_gui.views.tree_fonts import smaller

_GAP = 8
_SIDE = 10


def row_height(font: QFont) -> int:
    """Return the height of every row: two lines of a group, and its picture, have room."""
    return QFontMetrics(font).height() + QFontMetrics(smaller(font)).height() + 8


class RowParts(Struct, frozen=True):
    """The parts of the first cell of a row.

    Attributes:
        expander: the arrow of a heading or group.
        box: the tick box; empty where there is none.
        picture: the thumbnail of a group; empty elsewhere.
        text: where the name begins.
    """

    expander: QRect
    box: QRect
    picture: QRect
    text: QRect

    def moved(self, right: int, down: int) -> "RowParts":
        """Return the parts of a row that lies elsewhere."""
        rects = (self.expander, self.box, self.picture, self.text)
        return RowParts(*(one if one.isEmpty() else one.translated(right, down) for one in rects))


class RowLook(Struct, frozen=True):
    """Which parts the first cell of a row has.

    Attributes:
        has_arrow: whether it can be closed.
        has_box: whether it can be ticked.
        keeps_box: whether there is room for a box, since other rows have one.
        has_picture: whether a thumbnail belongs to it.
    """

    has_arrow: bool
    has_box: bool
    keeps_box: bool
    has_picture: bool


def row_parts(cell: QRect, font: QFont, level: int, look: RowLook) -> RowParts:
    """Divide the first cell of a row.

    Args:
        cell: the cell.
        font: the font of the tree.
        level: how deep the row stands.
        look: which parts there are.
    """
    unit = QFontMetrics(font).height()
    left = cell.left() + _SIDE + level * (unit + 4)
    expander = _square(cell, left, unit) if look.has_arrow else QRect()
    left += unit + 4
    box = _square(cell, left, unit) if look.has_box else QRect()
    left += unit + _GAP if look.keeps_box else 0
    side = cell.height() - 6
    picture = _square(cell, left, side) if look.has_picture else QRect()
    left += side + _GAP + 2 if look.has_picture else 0
    text = QRect(left, cell.top(), max(cell.right() - left - _GAP, 0), cell.height())
    return RowParts(expander, box, picture, text)


def mirrored(parts: RowParts, cell: QRect, direction: Qt.LayoutDirection) -> RowParts:
    """Return the parts as they lie where people read from right to left."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return parts
    rects = (parts.expander, parts.box, parts.picture, parts.text)
    return RowParts(*(_flipped(one, cell) for one in rects))


def _flipped(rect: QRect, cell: QRect) -> QRect:
    if rect.isEmpty():
        return rect
    flipped = QRect(rect)
    flipped.moveRight(cell.left() + cell.right() - rect.left())
    return flipped


def _square(cell: QRect, left: int, side: int) -> QRect:
    return QRect(left, cell.top() + (cell.height() - side) // 2, side, side)
