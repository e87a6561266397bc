"""An entry of a playlist is found as a player would find it, and nothing else is taken for it."""

import errno
from pathlib import Path

import pytest

from music_organizer.filesystem.finding_names import NameFinder
from tests.support.faulty_steps import written
from tests.support.faulty_system import open_folder, refuse, without_privileges


def test_a_link_is_followed_to_the_file_that_plays(near: Path) -> None:
    song = written(near / "music" / "song.mp3")
    (near / "link.mp3").symlink_to("music/song.mp3")
    (near / "album").symlink_to("music")
    assert NameFinder().find(near / "link.mp3") == song
    assert NameFinder().find(near / "album" / "song.mp3") == song
    assert NameFinder().find(near / "LINK.mp3") == song


@pytest.mark.parametrize("leads", ["nowhere", "link.mp3", "music"])
def test_a_link_that_plays_nothing_is_no_file(near: Path, leads: str) -> None:
    (near / "music").mkdir()
    (near / "link.mp3").symlink_to(leads)
    assert NameFinder().find(near / "link.mp3") is None


@pytest.mark.parametrize(
    "entry",
    ["song.mp3/inner.mp3", "n" * 300, "nul\0.mp3", "d/" * 2_100 + "song.mp3", "music", "music/.."],
    ids=["below a file", "long name", "nul", "long path", "folder", "folder above"],
)
def test_what_cannot_be_a_file_is_none(near: Path, entry: str) -> None:
    written(near / "song.mp3")
    (near / "music").mkdir()
    assert NameFinder().find(near / entry) is None


def test_of_several_that_differ_in_case_none_is_guessed(near: Path) -> None:
    for name in ("Song.mp3", "SONG.mp3"):
        written(near / name)
    assert NameFinder().find(near / "song.mp3") is None
    assert NameFinder().find(near / "Song.mp3") == near / "Song.mp3"


def test_a_folder_is_listed_once_for_all_its_names(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    songs = [written(near / name) for name in ("One.mp3", "Two.mp3")]
    finder = NameFinder()
    assert finder.find(near / "one.mp3") == songs[0]
    refuse(monkeypatch, "listdir", errno.EIO)
    assert finder.find(near / "TWO.MP3") == songs[1]


def test_a_folder_that_may_not_be_listed_holds_nothing_alike() -> None:
    with open_folder() as folder, without_privileges():
        written(folder / "closed" / "song.mp3")
        (folder / "closed").chmod(0o100)
        found = [NameFinder().find(folder / "closed" / name) for name in ("song.mp3", "SONG.mp3")]
        (folder / "closed").chmod(0o700)
        assert found == [folder / "closed" / "song.mp3", None]
