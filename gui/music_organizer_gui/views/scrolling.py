"""Pages that scroll or fold when the window is too small for them, or the letters too large."""

from PySide6.QtCore import Qt
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
