"""How the cells of the session table are drawn."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from music_organizer_gui.models.session_table import BADGE_ROLE, PIN_ROLE
from music_organizer_gui.models.session_words import ARROW, Badge
from music_organizer_gui.theme import current_theme, icon

Index = QModelIndex | QPersistentModelIndex

_PADDING = 8
_BADGE_SCALE = 0.86
# As shares of the icon's side.
_BADGE_MARGIN, _BADGE_DISTANCE = 0.8, 0.4
_BEGINNING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINES = int(_BEGINNING)


class SessionDelegate(QStyledItemDelegate):
    """Draws states as badges and marks what is pinned; everything else as text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room at the sides and draw no frame around a single cell."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        badge = index.data(BADGE_ROLE)
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        area = QRect(drawn.rect)
        text = drawn.text
        drawn.text = ""
        style = drawn.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        inner = area.adjusted(_PADDING, 0, -_PADDING, 0)
        if isinstance(badge, Badge):
            paint_badge(painter, inner, badge, drawn.font)
            return
        if index.data(PIN_ROLE):
            side = QFontMetrics(drawn.font).height()
            mark = QStyle.alignedRect(drawn.direction, _BEGINNING, QSize(side, side), inner)
            icon("pin", current_theme().accent).paint(painter, mark)
            rest = inner.adjusted(side + 4, 0, 0, 0)
            inner = QStyle.visualRect(drawn.direction, inner, rest)
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(QColor(current_theme().text))
        fitting = fitted(painter.fontMetrics(), text, inner.width())
        painter.drawText(inner, int(drawn.displayAlignment), fitting)
        painter.restore()


def fitted(metrics: QFontMetrics, text: str, width: int) -> str:
    """Shorten a text in its middle; where it tells of two places, each in its own.

    Args:
        metrics: those of the font it is drawn in.
        text: it may hold an arrow.
        width: the room there is, in pixels.
    """
    whole = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    first, arrow, second = text.partition(ARROW)
    if whole == text or not arrow:
        return whole
    room = max(width - metrics.horizontalAdvance(arrow), 0)
    wishes = [metrics.horizontalAdvance(place) for place in (first, second)]
    # A place that needs less than half leaves the rest to the other.
    rooms = [max(room // 2, room - wish) for wish in reversed(wishes)]
    shown = [
        metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, part)
        for place, part in zip((first, second), rooms, strict=True)
    ]
    return arrow.join(shown)


def paint_badge(painter: QPainter, area: QRect, badge: Badge, font: QFont) -> None:
    """Draw a state: an icon and a word on a soft ground.

    Args:
        painter: draws.
        area: the badge stands where its lines begin, in the middle of its height.
        badge: the state.
        font: the font of the text around it.
    """
    small, metrics = _badge_letters(font.toString())
    side = metrics.ascent()
    margin, distance = round(side * _BADGE_MARGIN), round(side * _BADGE_DISTANCE)
    beside = margin + side + distance
    # The end is round, and has as much room as the icon.
    around = beside + side
    text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, area.width() - around)
    width, height = metrics.horizontalAdvance(text) + around, metrics.height() + 6
    ground = QRectF(area.left(), area.center().y() - height / 2 + 1, width, height)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        ground.moveRight(area.right())
    theme = current_theme()
    ink = str(getattr(theme, badge.tone))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(str(getattr(theme, f"{badge.tone}_soft"))))
    painter.drawRoundedRect(ground, height / 2, height / 2)
    rest = ground.adjusted(beside, 0, 0, 0)
    mark = QRect(round(ground.left()) + margin, round(ground.center().y() - side / 2), side, side)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        rest.moveRight(ground.right() - beside)
        mark.moveRight(round(ground.right()) - margin)
    icon(badge.icon, ink).paint(painter, mark)
    painter.setFont(small)
    painter.setPen(QColor(ink))
    painter.drawText(rest, _LINES, text)
    painter.restore()


@lru_cache(maxsize=16)
def _badge_letters(font: str) -> tuple[QFont, QFontMetrics]:
    small = QFont()
    small.fromString(font)
    if small.pixelSize() > 0:
        small.setPixelSize(max(round(small.pixelSize() * _BADGE_SCALE), 1))
    else:
        small.setPointSizeF(small.pointSizeF() * _BADGE_SCALE)
    small.setWeight(QFont.Weight.DemiBold)
    return small, QFontMetrics(small)
