import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from music_organizer.history.stored_paths import PathReader, PathWriter, StoredPath

if TYPE_CHECKING:
    from music_organizer.models.kept_paths import KeptPath

_ROOT = Path("/srv/music")
_CASES: list[tuple[Path, StoredPath]] = [
    (_ROOT, "."),
    (_ROOT / "one.mp3", "one.mp3"),
    (_ROOT / "Albums" / "Album" / "one.mp3", "Albums/Album/one.mp3"),
    (Path("/srv/music-elsewhere/one.mp3"), "/srv/music-elsewhere/one.mp3"),
    (Path("/one.mp3"), "/one.mp3"),
    (_ROOT / os.fsdecode(b"Albums/\xff.mp3"), b"Albums/\xff.mp3"),
    (_ROOT / os.fsdecode(b"\xff/one.mp3"), b"\xff/one.mp3"),
]


def _whole(kept: object) -> object:
    return kept[0] / kept[1] if isinstance(kept, tuple) else kept


@pytest.mark.parametrize(("path", "stored"), _CASES)
def test_a_path_comes_back_as_it_was_stored(path: Path, stored: StoredPath) -> None:
    assert PathWriter(_ROOT).stored(path) == stored
    assert _whole(PathReader(_ROOT).kept(stored)) == path
    assert PathReader(_ROOT).absolute(stored) == path


@pytest.mark.parametrize(("path", "stored"), _CASES[1:])
def test_a_folder_and_a_name_are_stored_like_the_path(path: Path, stored: StoredPath) -> None:
    apart: KeptPath = (path.parent, path.name)
    assert PathWriter(_ROOT).stored(apart) == stored


def test_files_of_several_folders_do_not_get_the_folder_of_the_one_before() -> None:
    writer = PathWriter(_ROOT)
    paths = [_ROOT / name for name in ("a/1", "b/1", "b/2", "1", "a/2")]
    assert [writer.stored(path) for path in paths] == ["a/1", "b/1", "b/2", "1", "a/2"]
    assert writer.stored(None) is None


@pytest.mark.parametrize("odd", ["", "Albums/", "Albums/.", "./Albums", "a//b"])
def test_odd_texts_of_a_damaged_row_are_still_paths(odd: str) -> None:
    assert _whole(PathReader(_ROOT).kept(odd)) == _ROOT / odd


@pytest.mark.parametrize("relative", [Path("one.mp3"), Path("Albums/one.mp3")])
def test_a_relative_path_is_taken_as_one_below_the_root(relative: Path) -> None:
    stored = PathWriter(_ROOT).stored(relative)
    assert stored == str(relative)
    assert _whole(PathReader(_ROOT).kept(stored)) == _ROOT / relative
