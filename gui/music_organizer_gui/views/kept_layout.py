"""How a person divides the window, kept from one start to the next."""

import json
import re

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QSplitter, QTableView

from music_organizer_gui.preferences import Preferences


def keep_splitter(splitter: QSplitter, name: str, preferences: Preferences) -> None:
    """Divide a splitter as it was left, and remember whenever it is moved.

    Args:
        splitter: holds all its parts.
        name: what its state is kept as.
        preferences: where it is kept.
    """
    splitter.restoreState(preferences.state(name))
    splitter.splitterMoved.connect(lambda *_: preferences.keep_state(name, splitter.saveState()))


def keep_order(table: QTableView, name: str, preferences: Preferences) -> None:
    """Sort a table as it was left, and remember whenever it is sorted otherwise.

    Args:
        table: its model sorts.
        name: what the order is kept as.
        preferences: where it is kept.
    """
    header, name = table.horizontalHeader(), f"order/{name}"
    kept = bytes(preferences.state(name).data()).decode("ascii", "replace")
    found = re.fullmatch(r"(\d{1,2}) ([01])", kept)
    if found and int(found[1]) < header.count():
        header.setSortIndicator(int(found[1]), Qt.SortOrder(int(found[2])))
    table.setSortingEnabled(True)

    def note(column: int, order: Qt.SortOrder) -> None:
        preferences.keep_state(name, QByteArray(f"{column} {order.value}".encode()))

    header.sortIndicatorChanged.connect(note)


class ColumnWidths(QObject):
    """Notes which columns are dragged wider or narrower; whoever fits the columns asks for them.

    Widths are kept in letters, so that they still fit when the letters become larger.

    Args:
        header: the header of the table; it owns the widths.
        name: what they are kept as.
        preferences: where they are kept.
    """

    def __init__(self, header: QHeaderView, name: str, preferences: Preferences) -> None:
        super().__init__(header)
        self._header, self._name, self._preferences = header, f"columns/{name}", preferences
        self._letters = self._kept()
        header.sectionResized.connect(self._note)

    @staticmethod
    def given(header: QHeaderView, column: int) -> int | None:
        """Return the width that a person gave to a column, in pixels; `None` when they did not."""
        widths = header.findChild(ColumnWidths)
        return widths.width(int(column)) if isinstance(widths, ColumnWidths) else None

    def width(self, column: int) -> int | None:
        """Return the width of a column in pixels; `None` while nobody dragged it."""
        letters = self._letters.get(column)
        return None if letters is None else round(letters * _letter(self._header))

    def _note(self, column: int, _before: int, width: int) -> None:
        is_dragged = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        stretches = QHeaderView.ResizeMode.Stretch
        if is_dragged and width and self._header.sectionResizeMode(column) is not stretches:
            self._letters[column] = round(width / _letter(self._header), 2)
            kept = json.dumps(sorted(self._letters.items())).encode()
            self._preferences.keep_state(self._name, QByteArray(kept))

    def _kept(self) -> dict[int, float]:
        try:
            pairs = json.loads(bytes(self._preferences.state(self._name).data()) or b"[]")
            return {int(column): float(letters) for column, letters in pairs}
        except (ValueError, TypeError):
            return {}


def _letter(header: QHeaderView) -> int:
    return max(header.fontMetrics().averageCharWidth(), 1)
