from pathlib import Path

import pytest

from music_organizer.models.audio_file import CUE_SHEET, AudioFile
from music_organizer.models.readings import Tags
from music_organizer.planning.cue_sheets import CueSheets

FOLDER = Path("/music/rip")
TRACKS = """\
PERFORMER "Ada Vale"
TITLE "Harbour"
REM DATE 1998
FILE "C:\\rips\\01 - One.wav" WAVE
TRACK 01 AUDIO
TITLE "One"
PERFORMER "Bo"
INDEX 01 00:00:00
FILE "02 - Two.wav" WAVE
TRACK 02 AUDIO
TITLE "Two"
INDEX 01 00:00:00
"""
IMAGE = """\
PERFORMER "Ada Vale"
TITLE "Harbour"
REM GENRE Pop
FILE "CDImage.ape" WAVE
TRACK 01 AUDIO
TITLE "One"
TRACK 02 AUDIO
TITLE "Two"
"""


def told(name: str, *sheets: tuple[str, bytes | str], tags: Tags | None = None) -> AudioFile:
    known = CueSheets()
    for sheet, text in sheets:
        known.add(FOLDER / sheet, text if isinstance(text, bytes) else text.encode())
    return known.told(AudioFile(FOLDER / name, tags=tags or Tags()))


def test_a_track_is_known_by_the_name_of_its_file_in_whatever_format() -> None:
    album = Tags(album="Harbour", album_artists=("Ada Vale",), date="1998")
    for name in ("01 - One.wav", "01 - one.flac"):
        found = told(name, ("any.cue", TRACKS))
        assert found.tags == album._replace(title="One", track=1, artists=("Bo",))
        assert found.guessed == {CUE_SHEET}
    assert told("02 - Two.wav", ("any.cue", TRACKS)).tags.artists == ("Ada Vale",)
    assert told("03 - Three.wav", ("any.cue", TRACKS)).tags == Tags()


@pytest.mark.parametrize("name", ["CDImage.flac", "Ada - Harbour.flac"])
def test_a_disc_in_one_file_is_known_by_the_name_of_the_sheet_too(name: str) -> None:
    found = told(name, ("Ada - Harbour.cue", IMAGE)).tags
    assert (found.title, found.album, found.track) == ("Harbour", "Harbour", 0)
    assert (found.artists, found.genres) == (("Ada Vale",), ("Pop",))


def test_what_has_tags_is_left_as_it_is() -> None:
    tags = Tags(title="Own")
    assert told("01 - One.wav", ("any.cue", TRACKS), tags=tags).tags is tags


def test_what_little_a_file_says_stays() -> None:
    tags = Tags(date="2001", mb_track_id="id")
    found = told("01 - One.wav", ("any.cue", TRACKS), tags=tags).tags
    assert (found.title, found.date, found.mb_track_id) == ("One", "2001", "id")


def test_sheets_that_disagree_tell_nothing() -> None:
    other = TRACKS.replace("Harbour", "Haven")
    assert told("01 - One.wav", ("a.cue", TRACKS), ("b.cue", TRACKS)).tags.album == "Harbour"
    assert told("01 - One.wav", ("a.cue", TRACKS), ("b.cue", other)).tags == Tags()


def test_letters_that_may_be_others_are_believed_where_a_file_bears_them() -> None:
    sheet = TRACKS.replace("Harbour", "Москва").replace("02 - Two", "02 - Два").encode("cp1251")
    assert told("01 - One.wav", ("any.cue", sheet)).tags == Tags()
    assert told("02 - Два.wav", ("any.cue", sheet)).tags.album == "Москва"
