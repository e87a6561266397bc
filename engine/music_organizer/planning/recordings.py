"""Keys under which files that may hold the same recording meet.

Case, accents, punctuation, guests and the mark of a remaster count for nothing in a title; every
other word does, so that `Song`, `Song (Live)`, `Song - Radio Edit` and `Song (Instrumental)` never
meet. Another take may hide behind the same title when its album is a concert, a collection of
demos or the like: there the album is a part of the key.
"""

import re
from functools import lru_cache

from music_organizer.models.audio_file import AudioFile
from music_organizer.planning.artists import (
    VARIOUS,
    artist_key,
    displayed,
    is_placeholder,
    main_artists,
    without_guests,
)
from music_organizer.planning.disc_names import without_disc
from music_organizer.planning.filenames import CACHED_NAMES, LONGEST_INPUT
from music_organizer.planning.spelling import name_key
from music_organizer.planning.title_words import live_words

Key = tuple[str, str, str]

_REMASTER = re.compile(
    r"\s*(?:[-–—]\s+|[(\[]\s*)(?:\d{4}\s+)?(?:digital(?:ly)?\s+)?remaster(?:ed)?"
    r"(?:\s+(?:version|edition|in)?\s*\d{0,4})?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_OTHER_TAKES = re.compile(
    r"\b(?:demos?|bootlegs?|out-?takes?|alternat(?:e|ive)|rehearsals?|sessions?|unplugged|acoustic"
    r"|remix(?:es|ed)?|karaoke|instrumentals?|rarities|unreleased|dj[ -]mix|mixed by)\b",
    re.IGNORECASE,
)
_OTHER_TYPES = frozenset({"live", "remix", "demo", "dj-mix", "mixtape/street"})
_MAY_BE_LIVE = re.compile(r"\blive\b|unplugged|concert|\bvivo\b|konzert", re.I)
_NO_TITLE = re.compile(r"(?:track|titel|piste|pista|audio ?track)?[ _.#-]*\d*", re.IGNORECASE)


def name_of_recording(file: AudioFile) -> tuple[str, str] | None:
    """Return artist and title without what counts for nothing, `None` where tags lack one."""
    tags = file.tags
    artist = _artist(tags.artists or tags.album_artists)
    title = _title(tags.title[:LONGEST_INPUT])
    return (artist, title) if artist and title else None


def recording_key(file: AudioFile) -> Key | None:
    """Return artist, title and, where another take may bear the same title, the album.

    Returns:
        `None` when tags do not tell what the file holds.
    """
    tags = file.tags
    named = name_of_recording(file)
    title = tags.title[:LONGEST_INPUT]
    if named is None or is_placeholder(title) or _NO_TITLE.fullmatch(title):
        return None
    is_other = (
        not _OTHER_TYPES.isdisjoint(tags.release_types)
        or _is_other_take(tags.album[:LONGEST_INPUT], named[0])
        or _is_title_of_take(title)
    )
    return *named, album_key(file) if is_other else ""


def album_key(file: AudioFile) -> str:
    """Return what is left of the album's name without case, signs and the number of a disc."""
    return _album(file.tags.album[:LONGEST_INPUT])


def position(file: AudioFile) -> tuple[int, int] | None:
    """Return disc and track, `None` when the track is not known."""
    return (file.tags.disc or 1, file.tags.track) if file.tags.track else None


def is_remaster(file: AudioFile) -> bool:
    """Tell whether its title or album calls it a remaster."""
    tags = file.tags
    return "remaster" in f"{tags.title[:LONGEST_INPUT]} {tags.album[:LONGEST_INPUT]}".casefold()


@lru_cache(CACHED_NAMES)
def _artist(names: tuple[str, ...]) -> str:
    key = artist_key(displayed(main_artists(names)))
    return "" if key == VARIOUS else key


def _title(title: str) -> str:
    lower = title.casefold()
    if "ft" in lower or "feat" in lower:
        title, _ = without_guests(title)
    if "remaster" in lower:
        title = _REMASTER.sub("", title) or title
    return name_key(title)


@lru_cache(CACHED_NAMES)
def _album(name: str) -> str:
    return name_key(without_disc(name)[0]) if name else ""


@lru_cache(CACHED_NAMES)
def _is_other_take(album: str, artist: str) -> bool:
    return bool(live_words(album, artist) or _OTHER_TAKES.search(album))


def _is_title_of_take(title: str) -> bool:
    live = bool(_MAY_BE_LIVE.search(title)) and bool(live_words(title))
    return live or bool(_OTHER_TAKES.search(title))
