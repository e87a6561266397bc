"""Checks path formats with the engine while they are typed, and tries them on real files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import QObject

from music_organizer.errors import MusicOrganizerError, PathFormatError
from music_organizer.models.category import Category
from music_organizer.result import Result
from music_organizer.services.sample_examples import sample_examples
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.sentences import retold

Formats = Mapping[Category, str]
Pairs = Sequence[tuple[Path, Path]]
Answer = Result[list[tuple[Path, Path]]]


class Examples(Protocol):
    """A service that has read files."""

    async def examples(self, path_formats: Formats, limit: int) -> Answer:
        """Say where path formats would put some of them."""
        ...


# The engine takes its examples from every category in turn, so this is enough for all of them.
_TRIED = 60
# Formats that put nothing but the category before the first "/", to learn it of every example.
_BY_CATEGORY = MappingProxyType({one: f'{one.value}/{{title|"-"}}' for one in Category})


class Editor(Protocol):
    """What is needed of the editor of path formats."""

    check_requested: Any

    def accept(self, category: Category, text: str) -> None:
        """Take over what was typed."""

    def show_mistake(self, category: Category, text: str, message: str, column: int) -> None:
        """Say what is wrong with what was typed."""

    def show_examples(self, category: Category, pairs: Sequence[tuple[Path, Path]]) -> None:
        """Show what the format of a category makes of files."""

    def tell(self, note: str) -> None:
        """Say where the examples come from."""


Reader = Callable[[], Examples | None]


class PathExamples(QObject):
    """Answers one editor; an answer that comes too late is not shown.

    Args:
        editor: asks and is told.
        reader: returns the service that holds the scan which is shown, when there is one.
    """

    def __init__(self, editor: Editor, reader: Reader) -> None:
        super().__init__()
        self._editor = editor
        self._reader = reader
        self._asked = 0
        self._own: bool | None = None
        editor.check_requested.connect(self._check)

    @async_slot
    async def _check(self, category: Category | None, formats: Formats) -> None:
        self._asked += 1
        question = self._asked
        result, own = await self._tried(formats)
        error = result.error()
        if error is None:
            if category is not None:
                self._editor.accept(category, formats[category])
            known, _ = await self._tried(_BY_CATEGORY)
            if question == self._asked and known.is_success():
                self._show(category, result.value(), known.value(), own=own)
        elif category is not None:
            self._refuse(category, formats[category], error)

    async def _tried(self, formats: Formats) -> tuple[Answer, bool]:
        """Try formats on the person's own files, and where none are read on the sample's."""
        reader = self._reader()
        if reader is not None:
            result = await reader.examples(formats, _TRIED)
            if result.is_success() or isinstance(result.error(), PathFormatError):
                return result, True
        return await sample_examples(formats, _TRIED), False

    def _show(self, category: Category | None, pairs: Pairs, known: Pairs, *, own: bool) -> None:
        self._editor.tell(
            self.tr("The examples are your own files.")
            if own
            else self.tr("The examples are files of the sample library.")
        )
        # Examples of other files than before are shown in every field, lest they mix.
        category = category if own is self._own else None
        self._own = own
        placed = {old: Category(new.parts[0]) for old, new in known}
        for one in Category if category is None else (category,):
            self._editor.show_examples(one, [pair for pair in pairs if placed.get(pair[0]) is one])

    def _refuse(self, category: Category, text: str, error: MusicOrganizerError) -> None:
        # The cause is the mistake itself; the error around it names the category once more.
        mistake = error.__cause__ if isinstance(error.__cause__, PathFormatError) else error
        column = mistake.column if isinstance(mistake, PathFormatError) else 0
        self._editor.show_mistake(category, text, retold(str(mistake)), column)
