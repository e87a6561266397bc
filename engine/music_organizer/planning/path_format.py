r"""The path-format language: where a file goes, written with fields.

    Albums/{albumartist}/{album}[ ({year})]/[{disc}-][{track} ]{title}

* `{field}` is replaced by its value. A field that is empty outside of a section stops the
  placement of the file: nothing is ever invented for it.
* `{a|b|"text"}` takes the first that is not empty; a text stands in when none is known.
* `{field:function}` changes the value: `{albumartist:sorted}`, `{title:short(30)}`.
* `[ ... ]` vanishes as a whole when a field in it is empty. Sections may stand inside each other
  and may hold a `/`: `[{genre}/]{title}`.
* `/` divides folders. A value can never add one.
* `\{`, `\}`, `\[`, `\]` and `\\` write the sign itself.

The last component is the name of the file without its suffix, which always stays.

A path that is too long gets its longest values cut first, never a number or a date. Folders are
measured without the file in them, so that all files of an album agree on their folder.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

from music_organizer.errors import PathFormatError
from music_organizer.models.category import Category
from music_organizer.planning import path_parser
from music_organizer.planning.filenames import (
    MAX_NAME_BYTES,
    cleaned,
    cut_characters,
    safe_component,
)
from music_organizer.planning.path_grammar import (
    FIELDS,
    SEPARATOR,
    MissingFieldError,
    Part,
    Text,
    choices,
    divides,
    rendered,
)

__all__ = ["FIELDS", "MAX_PATH", "MissingFieldError", "PathFormat", "is_roomy", "parse_all"]

MAX_PATH = 240

_KEPT_FOR_NAME = 100
_NEVER_CUT = frozenset({"track", "disc", "disctotal", "year", "date", "decade", "initial"})
_UNLIMITED = 1_000_000


@dataclass(frozen=True, slots=True)
class PathFormat:
    """A path format that has been understood.

    Attributes:
        text: the format as it was written.
        fields: the fields that occur in it.
    """

    text: str
    fields: frozenset[str]
    _parts: tuple[Part, ...]
    _folders: "_Folders | None" = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Understand a path format.

        Raises:
            PathFormatError: it has a mistake; the error's `column` says where, counted from 1.
        """
        parts = path_parser.parse(text)
        return cls(text, _names(parts), parts, _Folders.of(parts))

    def render(
        self, values: Mapping[str, str], *, suffix_length: int = 0, max_path: int = MAX_PATH
    ) -> tuple[str, ...]:
        """Return the safe components of the path, the last one without its suffix.

        Args:
            values: the fields that are known; others count as empty.
            suffix_length: characters to leave free for the suffix, its dot included.
            max_path: characters that the whole path may have, suffix and slashes included.

        Raises:
            MissingFieldError: a field that the format needs is empty.
        """
        folders = self._folders
        if folders is not None:
            parents, length = folders.parents(values)
            name = folders.name(values)
            component = safe_component(name)
            fits = length + len(component) + suffix_length <= max_path
            if fits and is_roomy(name, suffix_length) and cleaned(name):
                return (*parents, component)
        known = {name: cleaned(values.get(name, "")) for name in self.fields}
        pieces = self._pieces(known)
        components = tuple(map(safe_component, pieces))
        length = sum(map(len, components)) + len(components) - 1 + suffix_length
        roomy = is_roomy(max(pieces, key=len), suffix_length)
        if length <= max_path and (roomy or _all_fit(pieces, suffix_length)):
            return components
        return self._shortened(known, suffix_length, max_path)

    def _pieces(self, known: Mapping[str, str]) -> list[str]:
        *folders, name = rendered(self._parts, known).split(SEPARATOR)
        if not cleaned(name):
            raise MissingFieldError(self._last_field())
        return [*filter(cleaned, folders), name]

    def _last_field(self) -> str:
        return list(choices(self._parts))[-1].names[0]

    def _shortened(
        self, known: Mapping[str, str], suffix_length: int, max_path: int
    ) -> tuple[str, ...]:
        room = max_path - min(_KEPT_FOR_NAME, max_path // 2)

        def folders(limit: int) -> list[str]:
            return self._pieces(_limited(known, limit))[:-1]

        def folders_fit(limit: int) -> bool:
            pieces = folders(limit)
            return _length(pieces) <= room and _all_fit(pieces)

        def name(limit: int) -> list[str]:
            return self._pieces(_limited(known, limit))[-1:]

        def name_fits(limit: int) -> bool:
            pieces = name(limit)
            return _length(pieces) <= left and _all_fit(pieces, suffix_length)

        parents = _forced(folders(_largest(folders_fit)), room)
        left = max_path - sum(len(parent) + 1 for parent in parents) - suffix_length
        return (*parents, *_forced(name(_largest(name_fits)), left, suffix_length))


class _Folders:
    """The folders of a path format, which the files of an album share, and the name behind them.

    Args:
        folders: the parts before the last `/`.
        name: the parts behind it.
    """

    def __init__(self, folders: tuple[Part, ...], name: tuple[Part, ...]) -> None:
        self._folders, self._name = folders, name
        self._fields, self._name_fields = _names(folders), _names(name)
        self._last: tuple[tuple[str, ...], tuple[tuple[str, ...], int]] | None = None

    @classmethod
    def of(cls, parts: tuple[Part, ...]) -> "Self | None":
        """Divide a format at its last `/`; `None` where there is none outside of sections."""
        for index in reversed(range(len(parts))):
            part = parts[index]
            if isinstance(part, Text) and SEPARATOR in part.text:
                before, _, after = part.text.rpartition(SEPARATOR)
                return cls((*parts[:index], Text(before)), (Text(after), *parts[index + 1 :]))
            if divides(part):
                return None
        return None

    def parents(self, values: Mapping[str, str]) -> tuple[tuple[str, ...], int]:
        """Return the safe folders and the length of their path; unsafe ones have no room."""
        asked = tuple([values.get(name, "") for name in self._fields])
        if self._last is None or self._last[0] != asked:
            known = {name: cleaned(values.get(name, "")) for name in self._fields}
            pieces = [*filter(cleaned, rendered(self._folders, known).split(SEPARATOR))]
            folders = tuple(map(safe_component, pieces))
            fits = all(is_roomy(piece) for piece in pieces)
            length = sum(map(len, folders)) + len(folders) if fits else _UNLIMITED
            self._last = asked, (folders, length)
        return self._last[1]

    def name(self, values: Mapping[str, str]) -> str:
        """Return the name as the format makes it, not yet safe."""
        known = {name: cleaned(values.get(name, "")) for name in self._name_fields}
        return rendered(self._name, known)


def parse_all(formats: Mapping[Category, str]) -> dict[Category, PathFormat]:
    """Understand the path format of every category.

    Raises:
        PathFormatError: one of them has a mistake; the message names its category.
    """
    parsed = {}
    for category, text in formats.items():
        try:
            parsed[category] = PathFormat.parse(text)
        except PathFormatError as error:
            message = f"The path format for {category.label} has a mistake. {error}"
            raise PathFormatError(message, error.column) from error
    return parsed


def _limited(known: Mapping[str, str], limit: int) -> dict[str, str]:
    return {
        name: value if name in _NEVER_CUT else cut_characters(value, limit)
        for name, value in known.items()
    }


def _names(parts: tuple[Part, ...]) -> frozenset[str]:
    return frozenset(name for choice in choices(parts) for name in choice.names)


def is_roomy(piece: str, suffix_length: int = 0) -> bool:
    """Tell whether a component cannot be too long, whatever its letters are."""
    return len(piece) * 4 + suffix_length <= MAX_NAME_BYTES


def _length(pieces: list[str]) -> int:
    return sum(len(safe_component(piece)) + 1 for piece in pieces) - 1


def _all_fit(pieces: list[str], suffix_length: int = 0) -> bool:
    room = MAX_NAME_BYTES - suffix_length
    return all(len(safe_component(p, max_bytes=_UNLIMITED).encode()) <= room for p in pieces)


def _largest(fits: Callable[[int], bool]) -> int:
    """Return the largest limit that fits, or 1 when none does."""
    return max(1, bisect_left(range(1, MAX_NAME_BYTES + 1), True, key=lambda n: not fits(n)))


def _forced(pieces: list[str], room: int, suffix_length: int = 0) -> list[str]:
    """Make the pieces safe, cutting them where the text of the format itself is too long."""
    room_for_bytes = MAX_NAME_BYTES - suffix_length
    components = [safe_component(piece, max_bytes=room_for_bytes) for piece in pieces]
    if sum(map(len, components)) + len(components) - 1 <= room:
        return components
    share = max(1, (room + 1) // len(components) - 1)
    return [safe_component(cut_characters(item, share)) for item in components]
