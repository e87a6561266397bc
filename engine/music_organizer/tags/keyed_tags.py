"""Vorbis comments and APEv2: values under names that anyone may choose."""

from collections.abc import Iterator

from music_organizer.tags.fields import Raw, gather
from music_organizer.tags.formats import ForeignTags

_VORBIS_PICTURES = frozenset({"metadata_block_picture", "coverart"})


def vorbis_values(tags: ForeignTags) -> Raw:
    """Return the values of a Vorbis comment."""
    return gather((name, [str(value)]) for name, value in tags)


def vorbis_has_cover(tags: ForeignTags) -> bool:
    """Tell whether a comment holds a picture, as Ogg files keep theirs."""
    return any(name.lower() in _VORBIS_PICTURES for name, _ in tags)


def ape_values(tags: ForeignTags) -> Raw:
    """Return the texts of an APEv2 tag."""
    return gather(_ape_texts(tags))


def ape_has_cover(tags: ForeignTags) -> bool:
    """Tell whether an item holds a picture."""
    return any(str(name).lower().startswith("cover art") for name in tags)


def _ape_texts(tags: ForeignTags) -> Iterator[tuple[str, list[str]]]:
    for name, item in tags.items():
        if isinstance(item.value, str):
            yield str(name), item.value.split("\0")
