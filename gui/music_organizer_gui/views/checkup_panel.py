"""What reading every file of a session again has shown."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from music_organizer_gui.models.history_state import Checkup
from music_organizer_gui.models.session_words import breakable, shown
from music_organizer_gui.theme import current_theme, icon
from music_organizer_gui.views.elements import CARD_MARGIN, button, column, label, row

_MOST_SHOWN = 500


class CheckupPanel(QFrame):
    """Tells how many files are whole, and lists those that are not."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.summary = label("", "strong", wraps=True)
        self.trouble = QListWidget()
        self.trouble.setAccessibleName(self.tr("Files that are not whole"))
        self.trouble.setWordWrap(True)
        side = self.fontMetrics().height()
        self.trouble.setIconSize(QSize(side, side))
        self.trouble.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.leave = button(self.tr("Close"), self.left.emit)
        whole = column(
            label(self.tr("Checksums"), "sectionTitle"),
            self.summary,
            self.trouble,
            row(1, self.leave),
            spacing=8,
        )
        whole.setStretch(2, 1)
        whole.setContentsMargins(CARD_MARGIN, 10, CARD_MARGIN, 10)
        self.setLayout(whole)

    def show_checkup(self, checkup: Checkup) -> None:
        """Show what was found."""
        count = len(checkup.trouble)
        whole = self.tr("%Ln file(s) are whole.", "", checkup.whole)
        if not count:
            self.summary.setText(whole)
        else:
            self.summary.setText(f"{whole} {self.tr('%Ln are not:', '', count)}")
        self.trouble.clear()
        self.trouble.setVisible(count > 0)
        for file in checkup.trouble[:_MOST_SHOWN]:
            item = QListWidgetItem(
                icon("triangle-alert", current_theme().warn), breakable(file.message)
            )
            item.setToolTip(shown(str(file.path)))
            self.trouble.addItem(item)
        if count > _MOST_SHOWN:
            self.trouble.addItem(self.tr("…and %Ln more.", "", count - _MOST_SHOWN))
