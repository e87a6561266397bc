"""Chips on one line; those without room on it are offered by a menu at its end."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from music_organizer_gui.views.chips import Chip
from music_organizer_gui.views.elements import row

_SPACING = 6


class ChipLine(QWidget):
    """One of several choices; never higher than a chip, however many there are.

    Args:
        name: what is chosen, for those who cannot see it.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._chips: dict[Hashable, Chip] = {}
        self._group = QButtonGroup(self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = Chip()
        self.more.setMenu(self._menu)
        self.more.setAccessibleName(name)
        self._line = row(self.more, 1, spacing=_SPACING)
        self.setAccessibleName(name)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def keys(self) -> list[Hashable]:
        """What is offered, in its order."""
        return list(self._chips)

    @property
    def choice(self) -> Hashable:
        """What is chosen; `None` as long as nothing is."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def chip(self, key: Hashable) -> Chip | None:
        """Return the chip of a choice, whether there is room for it or not."""
        return self._chips.get(key)

    def offer(self, choices: dict[Hashable, tuple[str, str]], chosen: Hashable) -> None:
        """Offer other choices.

        Args:
            choices: each with its words and what explains them.
            chosen: the one that is chosen.
        """
        if list(choices) != list(self._chips):
            self._make_chips(list(choices))
            self._chips[chosen].setChecked(True)
        for key, (words, explained) in choices.items():
            self._chips[key].setText(words.replace("&", "&&"))
            self._chips[key].setToolTip(explained)
        self._share_room()

    def minimumSizeHint(self) -> QSize:
        """Return the room for the menu alone."""
        return self.more.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the room for all of them."""
        hints = [chip.sizeHint() for chip in self._chips.values()]
        width = sum(hint.width() + _SPACING for hint in hints)
        return QSize(width, self.more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Share the room anew between letters of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_room()

    def _make_chips(self, keys: list[Hashable]) -> None:
        for old in self._chips.values():
            self._group.removeButton(old)
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = {}
        before: QWidget = self.more
        for place, key in enumerate(keys):
            chip = Chip()
            chip.clicked.connect(self._tell)
            self._group.addButton(chip)
            self._line.insertWidget(place, chip)
            self._chips[key] = chip
            self.setTabOrder(before, chip)
            before = chip
        self.setTabOrder(before, self.more)

    def _share_room(self) -> None:
        widths = [chip.sizeHint().width() + _SPACING for chip in self._chips.values()]
        room = self.width() + _SPACING
        shown = len(widths)
        if sum(widths) > room:
            self._name_menu(self.tr("More"))
            room -= self._widest_menu() + _SPACING
            while shown and sum(widths[:shown]) > room:
                shown -= 1
        focused = self.focusWidget()
        for place, chip in enumerate(self._chips.values()):
            chip.setVisible(place < shown)
        self.more.setVisible(shown < len(widths))
        self._show_hidden_choice()
        if focused in self._chips.values() and self.more.isVisible() and not focused.isVisible():
            self.more.setFocus()

    def _widest_menu(self) -> int:
        """Return the room for the menu, whichever of the choices it has to name."""
        named = [self.more.sizeHint().width()]
        chosen = self._chips.get(self.choice)
        if chosen is not None:
            named.append(chosen.sizeHint().width() + self.fontMetrics().horizontalAdvance(" ▾"))
        return max(named)

    def _show_hidden_choice(self) -> None:
        chosen = self._chips.get(self.choice)
        hides = chosen is not None and chosen.isHidden()
        self._name_menu(chosen.text() if chosen is not None and hides else self.tr("More"))
        self.more.setCheckable(hides)
        self.more.setChecked(hides)

    def _name_menu(self, words: str) -> None:
        self.more.setText(f"{words} ▾")

    def _fill_menu(self) -> None:
        self._menu.clear()
        for chip in self._chips.values():
            if chip.isHidden():
                action = self._menu.addAction(chip.text(), chip.click)
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.setToolTip(chip.toolTip())
        self._menu.setToolTipsVisible(True)

    def _tell(self) -> None:
        self._share_room()
        self.chosen.emit()
