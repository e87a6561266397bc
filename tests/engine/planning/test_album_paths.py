"""The paths of an album, told once for all its tracks, are those each track would get alone."""

from itertools import product

import pytest

from music_organizer.models.config import DEFAULT_PATH_FORMATS
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.planning.path_format import AlbumPaths, MissingFieldError, PathFormat

FORMATS = sorted(
    {
        *DEFAULT_PATH_FORMATS.values(),
        *(text for one in FORMAT_PRESETS.values() for text in one.path_formats.values()),
        '[{genre}/]{artist:upper}/[{year}[ {decade}]/][{work} ]{title|"Untitled"}',
        '{album|title|"x"}/{artist|albumartist|title}{track:pad(4)|""}',
        "{albumartist}/{album} [{disc}]/[[{track} ]{artist} - ]{title:short(9)}",
        "Lost/{disc}{track}",
        "?/{title}",
    }
)
SHARED = ("albumartist", "album", "year", "decade", "genre")
TRACK = ("title", "artist", "track", "disc", "work")
TEXTS = {
    "albumartist": "The Sea: Lions?",
    "album": "Tide  " * 30,
    "year": "1999",
    "decade": "1990s",
    "genre": "Rock/Pop",
    "title": "con",
    "artist": "é" * 70,
    "track": "07",
    "disc": "2",
    "work": "..",
}


def alone(path_format: PathFormat, values: dict[str, str]) -> tuple[str, ...] | str:
    try:
        return path_format.render(values, suffix_length=5)
    except MissingFieldError as error:
        return error.name


def together(paths: AlbumPaths, values: dict[str, str]) -> tuple[str, ...] | str:
    try:
        folders, name = paths.path(values, 5)
    except MissingFieldError as error:
        return error.name
    return (*folders, name)


@pytest.mark.parametrize("text", FORMATS)
def test_a_track_of_an_album_gets_the_path_that_it_gets_alone(text: str) -> None:
    path_format = PathFormat.parse(text)
    for album in product((True, False), repeat=len(SHARED)):
        shared = {name: TEXTS[name] * known for name, known in zip(SHARED, album, strict=True)}
        paths = AlbumPaths(path_format, shared, TRACK)
        for known in product((True, False), repeat=len(TRACK)):
            values = {name: TEXTS[name] * here for name, here in zip(TRACK, known, strict=True)}
            assert together(paths, values) == alone(path_format, {**shared, **values})


def test_the_files_of_an_album_share_their_folder() -> None:
    path_format = PathFormat.parse("{albumartist}/{album}/{title}")
    paths = AlbumPaths(path_format, {"albumartist": "A", "album": "B"}, ("title",))
    first, second = (paths.path({"title": title}, 4)[0] for title in ("One", "Two"))
    assert first == ("A", "B")
    assert first is second
