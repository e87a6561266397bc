"""Two files side by side: what holds a name, and what wants it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from music_organizer_gui.models.why_facts import FileFacts
from music_organizer_gui.views.elements import ElidedLabel, column, label
from music_organizer_gui.words import moment, playing_time, shown_path, size

_FACTS = 5


class FileComparison(QWidget):
    """A small table of two files; what differs is bold."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.newcomer = ElidedLabel("", "muted")
        self.holder = ElidedLabel("", "muted")
        self.setLayout(column(self._grid, self.newcomer, self.holder, spacing=4))

    def show_files(
        self, newcomer: FileFacts, holder: FileFacts, *, holds_name: bool = True
    ) -> None:
        """Show two files; facts that are not known yet are left out.

        Args:
            newcomer: the file that is explained.
            holder: the other one.
            holds_name: whether that one holds the name, or is just another copy.
        """
        self._clear()
        self._heading(1, self.tr("This file"), newcomer)
        other = self.tr("Has the name") if holds_name else self.tr("Another copy")
        self._heading(2, other, holder)
        for number, (name, values) in enumerate(self._lines(newcomer, holder), 2):
            self._grid.addWidget(label(name, "muted"), number, 0)
            style = "strong" if values[0] != values[1] else ""
            for side, value in enumerate(values, 1):
                shown = label(value or "–", style, wraps=True)
                shown.setAccessibleName(f"{name}: {value}")
                self._grid.addWidget(shown, number, side)
        self.newcomer.setText(self.tr("This file: {0}").format(shown_path(newcomer.path)))
        told = self.tr("Has the name: {0}") if holds_name else self.tr("Another copy: {0}")
        self.holder.setText(told.format(shown_path(holder.path)))

    def _lines(
        self, newcomer: FileFacts, holder: FileFacts
    ) -> Sequence[tuple[str, tuple[str, str]]]:
        facts = [self._facts(one) for one in (newcomer, holder)]
        names = [
            self.tr("Format"),
            self.tr("Length"),
            self.tr("Bitrate"),
            self.tr("Size"),
            self.tr("Date"),
        ]
        pairs = zip(names, zip(*facts, strict=True), strict=True)
        return [(name, pair) for name, pair in pairs if any(pair)]

    def _facts(self, one: FileFacts) -> tuple[str, ...]:
        audio = one.audio
        if audio is None:
            return ("",) * _FACTS
        rate = self.tr("{0} kbit/s").format(round(audio.bitrate / 1000)) if audio.bitrate else ""
        length = playing_time(audio.length) if audio.length else ""
        kind = audio.format.upper()
        if audio.identity is None:
            return kind, length, rate, "", ""
        changed = datetime.fromtimestamp(audio.identity.mtime_ns / 1e9, tz=UTC)
        return kind, length, rate, size(audio.identity.size), moment(changed)

    def _heading(self, side: int, name: str, facts: FileFacts) -> None:
        picture = QLabel()
        if facts.picture is not None:
            picture.setPixmap(facts.picture)
            picture.setAccessibleName(self.tr("Cover of {0}").format(name))
            self._grid.addWidget(picture, 0, side)
        else:
            picture.deleteLater()
        self._grid.addWidget(label(name, "muted", wraps=True), 1, side)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
