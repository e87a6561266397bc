"""What was decided about albums once and for all, and the way to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from music_organizer.models.album_choice import AlbumChoice, RememberedChoice
from music_organizer_gui.views.elements import button, column, label, row
from music_organizer_gui.words import said

_KEY = Qt.ItemDataRole.UserRole
_MOST_LINES = 8


class AlbumSettings(QWidget):
    """Lists the albums that are treated as a person said, each to be forgotten."""

    shown = Signal()
    """It came into sight, so what it lists may be out of date."""
    forget_requested = Signal(list)
    """The keys of the albums whose choice is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.note = label("", "muted", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setAccessibleName(self.tr("Albums you decided about"))
        self.list.itemSelectionChanged.connect(self._show_selection)
        self.forget = button("", self._forget)
        self.setLayout(column(self.note, self.list, row(self.forget, 1), self.problem, spacing=8))
        self.show_choices(())

    def show_choices(self, choices: Sequence[RememberedChoice]) -> None:
        """List what was decided."""
        self.list.clear()
        for one in choices:
            named = " – ".join(filter(None, (one.album_artist, one.name)))
            item = QListWidgetItem(f"{named}: {self._said(one.choice)}", self.list)
            item.setData(_KEY, one.key)
        self.list.setVisible(bool(choices))
        self.forget.setVisible(bool(choices))
        line = self.list.sizeHintForRow(0) if choices else 0
        frame = 2 * self.list.frameWidth() + 2
        self.list.setFixedHeight(min(len(choices), _MOST_LINES) * line + frame)
        self.note.setText(
            self.tr("These albums are treated as you said, whatever their tags say.")
            if choices
            else self.tr(
                "Nothing was decided yet. “Treat as” in the menu of an album in the preview says "
                "what it is, for every run from then on."
            )
        )
        self.tell_problem("")
        self._show_selection()

    def tell_problem(self, text: str) -> None:
        """Say why the list could not be read or changed."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what holds now."""
        super().showEvent(event)
        self.shown.emit()

    def _said(self, choice: AlbumChoice) -> str:
        by = self.tr("by {artist}").format(artist=choice.album_artist)
        kind = said(choice.category) if choice.category is not None else ""
        return ", ".join(filter(None, (kind, by if choice.album_artist else "")))

    def _show_selection(self) -> None:
        count = len(self.list.selectedItems())
        self.forget.setEnabled(count > 0)
        self.forget.setText(
            self.tr("Forget %n choice(s)", "", count) if count else self.tr("Forget")
        )

    def _forget(self) -> None:
        self.forget_requested.emit([one.data(_KEY) for one in self.list.selectedItems()])
