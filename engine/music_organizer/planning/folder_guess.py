"""What the names of folders tell about the album inside them."""

import re
from functools import lru_cache

from msgspec import Struct

from music_organizer.planning.artists import is_placeholder
from music_organizer.planning.dates import day_in, year_of
from music_organizer.planning.disc_names import disc_of_folder
from music_organizer.planning.spelling import name_key

_CACHED_FOLDERS = 1_024

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_BRACKETS = rf"[\[(]{_YEAR}[\])]"
_TECHNICAL = re.compile(
    r"\s*[\[({](?:[^\])}]*\b(?:flac|mp3|aac|alac|ogg|opus|wav|320|256|192|128|v0|v2|vbr|cbr|kbps"
    r"|kbit|khz|lossless|web|vinyl rip|cd rip|eac|24bit|16bit|24-\d+|16-44)\b[^\])}]*)[\])}]\s*$",
    re.IGNORECASE,
)
_DATED = (
    re.compile(rf"{_YEAR} - (?P<album>.+)"),
    re.compile(rf"{_IN_BRACKETS} (?P<album>.+)"),
    re.compile(rf"(?P<artist>.+?) - {_YEAR} - (?P<album>.+)"),
    re.compile(rf"(?P<artist>.+?) - {_IN_BRACKETS} (?P<album>.+)"),
    re.compile(rf"(?P<artist>.+?) - (?P<album>.+?) {_IN_BRACKETS}"),
    re.compile(rf"(?P<album>.+?) {_IN_BRACKETS}"),
)
_PAIR = re.compile(r"(?P<artist>.+?) - (?P<album>.+)")
_ANY_NAME = (
    "music; my music; mp3; mp3s; flac; audio; songs; tracks; albums; artists; singles; downloads"
    "; download; desktop; documents; incoming; inbox; import; unsorted; sorted; to sort; misc"
    "; miscellaneous; other; others; new; new folder; temp; tmp; old; backup; backups; media"
    "; itunes; itunes media; library; collection; compilations; soundtracks; live; rarities"
    "; discography; studio albums; musik; musique; musica; música; alben; lieder; chansons"
    "; downloaded; phone; usb; cd; cds; playlist; playlists; favourites; favorites; collaborations"
    "; live recordings; rarities special editions; rarities & special editions; unknown; genres"
    "; untitled folder; loose; loose files; loose songs; loose tracks; stuff; verschiedenes"
    "; sonstiges"
)
_GENERIC = frozenset(map(name_key, _ANY_NAME.split("; ")))


class FolderGuess(Struct, frozen=True):
    """What the folders above a file tell.

    Attributes:
        artist: whose album it is.
        album: its name.
        year: its year.
        disc: number of the disc, 0 when no folder names one.
        certain: whether the names have a form that only albums have.
    """

    artist: str = ""
    album: str = ""
    year: str = ""
    disc: int = 0
    certain: bool = False


@lru_cache(_CACHED_FOLDERS)
def guess_from_folders(folders: tuple[str, ...]) -> FolderGuess:
    """Read the names of the folders above a file, the nearest one last."""
    disc = disc_of_folder(folders[-1]) if folders else 0
    albums = folders[:-1] if disc else folders
    name = _TECHNICAL.sub("", albums[-1]) if albums else ""
    above = _told(_TECHNICAL.sub("", albums[-2])) if albums[1:] else ""
    if not _told(name):
        return FolderGuess(disc=disc)
    for form in _DATED:
        match = form.fullmatch(name)
        if match and year_of(match["year"]):
            parts = match.groupdict()
            artist = _told(parts.get("artist", "")) or above
            return FolderGuess(artist, _told(match["album"]), match["year"], disc, certain=True)
    match = _PAIR.fullmatch(name)
    if match and not match["artist"].isdecimal() and not day_in(match["artist"]):
        return FolderGuess(_told(match["artist"]), _told(match["album"]), disc=disc)
    return FolderGuess(above, name, disc=disc, certain=bool(disc))


def _told(name: str) -> str:
    """Return the name, or nothing when it only says that music lies here."""
    return "" if is_placeholder(name) or name_key(name) in _GENERIC else name
