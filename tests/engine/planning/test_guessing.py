from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.readings import Tags
from music_organizer.planning.guessing import completed, guess
from tests.engine.planning.music import ROOT, song


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("Queen - Jazz (1978)/01 - Mustapha", "Queen|Jazz|1978|1|Mustapha"),
        ("Queen/Jazz/01 Mustapha", "Queen|Jazz||1|Mustapha"),
        ("Queen/Jazz/01. Mustapha", "Queen|Jazz||1|Mustapha"),
        ("Queen/Jazz/(01) Mustapha", "Queen|Jazz||1|Mustapha"),
        ("Queen/Jazz (1978)/Mustapha", "Queen|Jazz|1978||Mustapha"),
        ("Music/Queen/1978 - Jazz [FLAC]/01-Mustapha", "Queen|Jazz|1978|1|Mustapha"),
        ("Queen_-_Jazz_(1978)/01_-_Mustapha", "Queen|Jazz|1978|1|Mustapha"),
        ("Queen - 1978 - Jazz/01 Mustapha", "Queen|Jazz|1978|1|Mustapha"),
        ("Queen - Mustapha", "Queen||||Mustapha"),
        ("Queen - Jazz - 01 - Mustapha", "Queen|Jazz||1|Mustapha"),
        ("x/Queen - Jazz - 01 Mustapha", "Queen|Jazz||1|Mustapha"),
        ("Queen/Jazz/03 Queen - Bicycle Race", "Queen|Jazz||3|Bicycle Race"),
        ("Queen/Jazz/03 Bicycle Race - Live", "Queen|Jazz||3|Bicycle Race - Live"),
        ("Queen/Jazz/12 In Only Seven Days", "Queen|Jazz||12|In Only Seven Days"),
        ("Prince/1999/01 1999", "Prince|1999||1|1999"),
        ("Queen - Jazz/A1 Mustapha", "Queen|Jazz|||A1 Mustapha"),
        ("Queen/Jazz/B3. Bicycle Race", "Queen|Jazz|||B3. Bicycle Race"),
        ("loose/03 Queen - Mustapha", "Queen|||3|Mustapha"),
        ("Beyonc\udce9/Lemonade/01 Sorry", "Beyoncé|Lemonade||1|Sorry"),
    ],
)
def test_usual_names_are_understood(path: str, told: str) -> None:
    fields = dict(zip(("artist", "album", "year", "track", "title"), told.split("|"), strict=True))
    assert guess(PurePath(f"{path}.mp3")) == {name: text for name, text in fields.items() if text}


@pytest.mark.parametrize(
    ("path", "disc"),
    [("A/B/CD1/02 C", "1"), ("A/B/[Disc 3]/02 C", "3"), ("A/B/2-02 C", "2"), ("A/B/02 C", None)],
)
def test_discs_are_told_by_folder_and_name(path: str, disc: str | None) -> None:
    told = guess(PurePath(f"{path}.mp3"))
    assert told.get("disc") == disc
    assert (told["artist"], told["album"], told["track"], told["title"]) == ("A", "B", "2", "C")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("Nena/99 Luftballons", "99 Luftballons"),
        ("Rock/7 Seconds", "7 Seconds"),
        ("Rock/Blues/foo", "foo"),
        ("1999", "1999"),
        ("A1 Sauce", "A1 Sauce"),
        ("Downloads/A1 Sauce", "A1 Sauce"),
        ("Nena/C64 3 Games", "C64 3 Games"),
        ("A/B/Title - Live", "Title - Live"),
        ("A/1984 - 1999", "1984 - 1999"),
    ],
)
def test_what_cannot_be_told_stays_empty(path: str, title: str) -> None:
    assert guess(PurePath(f"{path}.mp3")) == {"title": title}


def test_folders_that_only_say_music_are_no_artists() -> None:
    assert guess(PurePath("Downloads/New Folder/01 Song.mp3")) == {"title": "Song", "track": "1"}
    unknown = guess(PurePath("Unknown Artist/Unknown Album/01 Track 1.mp3"))
    assert unknown == {"title": "Track 1", "track": "1"}


def test_a_number_alone_is_no_title() -> None:
    assert "title" not in guess(PurePath("Queen/Jazz/01.mp3"))


