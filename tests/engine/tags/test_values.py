"""Whatever a tag says becomes a clean text, a number or a date, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.tags import values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  Harbour   Lights ", "Harbour Lights"),
        ("line\r\nbreak\tand\x0btab", "line break and tab"),
        ("a\x07b\x1b[31mc\x7fd\x85e", "ab[31mcd e"),
        ("\ufeffTitle\ufffe", "Title"),
        ("half \ud83d a pair", "half a pair"),
        ("no\u00a0break\u2028line\u3000wide", "no break line wide"),
        ("👩‍🚀 שלום", "👩‍🚀 שלום"),
        ("\x00\x01\x02", ""),
    ],
)
def test_text_loses_what_has_no_place_in_a_name(written: str, read: str) -> None:
    assert values.clean(written) == read


def test_text_is_cut_to_a_bearable_length() -> None:
    assert values.clean("x" * 5_000) == "x" * 1_000
    assert values.clean("y" * 999 + " z" * 500) == "y" * 999


def test_lists_hold_each_value_once_and_a_hundred_at_most() -> None:
    assert values.texts(["A", " A ", "", "B\0C", "\0"]) == ("A", "B", "C")
    assert values.texts([str(number) for number in range(500)]) == tuple(map(str, range(100)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3", (3, 0)),
        ("03", (3, 0)),
        ("3/12", (3, 12)),
        (" 3 / 12 ", (3, 12)),
        ("3 of 12", (3, 12)),
        ("3/", (3, 0)),
        ("3/x", (3, 0)),
        ("1/0", (1, 0)),
        ("0", (0, 0)),
        ("-3", (0, 0)),
        ("3.5", (0, 0)),
        ("19xx", (0, 0)),
        ("disc 7 of 2", (0, 0)),
        ("A1", (0, 0)),
        ("/12", (0, 0)),
        ("99999", (0, 0)),
        ("٣", (0, 0)),
        ("9" * 5_000, (0, 0)),
        ("", (0, 0)),
    ],
)
def test_numbers_come_with_their_total_or_as_nothing(written: str, read: tuple[int, int]) -> None:
    assert values.number_and_total(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2001", "2001"),
        ("2001-05", "2001-05"),
        ("2001-05-03", "2001-05-03"),
        ("2001-05-03T12:30:00Z", "2001-05-03"),
        ("2001-05-03 12:30", "2001-05-03"),
        ("2001/05/03", "2001-05-03"),
        ("20010503", "2001-05-03"),
        ("2001-00-00", "2001"),
        ("2001-13-01", "2001"),
        ("2001-05-32", "2001-05"),
        ("2001 (remaster)", "2001"),
        ("03.05.2001", "2001"),
        ("May 2001", "2001"),
        ("1999 or 2001 or so", "1999"),
        ("spring of 1999 or 2001", ""),
        ("0000-05-03", ""),
        ("19xx", ""),
        ("199", ""),
        ("12345", ""),
        ("", ""),
    ],
)
def test_dates_keep_what_is_certain(written: str, read: str) -> None:
    assert values.date(written) == read


@pytest.mark.parametrize("written", ["1", "01", "2", "true", "True", "YES"])
def test_marks_are_set_by_any_way_to_say_yes(written: str) -> None:
    assert values.truth(written)


@pytest.mark.parametrize("written", ["", "0", "00", "no", "false", "-1", "maybe"])
def test_anything_else_sets_no_mark(written: str) -> None:
    assert not values.truth(written)


def test_release_types_are_parted_lowered_and_led_by_the_primary_one() -> None:
    assert values.release_types(["Live; Album"]) == ("album", "live")
    assert values.release_types(["album/compilation", "Live"]) == ("album", "compilation", "live")
    assert values.release_types(["Mixtape/Street", "EP"]) == ("ep", "mixtape/street")
    assert values.release_types(["", " ; "]) == ()


@given(st.text())
def test_no_text_makes_any_of_them_fail(text: str) -> None:
    values.date(text)
    values.number_and_total(text)
    values.truth(text)
    values.release_types([text])
    cleaned = values.clean(text)
    assert values.clean(cleaned) == cleaned
    assert not any(
        ord(character) < 32 or 0xD800 <= ord(character) < 0xE000 for character in cleaned
    )


def test_utf_8_that_was_taken_for_latin_1_is_read_right() -> None:
    assert values.texts(["BjÃ¶rn", "Ã\x84lv"]) == ("Björn", "Älv")
    right = ("Björn ÄÖÜ é à", "Ärger über Ö", "naïve")
    assert values.texts(right) == right
