"""How a row of an operation tree is drawn: a name and a picture, an old path, a badge, a size."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.row_content import RowContent
from music_organizer_gui.models.tree_nodes import NodeType, Tick
from music_organizer_gui.views.changed_name import pieces
from music_organizer_gui.views.row_style import RowStyle
from music_organizer_gui.views.session_delegate import paint_badge
from music_organizer_gui.views.tree_fonts import TreeFonts
from music_organizer_gui.views.tree_metrics import RowLook, RowParts, mirrored, row_parts
from music_organizer_gui.views.tree_painting import (
    fitting,
    paint_arrow,
    paint_box,
    paint_picture,
    paint_pieces,
    paint_text,
    paint_tile,
)

_PADDING = 8
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def parts_of(content: RowContent, style: RowStyle) -> RowParts:
    """Tell where arrow, box, picture and name lie in a row whose upper left is at 0."""
    look = RowLook(
        has_arrow=content.is_open is not None,
        has_box=content.tick is not Tick.NONE,
        keeps_box=content.keeps_box,
        has_picture=content.type is NodeType.GROUP,
    )
    cell = style.name_cell(is_wide=content.is_open is not None)
    return mirrored(row_parts(cell, style.font, content.level, look), cell, style.direction)


class RowDrawing:
    """Draws rows in one style, each as a picture of its own.

    Args:
        style: how.
    """

    def __init__(self, style: RowStyle) -> None:
        self.style = style
        self._fonts = TreeFonts(style.font)

    def drawn(self, content: RowContent, *, is_selected: bool, is_current: bool) -> QPixmap:
        """Return a row as a picture, on the ground of the tree.

        Args:
            content: what the row shows.
            is_selected: whether it is chosen.
            is_current: whether the keys go to it.
        """
        style = self.style
        # A ground without gaps lets letters be as sharp as on the window itself.
        picture = QPixmap(style.size * style.ratio)
        picture.setDevicePixelRatio(style.ratio)
        picture.fill(QColor(style.theme.accent_soft if is_selected else style.theme.card))
        painter = QPainter(picture)
        painter.setLayoutDirection(style.direction)
        if is_current:
            self._frame(painter)
        self._paint(painter, content)
        painter.end()
        return picture

    def _frame(self, painter: QPainter) -> None:
        accent, size = QColor(self.style.theme.accent), self.style.size
        painter.fillRect(0, 0, size.width(), 1, accent)
        painter.fillRect(0, size.height() - 1, size.width(), 1, accent)

    def _paint(self, painter: QPainter, content: RowContent) -> None:
        cells = self.style.cells
        is_wide = content.is_open is not None
        painter.setClipRect(self.style.name_cell(is_wide=is_wide))
        self._paint_first(painter, content)
        if not is_wide and content.old_path and TreeColumn.NOW in cells:
            painter.setClipRect(cells[TreeColumn.NOW])
            area = cells[TreeColumn.NOW].adjusted(_PADDING, 0, -_PADDING, 0)
            self._small(painter, area, content.old_path)
        if content.badge is not None and TreeColumn.STATE in cells:
            painter.setClipRect(cells[TreeColumn.STATE])
            area = cells[TreeColumn.STATE].adjusted(_PADDING, 0, -2, 0)
            paint_badge(painter, area, content.badge, self.style.font)
        if content.size and TreeColumn.SIZE in cells:
            painter.setClipRect(cells[TreeColumn.SIZE])
            painter.setFont(self._fonts.small)
            painter.setPen(QColor(self.style.theme.muted))
            area = cells[TreeColumn.SIZE].adjusted(0, 0, -_PADDING, 0)
            painter.drawText(area, _RIGHT, content.size)

    def _paint_first(self, painter: QPainter, content: RowContent) -> None:
        parts = parts_of(content, self.style)
        if content.is_open is not None:
            paint_arrow(painter, parts.expander, is_open=content.is_open)
        if content.tick is not Tick.NONE:
            paint_box(painter, parts.box, content.tick)
        if content.type is NodeType.HEADING:
            self._strong(painter, parts.text, content.title)
        elif content.type is NodeType.GROUP:
            self._paint_group(painter, parts, content)
        elif content.is_waiting:
            self._paint_waiting(painter, parts.text)
        else:
            self._paint_name(painter, parts.text, content)

    def _paint_group(self, painter: QPainter, parts: RowParts, content: RowContent) -> None:
        if content.picture is not None:
            paint_picture(painter, parts.picture, content.picture)
        else:
            paint_tile(painter, parts.picture, content.title, self.style.font)
        fonts, area = self._fonts, parts.text
        heights = fonts.plain_metrics.height(), fonts.small_metrics.height()
        top = area.top() + (area.height() - sum(heights)) // 2
        upper = QRect(area.left(), top, area.width(), heights[0])
        lower = QRect(area.left(), top + heights[0], area.width(), heights[1])
        self._strong(painter, upper, content.title)
        self._small(painter, lower, content.subtitle)

    def _paint_name(self, painter: QPainter, area: QRect, content: RowContent) -> None:
        name = fitting(self._fonts.strong_metrics, content.title, area.width())
        paint_pieces(painter, area, pieces(content.before, name), self._fonts)

    def _strong(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(self._fonts.strong)
        paint_text(painter, area, text, self._fonts.strong_metrics, self.style.theme.text)

    def _small(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(self._fonts.small)
        paint_text(painter, area, text, self._fonts.small_metrics, self.style.theme.muted)

    def _paint_waiting(self, painter: QPainter, area: QRect) -> None:
        height = area.height() // 3
        bar = QRectF(area.left(), area.center().y() - height / 2, area.width() * 0.4, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.style.theme.neutral_soft))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