def test_names_that_ripping_programs_give_hold_a_number() -> None:
    assert guess(PurePath("x/Track 05.mp3")) == {"title": "Track 05", "track": "5", "album": "x"}


def test_compilations_name_the_artist_of_every_track() -> None:
    told = guess(PurePath("Various Artists - Hits (1995)/03 - Foo - Bar.mp3"))
    assert told == {
        "artist": "Foo",
        "title": "Bar",
        "track": "3",
        "album": "Hits",
        "year": "1995",
        "albumartist": "Various Artists",
    }


def test_missing_tags_are_filled_and_named() -> None:
    file = completed(song("Queen - Jazz (1978)/CD2/01 - Mustapha.mp3"), ROOT)
    tags = file.tags
    assert (tags.artists, tags.album, tags.date) == (("Queen",), "Jazz", "1978")
    assert (tags.title, tags.track, tags.disc) == ("Mustapha", 1, 2)
    assert file.guessed == {"artists", "album", "date", "title", "track", "disc"}


def test_tags_that_are_there_are_never_changed() -> None:
    path = "Queen - Jazz (1978)/01 - Mustapha.mp3"
    file = song(path, title="T", artists="A", album="B", track=7, date="2001")
    assert completed(file, ROOT) is file


def test_folders_of_another_album_tell_nothing() -> None:
    file = completed(song("Queen - Jazz (1978)/01 x.mp3", title="x", album="Innuendo"), ROOT)
    assert (file.tags.artists, file.tags.date) == ((), "")
    other = completed(song("Queen - Jazz (1978)/01 x.mp3", title="x", artists="ABBA"), ROOT)
    assert (other.tags.album, other.tags.date) == ("", "")


def test_guests_do_not_make_another_artist() -> None:
    file = completed(song("Queen/Jazz/01 x.mp3", title="x", artists="Queen feat. Bowie"), ROOT)
    assert file.tags.album == "Jazz"


def test_a_title_that_begins_with_a_number_is_no_track() -> None:
    assert completed(song("A/B/01 x.mp3", title="01 x"), ROOT).tags.track == 0
    band = song("A/B/10 Years - x.mp3", title="x", artists="10 Years")
    assert completed(band, ROOT).tags.track == 0


def test_a_title_with_a_dash_names_no_artist() -> None:
    assert completed(song("A - B.mp3", title="A: B"), ROOT).tags.artists == ()
    assert completed(song("A - B.mp3", title="B"), ROOT).tags.artists == ("A",)


def test_unknown_artist_counts_as_missing() -> None:
    file = completed(song("x.mp3", artists=("Unknown Artist",), album="<unknown>"), ROOT)
    assert (file.tags.artists, file.tags.album, file.tags.title) == ((), "", "x")


def test_names_above_the_folder_tell_nothing() -> None:
    file = completed(AudioFile(Path("/other/Queen/Jazz/01 Mustapha.mp3")), ROOT)
    assert (file.tags.artists, file.tags.album) == ((), "")


def test_names_that_no_encoding_explains_are_taken_as_they_are() -> None:
    assert guess(PurePath("A \ud800 - B.mp3")) == {"artist": "A _", "title": "B"}


SIGNS = st.text(st.sampled_from("aB 01-._[](){}19feat\udce9ü"), min_size=1, max_size=40)


@given(st.lists(SIGNS | st.text(st.characters(blacklist_characters="/\0"), min_size=1), min_size=1))
def test_any_path_can_be_guessed_at(names: list[str]) -> None:
    told = guess(PurePath(*names[:-1], names[-1] + ".mp3"))
    assert all(told.values())
    for name in ("track", "disc", "year"):
        assert told.get(name, "1").isdecimal()
    for text in told.values():
        text.encode()


def test_what_is_completed_shares_its_folder_as_before() -> None:
    folder = ROOT / "Queen - Jazz (1978)"
    for name, tags in (("01 - Mustapha.mp3", Tags()), ("02.mp3", Tags(title="Unknown Title"))):
        file = completed(AudioFile(in_folder(folder, name), tags=tags), ROOT)
        assert (file.folder is folder, file.name, file.path) == (True, name, folder / name)
        assert file.guessed
