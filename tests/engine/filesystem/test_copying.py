"""Copies, clones and links: whole under their final name, or not there at all."""

import errno
import fcntl
import os
from pathlib import Path

import pytest

from music_organizer.errors import (
    CannotCloneError,
    ChangedSinceError,
    LinkInTheWayError,
    NameTakenError,
    OperationError,
    StorageError,
)
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.local import LocalFileSystem
from tests.support.faulty_steps import PART, identity, transfer, written
from tests.support.faulty_system import before, old_kernel, on_file, refuse

MUSIC = b"music " * 10_000


@pytest.fixture
def song(near: Path) -> Path:
    return written(near / "song", MUSIC)


@pytest.fixture
def disk(near: Path) -> LocalFileSystem:
    return LocalFileSystem(near)


@pytest.mark.parametrize("kernel", ["new", "old"])
def test_a_copy_is_a_file_of_its_own(
    song: Path, near: Path, disk: LocalFileSystem, kernel: str
) -> None:
    way = transfer(song, near / "other", verify=True)
    if kernel == "old":
        with old_kernel():
            outcome = disk.copy(way)
    else:
        outcome = disk.copy(way)
    other = near / "other"
    assert other.read_bytes() == song.read_bytes() == MUSIC
    assert not other.samefile(song)
    assert other.stat().st_nlink == 1
    assert identity(other).same_content_state(identity(song))
    assert outcome.checksum_after == way.checksum
    assert sorted(path.name for path in near.iterdir()) == ["other", "song"]


def test_a_copy_that_was_not_read_again_tells_no_checksum(
    song: Path, near: Path, disk: LocalFileSystem
) -> None:
    assert disk.copy(transfer(song, near / "other")).checksum_after is None


def test_a_half_copy_never_has_the_final_name(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []
    for call in ("write", "fchmod", "fsync"):
        before(monkeypatch, call, lambda: seen.append({path.name for path in near.iterdir()}))
    song.chmod(0o640)
    disk.copy(transfer(song, near / "other"))
    assert seen == [{"song", PART}] * 3


def test_a_temporary_file_is_for_its_owner_alone(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    before(monkeypatch, "write", lambda: modes.append((near / PART).stat().st_mode & 0o777))
    disk.copy(transfer(song, near / "other"))
    assert modes == [0o600]


@pytest.mark.parametrize("act", ["copy", "keep", "hardlink", "symlink"])
def test_a_name_that_is_taken_stays_with_its_holder(
    song: Path, near: Path, disk: LocalFileSystem, act: str
) -> None:
    written(near / "held", "theirs")
    with pytest.raises(NameTakenError):
        getattr(disk, act)(transfer(song, near / "held"))
    assert (near / "held").read_text() == "theirs"
    assert sorted(path.name for path in near.iterdir()) == ["held", "song"]


@pytest.mark.parametrize("act", ["copy", "keep", "hardlink", "symlink"])
def test_a_source_that_changed_is_refused(
    song: Path, near: Path, disk: LocalFileSystem, act: str
) -> None:
    way = transfer(song, near / "other")
    song.write_text("edited")
    with pytest.raises(ChangedSinceError):
        getattr(disk, act)(way)
    assert [path.name for path in near.iterdir()] == ["song"]


@pytest.mark.parametrize("act", ["copy", "keep", "hardlink", "symlink"])
def test_a_link_is_never_followed(near: Path, disk: LocalFileSystem, act: str) -> None:
    written(near / "song", MUSIC)
    (near / "link").symlink_to("song")
    with pytest.raises((ChangedSinceError, LinkInTheWayError)):
        getattr(disk, act)(transfer(near / "link", near / "other"))
    assert not os.path.lexists(near / "other")


@pytest.mark.parametrize("act", ["copy", "keep"])
def test_a_fifo_is_not_waited_for(near: Path, disk: LocalFileSystem, act: str) -> None:
    os.mkfifo(near / "pipe")
    with pytest.raises(ChangedSinceError):
        getattr(disk, act)(transfer(near / "pipe", near / "other"))
    assert [path.name for path in near.iterdir()] == ["pipe"]


def test_a_clone_shares_storage_or_is_not_made(
    song: Path, near: Path, disk: LocalFileSystem
) -> None:
    way = transfer(song, near / "other", verify=True)
    try:
        outcome = disk.copy(way, clone=True)
    except CannotCloneError:
        assert [path.name for path in near.iterdir()] == ["song"]
    else:
        assert outcome.checksum_after == way.checksum
        assert (near / "other").read_bytes() == MUSIC


@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.ENOTTY, errno.EINVAL, errno.EXDEV])
def test_a_drive_that_cannot_clone_is_asked_once(
    song: Path,
    near: Path,
    disk: LocalFileSystem,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    asked: list[int] = []

    def refusing(descriptor: int, *_: object) -> int:
        asked.append(descriptor)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "ioctl", refusing)
    for name in ("one", "two"):
        outcome = disk.keep(transfer(song, near / name))
        assert outcome.checksum_after == checksum(song)
        assert (near / name).read_bytes() == MUSIC
    assert len(asked) == 1


