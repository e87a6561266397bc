"""The sample library is small, messy, readable and the same every time."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from music_organizer.demo.library import write_sample_library
from music_organizer.errors import FolderError
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_kinds import FileKind, kind_of
from music_organizer.models.readings import Tags
from music_organizer.tags.unreadable import UnreadableTags
from tests.support.reading import read_audio_file


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("library")
    write_sample_library(root)
    return root


@pytest.fixture(scope="module")
def tracks(library: Path) -> list[AudioFile]:
    audio = (path for path in files(library) if kind_of(path.name) is FileKind.AUDIO)
    return [read_audio_file(path) for path in audio if path.name != "track07.mp3"]


def files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def state(root: Path) -> dict[str, tuple[str, int]]:
    """Return the content and time of everything in a tree."""
    return {
        str(path.relative_to(root)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder",
            path.stat().st_mtime_ns,
        )
        for path in root.rglob("*")
    }


def test_it_tells_how_many_files_it_wrote(tmp_path: Path) -> None:
    count = write_sample_library(tmp_path / "new" / "library")
    assert count == len(files(tmp_path))
    assert 50 <= count <= 80


def test_it_is_the_same_every_time(library: Path, tmp_path: Path) -> None:
    write_sample_library(tmp_path)
    assert state(tmp_path) == state(library)


def test_it_is_small(library: Path) -> None:
    assert sum(path.stat().st_size for path in files(library)) < 1_000_000


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderError, match="empty folder"):
        write_sample_library(tmp_path)
    assert files(tmp_path) == [tmp_path / "mine.txt"]


def test_it_holds_many_albums_in_many_formats(tracks: list[AudioFile]) -> None:
    albums = {track.tags.album for track in tracks if track.tags.album}
    assert 10 <= len(albums) <= 14
    formats = {track.format for track in tracks}
    assert {"mp3", "flac", "aac", "alac", "vorbis", "opus", "wma", "wv", "ape", "mpc"} <= formats


def test_it_holds_releases_of_every_kind(tracks: list[AudioFile]) -> None:
    tags = [track.tags for track in tracks]
    assert {one.disc for one in tags} == {0, 1, 2}
    assert any("live" in one.release_types for one in tags)
    assert any(len(one.album_artists) > 1 for one in tags)
    assert any("Deluxe" in one.album for one in tags)
    assert any("/" in artist for one in tags for artist in one.artists)
    compilation = [track for track in tracks if track.tags.compilation]
    assert len({track.path.parent for track in compilation}) == 2
    assert len({track.tags.artists for track in compilation}) == len(compilation)


def test_it_holds_what_makes_libraries_hard(library: Path, tracks: list[AudioFile]) -> None:
    contents = Counter(path.read_bytes() for path in files(library))
    assert 2 in contents.values(), "a duplicate"
    names = Counter((track.tags, track.path.suffix) for track in tracks if track.tags != Tags())
    assert sorted(names.values())[-2:] == [2, 2], "a duplicate, and a rival with other content"
    untagged = [track.path.stem for track in tracks if track.tags == Tags()]
    assert "Umbra Vale - Night Ferry" in untagged
    with pytest.raises(UnreadableTags):
        read_audio_file(library / "Downloads" / "track07.mp3")
    assert any(path.is_dir() and not any(path.iterdir()) for path in library.rglob("*"))
    kinds = Counter(kind_of(path.name) for path in files(library))
    assert kinds[FileKind.PICTURE] >= 4
    assert kinds[FileKind.JUNK] == 1
    assert kinds[FileKind.OTHER] == 6


def test_its_pictures_are_pictures(library: Path) -> None:
    beginnings = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"}
    pictures = [path for path in files(library) if kind_of(path.name) is FileKind.PICTURE]
    for path in pictures:
        assert path.read_bytes().startswith(beginnings[path.suffix])
