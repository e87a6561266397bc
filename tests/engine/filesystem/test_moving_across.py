"""Between drives a file is copied, proven and only then removed."""

import errno
import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from music_organizer.errors import (
    ChangedSinceError,
    NameTakenError,
    OperationError,
    StorageError,
    VerificationError,
)
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.local import LocalFileSystem
from tests.support.faulty_steps import PART, identity, transfer, written
from tests.support.faulty_system import (
    NOBODY,
    before,
    named,
    no_file_longer_than,
    old_kernel,
    on_file,
    open_folder,
    other_drive,
    refuse,
    without_privileges,
)

MUSIC = bytes(range(256)) * 9_000


@pytest.fixture
def song(near: Path) -> Path:
    song = written(near / "song", MUSIC)
    song.chmod(0o640)
    os.setxattr(song, "user.rating", b"5")
    os.utime(song, ns=(1_000_000_007, 1_234_567_890_123_456_789))
    return song


@pytest.fixture
def disk(near: Path, far: Path) -> LocalFileSystem:
    return LocalFileSystem(near, far)


def test_the_copy_is_the_file_as_it_was(song: Path, far: Path, disk: LocalFileSystem) -> None:
    known, way = identity(song), transfer(song, far / "other")
    outcome = disk.move(way)
    moved = far / "other"
    assert not song.exists()
    assert [path.name for path in far.iterdir()] == ["other"]
    assert moved.read_bytes() == MUSIC
    assert identity(moved).same_content_state(known)
    assert moved.stat().st_mode & 0o777 == 0o640
    assert os.getxattr(moved, "user.rating") == b"5"
    assert outcome.checksum_after == way.checksum
    assert outcome.warnings == ()


def test_there_and_back_is_the_identity(song: Path, far: Path, disk: LocalFileSystem) -> None:
    known = identity(song), song.stat().st_mode
    disk.move(transfer(song, far / "other"))
    disk.move(transfer(far / "other", song))
    assert identity(song).same_content_state(known[0])
    assert song.stat().st_mode == known[1]
    assert os.getxattr(song, "user.rating") == b"5"
    assert song.read_bytes() == MUSIC


@pytest.mark.parametrize("content", [b"", b"x", b"x" * (1 << 20), b"x" * ((1 << 20) + 1)])
def test_any_length_arrives(near: Path, far: Path, disk: LocalFileSystem, content: bytes) -> None:
    song = near / "song"
    song.write_bytes(content)
    disk.move(transfer(song, far / "song"))
    assert (far / "song").read_bytes() == content


def test_nothing_is_removed_before_copy_and_folder_are_flushed(
    song: Path, far: Path, disk: LocalFileSystem, order: list[str]
) -> None:
    disk.move(transfer(song, far / "song"))
    assert order == ["file", far.name, "remove song"]


def test_folders_made_on_the_way_are_on_the_disk_before_anything_leaves_for_them(
    song: Path, near: Path, far: Path, disk: LocalFileSystem, order: list[str]
) -> None:
    other = written(near / "other", MUSIC)
    disk.make_folder(far / "artist")
    disk.make_folder(far / "artist" / "album")
    disk.move(transfer(song, far / "artist" / "album" / "song"))
    disk.move(transfer(other, far / "artist" / "album" / "other"))
    first = ["file", far.name, "artist", "album", "remove song"]
    assert order == [*first, "file", "album", "remove other"]


def test_folders_that_a_killed_run_made_are_on_the_disk_before_recovery_removes_a_source(
    song: Path, far: Path, order: list[str]
) -> None:
    killed = LocalFileSystem(song.parent, far)
    killed.make_folder(far / "album")
    way = transfer(song, far / "album" / "song")
    killed.copy(way)
    order.clear()
    LocalFileSystem(song.parent, far).drop_copied_source(song, way.target, way.checksum or "")
    assert order == ["file", far.name, "album", "remove song"]


