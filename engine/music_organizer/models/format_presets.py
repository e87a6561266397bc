"""Ways to name a library that many people use, as sets of path formats."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS

_ALBUM = '{album|"Singles"}[ ({year})]/[{disc}-][{track} ]{title}'
_LIVE = "[{date} - ]{album}/[{disc}-][{track} ]{title}"
_COMPILATION = "{album}[ ({year})]/[{disc}-][{track} ][{artist} - ]{title}"
_IN_DISC_FOLDERS = '{album|"Singles"}[ ({year})]/[Disc {disc}/][{track} - ]{title}'
_DISC_BEFORE_TRACK = '{album|"Singles"}/[{disc}][{track} - ]{title}'
_CAR = (
    '{albumartist:ascii:short(24)} - {album:ascii:short(24)|"Singles"}/'
    "[{disc}-][{track} ]{title:ascii:short(40)}"
)


class FormatPreset(Struct, frozen=True):
    """A set of path formats under a name for people.

    Attributes:
        label: its name.
        help: what a library looks like with it, in one sentence.
        path_formats: the path format of every category.
    """

    label: str
    help: str
    path_formats: Mapping[Category, str]


def _below(folder: str) -> Mapping[Category, str]:
    """Return the formats that sort by a first folder of any kind, then by artist and album."""
    return MappingProxyType(
        {
            Category.ALBUM: f"{folder}{{albumartist}}/{_ALBUM}",
            Category.LIVE: f"{folder}{{albumartist}}/{_LIVE}",
            Category.COLLABORATION: f"{folder}{{albumartist}}/{_ALBUM}",
            Category.COMPILATION: f"{folder}{{albumartist}}/{_COMPILATION}",
            Category.RARITY: f"{folder}{{albumartist}}/{_ALBUM}",
        }
    )


def _alike(path_format: str) -> Mapping[Category, str]:
    """Return one format for every category."""
    return MappingProxyType(dict.fromkeys(Category, path_format))


FORMAT_PRESETS: Mapping[str, FormatPreset] = MappingProxyType(
    {
        "category": FormatPreset(
            "By category",
            "Albums, live recordings, collaborations, compilations and rarities each have a "
            "folder; below it come artist and album.",
            DEFAULT_PATH_FORMATS,
        ),
        "artist": FormatPreset(
            "Artist / Album", "Every artist has a folder, and in it every album.", _below("")
        ),
        "jellyfin": FormatPreset(
            "Jellyfin, Navidrome",
            "Artist and album, a folder for each disc of a set: as Jellyfin documents it, and "
            "Navidrome reads it too.",
            _alike(f"{{albumartist}}/{_IN_DISC_FOLDERS}"),
        ),
        "plex": FormatPreset(
            "Plex",
            "Artist and album without a year; the disc stands before the track, as in 101.",
            _alike(f"{{albumartist}}/{_DISC_BEFORE_TRACK}"),
        ),
        "genre": FormatPreset(
            "Genre / Artist / Album",
            "Every genre has a folder; below it come artist and album.",
            _below('{genre|"Unknown Genre"}/'),
        ),
        "decade": FormatPreset(
            "Decade / Artist / Album",
            "Every decade has a folder; below it come artist and album.",
            _below('{decade|"Unknown Decade"}/'),
        ),
        "flat": FormatPreset(
            "One folder",
            "All files lie in one folder; artist, album and track are in their names.",
            _alike("[{albumartist} - ][{album} - ][{disc}-][{track} ]{title}"),
        ),
        "car": FormatPreset(
            "Car stereo",
            "A folder for each album with short plain names, the track first, for players that "
            "know nothing but FAT and Latin letters.",
            _alike(_CAR),
        ),
    }
)
"""By a key that settings can keep; the first is the default."""
