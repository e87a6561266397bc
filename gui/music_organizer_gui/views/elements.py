"""The small parts that every page is made of."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from music_organizer_gui.theme import current_theme, icon

CARD_MARGIN = 14
SPACING = 10
_DISTANCE = " "


def label(text: str = "", name: str = "", *, wraps: bool = False) -> QLabel:
    """Make a label in one of the styles of the style sheet.

    Args:
        text: what it says, taken literally.
        name: `pageTitle`, `sectionTitle`, `muted`, `strong`, `problem`…
        wraps: whether long text goes on in the next line.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    return made


def button(
    text: str, wish: Callable[[], object], name: str = "", icon_name: str = ""
) -> QPushButton:
    """Make a button that calls `wish` when it is pressed.

    Args:
        text: the verb on it.
        wish: called without arguments.
        name: `primary`, `danger`, `link`, or none for a plain one.
        icon_name: a bundled icon.
    """
    made = IconButton(text, icon_name) if icon_name else QPushButton(text)
    made.setObjectName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda *_: wish())
    return made


class IconButton(QPushButton):
    """A button with an icon that keeps its distance from the words.

    Qt puts four pixels between them, however large the letters are.

    Args:
        text: the verb on it.
        icon_name: a bundled icon.
    """

    def __init__(self, text: str, icon_name: str) -> None:
        super().__init__(text)
        self.setIcon(icon(icon_name))
        self.setProperty("iconName", icon_name)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Move the words away from the icon."""
        super().initStyleOption(option)
        if option.text:
            option.text = f"{_DISTANCE}{option.text}"

    def sizeHint(self) -> QSize:
        """Return a size with room for the distance."""
        hint = super().sizeHint()
        if self.text():
            hint.setWidth(hint.width() + self.fontMetrics().horizontalAdvance(_DISTANCE))
        return hint


def row(*parts: QWidget | QLayout | int, spacing: int = SPACING) -> QHBoxLayout:
    """Lay parts side by side; a number is a stretch of that weight."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, parts)
    return layout


def column(*parts: QWidget | QLayout | int, spacing: int = SPACING) -> QVBoxLayout:
    """Lay parts one below the other; a number is a stretch of that weight."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, parts)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, parts: Iterable[QWidget | QLayout | int]) -> None:
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addStretch(part)


def titled(title: str | QLabel, content: QWidget) -> QVBoxLayout:
    """Lay out a page: its title, and below it the content that fills it."""
    heading = label(title, "pageTitle") if isinstance(title, str) else title
    layout = column(heading, content, spacing=12)
    layout.setStretch(1, 1)
    layout.setContentsMargins(20, 16, 20, 16)
    return layout


def restyle(widget: QWidget, name: str) -> None:
    """Give a widget that is shown already another style of the style sheet."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        for one in (widget, *widget.findChildren(QWidget)):
            one.style().unpolish(one)
            one.style().polish(one)


class Card(QFrame):
    """A bordered ground with rounded corners.

    Args:
        layout: what it holds.
        name: `card`, `notice`, `error` or `success`.
    """

    def __init__(self, layout: QLayout, name: str = "card") -> None:
        super().__init__()
        self.setObjectName(name)
        layout.setContentsMargins(CARD_MARGIN, 10, CARD_MARGIN, 10)
        self.setLayout(layout)


class ElidedLabel(QLabel):
    """One line of which a part is left out when it does not fit; the tooltip has the whole.

    Args:
        text: the line.
        name: a style of the style sheet.
        side: where the part is left out.
    """

    def __init__(
        self,
        text: str = "",
        name: str = "",
        side: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__()
        self._side = side
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another line."""
        super().setText(text)
        self.setAccessibleName(text)
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line; it may become as narrow as need be."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole line as tooltip when it does not fit."""
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), self._side, self.contentsRect().width())
        area = QRect(self.contentsRect())
        self.style().drawItemText(
            painter,
            area,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )

    def _tell_whole(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else self.text())


class Notice(QFrame):
    """A line that tells something and may offer what to do about it."""

    action_requested = Signal()

    def __init__(self, name: str = "notice") -> None:
        super().__init__()
        self.setObjectName(name)
        self.text = label(wraps=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = button("", self.action_requested.emit)
        layout = row(self.text, self.action)
        layout.setContentsMargins(CARD_MARGIN, 8, CARD_MARGIN, 8)
        self.setLayout(layout)
        self.hide()

    def tell(self, text: str, action: str = "", name: str = "") -> None:
        """Show a sentence; an empty one hides the line.

        Args:
            text: the sentence.
            action: the verb on its button; none without it.
            name: `notice`, `error` or `success`.
        """
        if name:
            restyle(self, name)
        self.text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setVisible(bool(text))


class ThemedIcon(QLabel):
    """A bundled icon that keeps to the theme.

    Args:
        name: the icon.
        side: its side in pixels.
    """

    def __init__(self, name: str, side: int = 18) -> None:
        super().__init__()
        self._name, self._side = name, side
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(icon(self._name, current_theme().muted).pixmap(self._side, self._side))


def recolor_icons(root: QWidget) -> None:
    """Give every button below `root` its icon again, in the colours of the theme."""
    for one in root.findChildren(QPushButton):
        name = one.property("iconName")
        if name:
            checked = one.objectName() == "place" and one.isChecked()
            theme = current_theme()
            primary = one.objectName() == "primary"
            ink = theme.on_accent if primary else theme.accent if checked else theme.text
            one.setIcon(icon(str(name), ink))
