"""Which pictures beside the music are its covers."""

import re
from collections.abc import Collection

from music_organizer.models.audio_file import CoverArt

_FRONT = frozenset(
    {"album", "albumart", "albumartlarge", "albumartsmall", "art", "artwork", "cover", "folder"}
    | {"front"}
)
_PARTS = frozenset(
    {"back", "booklet", "cd", "disc", "disk", "inlay", "inside", "matrix", "medium", "obi"}
    | {"sleeve", "spine", "tray", "vinyl"}
)
_QUALITIES = frozenset(
    {"a", "b", "big", "hd", "hi", "high", "hq", "image", "img", "large", "lo", "low", "medium"}
    | {"of", "original", "page", "pic", "picture", "res", "scan", "side", "small", "the", "thumb"}
)
# Windows Media Player names its covers after the album's GUID.
_GUID = re.compile(r"\{[0-9a-f-]{36}\}", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_LAST_PART = re.compile(r".*(?: - |[_(\[])")
_SNAPSHOT = re.compile(
    r"(?:img|dsc[fn]?|pxl|mvimg|p|photo|image|picture|screenshot|screen shot|bildschirmfoto|scan"
    r"|received|fb img|signal|whatsapp image)?[\W\d_]*(?:at[\W\d_]*)?",
    re.IGNORECASE,
)


def find_covers(pictures: Collection[CoverArt], album: str = "") -> list[CoverArt]:
    """Return those pictures of one folder that belong to the album in it, the front first.

    A picture belongs to the album when its name says so: `cover`, `folder`, `front`, `album`,
    `albumart…`; a part of a release such as `back`, `booklet` or `disc`; the name of the album;
    any of these with a number, a size or the name of the album around it. A picture that is
    alone in its folder belongs to the album too, unless its name is that of a snapshot: one by a
    camera, a phone or a screen, which is all numbers.

    Args:
        pictures: the picture files that lie directly in the folder.
        album: the name of the album, when one is known.
    """
    ranked = [(_rank(picture.path.stem, album), picture) for picture in pictures]
    if len(ranked) == 1 and not _SNAPSHOT.fullmatch(ranked[0][1].path.stem):
        return [ranked[0][1]]
    covers = [(rank, picture) for rank, picture in ranked if rank is not None]
    covers.sort(key=lambda pair: (pair[0], pair[1].path.name))
    return [picture for _, picture in covers]


def _rank(stem: str, album: str) -> int | None:
    """Return 0 for a front, 1 for the album's name, 2 for other parts, `None` for no cover."""
    stem = _GUID.sub("", stem)
    for part in (stem, _LAST_PART.sub("", stem)):
        words = _words(part)
        if words <= _FRONT | _QUALITIES and words & _FRONT:
            return 0
        if words <= _FRONT | _PARTS | _QUALITIES and words & _PARTS:
            return 2
    named = _letters_and_digits(album)
    return 1 if named and named == _letters_and_digits(stem) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.casefold()))


def _letters_and_digits(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
