"""One spelling out of several, and the keys by which spellings count as the same name."""

import string
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import combining, normalize

from music_organizer.planning.filenames import CACHED_NAMES, cleaned

_PLAIN = str.maketrans(
    string.ascii_uppercase,
    string.ascii_lowercase,
    "".join(char for char in map(chr, range(128)) if not char.isalnum()),
)
"""Makes letters small and drops all signs, of names that are ASCII."""


@lru_cache(CACHED_NAMES)
def name_key(name: str) -> str:
    """Return what is left of a name without case, accents, punctuation and spaces.

    A name of nothing but signs, such as `!!!`, keeps them.
    """
    name = cleaned(name)
    if name.isascii():
        return name.translate(_PLAIN) or name.replace(" ", "")
    plain = normalize("NFKD", name).casefold().replace("\u0131", "i")
    if not any(map(str.isalnum, plain)):
        return "".join(plain.split())
    # Marks are dropped with the punctuation; those that tell kana apart are not accents.
    kept = "".join(char for char in plain if char.isalnum() or _tells_apart(char))
    return normalize("NFC", kept)


def chosen_spelling(counts: Mapping[str, int]) -> str:
    """Return the most frequent spelling, the same whatever order the names came in.

    Of equally frequent ones the one that mixes capital and small letters wins, then the one with
    more accents, then the first in the alphabet.
    """
    return min(counts, key=lambda name: (-counts[name], *_plainness(name)), default="")


def _plainness(name: str) -> tuple[bool, int, str]:
    foreign = sum(1 for char in name if not char.isascii())
    return name in {name.upper(), name.lower()}, -foreign, name


def _tells_apart(char: str) -> bool:
    return combining(char) != 0 and not "\u0300" <= char <= "\u036f"
