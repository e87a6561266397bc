"""The settings page: every choice that is kept, in calm cards, applied at once."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from music_organizer.models.config import Config
from music_organizer_gui.theme import ThemeChoice
from music_organizer_gui.views.album_settings import AlbumSettings
from music_organizer_gui.views.elements import Card, Notice, button, column, label, row
from music_organizer_gui.views.history_settings import HistorySettings
from music_organizer_gui.views.option_rows import ChoiceRow, OptionRow
from music_organizer_gui.views.path_format_editor import Formats, PathFormatEditor
from music_organizer_gui.views.run_options import RunOptions
from music_organizer_gui.views.scrolling import WrappingColumn, fold, letters_in, scrolled

_PAGE_MARGIN = 20
_WIDEST_IN_LETTERS = 120
_TWO_COLUMNS = 150
_BETWEEN = 18


class LanguageRow(OptionRow):
    """The language of the window.

    Args:
        languages: codes and names of those that are bundled.
    """

    def __init__(self, languages: Mapping[str, str]) -> None:
        super().__init__()
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.tr("Language"))
        self.combo.addItem(self.tr("Like the system"), "")
        for code, name in languages.items():
            self.combo.addItem(name, code)
        self.combo.activated.connect(lambda: self.changed.emit(self.combo.currentData()))
        title = label(self.tr("Language"), "strong")
        title.setBuddy(self.combo)
        self.setLayout(column(title, row(self.combo, 1), self.help, spacing=6))

    def show_value(self, code: str) -> None:
        """Show a language without telling of it."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(code)))


class SettingsPage(QWidget):
    """Shows every setting and tells of each choice as it is made.

    Args:
        languages: codes and names of the languages that are bundled.
    """

    theme_chosen = Signal(object)
    language_chosen = Signal(str)
    config_changed = Signal(object)
    reset_requested = Signal()

    def __init__(self, languages: Mapping[str, str]) -> None:
        super().__init__()
        self._config = Config()
        self.problem = Notice("error")
        self.theme = ChoiceRow(self.tr("Theme"), ThemeChoice)
        self.theme.changed.connect(self.theme_chosen)
        self.language = LanguageRow(languages)
        self.language.changed.connect(self._choose_language)
        self.options = RunOptions(parent=self)
        self.options.config_changed.connect(self._take)
        self.editor = PathFormatEditor()
        self.editor.formats_changed.connect(self._take_formats)
        self.albums = AlbumSettings()
        self.history = HistorySettings()
        self.reset = button(self.tr("Reset to defaults"), self._reset)
        self.reset.setToolTip(self.tr("Every setting on this page; the history stays as it is."))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use a wide window for two columns, without making lines too long to read."""
        super().resizeEvent(event)
        is_wide = letters_in(self) >= _TWO_COLUMNS
        fold(self._columns, is_narrow=not is_wide)
        self._columns.setSpacing(_BETWEEN if is_wide else 0)
        letters = _WIDEST_IN_LETTERS * (2 if is_wide else 1)
        self._inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * letters)

    def show_config(self, config: Config) -> None:
        """Show the choices that hold, without telling of them."""
        self._config = config
        self.options.show_config(config)
        self.editor.show_formats(config.path_formats)

    def show_theme(self, choice: ThemeChoice) -> None:
        """Show the look that was chosen."""
        self.theme.show_value(choice)

    def show_language(self, code: str) -> None:
        """Show the language that was chosen."""
        self.language.show_value(code)

    def _lay_out(self) -> None:
        transfer = ("mode", "conflict_strategy", "companions", "remove_empty_folders", "junk")
        first = self._cards(
            (self.tr("Look"), (self.theme, self.language)),
            (self.tr("Where files go"), (self.editor,)),
            (self.tr("Albums"), (self.albums,)),
        )
        second = self._cards(
            (self.tr("How files get there"), self._rows(*transfer)),
            (self.tr("Playlists"), self._rows("playlists", "playlist_folders")),
            (self.tr("Safety"), self._rows("checksums", "verify", "backup")),
            (self.tr("Speed"), self._rows("smart_cache", "workers")),
            (self.tr("History"), (self.history,)),
        )
        self._columns = row(first, second, spacing=0)
        layout = column(self.problem, self._columns, row(self.reset, 1), 1, spacing=8)
        layout.setContentsMargins(0, 0, 10, 14)
        self._inner = QWidget()
        self._inner.setLayout(layout)
        line = row(self._inner, spacing=0)
        line.setStretch(0, 1)
        line.addStretch(0)
        self.area = scrolled(line)
        page = column(label(self.tr("Settings"), "pageTitle"), self.area)
        page.setContentsMargins(_PAGE_MARGIN, _PAGE_MARGIN, _PAGE_MARGIN - 10, 0)
        self.setLayout(page)

    def _cards(self, *cards: tuple[str, Collection[QWidget]]) -> QWidget:
        layout = column(spacing=8)
        for title, rows in cards:
            layout.addWidget(label(title, "sectionTitle"))
            layout.addWidget(Card(column(*rows, spacing=18)))
            layout.addSpacing(10)
        layout.addStretch(1)
        return WrappingColumn(layout)

    def _rows(self, *names: str) -> Collection[QWidget]:
        return [self.options.rows[name] for name in names]

    def _reset(self) -> None:
        self.editor.discard_typed()
        self.reset_requested.emit()

    def _choose_language(self, code: str) -> None:
        self.language.explain(self.tr("Used from the next start on."))
        self.language_chosen.emit(code)

    def _take(self, config: Config) -> None:
        self._config = config
        self.config_changed.emit(config)

    def _take_formats(self, formats: Formats) -> None:
        config = replace(self._config, path_formats=formats)
        self.options.show_config(config)
        self._take(config)
