import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.planning.filenames import (
    cleaned,
    cut_characters,
    folded,
    numbered,
    safe_component,
    safe_file_name,
)

ANY_TEXT = st.text(st.characters())
HOSTILE_TEXT = st.text(
    st.sampled_from('aA. -_/\\:<>"|?*\0\n\t\u200b\u202e\u0301ßİ🇩🇪👍🏽\udcff¹CON')
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AC/DC", "AC-DC"),
        ("Title: Subtitle", "Title - Subtitle"),
        ("12:34", "12-34"),
        ("What? Why:", "What Why"),
        ('The "Best" Of', "The 'Best' Of"),
        ("A | B", "A - B"),
        ("<unknown>", "(unknown)"),
        ("...And Justice for All", "And Justice for All"),
        (".hidden", "hidden"),
        ("--help", "help"),
        ("R.E.M.", "R.E.M"),
        ("Vol. 1 ... ", "Vol. 1"),
        ("a\\b", "a-b"),
        ("../../etc/passwd", "etc-passwd"),
        ("/absolute", "absolute"),
        ("one\ntwo\r\nthree", "one two three"),
        ("a\0b", "ab"),
        ("gnp\u202e3pm", "gnp3pm"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("cafe\u0301", "caf\u00e9"),
        ("Beyonc\udce9", "Beyonc_"),
        ("  many   spaces\u00a0here ", "many spaces here"),
        ("Дом 文化", "Дом 文化"),
    ],
)
def test_names_stay_readable(text: str, name: str) -> None:
    assert safe_component(text) == name


@pytest.mark.parametrize("text", ["", ".", "..", "...", " ", "-", "???", "\u200b", "\u3164", "\n"])
def test_a_name_of_nothing_is_an_underscore(text: str) -> None:
    assert safe_component(text) == "_"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "CON_"),
        ("con.mp3", "con_.mp3"),
        ("nul .x", "nul_ .x"),
        ("COM1", "COM1_"),
        ("com¹.flac", "com¹_.flac"),
        ("LPT9.tar.gz", "LPT9_.tar.gz"),
        ("CONIN$", "CONIN$_"),
        ("Console", "Console"),
        ("COM", "COM"),
        ("icon", "icon"),
    ],
)
def test_names_of_devices_are_avoided(text: str, name: str) -> None:
    assert safe_component(text) == name


def test_long_names_are_cut_between_visible_characters() -> None:
    assert safe_component("x" * 300) == "x" * 255
    assert safe_component("ax\u0323\u0302", max_bytes=4) == "a"
    assert safe_component("🇩🇪🇫🇷", max_bytes=12) == "🇩🇪"
    assert safe_component("x👍🏽", max_bytes=6) == "x"


def test_a_cut_never_makes_a_device_name() -> None:
    assert safe_component("CONTENT", max_bytes=3) == "CO_"


@given(ANY_TEXT | HOSTILE_TEXT, st.integers(1, 300))
def test_safe_names_are_safe_and_stay_as_they_are(text: str, max_bytes: int) -> None:
    name = safe_component(text, max_bytes=max_bytes)
    assert safe_component(name, max_bytes=max_bytes) == name
    assert 0 < len(name.encode()) <= max_bytes
    assert name not in {".", ".."}
    assert not set(name) & set('<>:"|?*/\\')
    assert name[0] not in " .-"
    assert name[-1] not in " ."
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in name)
    assert unicodedata.is_normalized("NFC", name)


@given(
    ANY_TEXT | HOSTILE_TEXT, st.sampled_from([".mp3", ".flac", ".m4a", ""]), st.integers(10, 255)
)
def test_the_suffix_is_never_cut(stem: str, suffix: str, max_bytes: int) -> None:
    name = safe_file_name(stem, suffix, max_bytes)
    assert name.endswith(suffix)
    assert len(name) > len(suffix)
    assert len(name.encode()) <= max_bytes


def test_a_suffix_holds_plain_letters_only() -> None:
    assert safe_file_name("x", ".m/p\n3") == "x.mp3"
    assert safe_file_name("x", "") == "x"


def test_numbered_names_fit_too() -> None:
    assert numbered("Song", ".mp3", 2) == "Song (2).mp3"
    assert numbered("ü" * 200, ".flac", 12).endswith("ü (12).flac")
    assert len(numbered("ü" * 200, ".flac", 12).encode()) <= 255


@given(ANY_TEXT)
def test_folding_sees_through_case_and_composition(text: str) -> None:
    key = folded(text)
    assert folded(key) == key
    for form in ("NFC", "NFD"):
        assert folded(unicodedata.normalize(form, text)) == key
    assert folded(text.upper()) == folded(text.lower()) == folded(text.title()) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Ångström", "a\u030angstro\u0308m"),
        ("Song.", "song"),
        ("Song ", "song"),
        ("so\u200bng", "song"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("file\ufe0f", "file"),
    ],
)
def test_names_that_a_file_system_confuses_have_one_key(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_names_have_other_keys() -> None:
    assert len({folded(name) for name in ("a", "b", "ä", "a b", "\udce4", "\udce5")}) == 6


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(ANY_TEXT, st.integers(1, 20))
def test_cutting_leaves_a_beginning(text: str, limit: int) -> None:
    cut = cut_characters(text, limit)
    assert text.startswith(cut)
    assert len(cut) <= limit
    assert bool(cut) == bool(text)
