"""Files for tests of grouping and placing, written in one line."""

from pathlib import Path
from typing import Any, TypedDict, Unpack

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.readings import Tags

ROOT = Path("/music")


class TagValues(TypedDict, total=False):
    """Tags as tests write them; a single text stands for a field of one value."""

    artists: str | tuple[str, ...]
    album: str
    album_artists: str | tuple[str, ...]
    date: str
    original_date: str
    track_total: int
    disc: int
    disc_total: int
    genres: str
    composers: str
    conductors: str
    performers: tuple[str, ...]
    work: str
    movement: str
    movement_number: int
    compilation: bool
    release_types: tuple[str, ...]
    mb_album_id: str
    catalog_number: str
    country: str


def song(path: str, *, title: str = "", track: int = 0, **values: Unpack[TagValues]) -> AudioFile:
    """A file below `ROOT`."""
    tags = Tags(
        title=title,
        artists=_several(values.get("artists", ())),
        album=values.get("album", ""),
        album_artists=_several(values.get("album_artists", ())),
        date=values.get("date", ""),
        original_date=values.get("original_date", ""),
        track=track,
        track_total=values.get("track_total", 0),
        disc=values.get("disc", 0),
        disc_total=values.get("disc_total", 0),
        genres=_several(values.get("genres", ())),
        composers=_several(values.get("composers", ())),
        conductors=_several(values.get("conductors", ())),
        performers=values.get("performers", ()),
        work=values.get("work", ""),
        movement=values.get("movement", ""),
        movement_number=values.get("movement_number", 0),
        compilation=values.get("compilation", False),
        release_types=values.get("release_types", ()),
        mb_album_id=values.get("mb_album_id", ""),
        catalog_number=values.get("catalog_number", ""),
        country=values.get("country", ""),
    )
    return AudioFile(ROOT / path, tags=tags)


def songs(
    folder: str,
    count: int = 3,
    *,
    suffix: str = "mp3",
    title: str = "Track {}",
    **values: Unpack[TagValues],
) -> list[AudioFile]:
    """The tracks 1 to `count` of an album."""
    return [
        song(f"{folder}/{number:02}.{suffix}", title=title.format(number), track=number, **values)
        for number in range(1, count + 1)
    ]


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def only_these(**tags: Any) -> Tags:  # noqa: ANN401 - whatever is drawn
    """Return tags of which `builds` invents no others."""
    return Tags(**tags)
