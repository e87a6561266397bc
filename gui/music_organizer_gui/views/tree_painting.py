"""The small pictures of a tree row: arrow, tick box, cover or its stand-in, marked name."""

import zlib
from collections.abc import Iterable

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

from music_organizer_gui.models.tree_nodes import Tick
from music_organizer_gui.theme import current_theme, icon
from music_organizer_gui.views.changed_name import Piece

_ROUND = 4
_INITIALS = 2
_TILE_TEXT = 0.42


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
    colors = list(theme.categories.values())
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


def paint_text(painter: QPainter, area: QRect, text: str, font: QFont, color: str) -> None:
    """Draw one line, its middle left out when it does not fit."""
    if area.width() <= 0:
        return
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(color))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | leading(painter)), fitting)
    painter.restore()


def paint_pieces(painter: QPainter, area: QRect, parts: Iterable[Piece], font: QFont) -> None:
    """Draw a name whose new parts stand out by weight and colour."""
    parts = list(parts)
    theme = current_theme()
    layout = QTextLayout("".join(part.text for part in parts), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(leading(painter))
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


def leading(painter: QPainter) -> Qt.AlignmentFlag:
    """Return the side at which lines begin, whatever script a single name is written in."""
    is_turned = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_turned else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def strong(font: QFont) -> QFont:
    """Return the font of what stands out."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


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
