"""The attributes of Windows Media files."""

from collections.abc import Iterator

from music_organizer.tags.fields import Raw, gather
from music_organizer.tags.formats import ForeignTags

_PREFIX = "WM/"
# An older way to number tracks that begins with 0; `WM/TrackNumber` stands beside it.
_COUNTED_FROM_ZERO = "WM/Track"


def raw_values(tags: ForeignTags) -> Raw:
    """Return the texts and numbers among the attributes."""
    return gather(_texts(tags))


def has_cover(tags: ForeignTags) -> bool:
    """Tell whether an attribute holds a picture."""
    return "WM/Picture" in tags


def _texts(tags: ForeignTags) -> Iterator[tuple[str, list[str]]]:
    for name, attribute in tags:
        if name == _COUNTED_FROM_ZERO or isinstance(attribute.value, bytes):
            continue
        value = attribute.value
        yield name.removeprefix(_PREFIX), [str(int(value)) if _is_number(value) else str(value)]


def _is_number(value: object) -> bool:
    return isinstance(value, int)
