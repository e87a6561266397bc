"""Where did this file go? A field that searches every session while one types."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

_PAUSE_MS = 250
_LEAST_LETTERS = 17
_MOST_LETTERS = 48


class SessionSearch(QLineEdit):
    """Tells what is searched for when the person pauses in typing, and empties itself by Esc."""

    search_requested = Signal(str)
    """Carries the words; empty when the search is over."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Search every session for a file…"))
        self.setAccessibleName(self.tr("Search every session for a file"))
        self.setToolTip(self.tr("Ctrl+F"))
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(letter * _LEAST_LETTERS)
        self.setMaximumWidth(letter * _MOST_LETTERS)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the search by Esc; an empty field leaves the key to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _wait(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.search_requested.emit(self.text().strip())
