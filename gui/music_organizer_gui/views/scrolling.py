"""Pages that scroll or fold when the window is too small for them, or the letters too large."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QWidget


def scrolled(layout: QLayout) -> QScrollArea:
    """Let a layout be scrolled up and down where it does not fit.

    Args:
        layout: takes the whole width, and at least the height it needs.
    """
    inner = QWidget()
    inner.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def letters_in(widget: QWidget) -> int:
    """Return how many letters a line of a widget can hold."""
    return widget.width() // max(widget.fontMetrics().averageCharWidth(), 1)


def fold(layout: QBoxLayout, *, is_narrow: bool) -> None:
    """Lay what stands side by side one below the other, or side by side again."""
    directions = QBoxLayout.Direction
    layout.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)


class WrappingColumn(QWidget):
    """A column whose sentences have the height they need at the width it is given.

    Qt asks how high a part becomes in a width only where it stands below others, not beside them.

    Args:
        layout: what it holds.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self._holds = layout

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed now."""
        hint = super().minimumSizeHint()
        width = max(self.width(), hint.width())
        return QSize(hint.width(), max(hint.height(), self._holds.totalHeightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
