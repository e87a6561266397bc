import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.planning.artists import (
    artist_key,
    artist_keys,
    displayed,
    is_placeholder,
    is_various,
    joined_artists,
    main_artists,
    without_guests,
)
from music_organizer.planning.spelling import chosen_spelling, name_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("The Beatles", "Beatles", "Beatles, The", "the beatles", "BEATLES "),
        ("AC/DC", "ACDC", "AC-DC", "ac dc"),
        ("Beyonc\u00e9", "Beyonce\u0301", "Beyonce"),
        ("Mumford & Sons", "Mumford and Sons", "Mumford + Sons"),
        ("Guns N' Roses", "Guns N’ Roses", "Guns n Roses"),
        ("!!!", "! ! !"),
    ],
)
def test_spellings_of_one_artist_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len(set(map(artist_key, spellings))) == 1


def test_other_artists_have_other_keys() -> None:
    names = ("The The", "The Who", "か", "が", "!!!", "???", "A", "A & B", "Simon")
    assert len(set(map(artist_key, names))) == len(names)


@pytest.mark.parametrize(
    "name",
    [
        "Various Artists",
        "VARIOUS",
        "V.A.",
        "VA",
        "Verschiedene Interpreten",
        "Artistes Variés",
        "Varios Artistas",
        "Vários Artistas",
        "AA.VV.",
        "Různí interpreti",
        "Разные исполнители",
        "ヴァリアス・アーティスト",
        "群星",
        "ÇEŞİTLİ SANATÇILAR",
    ],
)
def test_various_artists_are_known_in_many_languages(name: str) -> None:
    assert is_various(name)


def test_a_band_is_not_various() -> None:
    assert not any(map(is_various, ("Variety Lab", "Nova", "", "Diversion")))


@pytest.mark.parametrize("name", ["Unknown Artist", "<unknown>", "[Unknown]", "Artiste inconnu"])
def test_what_programs_write_for_nothing_counts_as_nothing(name: str) -> None:
    assert is_placeholder(name)
    assert not main_artists((name,))


@pytest.mark.parametrize(
    ("text", "rest", "guests"),
    [
        ("A feat. B & C", "A", ("B", "C")),
        ("Song (feat. B)", "Song", ("B",)),
        ("Song [ft. X, Y & Z] (Remix)", "Song (Remix)", ("X", "Y", "Z")),
        ("A featuring B", "A", ("B",)),
        ("A ft B", "A", ("B",)),
        ("Six Ft Under", "Six Ft Under", ()),
        ("6 ft. Deep", "6 ft. Deep", ()),
        ("Left Feature", "Left Feature", ()),
        ("feat. B", "feat. B", ()),
    ],
)
def test_guests_are_told_from_artists(text: str, rest: str, guests: tuple[str, ...]) -> None:
    assert without_guests(text) == (rest, guests)


def test_an_artist_is_met_under_all_names() -> None:
    assert artist_keys(("A & B feat. C",)) == ("ab", "a", "b")
    assert artist_keys(("A", "B")) == ("ab", "a", "b")
    assert artist_keys(()) == artist_keys(("",)) == ()


@pytest.mark.parametrize("text", ["A; B", "A;B", "A / B", "A, B", "A and B", "A + B"])
def test_two_artists_in_one_text_are_the_two_artists(text: str) -> None:
    assert artist_key(text) == artist_key("A & B")


def test_what_parts_values_makes_several_artists() -> None:
    assert main_artists(("Ada; Bo / Cy",)) == ("Ada", "Bo", "Cy")
    assert main_artists(("AC/DC",)) == ("AC/DC",)
    assert main_artists(("Earth, Wind & Fire",)) == ("Earth, Wind & Fire",)
    assert main_artists(("V / A",)) == ("V / A",)


def test_names_are_joined_as_people_write_them() -> None:
    assert displayed(()) == ""
    assert displayed(("A",)) == "A"
    assert displayed(("A", "B", "C")) == "A, B & C"
    assert displayed(tuple("ABCDEFGHIJ")).endswith("H and others")
    assert joined_artists("A, B and C") == ("A", "B", "C")


def test_the_most_frequent_spelling_wins() -> None:
    assert chosen_spelling({"abba": 1, "ABBA": 3}) == "ABBA"
    assert chosen_spelling({"QUEEN": 2, "Queen": 2, "queen": 2}) == "Queen"
    assert chosen_spelling({"Bjork": 2, "Björk": 2}) == "Björk"
    assert chosen_spelling({}) == ""


@given(st.text(st.characters()))
def test_any_text_can_be_an_artist(text: str) -> None:
    without_guests(text)
    assert artist_key(text) == artist_key(text.strip())
    assert name_key(name_key(text)) == name_key(text)
