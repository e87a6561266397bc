"""Which backup is to be restored, and where to."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from music_organizer_gui.models.session_words import shown
from music_organizer_gui.views.elements import CARD_MARGIN, ElidedLabel, button, column, label, row
from music_organizer_gui.views.folder_dialog import ask_folder


class RestoreForm(QFrame):
    """Asks for the backup folder of a session and for a folder that gets its files."""

    preview_requested = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._backup: Path | None = None
        self._target: Path | None = None
        self._backup_name = ElidedLabel()
        self._target_name = ElidedLabel()
        self.choose_backup = button(self.tr("Choose the backup…"), self._ask_backup)
        self.choose_target = button(self.tr("Choose the target…"), self._ask_target)
        self.preview = button(self.tr("Preview restore"), self._preview, "primary")
        self.leave = button(self.tr("Cancel"), self.left.emit)
        help_text = self.tr(
            "Puts the files of a session together again in another folder, as they were before "
            "it. Backups lie in the library, below .music-organizer/backups."
        )
        layout = column(
            label(self.tr("Restore a backup"), "sectionTitle"),
            label(help_text, "muted", wraps=True),
            row(self._backup_name, self.choose_backup),
            row(self._target_name, self.choose_target),
            row(1, self.leave, self.preview),
            spacing=6,
        )
        layout.setContentsMargins(CARD_MARGIN, 10, CARD_MARGIN, 10)
        self.setLayout(layout)
        self._show_choice()
        self.hide()

    def use_backup(self, folder: Path) -> None:
        """Take over the backup folder."""
        self._backup = folder
        self._show_choice()

    def use_target(self, folder: Path) -> None:
        """Take over the folder that gets the files."""
        self._target = folder
        self._show_choice()

    def _show_choice(self) -> None:
        none = self.tr("none chosen yet")
        backup = shown(str(self._backup)) if self._backup else none
        target = shown(str(self._target)) if self._target else none
        self._backup_name.setText(self.tr("Backup: {folder}").format(folder=backup))
        self._target_name.setText(self.tr("Target: {folder}").format(folder=target))
        self.preview.setEnabled(self._backup is not None and self._target is not None)

    def _ask_backup(self) -> None:
        title = self.tr("The backup folder of a session")
        ask_folder(self, title, self._backup, self.use_backup)

    def _ask_target(self) -> None:
        title = self.tr("The folder that gets the files")
        ask_folder(self, title, self._target, self.use_target)

    def _preview(self) -> None:
        self.preview_requested.emit(self._backup, self._target)
