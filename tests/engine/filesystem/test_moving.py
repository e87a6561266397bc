"""Moving a file: the one that was planned for, to a name of its own, or not at all."""

import errno
import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import (
    ChangedSinceError,
    LinkInTheWayError,
    NameTakenError,
    StorageError,
    VerificationError,
)
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.models.kept_paths import in_folder
from tests.support.faulty_steps import identity, transfer, written
from tests.support.faulty_system import (
    before,
    old_kernel,
    open_folder,
    refuse,
    without_privileges,
)
from tests.support.manifest import manifest


def test_a_file_arrives_as_it_was(near: Path) -> None:
    song = written(near / "song", "music")
    song.chmod(0o640)
    os.setxattr(song, "user.rating", b"5")
    known = identity(song)
    outcome = LocalFileSystem(near).move(transfer(song, near / "other"))
    moved = near / "other"
    assert identity(moved) == known
    assert moved.stat().st_mode & 0o777 == 0o640
    assert os.getxattr(moved, "user.rating") == b"5"
    assert (outcome.checksum_after, outcome.warnings) == (None, ())


def test_a_checksum_is_told_only_when_the_bytes_were_read_again(near: Path) -> None:
    song = written(near / "song", "music")
    way = transfer(song, near / "other", verify=True)
    assert LocalFileSystem(near).move(way).checksum_after == way.checksum


@pytest.mark.parametrize("change", ["content", "time", "exchanged", "folder", "link", "gone"])
def test_what_changed_since_the_plan_stays(near: Path, change: str) -> None:
    song = written(near / "song", "music")
    way = transfer(song, near / "other")
    alter(song, change)
    state = manifest(near)
    with pytest.raises(ChangedSinceError):
        LocalFileSystem(near).move(way)
    assert manifest(near) == state