@pytest.mark.parametrize("way", ["own rename", "old kernel", "no links"])
def test_a_name_that_is_taken_stays_with_its_holder(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    holder = written(far / "held", "theirs")
    with ExitStack() as held:
        if way != "own rename":
            held.enter_context(old_kernel())
        if way == "no links":
            refuse(monkeypatch, "link", errno.EPERM, when=named(PART))
        with pytest.raises(OperationError):
            disk.move(transfer(song, holder))
    assert holder.read_text() == "theirs"
    assert [path.name for path in far.iterdir()] == ["held"]
    assert song.read_bytes() == MUSIC


def test_a_name_taken_while_it_was_copied_stays_with_its_holder(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, "fsync", lambda: written(far / "song", "theirs"))
    with pytest.raises(NameTakenError):
        disk.move(transfer(song, far / "song"))
    assert [path.name for path in far.iterdir()] == ["song"]
    assert (far / "song").read_text() == "theirs"
    assert song.read_bytes() == MUSIC


def test_somebody_elses_file_under_our_temporary_name_is_left_alone(
    song: Path, far: Path, disk: LocalFileSystem
) -> None:
    theirs = written(far / PART, "theirs")
    with pytest.raises(NameTakenError):
        disk.move(transfer(song, far / "song"))
    assert theirs.read_text() == "theirs"
    assert song.exists()


def test_a_full_drive_leaves_the_file_where_it_was(
    song: Path, far: Path, disk: LocalFileSystem
) -> None:
    way = transfer(song, far / "song")
    with no_file_longer_than(len(MUSIC) // 2), pytest.raises(StorageError, match="too large"):
        disk.move(way)
    assert list(far.iterdir()) == []
    assert song.read_bytes() == MUSIC


def test_short_writes_are_carried_on(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda to, data: write(to, data[:65_521]))
    disk.move(transfer(song, far / "song"))
    assert (far / "song").read_bytes() == MUSIC


@pytest.mark.parametrize("call", ["write", "fsync", "read"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_refusal_leaves_the_file_where_it_was(
    song: Path,
    far: Path,
    disk: LocalFileSystem,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
) -> None:
    way = transfer(song, far / "song")
    fault = refuse(monkeypatch, call, number, when=on_file)
    with pytest.raises(StorageError):
        disk.move(way)
    monkeypatch.undo()
    assert fault.refused
    assert list(far.iterdir()) == []
    assert song.read_bytes() == MUSIC


def test_a_flush_that_failed_is_not_tried_again(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = refuse(monkeypatch, "fsync", errno.EIO, when=on_file)
    with pytest.raises(StorageError):
        disk.move(transfer(song, far / "song"))
    assert len(fault.refused) == 1


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil() -> None:
        with (far / PART).open("r+b") as part:
            part.seek(100)
            part.write(b"spoiled")

    before(monkeypatch, "posix_fadvise", spoil)
    with pytest.raises(VerificationError):
        disk.move(transfer(song, far / "song"))
    assert list(far.iterdir()) == []
    assert song.read_bytes() == MUSIC


def test_a_source_that_reads_otherwise_than_before_stays(
    song: Path, far: Path, disk: LocalFileSystem
) -> None:
    with pytest.raises(VerificationError):
        disk.move(transfer(song, far / "song", checksum="0" * 64))
    assert list(far.iterdir()) == []
    assert song.exists()


def test_a_source_that_grows_while_it_is_copied_stays(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = transfer(song, far / "song")
    before(monkeypatch, "write", lambda: song.write_bytes(MUSIC + b"more"))
    with pytest.raises(ChangedSinceError):
        disk.move(way)
    assert list(far.iterdir()) == []
    assert song.read_bytes() == MUSIC + b"more"


@pytest.mark.parametrize("exchanged", [False, True])
def test_a_source_that_changes_after_it_was_copied_is_kept_beside_the_copy(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch, exchanged: bool
) -> None:
    def change() -> None:
        if exchanged:
            written(song.with_name("new"), "edited").rename(song)
        else:
            song.write_text("edited")

    before(monkeypatch, "fsync", change, nth=2)
    with pytest.raises(ChangedSinceError, match="both stay"):
        disk.move(transfer(song, far / "song"))
    assert song.read_text() == "edited"
    assert (far / "song").read_bytes() == MUSIC


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO])
def test_a_source_that_cannot_be_removed_leaves_one_file(
    song: Path,
    far: Path,
    disk: LocalFileSystem,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    refuse(monkeypatch, "unlink", number, when=named("song"), times=1)
    with pytest.raises(StorageError):
        disk.move(transfer(song, far / "song"))
    assert song.read_bytes() == MUSIC
    assert list(far.iterdir()) == []


def test_a_folder_that_may_not_be_written_gives_no_file_away() -> None:
    with ExitStack() as held:
        folder = held.enter_context(open_folder())
        far = held.enter_context(other_drive(folder))
        far.chmod(0o777)
        held.enter_context(without_privileges())
        song = written(folder / "closed" / "song", "music")
        song.parent.chmod(0o500)
        with pytest.raises(StorageError, match="take files out of"):
            LocalFileSystem(folder, far).move(transfer(song, far / "song"))
        song.parent.chmod(0o700)
        assert song.read_text() == "music"
        assert list(far.iterdir()) == []


def test_a_file_that_may_not_be_read_stays() -> None:
    with ExitStack() as held:
        folder = held.enter_context(open_folder())
        far = held.enter_context(other_drive(folder))
        far.chmod(0o777)
        held.enter_context(without_privileges())
        song = written(folder / "song", "music")
        way = transfer(song, far / "song")
        song.chmod(0)
        with pytest.raises(StorageError, match="permission"):
            LocalFileSystem(folder, far).move(way)
        assert song.exists()
        assert list(far.iterdir()) == []


@pytest.mark.parametrize("call", ["fchmod", "setxattr", "utime"])
def test_what_the_other_drive_cannot_keep_is_told(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    refuse(monkeypatch, call, errno.EOPNOTSUPP)
    outcome = disk.move(transfer(song, far / "song"))
    assert len(outcome.warnings) == 1
    assert "could not be kept" in outcome.warnings[0]
    assert (far / "song").read_bytes() == MUSIC
    assert not song.exists()


def test_what_the_other_drive_cannot_keep_can_be_given_back(
    song: Path, far: Path, disk: LocalFileSystem
) -> None:
    before = attributes_of(song)
    with pytest.MonkeyPatch.context() as patch:
        for call in ("fchmod", "setxattr", "utime"):
            refuse(patch, call, errno.EOPNOTSUPP)
        lost = disk.move(transfer(song, far / "song")).lost_attributes
    assert lost is not None
    assert attributes_of(far / "song") != before
    disk.move(transfer(far / "song", song))
    assert disk.set_attributes(song, lost).warnings == ()
    assert attributes_of(song) == before


def attributes_of(path: Path) -> tuple[int, int, list[str]]:
    status = path.stat()
    return status.st_mode, status.st_mtime_ns, os.listxattr(path)


@pytest.mark.parametrize("call", ["fchmod", "setxattr", "utime"])
def test_a_drive_that_fails_takes_no_file(
    song: Path, far: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    refuse(monkeypatch, call, errno.EIO)
    with pytest.raises(StorageError, match="read or write error"):
        disk.move(transfer(song, far / "song"))
    assert song.read_bytes() == MUSIC
    assert list(far.iterdir()) == []


def test_the_owner_is_kept(song: Path, far: Path, disk: LocalFileSystem) -> None:
    if os.geteuid() == 0:
        os.chown(song, NOBODY, NOBODY)
    owner = song.stat().st_uid
    outcome = disk.move(transfer(song, far / "song"))
    assert outcome.warnings == ()
    assert (far / "song").stat().st_uid == owner


def test_an_owner_that_cannot_be_kept_is_told() -> None:
    somebody_elses = Path("/etc/passwd")
    with open_folder() as folder, without_privileges():
        disk = LocalFileSystem(somebody_elses.parent, folder)
        outcome = disk.copy(transfer(somebody_elses, folder / "copy"))
        assert outcome.warnings == ("the owner could not be kept (permission was refused)",)
        assert checksum(folder / "copy") == checksum(somebody_elses)


def test_links_do_not_cross_drives(near: Path, far: Path, disk: LocalFileSystem) -> None:
    link = near / "link"
    link.symlink_to("nowhere")
    with pytest.raises(OperationError):
        disk.move(transfer(link, far / "link", is_link=True))
    assert link.is_symlink()
    assert list(far.iterdir()) == []


def test_one_of_several_names_crosses_and_the_others_stay(
    song: Path, near: Path, far: Path, disk: LocalFileSystem
) -> None:
    (near / "further").hardlink_to(song)
    disk.move(transfer(song, far / "song"))
    assert (near / "further").read_bytes() == MUSIC
    assert (far / "song").read_bytes() == MUSIC
    assert not song.exists()
