"""The small pictures of a tree row: arrow, tick box, cover or its stand-in, marked name."""

import zlib
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from music_organizer.models.category import Category
from music_organizer_gui.models.tree_nodes import Tick
from music_organizer_gui.theme import current_theme, icon
from music_organizer_gui.views.changed_name import Piece
from music_organizer_gui.views.tree_fonts import TreeFonts

_ROUND = 4
_INITIALS = 2
_TILE_TEXT = 0.42
_FIRST_MARK = "\u0300"
_STRAIGHT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_TURNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
# Joining flags anew takes longer than drawing a word.
_STRAIGHT_LINES = int(_STRAIGHT | Qt.AlignmentFlag.AlignVCenter)
_TURNED_LINES = int(_TURNED | Qt.AlignmentFlag.AlignVCenter)


def paint_arrow(painter: QPainter, area: QRect, *, is_open: bool) -> None:
    """Draw the arrow of a row that can be closed."""
    name = "chevron-down" if is_open else "chevron-right"
    icon(name, current_theme().muted).paint(painter, area)


def paint_box(painter: QPainter, area: QRect, tick: Tick) -> None:
    """Draw a tick box in one of its three states."""
    theme = current_theme()
    frame = QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = tick in (Tick.ON, Tick.SOME)
    painter.setPen(QPen(QColor(theme.accent if filled else theme.muted), 1.2))
    painter.setBrush(QColor(theme.accent if filled else theme.card))
    painter.drawRoundedRect(frame, _ROUND, _ROUND)
    painter.restore()
    if filled:
        mark = "check" if tick is Tick.ON else "minus"
        icon(mark, theme.on_accent).paint(painter, frame.toRect().adjusted(1, 1, -1, -1))


def paint_picture(painter: QPainter, area: QRect, picture: QPixmap | QImage) -> None:
    """Draw a thumbnail with rounded corners, cut to a square."""
    pixmap = picture if isinstance(picture, QPixmap) else QPixmap.fromImage(picture)
    side = min(pixmap.width(), pixmap.height())
    middle = QRect((pixmap.width() - side) // 2, (pixmap.height() - side) // 2, side, side)
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), _ROUND, _ROUND)
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(path)
    painter.drawPixmap(area, pixmap, middle)
    painter.restore()


def paint_tile(painter: QPainter, area: QRect, title: str, font: QFont) -> None:
    """Draw a coloured tile with the initials of an album in place of its cover."""
    theme = current_theme()
    colors = [theme.category(one.value) for one in Category]
    color = colors[zlib.crc32(title.encode("utf-8", "replace")) % len(colors)]
    letters = QFont(font)
    letters.setPixelSize(max(round(area.height() * _TILE_TEXT), 1))
    letters.setWeight(QFont.Weight.Bold)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(area), _ROUND, _ROUND)
    painter.setFont(letters)
    painter.setPen(QColor(theme.card))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), initials(title))
    painter.restore()


def initials(title: str) -> str:
    """Return the first letters of the last part of a title such as `Artist / Album`."""
    album = title.rpartition(" / ")[2]
    firsts = (next(filter(str.isalnum, word), "") for word in album.split())
    letters = [letter.upper() for letter in firsts if letter.isalpha()]
    return "".join(letters[:_INITIALS]) or album[:1].upper()


def fitting(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return one line, its middle left out when it does not fit."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def paint_text(
    painter: QPainter, area: QRect, text: str, metrics: QFontMetrics, color: str
) -> None:
    """Draw one line in the font that is set, its middle left out when it does not fit."""
    if area.width() > 0:
        painter.setPen(QColor(color))
        painter.drawText(area, _lines(painter), fitting(metrics, text, area.width()))


def paint_pieces(painter: QPainter, area: QRect, parts: Sequence[Piece], fonts: TreeFonts) -> None:
    """Draw a name whose new parts stand out by weight and colour."""
    theme = current_theme()
    if all(_is_plain(part.text) for part in parts) and not _is_turned(painter):
        _paint_in_turn(painter, area, parts, fonts)
        return
    layout = QTextLayout("".join(part.text for part in parts), fonts.plain)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(_TURNED if _is_turned(painter) else _STRAIGHT)
    layout.setTextOption(option)
    layout.setFormats(_formats(parts, theme.accent))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    painter.save()
    painter.setPen(QColor(theme.text))
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
    painter.restore()


def _paint_in_turn(
    painter: QPainter, area: QRect, parts: Sequence[Piece], fonts: TreeFonts
) -> None:
    """Draw pieces of plain letters one beside the other, in a third of the time of a layout."""
    theme, left = current_theme(), float(area.left())
    metrics = fonts.plain_metrics
    base = area.top() + (area.height() - metrics.height()) / 2 + metrics.ascent()
    for part in parts:
        painter.setFont(fonts.strong if part.is_new else fonts.plain)
        painter.setPen(QColor(theme.accent if part.is_new else theme.text))
        painter.drawText(QPointF(left, base), part.text)
        left += (fonts.strong_advances if part.is_new else fonts.plain_advances)(part.text)


def _is_plain(text: str) -> bool:
    """Tell whether letters stand one after the other, each as it is."""
    return text.isascii() or max(text.replace("…", ""), default="") < _FIRST_MARK


def _is_turned(painter: QPainter) -> bool:
    return painter.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _lines(painter: QPainter) -> int:
    """Return the side at which lines begin, whatever script a single name is written in."""
    return _TURNED_LINES if _is_turned(painter) else _STRAIGHT_LINES


def _formats(parts: Iterable[Piece], color: str) -> list[QTextLayout.FormatRange]:
    formats, begin = [], 0
    for part in parts:
        # Qt counts in units of UTF-16.
        length = len(part.text.encode("utf-16-le", "surrogatepass")) // 2
        if part.is_new:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length = begin, length
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setForeground(QColor(color))
            marked.format = look
            formats.append(marked)
        begin += length
    return formats
