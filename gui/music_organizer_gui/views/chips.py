"""Chips: a choice among a few, side by side."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from music_organizer.models.words import WordedEnum
from music_organizer_gui.views.elements import row
from music_organizer_gui.words import explained, said


class Chip(QPushButton):
    """A choice among others, with room for its words in bold: nothing moves when it is chosen.

    Args:
        text: what it says.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the room for the words in bold."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        widths = (QFontMetrics(font).horizontalAdvance(self.text()) for font in (bold, self.font()))
        size = super().sizeHint()
        return QSize(size.width() + max(next(widths) - next(widths), 0), size.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words that are cut off choose nothing."""
        return self.sizeHint()


class ChoiceChips(QWidget):
    """One of a few worded choices, as chips side by side.

    Args:
        choices: the members to offer, in their order.
        name: what is chosen, for those who cannot see it.
    """

    chosen = Signal(object)

    def __init__(self, choices: Iterable[WordedEnum], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[WordedEnum, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = row(spacing=6)
        for choice in choices:
            chip = Chip(said(choice))
            chip.clicked.connect(partial(self._choose, choice))
            chip.setToolTip(explained(choice))
            chip.setAccessibleName(f"{name}: {said(choice)}")
            self._group.addButton(chip)
            self._chips[choice] = chip
            layout.addWidget(chip)
        self.setLayout(layout)

    @property
    def choice(self) -> WordedEnum | None:
        """What is chosen now."""
        return next((one for one, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, choice: WordedEnum) -> None:
        """Show a choice without telling of it."""
        self._chips[choice].setChecked(True)

    def _choose(self, choice: WordedEnum, *_: object) -> None:
        self.chosen.emit(choice)
