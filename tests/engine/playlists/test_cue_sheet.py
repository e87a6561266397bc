import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.playlists.cue_sheet import CueSheet, cue_sheets

SHEET = """\
REM GENRE "Trip Hop"
REM DATE 1998
REM DISCID 8B0A3C0B
PERFORMER "Ada Vale"
TITLE "Harbour"
FILE "01 - One.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    PERFORMER "Ada Vale feat. Bo"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two \\"B\\""
    INDEX 00 03:10:11
FILE "02 - Two.wav" WAVE
    INDEX 01 00:00:00
"""


def understood(text: str, encoding: str = "utf-8") -> CueSheet:
    return next(cue_sheets(text.encode(encoding)))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_disc_and_tracks_are_told(ends: str) -> None:
    sheet = understood(SHEET.replace("\n", ends))
    assert (sheet.title, sheet.performer) == ("Harbour", "Ada Vale")
    assert (sheet.date, sheet.genre) == ("1998", "Trip Hop")
    assert [(one.number, one.performer) for one in sheet.tracks] == [
        (1, "Ada Vale feat. Bo"),
        (2, ""),
    ]


def test_a_track_begins_where_its_first_index_lies() -> None:
    assert [one.file for one in understood(SHEET).tracks] == ["01 - One.wav", "02 - Two.wav"]


def test_a_mark_of_the_encoding_is_no_part_of_it() -> None:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        sheet = next(cue_sheets(mark + 'TITLE "Blå"\n'.encode(encoding)))
        assert sheet == CueSheet(title="Blå")


def test_text_that_may_be_of_another_alphabet_is_doubtful() -> None:
    assert not understood('TITLE "Björk für Anfänger"', "cp1252").is_doubtful
    assert not understood('TITLE "Москва"').is_doubtful
    assert understood('TITLE "Москва"', "cp1251").is_doubtful


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode()))
def test_whatever_lies_there_is_read(data: bytes) -> None:
    for sheet in cue_sheets(data):
        assert isinstance(sheet.title, str)


def test_an_endless_sheet_is_not_read_to_its_end() -> None:
    sheet = understood("TRACK 01 AUDIO\n" * 100_000)
    assert len(sheet.tracks) == 2_000
