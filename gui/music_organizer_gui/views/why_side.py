"""The place of the explanation: beside the tree, or instead of it where there is no room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from music_organizer_gui.views.elements import button, column

_LEAST_LETTERS = 38


class WhySide(QWidget):
    """Holds the panel, and a way back to the tree.

    Args:
        panel: explains the chosen row.
    """

    left = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Why here?"))
        self.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        self.back = button(self.tr("Back to the list"), self.left.emit, "link")
        layout = column(self.back, panel, spacing=4)
        layout.setAlignment(self.back, Qt.AlignmentFlag.AlignLeft)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.back.hide()

    def show_way_back(self, *, is_shown: bool) -> None:
        """Offer the way back, or withdraw it."""
        self.back.setVisible(is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)