def test_a_clone_that_fails_otherwise_leaves_nothing(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(fcntl, "ioctl", refusing)
    with pytest.raises(StorageError, match="clone"):
        disk.copy(transfer(song, near / "other"), clone=True)
    assert [path.name for path in near.iterdir()] == ["song"]


def test_a_clone_is_proven_like_a_copy(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cloning(target: int, *_: object) -> int:
        os.write(target, b"something else")
        return 0

    monkeypatch.setattr(fcntl, "ioctl", cloning)
    with pytest.raises(OperationError):
        disk.keep(transfer(song, near / "other"))
    assert [path.name for path in near.iterdir()] == ["song"]


def test_a_kept_copy_is_always_read_again(song: Path, near: Path, disk: LocalFileSystem) -> None:
    way = transfer(song, near / "other", verify=False)
    assert disk.keep(way).checksum_after == way.checksum


def test_a_hard_link_is_the_same_file(song: Path, near: Path, disk: LocalFileSystem) -> None:
    disk.hardlink(transfer(song, near / "other"))
    assert (near / "other").samefile(song)


def test_a_hard_link_to_another_file_is_taken_back(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = transfer(song, near / "other")
    before(monkeypatch, "link", lambda: written(near / "new", "edited").rename(song))
    with pytest.raises(ChangedSinceError):
        disk.hardlink(way)
    assert [path.name for path in near.iterdir()] == ["song"]
    assert song.read_text() == "edited"


def test_a_hard_link_does_not_cross_drives(song: Path, near: Path, far: Path) -> None:
    with pytest.raises(StorageError, match="different drives"):
        LocalFileSystem(near, far).hardlink(transfer(song, far / "other"))
    assert list(far.iterdir()) == []


def test_a_symbolic_link_says_where_the_file_lies(
    song: Path, near: Path, disk: LocalFileSystem
) -> None:
    disk.symlink(transfer(song, near / "other"))
    assert (near / "other").readlink() == song


def test_a_copy_that_cannot_be_cleaned_up_is_told(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "fsync", errno.EIO, when=on_file)
    refuse(monkeypatch, "unlink", errno.EIO)
    with pytest.raises((OperationError, OSError)):
        disk.copy(transfer(song, near / "other"))
    assert not (near / "other").exists()
    monkeypatch.undo()
    disk.discard_part(near, PART)
    assert [path.name for path in near.iterdir()] == ["song"]


def test_discarding_what_is_not_there_is_fine(near: Path, disk: LocalFileSystem) -> None:
    disk.discard_part(near, PART)
    disk.discard_part(near / "missing", PART)
    assert list(near.iterdir()) == []


def test_discarding_may_be_refused(
    near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(near / PART)
    refuse(monkeypatch, "unlink", errno.EACCES)
    with pytest.raises(StorageError, match="unfinished"):
        disk.discard_part(near, PART)


def test_a_part_that_somebody_exchanged_is_not_removed(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exchange() -> None:
        (near / PART).unlink()
        written(near / PART, "theirs")

    refuse(monkeypatch, "fsync", errno.EIO, when=on_file)
    before(monkeypatch, "write", exchange)
    with pytest.raises(StorageError):
        disk.copy(transfer(song, near / "other"))
    assert (near / PART).read_text() == "theirs"


def test_a_part_that_somebody_removed_is_not_missed(
    song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "fsync", errno.EIO, when=on_file)
    before(monkeypatch, "write", (near / PART).unlink)
    with pytest.raises(StorageError, match="flush"):
        disk.copy(transfer(song, near / "other"))
    assert [path.name for path in near.iterdir()] == ["song"]


class TestDroppingWhatIsThereTwice:
    def test_one_of_two_names_of_a_file_goes(
        self, song: Path, near: Path, disk: LocalFileSystem
    ) -> None:
        (near / "other").hardlink_to(song)
        disk.drop_second_name(song, near / "other")
        assert [path.name for path in near.iterdir()] == ["other"]

    def test_a_file_that_is_only_alike_stays(
        self, song: Path, near: Path, disk: LocalFileSystem
    ) -> None:
        written(near / "other", MUSIC)
        with pytest.raises(ChangedSinceError):
            disk.drop_second_name(song, near / "other")
        assert sorted(path.name for path in near.iterdir()) == ["other", "song"]

    @pytest.mark.parametrize("missing", ["song", "other"])
    def test_the_only_name_stays(
        self, song: Path, near: Path, disk: LocalFileSystem, missing: str
    ) -> None:
        (near / "other").hardlink_to(song)
        (near / missing).unlink()
        with pytest.raises(ChangedSinceError):
            disk.drop_second_name(song, near / "other")
        assert len(list(near.iterdir())) == 1

    def test_a_source_goes_when_its_copy_is_proven(
        self, song: Path, near: Path, disk: LocalFileSystem
    ) -> None:
        written(near / "other", MUSIC)
        disk.drop_copied_source(song, near / "other", checksum(song))
        assert [path.name for path in near.iterdir()] == ["other"]

    @pytest.mark.parametrize("wrong", ["song", "other", "checksum"])
    def test_in_doubt_both_stay(
        self, song: Path, near: Path, disk: LocalFileSystem, wrong: str
    ) -> None:
        written(near / "other", MUSIC)
        expected = checksum(song) if wrong != "checksum" else "0" * 64
        if wrong != "checksum":
            (near / wrong).write_text("edited")
        with pytest.raises(OperationError):
            disk.drop_copied_source(song, near / "other", expected)
        assert sorted(path.name for path in near.iterdir()) == ["other", "song"]

    def test_a_copy_that_cannot_be_flushed_keeps_its_source(
        self, song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written(near / "other", MUSIC)
        known = checksum(song)
        refuse(monkeypatch, "fsync", errno.EIO)
        with pytest.raises(StorageError):
            disk.drop_copied_source(song, near / "other", known)
        assert song.exists()

    def test_a_source_that_changes_after_it_was_read_stays(
        self, song: Path, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written(near / "other", MUSIC)
        known = checksum(song)
        before(monkeypatch, "fsync", lambda: song.write_text("edited"), nth=2)
        with pytest.raises(ChangedSinceError):
            disk.drop_copied_source(song, near / "other", known)
        assert song.read_text() == "edited"
