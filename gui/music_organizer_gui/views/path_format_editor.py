"""Where files go: a naming preset, or a path format of one's own for every category."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QSizePolicy, QWidget

from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer_gui.views.elements import IconButton, column, label, row
from music_organizer_gui.views.path_fields import FIELD_WORDS
from music_organizer_gui.views.path_format_field import PathFormatField

Formats = Mapping[Category, str]

DEBOUNCE_MS = 200


class PathFormatEditor(QWidget):
    """One field for each category; what is typed is checked elsewhere and taken when sound."""

    formats_changed = Signal(object)
    """The formats that hold from now on; every one of them is sound."""
    check_requested = Signal(object, object)
    """A category, or `None` for all, and the formats to check and to try on files."""

    def __init__(self) -> None:
        super().__init__()
        self._held: Formats = DEFAULT_PATH_FORMATS
        self._waiting: Category | None = None
        self._typed_only: set[Category] = set()
        self._at: Category = Category.ALBUM
        self.fields = {category: PathFormatField(category) for category in Category}
        for field in self.fields.values():
            field.edited.connect(self._typed)
            field.left.connect(self.check_now)
            field.focused.connect(self._go_to)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        legend = label(self._legend(), "muted", wraps=True)
        self.note = label("", "muted", wraps=True)
        self.note.hide()
        self.setLayout(
            column(
                self._head(),
                self.note,
                *self.fields.values(),
                row(self._insert_button(), 1),
                legend,
                spacing=12,
            )
        )
        self.show_formats(DEFAULT_PATH_FORMATS)

    @property
    def formats(self) -> Formats:
        """The formats that hold."""
        return self._held

    def show_formats(self, formats: Formats) -> None:
        """Show formats that are known to be sound, without telling of them."""
        held, before = {**DEFAULT_PATH_FORMATS, **formats}, self._held
        self._held = MappingProxyType(held)
        for category, field in self.fields.items():
            # What is being typed, or has a mistake, stays for the person to go on with.
            if category not in self._typed_only or held[category] != before[category]:
                self._typed_only.discard(category)
                field.show_text(held[category])
        self._show_preset()

    def discard_typed(self) -> None:
        """Put the formats that hold in the place of what was typed and not taken over."""
        self._timer.stop()
        self._waiting = None
        self._typed_only.clear()
        self.show_formats(self._held)

    def refresh_examples(self) -> None:
        """Ask for examples of every category, as when the files to try on are others."""
        self.check_requested.emit(None, self._held)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for examples, since the files to try on may be others by now."""
        super().showEvent(event)
        self.refresh_examples()

    def check_now(self) -> None:
        """Have what was typed checked without waiting for the person to pause."""
        if self._timer.isActive():
            self._timer.stop()
            self._ask()

    def accept(self, category: Category, text: str) -> None:
        """Take over what was typed; it is sound."""
        field = self.fields[category]
        if field.text != text:
            return
        field.tell_mistake("")
        self._typed_only.discard(category)
        if self._held[category] != text:
            self._hold({**self._held, category: text})

    def show_mistake(self, category: Category, text: str, message: str, column: int) -> None:
        """Say what is wrong with what was typed; what held before goes on to hold."""
        field = self.fields[category]
        if field.text == text:
            field.tell_mistake(message, column)
            field.show_examples(())

    def show_examples(self, category: Category, pairs: Sequence[tuple[Path, Path]]) -> None:
        """Show what the format of a category makes of files."""
        self.fields[category].show_examples(pairs)

    def tell(self, note: str) -> None:
        """Say where the examples come from, or why there are none."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _head(self) -> QWidget:
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("Naming preset"))
        for key, preset in FORMAT_PRESETS.items():
            self.preset.addItem(QCoreApplication.translate("engine", preset.label), key)
        self.preset.addItem(self.tr("Own path formats"), "")
        self.preset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.preset.setMinimumContentsLength(10)
        self.preset.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.preset.activated.connect(self._choose_preset)
        title = label(self.tr("Naming preset"), "strong")
        title.setBuddy(self.preset)
        head = QWidget()
        self.preset_help = label("", "muted", wraps=True)
        head.setLayout(column(title, self.preset, self.preset_help, spacing=6))
        return head

    def _insert_button(self) -> QPushButton:
        self.insert = IconButton(self.tr("Insert a field"), "chevron-down")
        menu = QMenu(self.insert)
        for name, words in FIELD_WORDS.items():
            said = QCoreApplication.translate("engine", words)
            menu.addAction(f"{{{name}}}   {said}", partial(self._insert, f"{{{name}}}"))
        self.insert.setMenu(menu)
        return self.insert

    def _legend(self) -> str:
        return self.tr(
            "{album} stands for the name of the album, and so on. A part in [ ] disappears when a "
            "field in it is not known. {artist|albumartist} takes the first that is known. "
            "/ begins a folder; the last part is the name of the file."
        )

    def _typed(self, category: Category, _text: str) -> None:
        if self._waiting is not category:
            self.check_now()
        self._waiting = category
        self._typed_only.add(category)
        self._timer.start()

    def _ask(self) -> None:
        category, self._waiting = self._waiting, None
        if category is not None:
            typed = {**self._held, category: self.fields[category].text}
            self.check_requested.emit(category, MappingProxyType(typed))

    def _hold(self, formats: Formats) -> None:
        self._held = MappingProxyType(dict(formats))
        self._show_preset()
        self.formats_changed.emit(self._held)

    def _choose_preset(self, index: int) -> None:
        key = self.preset.itemData(index)
        if not key:
            self._show_preset()
            self.fields[self._at].line.setFocus()
            return
        self._typed_only.clear()
        self.show_formats(FORMAT_PRESETS[key].path_formats)
        self.discard_typed()
        self.formats_changed.emit(self._held)
        self.refresh_examples()

    def _show_preset(self) -> None:
        held = dict(self._held)
        keys = (key for key, one in FORMAT_PRESETS.items() if dict(one.path_formats) == held)
        key = next(keys, "")
        self.preset.setCurrentIndex(self.preset.findData(key))
        told = FORMAT_PRESETS[key].help if key else ""
        self.preset_help.setText(QCoreApplication.translate("engine", told) if told else "")
        self.preset_help.setVisible(bool(told))

    def _insert(self, text: str) -> None:
        self.fields[self._at].insert(text)

    def _go_to(self, category: Category) -> None:
        self._at = category
