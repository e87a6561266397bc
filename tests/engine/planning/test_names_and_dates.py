import pytest

from music_organizer.planning.dates import day_in, sound_date, year_of
from music_organizer.planning.disc_names import disc_of_folder, without_disc
from music_organizer.planning.live_details import LiveDetails, live_details


@pytest.mark.parametrize(
    ("name", "disc"),
    [
        ("CD1", 1),
        ("Disc 2", 2),
        ("[Disc 3]", 3),
        ("cd 04", 4),
        ("Disc 1 - The Hits", 1),
        ("Disk One", 1),
        ("Disc 1 of 2", 1),
        ("CD", 0),
        ("Discovery", 0),
        ("CDs", 0),
        ("CD 2003", 0),
        ("Disco 3", 0),
        ("", 0),
    ],
)
def test_folders_of_discs_are_known(name: str, disc: int) -> None:
    assert disc_of_folder(name) == disc


@pytest.mark.parametrize(
    ("album", "name", "disc"),
    [
        ("Album (Disc 2)", "Album", 2),
        ("Album [CD 1]", "Album", 1),
        ("Album CD2", "Album", 2),
        ("Album - Disc 2", "Album", 2),
        ("Album, CD 1", "Album", 1),
        ("Album (disc 1 of 2)", "Album", 1),
        ("Album (Disc 2: The Rest)", "Album", 2),
        ("The Wall (Disc 1) [Remastered]", "The Wall [Remastered]", 1),
        ("Disc 2", "Disc 2", 0),
        ("Compact Disc", "Compact Disc", 0),
        ("ABCD1", "ABCD1", 0),
        ("Vol. 2", "Vol. 2", 0),
    ],
)
def test_discs_are_taken_out_of_the_names_of_albums(album: str, name: str, disc: int) -> None:
    assert without_disc(album) == (name, disc)


@pytest.mark.parametrize(
    ("date", "sound"),
    [
        ("1999", "1999"),
        ("1999-05", "1999-05"),
        ("1999-05-31", "1999-05-31"),
        ("1999-13-40", "1999"),
        ("19xx", ""),
        ("0", ""),
        ("", ""),
        ("2001-01-01T00:00:00", "2001-01-01"),
        ("99", ""),
        ("20011", ""),
        (" 1984 ", "1984"),
    ],
)
def test_dates_that_make_no_sense_are_unknown(date: str, sound: str) -> None:
    assert sound_date(date) == sound
    assert year_of(date) == sound[:4]


def test_days_are_found_in_titles() -> None:
    titles = ("1983-12-17 Paris", "Paris, 17.12.1983", "Paris 1983/12/17", "1983 12 17")
    found = [day_in(title) for title in titles]
    assert [day.date for day in found if day] == ["1983-12-17"] * 4
    assert day_in("1984") is None


@pytest.mark.parametrize(
    ("title", "details"),
    [
        (
            "1983-12-17 Le Zénith, Paris",
            LiveDetails("1983-12-17", "Le Zénith, Paris", "Le Zénith, Paris"),
        ),
        ("Live at Leeds", LiveDetails("", "Leeds", "Live at Leeds")),
        (
            "Live at the Apollo (17.12.1983)",
            LiveDetails("1983-12-17", "Apollo", "Live at the Apollo"),
        ),
        ("Live in Paris, 1983", LiveDetails("", "Paris", "Live in Paris, 1983")),
        ("1983-12-17", LiveDetails("1983-12-17", "", "1983-12-17")),
        ("Alive", LiveDetails("", "", "Alive")),
    ],
)
def test_live_albums_tell_day_and_place(title: str, details: LiveDetails) -> None:
    assert live_details(title) == details
