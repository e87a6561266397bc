"""Ways to name a library that many people use, as sets of path formats."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS

_ALBUM = '{album|"Singles"}[ ({year})]/[{disc}-][{track} ]{title}'
_LIVE = "[{date} - ]{album}/[{disc}-][{track} ]{title}"
_COMPILATION = "{album}[ ({year})]/[{disc}-][{track} ][{artist} - ]{title}"


@dataclass(frozen=True, slots=True)
class FormatPreset:
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
            MappingProxyType(
                dict.fromkeys(Category, "[{artist} - ][{album} - ][{disc}-][{track} ]{title}")
            ),
        ),
    }
)
"""By a key that settings can keep; the first is the default."""
