"""The two cards that say where music comes from and where it goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from music_organizer_gui.views.dropping import dropped_paths
from music_organizer_gui.views.elements import (
    CARD_MARGIN,
    ElidedLabel,
    button,
    column,
    label,
    row,
)
from music_organizer_gui.views.scrolling import fold


class LocationCard(QFrame):
    """One folder: its path, what is known of it, and what is wrong with it.

    Args:
        title: what the folder is for.
        name: the same for those who cannot see the card.
    """

    change_requested = Signal()
    folder_dropped = Signal(object)

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self.path = ElidedLabel("", "strong")
        self.facts = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.problem = label("", "problem", wraps=True)
        self.change = button(self.tr("Change…"), self.change_requested.emit)
        self.change.setAccessibleName(f"{name}: {self.tr('Change…')}")
        self._head = column(label(title, "muted"), self.path, spacing=3)
        self._head.setStretch(1, 1)
        text = column(self._head, self.facts, self.problem, spacing=3)
        layout = row(text, self.change)
        layout.setStretch(0, 1)
        layout.setAlignment(self.change, Qt.AlignmentFlag.AlignVCenter)
        layout.setContentsMargins(CARD_MARGIN, 10, CARD_MARGIN, 10)
        self.setLayout(layout)

    def show_compact(self, *, is_compact: bool) -> None:
        """Put the path beside what it is for, or below it."""
        fold(self._head, is_narrow=not is_compact)
        self._head.setSpacing(8 if is_compact else 3)

    def show_folder(self, path: Path | None, facts: str, problem: str = "") -> None:
        """Show a folder.

        Args:
            path: the folder; `None` while none is chosen.
            facts: what is known of it, in a few words.
            problem: why it cannot be used; it takes the place of the facts.
        """
        self.path.setText(_from_home(path) if path else self.tr("Choose a folder"))
        self.facts.setText(facts)
        self.facts.setVisible(not problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setAccessibleDescription(f"{path or ''} {problem or facts}".strip())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a folder."""
        if self.change.isEnabled() and dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first folder that was dropped."""
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        self.folder_dropped.emit(dropped_paths(event.mimeData()))


def _from_home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
