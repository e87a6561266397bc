"""A line of text that can underline the place where it has a mistake."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QWidget

from music_organizer_gui.theme import current_theme


class MarkedLineEdit(QLineEdit):
    """A line edit in letters of one width, which underlines a mistake with a wave.

    Args:
        name: what is written here, for those who cannot see it.
    """

    focused = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("pathFormat")
        self.mistake_column = 0

    def mark_mistake(self, column: int) -> None:
        """Underline from a column on, to the end of the word there.

        Args:
            column: counted from 1; 0 takes the mark away.
        """
        self.mistake_column = column
        self.setProperty("wrong", bool(column))
        self.style().unpolish(self)
        self.style().polish(self)
        self._underline(column - 1, self._length_at(column - 1) if column else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def _length_at(self, start: int) -> int:
        rest = self.text()[start:]
        length = 1
        while length < len(rest) and rest[length].isalnum():
            length += 1
        return length

    def _underline(self, start: int, length: int) -> None:
        """Format a part of the text; the way to do so leads through an input method's event."""
        # A mark after the last letter has nothing to stand under, so it goes under that letter.
        start = max(0, min(start, len(self.text()) - 1))
        attributes = []
        if length:
            shape = QTextCharFormat()
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(QColor(current_theme().bad))
            shape.setBackground(QColor(current_theme().bad_soft))
            shape.setForeground(QColor(current_theme().bad))
            kind = QInputMethodEvent.AttributeType.TextFormat
            at = start - self.cursorPosition()
            attributes.append(QInputMethodEvent.Attribute(kind, at, length, shape))
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))
