"""Two runs never work in one tree, and no lock outlives its holder."""

import subprocess
import sys
from pathlib import Path

import pytest

from music_organizer.errors import FoldersBusyError, LinkInTheWayError, StorageError
from music_organizer.filesystem.locks import FolderLock
from tests.support.faulty_steps import written

HOLDER = """
import sys, time
from pathlib import Path
from music_organizer.filesystem.locks import FolderLock
FolderLock(Path(sys.argv[1]), Path(sys.argv[2])).acquire()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def place(home: Path) -> Path:
    return home / "locks"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for way in ("music/rock", "music/jazz", "library"):
        (tmp_path / way).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["music"], ["music"]),
        (["music"], ["music/rock"]),
        (["music/rock"], ["music"]),
        (["music/rock", "library"], ["music/jazz", "library"]),
        (["music", "library"], ["music/rock"]),
        (["."], ["music/rock"]),
    ],
)
def test_overlapping_runs_are_kept_apart(
    place: Path, tree: Path, first: list[str], second: list[str]
) -> None:
    with FolderLock(place, *(tree / name for name in first)):
        busy = FolderLock(place, *(tree / name for name in second))
        with pytest.raises(FoldersBusyError, match="Nothing was touched"):
            busy.acquire()
    with busy:
        pass


@pytest.mark.parametrize(
    ("first", "second"),
    [(["music/rock"], ["music/jazz"]), (["music"], ["library"]), (["music/rock"], ["library"])],
)
def test_runs_beside_each_other_go_on(
    place: Path, tree: Path, first: list[str], second: list[str]
) -> None:
    with (
        FolderLock(place, *(tree / name for name in first)),
        FolderLock(place, *(tree / name for name in second)),
    ):
        pass


def test_one_run_may_name_a_folder_twice_and_one_inside_another(place: Path, tree: Path) -> None:
    rock = tree / "music" / "rock"
    with FolderLock(place, tree / "music", tree / "music", rock), pytest.raises(FoldersBusyError):
        FolderLock(place, rock).acquire()


def test_a_link_to_a_folder_is_that_folder(place: Path, tree: Path) -> None:
    (tree / "alias").symlink_to("music")
    with FolderLock(place, tree / "music"), pytest.raises(FoldersBusyError):
        FolderLock(place, tree / "alias" / "rock").acquire()


def test_a_refused_lock_holds_nothing(place: Path, tree: Path) -> None:
    opened = open_files()
    with FolderLock(place, tree / "library"):
        with pytest.raises(FoldersBusyError):
            FolderLock(place, tree / "music", tree / "library").acquire()
        with FolderLock(place, tree / "music"):
            pass
    assert open_files() == opened


def test_a_lock_dies_with_its_holder(place: Path, tree: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(place), str(tree / "music")], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(FoldersBusyError):
            FolderLock(place, tree / "music").acquire()
        holder.kill()
    with FolderLock(place, tree / "music"):
        pass


def test_a_folder_that_is_gone_is_told(place: Path, tree: Path) -> None:
    with pytest.raises(StorageError, match="not there"):
        FolderLock(place, tree / "missing").acquire()


def test_a_place_that_cannot_hold_locks_is_told(tree: Path) -> None:
    with pytest.raises(StorageError, match="not a folder"):
        FolderLock(written(tree / "file") / "locks", tree / "music").acquire()


def test_a_planted_link_is_not_written_through(place: Path, tree: Path) -> None:
    with FolderLock(place, tree / "music"):
        pass
    for lock in place.iterdir():
        lock.unlink()
        lock.symlink_to(tree / "planted")
    with pytest.raises(LinkInTheWayError):
        FolderLock(place, tree / "music").acquire()
    assert not (tree / "planted").exists()


def test_lock_files_are_private(place: Path, tree: Path) -> None:
    with FolderLock(place, tree / "music"):
        assert place.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in place.iterdir()} == {0o600}


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize(
    ("first", "second"),
    [("music", "music"), ("music", "music/rock"), ("music/rock", "music"), (".", "music/jazz")],
)
def test_runs_with_different_histories_are_kept_apart(
    home: Path, tree: Path, first: str, second: str
) -> None:
    with (
        FolderLock(home / "one", tree / first),
        pytest.raises(FoldersBusyError, match="Another run"),
    ):
        FolderLock(home / "another", tree / second).acquire()
    with FolderLock(home / "one", tree / "music"), FolderLock(home / "another", tree / "library"):
        pass
