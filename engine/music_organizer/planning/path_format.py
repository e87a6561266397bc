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
from collections.abc import Callable, Mapping, Sequence
from typing import Self

from msgspec import Struct

from music_organizer.errors import PathFormatError
from music_organizer.models.category import Category
from music_organizer.planning import path_parser
from music_organizer.planning.filenames import (
    MAX_NAME_BYTES,
    PLACEHOLDER,
    cleaned,
    cut_characters,
    safe_component,
)
from music_organizer.planning.path_filling import filled
from music_organizer.planning.path_grammar import (
    FIELDS,
    SEPARATOR,
    MissingFieldError,
    Part,
    choices,
    rendered,
)

__all__ = [
    "FIELDS",
    "MAX_PATH",
    "AlbumPaths",
    "MissingFieldError",
    "PathFormat",
    "is_roomy",
    "parse_all",
]

MAX_PATH = 240

_KEPT_FOR_NAME = 100
_NEVER_CUT = frozenset({"track", "disc", "disctotal", "year", "date", "decade", "initial"})
_UNLIMITED = 1_000_000


class PathFormat(Struct, frozen=True):
    """A path format that has been understood.

    Attributes:
        text: the format as it was written.
        fields: the fields that occur in it.
        parts: what it is made of.
    """

    text: str
    fields: frozenset[str]
    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Understand a path format.

        Raises:
            PathFormatError: it has a mistake; the error's `column` says where, counted from 1.
        """
        parts = path_parser.parse(text)
        return cls(text, _names(parts), parts)

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
        known = {name: cleaned(values.get(name, "")) for name in self.fields}
        pieces = self._pieces(known)
        components = tuple(map(safe_component, pieces))
        length = sum(map(len, components)) + len(components) - 1 + suffix_length
        roomy = is_roomy(max(pieces, key=len), suffix_length)
        if length <= max_path and (roomy or _all_fit(pieces, suffix_length)):
            return components
        return self._shortened(known, suffix_length, max_path)

    def _pieces(self, known: Mapping[str, str]) -> list[str]:
        *folders, name = rendered(self.parts, known).split(SEPARATOR)
        if not cleaned(name):
            raise MissingFieldError(self._last_field())
        return [*filter(cleaned, folders), name]

    def _last_field(self) -> str:
        return list(choices(self.parts))[-1].names[0]

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


class AlbumPaths:
    """The paths that a format gives the files of one album, which share their folders.

    Args:
        path_format: the format.
        shared: the values of the album.
        track: the other fields, whose values are given for each file.
    """

    def __init__(
        self, path_format: PathFormat, shared: Mapping[str, str], track: Sequence[str]
    ) -> None:
        self._format = path_format
        self._shared = shared
        known = {name: cleaned(shared.get(name, "")) for name in path_format.fields}
        self._text = filled(path_format.parts, known, track)
        self._folders: dict[str, tuple[tuple[str, ...], int]] = {}
        self._parents: dict[tuple[str, ...], tuple[str, ...]] = {}

    def path(self, values: Mapping[str, str], suffix_length: int) -> tuple[tuple[str, ...], str]:
        """Return the safe components of the folder, and the file name without its suffix.

        Files of one folder get the same object for it.

        Args:
            values: the fields of the track, all of them, on one line each.
            suffix_length: characters to leave free for the suffix, its dot included.

        Raises:
            MissingFieldError: a field that the format needs is empty.
        """
        text = self._text(values)
        if text is not None:
            before, _, name = text.rpartition(SEPARATOR)
            parents, length = self._folders.get(before) or self._folder(before)
            component = safe_component(name)
            fits = length + len(component) + suffix_length <= MAX_PATH
            if (
                fits
                and is_roomy(name, suffix_length)
                and (component != PLACEHOLDER or cleaned(name))
            ):
                return parents, component
        every = {**self._shared, **values}
        *folders, name = self._format.render(every, suffix_length=suffix_length)
        return self._parents.setdefault(tuple(folders), tuple(folders)), name

    def _folder(self, text: str) -> tuple[tuple[str, ...], int]:
        """Return the safe folders and the length of their path; unsafe ones have no room."""
        pieces = [*filter(cleaned, text.split(SEPARATOR))]
        folders = tuple(map(safe_component, pieces))
        length = sum(map(len, folders)) + len(folders)
        found = self._parents.setdefault(folders, folders), length
        if not all(map(is_roomy, pieces)):
            found = folders, _UNLIMITED
        self._folders[text] = found
        return found


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
