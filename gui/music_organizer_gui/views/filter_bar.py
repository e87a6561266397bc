"""Chips with counts and a search field: what an operation tree shows."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLineEdit, QPushButton, QSizePolicy, QWidget

from music_organizer.models.outline import Kind, OutlineSummary
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.views.chips import Chip
from music_organizer_gui.views.elements import row
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.words import explained, number, said

_PAUSE_MS = 150
_SEARCH_WIDTH = 34
_NARROW = 110


class FilterBar(QWidget):
    """Sets the filter of a model; the category of that filter is left to others.

    Args:
        model: the model of the tree.
    """

    def __init__(self, model: OperationTreeModel) -> None:
        super().__init__()
        self._model = model
        self._chips: dict[Kind | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        self._chip_row = QWidget()
        self._chip_row.setLayout(self._flow)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._apply)
        self.search = QLineEdit()
        self._line = row(self._chip_row, self.search)
        self._lay_out()
        model.summary_changed.connect(self._show_summary)

    def focus_search(self) -> None:
        """Let a person type what they look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def chip(self, kind: Kind | None) -> QPushButton | None:
        """Return the chip of a kind, or that of all files for `None`."""
        return self._chips.get(kind)

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
        """Put the search field below the chips where both side by side are too wide."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)

    def _lay_out(self) -> None:
        search = self.search
        search.setPlaceholderText(self.tr("Filter by name, artist, folder…"))
        search.setAccessibleName(self.tr("Filter"))
        search.setClearButtonEnabled(True)
        search.setMinimumWidth(search.fontMetrics().averageCharWidth() * _SEARCH_WIDTH)
        search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        search.textChanged.connect(self._pause.start)
        search.returnPressed.connect(self._apply)
        search.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chip_row.setSizePolicy(policy)
        self._line.setStretch(0, 1)
        self._line.setAlignment(search, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._line)

    def _apply(self) -> None:
        self._pause.stop()
        kind = next((one for one, chip in self._chips.items() if chip.isChecked()), None)
        wanted = replace(self._model.filter, kind=kind, text=self.search.text().strip())
        if wanted != self._model.filter:
            self._model.set_filter(wanted)

    def _show_summary(self, summary: OutlineSummary) -> None:
        counts: dict[Kind | None, int] = {None: summary.total}
        counts |= {kind: count for kind, count in summary.kinds.items()}  # noqa: C416 - keys widen
        if list(counts) != list(self._chips):
            self._make_chips(list(counts))
        for kind, count in counts.items():
            words = said(kind) if kind is not None else self.tr("All")
            self._chips[kind].setText(f"{words} {number(count)}")
        self._apply()

    def _make_chips(self, kinds: list[Kind | None]) -> None:
        chosen = self._model.filter.kind
        for old in self._chips.values():
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.deleteLater()
        self._chips = {kind: self._made_chip(kind) for kind in kinds}
        self._chips[chosen if chosen in self._chips else None].setChecked(True)

    def _made_chip(self, kind: Kind | None) -> QPushButton:
        chip = Chip()
        chip.setToolTip(explained(kind) if kind is not None else "")
        chip.clicked.connect(self._apply)
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        chip.show()
        return chip
