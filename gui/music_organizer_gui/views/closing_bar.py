"""Asks, once and in place, what becomes of a run when its window is closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from music_organizer_gui.views.elements import CARD_MARGIN, button, label, row


class ClosingBar(QFrame):
    """A question at the top of the window; it takes no answer for granted."""

    stop_and_close_requested = Signal()
    keep_running_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        text = label(
            self.tr(
                "Files are being organized. Stopping ends after the file at work; what was done "
                "stays, and the rest can be finished later."
            ),
            wraps=True,
        )
        self.keep = button(self.tr("Keep running"), self._keep)
        self.stop = button(self.tr("Stop and close"), self.stop_and_close_requested.emit, "primary")
        layout = row(text, self.keep, self.stop)
        layout.setStretch(0, 1)
        layout.setContentsMargins(CARD_MARGIN, 8, CARD_MARGIN, 8)
        self.setLayout(layout)
        self.hide()

    def ask(self) -> None:
        """Show the question."""
        self.show()
        self.keep.setFocus()

    def _keep(self) -> None:
        self.hide()
        self.keep_running_requested.emit()
