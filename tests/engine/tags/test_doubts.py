from pathlib import Path
from typing import Any

import pytest
from mutagen import id3

from music_organizer.tags.doubts import doubts
from music_organizer.tags.fields import NAMES_OF_FIELD
from tests.support.audio import make_audio
from tests.support.reading import read_audio_file

FRAMES: Any = id3


@pytest.mark.parametrize(
    ("frame", "text", "told"),
    [
        ("TRCK", "1/0", ("“1/0” as track",)),
        ("TRCK", "A1", ("“A1” as track",)),
        ("TPOS", "two of 2", ("“two of 2” as disc",)),
        ("TDRC", "19xx", ("no year that can be read",)),
        ("TIT2", "y" * 5_000, ("5,000 characters as title, of which 1,000 count",)),
        ("TRCK", "3/12", ()),
        ("TRCK", "0", ()),
        ("TRCK", "4/", ()),
        ("TDRC", "2004-05", ()),
    ],
)
def test_what_cannot_be_meant_is_told(
    tmp_path: Path, frame: str, text: str, told: tuple[str, ...]
) -> None:
    path = make_audio(tmp_path / "song.mp3", title="Song")
    tags = FRAMES.ID3(path)
    # A frame of mutagen's own would refuse to hold what is none of its kind.
    kind: Any = type(frame, (FRAMES.TextFrame,), {})
    tags.setall(frame, [kind(encoding=3, text=[text])])
    tags.save(path)
    assert read_audio_file(path).tags.doubtful == told


@pytest.mark.parametrize("seed", ["mp3", "flac", "m4a", "wma", "ape"])
def test_sound_tags_raise_no_doubt(tmp_path: Path, seed: str) -> None:
    path = make_audio(
        tmp_path / f"song.{seed}", seed, title="Song", artist="Mira", track=3, disc=1, date="2004"
    )
    assert read_audio_file(path).tags.doubtful == ()


def test_a_year_that_is_none_is_told(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.flac", "flac", title="Song", date="19xx")
    assert read_audio_file(path).tags.doubtful == ("“19xx” as year",)


def test_a_crowd_of_artists_is_told(tmp_path: Path) -> None:
    artists = tuple(f"Singer {number}" for number in range(500))
    path = make_audio(tmp_path / "song.flac", "flac", title="Song", artist=artists)
    tags = read_audio_file(path).tags
    assert tags.doubtful == ("500 values as artist, of which 100 count",)
    assert len(tags.artists) == 100


def test_signs_that_part_a_value_in_a_hundred_and_one_are_told() -> None:
    said = doubts({"artist": ["\0" * 100]}, NAMES_OF_FIELD)
    assert said == ("101 values as artist, of which 100 count",)
