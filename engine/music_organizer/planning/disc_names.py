"""Numbers of discs in the names of folders and albums: `CD1`, `[Disc 3]`, `Album (Disc 2)`."""

import re
from functools import lru_cache

from music_organizer.planning.filenames import CACHED_NAMES, cleaned

MOST_DISCS = 999

_WORD = r"(?:cd|disc|disk|disque|диск|dvd)"
_NUMBER = r"(?P<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OF = r"(?:\s*(?:of|von|de|/)\s*\d{1,3})?"
_TITLE = r"(?:\s*[-–—:].*)?"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_FOLDER = re.compile(rf"[\[(]?{_WORD}[\s._#-]*{_NUMBER}{_OF}[\])]?{_TITLE}", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"\s*[\[(]\s*{_WORD}[\s._#-]*{_NUMBER}{_OF}(?:\s*[-–—:,][^\])]*)?[\])]", re.IGNORECASE
)
_AT_THE_END = re.compile(rf"(?:\s*[-–—:,]\s*|\s+){_WORD}[\s._#-]*{_NUMBER}{_OF}\s*$", re.IGNORECASE)


@lru_cache(CACHED_NAMES)
def disc_of_folder(name: str) -> int:
    """Return the number a disc folder carries, 0 when the folder is none."""
    match = _FOLDER.fullmatch(cleaned(name))
    return _number(match) if match else 0


@lru_cache(CACHED_NAMES)
def without_disc(album: str) -> tuple[str, int]:
    """Return the name of the album without its number of a disc, and that number or 0."""
    album = cleaned(album)
    match = _IN_BRACKETS.search(album) or _AT_THE_END.search(album)
    if not match:
        return album, 0
    rest = (album[: match.start()] + album[match.end() :]).strip()
    return (rest, _number(match)) if rest else (album, 0)


def _number(match: re.Match[str]) -> int:
    text = match["number"].casefold()
    return int(text) if text.isdecimal() else _WORDS.index(text) + 1