@pytest.mark.parametrize("change", ["content", "time", "exchanged"])
def test_what_changes_between_the_look_and_the_act_goes_back(
    near: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    song = written(near / "song", "music")
    way = transfer(song, near / "other")
    before(monkeypatch, "link", lambda: alter(song, change))
    with old_kernel(), pytest.raises(VerificationError):
        LocalFileSystem(near).move(way)
    assert [path.name for path in near.iterdir()] == ["song"]
    assert song.read_text() == ("music" if change == "time" else "another")


def test_a_file_whose_bytes_changed_unseen_goes_back(near: Path) -> None:
    song = written(near / "song", "music")
    way = transfer(song, near / "other", checksum="0" * 64, verify=True)
    with pytest.raises(VerificationError):
        LocalFileSystem(near).move(way)
    assert [path.name for path in near.iterdir()] == ["song"]


def test_a_name_that_is_taken_stays_with_its_holder(near: Path) -> None:
    song, other = written(near / "song", "music"), written(near / "other", "theirs")
    with pytest.raises(NameTakenError):
        LocalFileSystem(near).move(transfer(song, other))
    assert (song.read_text(), other.read_text()) == ("music", "theirs")


def test_a_file_never_takes_the_place_of_a_folder(near: Path) -> None:
    song = written(near / "song", "music")
    (near / "other").mkdir()
    with pytest.raises(NameTakenError):
        LocalFileSystem(near).move(transfer(song, near / "other"))
    assert song.exists()


def test_of_two_names_of_one_file_the_old_one_goes(near: Path) -> None:
    song = written(near / "song", "music")
    (near / "inner").mkdir()
    for other in (near / "other", near / "inner" / "other"):
        other.hardlink_to(song)
        way = transfer(song, other)
        LocalFileSystem(near).move(way)
        assert not song.exists()
        assert other.read_text() == "music"
        song.hardlink_to(other)


def test_a_file_with_further_names_keeps_them(near: Path) -> None:
    song = written(near / "song", "music")
    (near / "further").hardlink_to(song)
    LocalFileSystem(near).move(transfer(song, near / "other"))
    assert (near / "further").samefile(near / "other")
    assert not song.exists()


def test_a_link_moves_itself_and_what_it_points_at_stays(near: Path) -> None:
    written(near / "song", "music")
    link = near / "link"
    link.symlink_to("song")
    LocalFileSystem(near).move(transfer(link, near / "other", is_link=True))
    assert (near / "other").readlink() == Path("song")
    assert (near / "song").read_text() == "music"


@pytest.mark.parametrize("is_link", [True, False])
def test_a_link_in_place_of_a_file_or_the_other_way_round_stays(near: Path, is_link: bool) -> None:
    there = near / "there"
    if is_link:
        written(there, "music")
    else:
        there.symlink_to("nowhere")
    way = replace(transfer(there, near / "other"), is_link=is_link)
    with pytest.raises(ChangedSinceError):
        LocalFileSystem(near).move(way)
    assert not os.path.lexists(near / "other")


def test_a_fifo_is_never_opened(near: Path) -> None:
    os.mkfifo(near / "pipe")
    with pytest.raises(ChangedSinceError):
        LocalFileSystem(near).move(transfer(near / "pipe", near / "other"))
    assert (near / "pipe").is_fifo()


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_linked_folder_leads_nowhere(near: Path, tmp_path: Path, end: str) -> None:
    outside = tmp_path / "outside"
    written(outside / "song", "theirs")
    (near / "linked").symlink_to(outside)
    (near / "real").mkdir()
    source, target = near / "linked" / "song", near / "real" / "song"
    if end == "target":
        source, target = written(near / "song", "music"), near / "linked" / "new"
    state = manifest(outside), manifest(near)
    with pytest.raises(LinkInTheWayError):
        LocalFileSystem(near).move(transfer(source, target))
    assert (manifest(outside), manifest(near)) == state


def test_a_folder_exchanged_for_a_link_after_it_was_opened_leads_nowhere(
    near: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (near / "real").mkdir()
    first, second = written(near / "first"), written(near / "second")
    disk = LocalFileSystem(near)
    disk.move(transfer(first, near / "real" / "first"))
    (near / "real").rename(near / "moved")
    (near / "real").symlink_to(outside)
    disk.move(transfer(second, near / "real" / "second"))
    assert list(outside.iterdir()) == []
    assert sorted(path.name for path in (near / "moved").iterdir()) == ["first", "second"]


@pytest.mark.parametrize("path", ["outside", "near/../outside", "near/.."])
def test_nothing_outside_the_roots_is_touched(near: Path, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    song = written(near / "song", "music")
    for source, target in (
        (song, tmp_path / path / "song"),
        (tmp_path / path / "there", near / "other"),
    ):
        with pytest.raises(StorageError, match="outside"):
            LocalFileSystem(near).move(transfer(source, target))
    assert song.exists()
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission"),
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "read or write error"),
        (errno.EMFILE, "too many files"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
def test_a_refusal_is_told_in_words_and_the_file_stays(
    near: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    song = written(near / "song", "music")
    refuse(monkeypatch, "link", number)
    with old_kernel(), pytest.raises(StorageError, match=words):
        LocalFileSystem(near).move(transfer(song, near / "other"))
    assert [path.name for path in near.iterdir()] == ["song"]


def test_a_folder_that_may_not_be_written_keeps_its_files() -> None:
    with ExitStack() as held:
        folder = held.enter_context(open_folder())
        held.enter_context(without_privileges())
        song = written(folder / "closed" / "song", "music")
        song.parent.chmod(0o500)
        with pytest.raises(StorageError, match="permission"):
            LocalFileSystem(folder).move(transfer(song, folder / "other"))
        assert song.read_text() == "music"
        assert not (folder / "other").exists()
        song.parent.chmod(0o700)


def test_a_missing_target_folder_is_told(near: Path) -> None:
    song = written(near / "song", "music")
    with pytest.raises(StorageError, match="not there"):
        LocalFileSystem(near).move(transfer(song, near / "missing" / "song"))
    assert song.exists()


def alter(path: Path, change: str) -> None:
    """Change a file as somebody else would."""
    if change == "content":
        path.write_text("another")
    elif change == "time":
        os.utime(path, ns=(1, 1))
    elif change == "exchanged":
        written(path.with_name("new"), "another").rename(path)
    else:
        path.unlink()
        if change == "folder":
            path.mkdir()
        elif change == "link":
            path.symlink_to("nowhere")


@pytest.mark.parametrize("name", ["../escaped", "/tmp/absolute", "inner/song"])
def test_a_name_that_leads_elsewhere_is_refused(near: Path, name: str) -> None:
    song = written(near / "song")
    (near / "inner").mkdir()
    stands = manifest(near.parent)
    for source, target in ((song, in_folder(near, name)), (in_folder(near, name), near / "new")):
        way = replace(transfer(song, song), source=source, target=target)
        with pytest.raises(StorageError, match="no name like"):
            LocalFileSystem(near).move(way)
    assert manifest(near.parent) == stands
