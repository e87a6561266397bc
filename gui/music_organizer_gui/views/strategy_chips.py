"""The four answers to a place that is taken."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from music_organizer.models.conflict import ConflictStrategy
from music_organizer_gui import words
from music_organizer_gui.views.elements import button
from music_organizer_gui.views.flow_layout import FlowLayout

_STRATEGIES = (
    ConflictStrategy.KEEP_BOTH,
    ConflictStrategy.RENAME,
    ConflictStrategy.REPLACE,
    ConflictStrategy.SKIP,
)


class StrategyChips(QWidget):
    """The four answers to a taken place, in as many lines as the panel needs.

    Args:
        name: what they answer, for who does not see them.
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.chips: dict[ConflictStrategy, QPushButton] = {}
        group = QButtonGroup(self)
        for strategy in _STRATEGIES:
            chip = button(words.said(strategy), partial(self.chosen.emit, strategy), "chip")
            chip.setCheckable(True)
            chip.setToolTip(words.explained(strategy))
            chip.setAccessibleName(f"{name}: {words.said(strategy)}")
            group.addButton(chip)
            self.chips[strategy] = chip
        self.setLayout(FlowLayout(*self.chips.values()))

    @property
    def choice(self) -> ConflictStrategy:
        """What is chosen now."""
        checked = (one for one, chip in self.chips.items() if chip.isChecked())
        return next(checked, ConflictStrategy.SKIP)

    def choose(self, strategy: ConflictStrategy) -> None:
        """Show a choice without telling of it."""
        self.chips[strategy].setChecked(True)
