"""Chips with counts and a search field: what an operation tree shows."""

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from music_organizer.models.outline import Kind, OutlineSummary
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.views.chip_line import ChipLine
from music_organizer_gui.views.elements import row
from music_organizer_gui.views.scrolling import fold, letters_in
from music_organizer_gui.words import explained, number, said

if TYPE_CHECKING:
    from collections.abc import Hashable

_PAUSE_MS = 150
_SEARCH_WIDTH = 34
_SMALL_SEARCH_WIDTH = 24
_ROOMY = 110
_NARROW = 60


class FilterBar(QWidget):
    """Sets the filter of a model; the category of that filter is left to others.

    Args:
        model: the model of the tree.
    """

    def __init__(self, model: OperationTreeModel) -> None:
        super().__init__()
        self._model = model
        self.chips = ChipLine(self.tr("Show only"))
        self.chips.chosen.connect(self._apply)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._apply)
        self.search = QLineEdit()
        self._line = row(self.chips, self.search)
        self._lay_out()
        model.summary_changed.connect(self._show_summary)

    def focus_search(self) -> None:
        """Let a person type what they look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def chip(self, kind: Kind | None) -> QPushButton | None:
        """Return the chip of a kind, or that of all files for `None`."""
        return self.chips.chip(kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Empty the search field with Escape before Escape means anything else."""
        is_escape = (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        )
        if is_escape and self.search.text():
            self.search.clear()
            self._apply()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the chips the room; put the search field below them where there is too little."""
        super().resizeEvent(event)
        letters = letters_in(self)
        fold(self._line, is_narrow=letters < _NARROW)
        width = _SEARCH_WIDTH if letters >= _ROOMY else _SMALL_SEARCH_WIDTH
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * width)

    def _lay_out(self) -> None:
        search = self.search
        search.setPlaceholderText(self.tr("Filter by name, artist, folder…"))
        search.setAccessibleName(self.tr("Filter"))
        search.setClearButtonEnabled(True)
        search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        search.textChanged.connect(self._pause.start)
        search.returnPressed.connect(self._apply)
        search.installEventFilter(self)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def _apply(self) -> None:
        self._pause.stop()
        kind = cast("Kind | None", self.chips.choice)
        wanted = replace(self._model.filter, kind=kind, text=self.search.text().strip())
        if wanted != self._model.filter:
            self._model.set_filter(wanted)

    def _show_summary(self, summary: OutlineSummary) -> None:
        counts: dict[Kind | None, int] = {None: summary.total}
        counts |= {kind: count for kind, count in summary.kinds.items()}  # noqa: C416 - keys widen
        choices: dict[Hashable, tuple[str, str]] = {}
        for kind, count in counts.items():
            words = said(kind) if kind is not None else self.tr("All")
            choices[kind] = (f"{words} {number(count)}", explained(kind) if kind else "")
        chosen = self._model.filter.kind
        self.chips.offer(choices, chosen if chosen in choices else None)
        self._apply()
