"""What a path format is made of once it has been read, and how values turn it into text."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title of the track",
        "artist": "artist of the track",
        "albumartist": "artist of the whole album",
        "album": "name of the album",
        "year": "year of the album, four digits",
        "date": "date of the album; of a live recording the day of the concert, where it is known",
        "track": "number of the track, two digits, three where an album needs them",
        "disc": "number of the disc, only where the album has several",
        "disctotal": "number of discs, only where the album has several",
        "genre": "genre of the album",
        "composer": "composer of the album",
        "work": "piece of classical music that the track is a part of",
        "movement": "part of that piece",
        "conductor": "conductor of the track",
        "performer": "singers and players of the track, where they have a tag of their own",
        "category": "name of the category",
        "decade": "such as 1980s",
        "initial": "letter the album artist is filed under, # for digits",
        "venue": "place of a live recording, where its title tells",
    }
)

# Values hold no control characters, so this one can only come from a `/` of the format.
SEPARATOR = "\0"


class MissingFieldError(LookupError):
    """A field that the format needs is empty for this file.

    Attributes:
        name: the field, as the format spells it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Text(Struct, frozen=True):
    """Text of the format itself."""

    text: str


class Value(Struct, frozen=True):
    """The value of a field, changed by functions one after the other."""

    name: str
    functions: tuple[Callable[[str], str], ...] = ()

    def text(self, values: Mapping[str, str]) -> str:
        """Return the value, empty when it is not known."""
        text = values.get(self.name, "")
        for function in self.functions:
            text = function(text) if text else ""
        return text


class Choice(Struct, frozen=True):
    """The first of several values that is not empty: `{albumartist|artist|"Nobody"}`."""

    alternatives: tuple[Value | Text, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that may be taken, in order."""
        return tuple(item.name for item in self.alternatives if isinstance(item, Value))

    @property
    def optional(self) -> bool:
        """Tell whether a text stands in when no field is known."""
        return any(isinstance(item, Text) for item in self.alternatives)

    def text(self, values: Mapping[str, str]) -> str:
        """Return the first alternative that is not empty, or nothing."""
        for item in self.alternatives:
            text = item.text if isinstance(item, Text) else item.text(values)
            if text:
                return text
        return ""


class Section(Struct, frozen=True):
    """A part that vanishes when a field in it is empty: `[ ({year})]`."""

    parts: "tuple[Part, ...]"


Part = Text | Choice | Section


def rendered(parts: tuple[Part, ...], values: Mapping[str, str]) -> str:
    """Return the text of the parts, folders divided by `SEPARATOR`.

    Raises:
        MissingFieldError: a field outside of every section is empty and has no stand-in.
    """
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            pieces.append(part.text)
        elif isinstance(part, Choice):
            text = part.text(values)
            if not text and not part.optional:
                raise MissingFieldError(part.names[0])
            pieces.append(text)
        else:
            pieces.append(_section(part, values))
    return "".join(pieces)


def choices(parts: tuple[Part, ...]) -> Iterator[Choice]:
    """Yield every choice of fields, those inside sections too."""
    for part in parts:
        if isinstance(part, Choice):
            yield part
        elif isinstance(part, Section):
            yield from choices(part.parts)


def _section(section: Section, values: Mapping[str, str]) -> str:
    try:
        return rendered(section.parts, values)
    except MissingFieldError:
        return ""
