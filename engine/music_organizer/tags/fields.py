"""The names that tag formats give to one thing, and how their values become `Tags`."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from music_organizer.models.readings import Tags
from music_organizer.tags import values
from music_organizer.tags.doubts import doubts

Raw = Mapping[str, list[str]]
"""Values as a file has them, under the names of `FIELD_OF_NAME` or plain keys of a file."""

FINGERPRINT = "acoustidfingerprint"
"""Plain key of the fingerprint that other programs leave."""

_SEPARATORS = re.compile(r"[\s_/:-]+")
_LONGEST_KEPT = 100
_LISTS = frozenset(
    {"artists", "album_artists", "genres", "composers", "conductors", "performers", "release_types"}
)
_COUNTED = (("track", "track_total"), ("disc", "disc_total"))
_DATES = frozenset({"date", "original_date"})
_MEANINGS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "movement_number": lambda said: values.number_and_total(said)[0],
        "compilation": values.truth,
        "release_types": values.release_types,
    }
)

# What comes first wins where a file carries several of them.
NAMES_OF_FIELD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "artists": ("artist", "artists", "author"),
        "album": ("album", "albumtitle"),
        "album_artists": ("albumartist", "albumartists"),
        "date": ("date", "year", "releasedate"),
        "original_date": (
            "originaldate",
            "originalyear",
            "originalreleasedate",
            "originalreleasetime",
            "originalreleaseyear",
        ),
        "track": ("tracknumber", "track"),
        "track_total": ("tracktotal", "totaltracks", "trackcount"),
        "disc": ("discnumber", "disc", "disk", "partofset"),
        "disc_total": ("disctotal", "totaldiscs", "disccount"),
        "disc_subtitle": ("discsubtitle", "setsubtitle"),
        "genres": ("genre",),
        "composers": ("composer",),
        "conductors": ("conductor",),
        "performers": ("performer", "performers"),
        "work": ("work",),
        "movement": ("movementname",),
        "movement_number": ("movement", "movementnumber"),
        "compilation": ("compilation", "iscompilation", "itunescompilation"),
        "release_types": ("releasetype", "musicbrainzalbumtype"),
        "mb_album_id": ("musicbrainzalbumid", "musicbrainzreleaseid"),
        "mb_track_id": ("musicbrainztrackid", "musicbrainzrecordingid"),
        "catalog_number": ("catalognumber", "catalogno"),
        "country": ("releasecountry", "musicbrainzalbumreleasecountry"),
        "acoustid_id": ("acoustidid",),
    }
)
FIELD_OF_NAME: Mapping[str, str] = MappingProxyType(
    {name: field for field, names in NAMES_OF_FIELD.items() for name in names}
)


def plain_key(name: str) -> str:
    """Return a tag's name in lower case without anything that parts its words."""
    return _known_key(name) if len(name) <= _LONGEST_KEPT else _plain_key(name)


def _plain_key(name: str) -> str:
    return _SEPARATORS.sub("", name.lower())


_known_key = lru_cache(maxsize=1024)(_plain_key)


def gather(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Collect named values under their plain keys."""
    found: dict[str, list[str]] = {}
    for name, several in pairs:
        found.setdefault(plain_key(name), []).extend(several)
    return found


def merge(first: Raw, second: Raw) -> Raw:
    """Complete the values of one source with those that only another one has."""
    return {**second, **first}


def tags_from(raw: Raw) -> Tags:
    """Turn the values of any format into `Tags`."""
    found: dict[str, Any] = {}
    # Of two dozen fields a file has some eight.
    for field in {FIELD_OF_NAME[name] for name in raw if name in FIELD_OF_NAME}:
        if said := _texts(raw, field):
            found[field] = said if field in _LISTS else said[0]
    for field, total in _COUNTED:
        if field in found or total in found:
            found[field], counted = values.number_and_total(found.get(field, ""))
            found[total] = counted or values.number(found.get(total, ""))
    for field in _DATES & found.keys():
        found[field] = _date(raw, field)
    for field in _MEANINGS.keys() & found.keys():
        found[field] = _MEANINGS[field](found[field])
    return Tags(**found, has_fingerprint=FINGERPRINT in raw, doubtful=doubts(raw, NAMES_OF_FIELD))


def _texts(raw: Raw, field: str) -> tuple[str, ...]:
    for name in NAMES_OF_FIELD[field]:
        found = values.texts(raw[name]) if name in raw else ()
        if found:
            return found
    return ()


def _date(raw: Raw, field: str) -> str:
    for name in NAMES_OF_FIELD[field]:
        for value in values.texts(raw.get(name, ())):
            if found := values.date(value):
                return found
    return ""
