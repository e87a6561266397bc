"""Where the history lies, and how long sessions stay in it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from music_organizer_gui.views.elements import ElidedLabel, button, column, label, row
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.option_rows import NumberRow
from music_organizer_gui.words import shown_path

_MOST_DAYS = 36_500


class HistorySettings(QWidget):
    """Retention with its cost, and the place of the history."""

    retention_chosen = Signal(object)
    forget_requested = Signal()
    folder_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self.retention = NumberRow(
            self.tr("Days that sessions stay in the history"), "", _MOST_DAYS, self.tr("For ever")
        )
        self.retention.changed.connect(self.retention_chosen)
        self.forget = button(self.tr("Forget them now"), self.forget_requested.emit)
        self.forget.hide()
        self.path = ElidedLabel()
        copy = button(self.tr("Copy path"), self._copy)
        folder = button(self.tr("Open folder"), self.folder_requested.emit)
        place = column(
            label(self.tr("Where the history lies"), "strong"),
            self.path,
            FlowLayout(copy, folder),
            spacing=6,
        )
        self.setLayout(column(self.retention, row(self.forget, 1), place, spacing=12))
        self.show_retention(0)

    def show_retention(self, days: int) -> None:
        """Show after how many days sessions leave the history; 0 is never."""
        self.retention.show_value(days)
        self.show_cost(0)

    def show_cost(self, sessions: int) -> None:
        """Say what the retention would forget.

        Args:
            sessions: how many would leave the history at the next start.
        """
        days = self.retention.spin.value()
        self.forget.setVisible(bool(days and sessions))
        if not days:
            text = self.tr("Every session stays and can be rolled back.")
        elif not sessions:
            text = self.tr("No session is that old; nothing would be forgotten now.")
        else:
            text = self.tr(
                "Would forget %Ln session(s) at the next start: they can no longer be rolled "
                "back from here. Files and backups stay.",
                "",
                sessions,
            )
        self.retention.explain(text)

    def tell_problem(self, text: str) -> None:
        """Say why the cost is not known, or why nothing was forgotten."""
        self.retention.tell_problem(text)

    def show_path(self, path: Path) -> None:
        """Show where the history lies."""
        self._path = path
        self.path.setText(shown_path(path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(shown_path(self._path))
