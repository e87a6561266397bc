"""The names that tag formats give to one thing, and how their values become `Tags`."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from music_organizer.models.readings import Tags
from music_organizer.tags import values
from music_organizer.tags.doubts import doubts

Raw = Mapping[str, list[str]]
"""Values as a file has them, under the names of `FIELD_OF_NAME` or plain keys of a file."""

FINGERPRINT = "acoustidfingerprint"
"""Plain key of the fingerprint that other programs leave."""

_SEPARATORS = re.compile(r"[\s_/:-]+")

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
    return _SEPARATORS.sub("", name.lower())


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
    # Of two dozen fields a file has some eight.
    fields = {FIELD_OF_NAME[name] for name in raw if name in FIELD_OF_NAME}
    said = {field: _texts(raw, field) for field in fields}
    track, track_total = values.number_and_total(_first(said, "track"))
    disc, disc_total = values.number_and_total(_first(said, "disc"))
    return Tags(
        title=_first(said, "title"),
        artists=said.get("artists", ()),
        album=_first(said, "album"),
        album_artists=said.get("album_artists", ()),
        date=_date(raw, "date") if "date" in fields else "",
        original_date=_date(raw, "original_date") if "original_date" in fields else "",
        track=track,
        track_total=track_total or values.number(_first(said, "track_total")),
        disc=disc,
        disc_total=disc_total or values.number(_first(said, "disc_total")),
        disc_subtitle=_first(said, "disc_subtitle"),
        genres=said.get("genres", ()),
        composers=said.get("composers", ()),
        conductors=said.get("conductors", ()),
        performers=said.get("performers", ()),
        work=_first(said, "work"),
        movement=_first(said, "movement"),
        movement_number=values.number_and_total(_first(said, "movement_number"))[0],
        compilation=values.truth(_first(said, "compilation")),
        release_types=values.release_types(said.get("release_types", ())),
        mb_album_id=_first(said, "mb_album_id"),
        mb_track_id=_first(said, "mb_track_id"),
        catalog_number=_first(said, "catalog_number"),
        country=_first(said, "country"),
        acoustid_id=_first(said, "acoustid_id"),
        has_fingerprint=FINGERPRINT in raw,
        doubtful=doubts(raw, NAMES_OF_FIELD),
    )


def _texts(raw: Raw, field: str) -> tuple[str, ...]:
    for name in NAMES_OF_FIELD[field]:
        found = values.texts(raw[name]) if name in raw else ()
        if found:
            return found
    return ()


def _first(said: Mapping[str, tuple[str, ...]], field: str) -> str:
    found = said.get(field)
    return found[0] if found else ""


def _date(raw: Raw, field: str) -> str:
    for name in NAMES_OF_FIELD[field]:
        for value in values.texts(raw.get(name, ())):
            if found := values.date(value):
                return found
    return ""
