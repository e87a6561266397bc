"""One setting each: its name, its control, what it means, and what is wrong with it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QPushButton, QSpinBox, QWidget

from music_organizer.models.words import WordedEnum
from music_organizer_gui.views.chips import Chip
from music_organizer_gui.views.elements import column, label, row
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.words import explained, said


class OptionRow(QWidget):
    """What every setting has: room for a sentence of help, and for what is wrong.

    Args:
        help_text: what the setting means.
    """

    changed = Signal(object)

    def __init__(self, help_text: str = "") -> None:
        super().__init__()
        self.help = label(help_text, "muted", wraps=True)
        if not help_text:
            self.help.hide()
        self.problem = label("", "problem", wraps=True)
        self.problem.hide()

    def _tell(self, value: object) -> None:
        self.changed.emit(value)

    def tell_problem(self, text: str) -> None:
        """Say under the control why a value was not taken over; empty takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.setAccessibleDescription(text or self.help.text())

    def explain(self, text: str) -> None:
        """Say what the setting, or its present value, means."""
        self.help.setText(text)
        self.help.setVisible(bool(text))


class ChoiceRow(OptionRow):
    """One of a few worded choices, as chips that wrap; the help is that of the chosen one.

    Args:
        title: what is chosen.
        choices: the members to offer, in their order.
    """

    def __init__(self, title: str, choices: Iterable[WordedEnum]) -> None:
        super().__init__(" ")
        self.setAccessibleName(title)
        self._chips: dict[WordedEnum, QPushButton] = {}
        self._choice: WordedEnum | None = None
        group = QButtonGroup(self)
        flow = FlowLayout()
        for choice in choices:
            chip = Chip(said(choice))
            chip.clicked.connect(partial(self._click, choice))
            chip.setToolTip(explained(choice))
            chip.setAccessibleName(f"{title}: {said(choice)}")
            chip.setAccessibleDescription(explained(choice))
            group.addButton(chip)
            self._chips[choice] = chip
            flow.addWidget(chip)
        self.setLayout(
            column(label(title, "strong", wraps=True), flow, self.help, self.problem, spacing=6)
        )

    def _click(self, choice: WordedEnum, *_: object) -> None:
        self.changed.emit(choice)

    @property
    def choice(self) -> WordedEnum | None:
        """What is chosen now."""
        return self._choice

    def chip(self, choice: WordedEnum) -> QPushButton:
        """Return the chip of a choice."""
        return self._chips[choice]

    def show_value(self, choice: WordedEnum) -> None:
        """Show a choice without telling of it."""
        self._choice = choice
        self._chips[choice].setChecked(True)
        self.explain(explained(choice))


class _SwitchTitle(QLabel):
    """Words that belong to a box, and that may take two lines.

    Args:
        text: the words.
        box: is ticked when they are clicked.
    """

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self._box.click()


class SwitchRow(OptionRow):
    """Something that is done or not done.

    Args:
        title: what is done when it is ticked.
        help_text: what that means.
    """

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(help_text)
        self.box = QCheckBox()
        self.box.setAccessibleName(title)
        self.box.setAccessibleDescription(help_text)
        self.box.clicked.connect(self._tell)
        words = column(_SwitchTitle(title, self.box), self.help, self.problem, spacing=4)
        line = row(self.box, words, spacing=2)
        line.setStretch(1, 1)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_value(self, on: bool) -> None:
        """Show whether it is done without telling of it."""
        self.box.setChecked(on)


class NumberRow(OptionRow):
    """A whole number.

    Args:
        title: what is counted.
        help_text: what it means.
        most: the largest number.
        zero: the word that stands for 0.
    """

    def __init__(self, title: str, help_text: str, most: int, zero: str) -> None:
        super().__init__(help_text)
        self.spin = QSpinBox()
        self.spin.setRange(0, most)
        self.spin.setSpecialValueText(zero)
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(title)
        self.spin.setAccessibleDescription(help_text)
        self.spin.valueChanged.connect(self._tell)
        name = label(title, "strong", wraps=True)
        name.setBuddy(self.spin)
        line = row(self.spin, 1)
        self.setLayout(column(name, line, self.help, self.problem, spacing=6))

    def show_value(self, value: int) -> None:
        """Show a number without telling of it."""
        self.spin.blockSignals(True)
        self.spin.setValue(value)
        self.spin.blockSignals(False)
