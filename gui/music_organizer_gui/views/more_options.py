"""“More options…” of the organize page: what is rarely changed, and where files go."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from music_organizer.models.config import Config
from music_organizer_gui.views.elements import Card, button, column, label, row
from music_organizer_gui.views.path_format_editor import Formats, PathFormatEditor
from music_organizer_gui.views.run_options import RunOptions
from music_organizer_gui.views.scrolling import scrolled

_NAMES = (
    "companions",
    "playlists",
    "remove_empty_folders",
    "junk",
    "checksums",
    "verify",
    "backup",
    "smart_cache",
)
_SIZE_IN_LETTERS = (104, 44)


class MoreOptions(QDialog):
    """A window beside the preview: each change is taken over at once.

    Args:
        parent: the window it belongs to.
    """

    config_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("More options"))
        self.setModal(False)
        self._config = Config()
        self.options = RunOptions(_NAMES, self)
        self.options.config_changed.connect(self._take)
        self.editor = PathFormatEditor()
        self.editor.formats_changed.connect(self._take_formats)
        safety = Card(column(*self.options.rows.values(), spacing=16))
        naming = Card(column(self.editor))
        whole = column(
            label(self.tr("How the next run works"), "sectionTitle"),
            safety,
            label(self.tr("Where files go"), "sectionTitle"),
            naming,
            1,
        )
        note = label(self.tr("Changes are used at once."), "muted", wraps=True)
        self.close_button = button(self.tr("Close"), self.close)
        foot = row(note, self.close_button)
        foot.setStretch(0, 1)
        layout = column(scrolled(whole), foot)
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        letters = self.fontMetrics()
        columns, lines = _SIZE_IN_LETTERS
        room = self.screen().availableSize()
        self.resize(
            min(letters.averageCharWidth() * columns, room.width()),
            min(letters.height() * lines, room.height()),
        )

    def show_config(self, config: Config) -> None:
        """Show the choices that hold, without telling of them."""
        self._config = config
        self.options.show_config(config)
        self.editor.show_formats(config.path_formats)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take over what was typed last."""
        self.editor.check_now()
        super().closeEvent(event)

    def _take(self, config: Config) -> None:
        self._config = config
        self.config_changed.emit(config)

    def _take_formats(self, formats: Formats) -> None:
        config = replace(self._config, path_formats=formats)
        self.options.show_config(config)
        self._take(config)
