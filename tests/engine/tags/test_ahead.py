"""Files that were read before anybody asked are told of as if they were read now."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from music_organizer.tags.ahead import ReadAhead
from music_organizer.tags.reader import read_tags
from tests.support.audio import make_audio


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    for name in ("b.mp3", "a.flac", "Album/1.mp3", "Album/2.mp3", "Zoo/1.ogg"):
        make_audio(folder / name, name.rpartition(".")[2], title=name)
    return folder


def idle(files: int) -> Iterator[bool]:
    """Be asked for something after a number of files."""
    return (number < files for number in count())


def test_a_file_is_told_of_once_as_it_is(folder: Path) -> None:
    path = folder / "b.mp3"
    ahead = ReadAhead()
    ahead.read(folder, lambda: True)
    assert ahead.take(path) == read_tags(path)
    assert ahead.take(path) is None


def test_files_are_read_in_the_order_of_a_scan_until_somebody_waits(folder: Path) -> None:
    ahead = ReadAhead()
    # It asks before each file, and behind each folder.
    asked = idle(4)
    ahead.read(folder, lambda: next(asked))
    read = ["a.flac", "b.mp3", "Album/1.mp3"]
    left = ["Album/2.mp3", "Zoo/1.ogg"]
    assert all(ahead.take(folder / name) for name in read)
    assert not any(ahead.take(folder / name) for name in left)


def test_a_file_that_changed_since_is_not_told_of(folder: Path) -> None:
    ahead = ReadAhead()
    ahead.read(folder, lambda: True)
    make_audio(folder / "b.mp3", title="Another")
    (folder / "a.flac").unlink()
    status = (folder / "Zoo/1.ogg").stat()
    os.utime(folder / "Zoo/1.ogg", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    for name in ("b.mp3", "a.flac", "Zoo/1.ogg"):
        assert ahead.take(folder / name) is None


def test_what_cannot_be_read_is_left_to_whoever_asks(folder: Path) -> None:
    (folder / "broken.mp3").write_bytes(b"no sound")
    ahead = ReadAhead()
    ahead.read(folder, lambda: True)
    assert ahead.take(folder / "broken.mp3") is None
    assert ahead.take(folder / "b.mp3")


def test_folders_in_which_no_music_is_looked_for_are_left_out(folder: Path) -> None:
    ahead = ReadAhead()
    left_out = (".music-organizer", ".hidden", "@eaDir")
    for name in left_out:
        make_audio(folder / name / "1.mp3", title="T")
    ahead.read(folder, lambda: True)
    for name in left_out:
        assert ahead.take(folder / name / "1.mp3") is None


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    ahead = ReadAhead()
    ahead.read(tmp_path / "nowhere", lambda: True)
    assert ahead.take(tmp_path / "nowhere" / "song.mp3") is None


def test_nobody_waits_until_folders_without_music_are_walked(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}" / "inner").mkdir(parents=True)
    asked = count()
    ReadAhead().read(tmp_path, lambda: next(asked) < 10)
    assert next(asked) == 11


def test_a_file_that_says_very_much_is_not_kept(folder: Path) -> None:
    crowd, long = tuple(f"{number}".zfill(900) for number in range(90)), "x" * 900
    paths = [
        make_audio(folder / "crowd.flac", "flac", title="T", artist=crowd),
        make_audio(
            folder / "long.flac",
            "flac",
            title=long,
            album=long,
            artist=tuple(f"{long}{n}" for n in range(3)),
        ),
    ]
    ahead = ReadAhead()
    ahead.read(folder, lambda: True)
    assert not any(map(ahead.take, paths))
    assert ahead.take(folder / "b.mp3")
