"""Classical music is filed by who composed or plays it, and named by work and movement.

Programs for classical music fill `work` and `movement` and often leave the title empty; the
performers may stand in tags of their own, with what they play in brackets (`Ann Lee (violin)`).
"""

import re
from collections.abc import Iterable
from typing import Any

from music_organizer.models.readings import Tags
from music_organizer.planning.spelling import name_key

_GENRES = (
    "classical", "klassik", "classique", "clásica", "classica", "clássica", "klassiek", "opera",
    "oper", "baroque", "barock", "symphony", "chamber music", "kammermusik", "choral",
)  # fmt: skip
_WORDS = re.compile(rf"\b(?:{'|'.join(_GENRES)})\b", re.IGNORECASE)
_ROLE = re.compile(r"\s*\([^()]*\)$")
_NUMERAL = re.compile(r"(?:[ivx]+|\d+)\s*[.:)]", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def is_classical(genre: str, composer: str) -> bool:
    """Tell whether an album is classical music, by its genre and whether it names a composer."""
    return bool(composer) and _WORDS.search(genre) is not None


def one_composer(composers: Iterable[tuple[str, ...]]) -> str:
    """Return the composer whom every track has as its first, or nothing."""
    keys = {name_key(names[0]) if names else "" for names in composers}
    return keys.pop() if len(keys) == 1 else ""


def with_work(tags: Tags) -> Tags:
    """Complete title and artists from the tags of classical music, where the usual ones lack."""
    changes: dict[str, Any] = {}
    if not tags.title and (tags.movement or tags.work):
        changes["title"] = _title(tags)
    if not tags.artists and not tags.album_artists:
        players = tuple(dict.fromkeys(_ROLE.sub("", name) for name in tags.performers))
        makers = players or tags.conductors or (tags.composers if tags.work else ())
        if makers:
            changes["artists"] = makers
    return tags._replace(**changes) if changes else tags


def _title(tags: Tags) -> str:
    movement, number = tags.movement, tags.movement_number
    if movement and number > 0 and not _NUMERAL.match(movement):
        numeral = _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)
        movement = f"{numeral}. {movement}"
    return ": ".join(filter(None, (tags.work, movement)))
