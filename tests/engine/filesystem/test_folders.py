"""Folders are made, removed and set back one by one, and flushed before a step counts."""

import errno
import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from music_organizer.errors import (
    LinkInTheWayError,
    NameTakenError,
    NotEmptyError,
    OperationError,
    StorageError,
)
from music_organizer.filesystem.held_folders import HeldFolders
from music_organizer.filesystem.local import LocalFileSystem
from tests.support.faulty_steps import transfer, written
from tests.support.faulty_system import (
    on_folder,
    open_folder,
    refuse,
    without_privileges,
)
from tests.support.manifest import manifest


@pytest.fixture
def disk(near: Path) -> LocalFileSystem:
    return LocalFileSystem(near)


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Inodes of everything that is flushed, in order."""
    seen: list[int] = []
    flush = os.fsync

    def noting(descriptor: int) -> None:
        seen.append(os.fstat(descriptor).st_ino)
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    return seen


class TestMaking:
    def test_a_folder_is_made_once(self, near: Path, disk: LocalFileSystem) -> None:
        assert disk.make_folder(near / "new") is True
        assert disk.make_folder(near / "new") is False
        assert (near / "new").is_dir()

    @pytest.mark.parametrize("kind", ["file", "link to a folder", "dangling link", "fifo"])
    def test_what_is_no_folder_is_left_alone(
        self, near: Path, disk: LocalFileSystem, kind: str
    ) -> None:
        place = near / "new"
        if kind == "file":
            written(place)
        elif kind == "fifo":
            os.mkfifo(place)
        else:
            place.symlink_to(near if kind == "link to a folder" else near / "nowhere")
        state = place.lstat()
        with pytest.raises(NameTakenError, match="no folder"):
            disk.make_folder(place)
        assert place.lstat() == state

    def test_parents_are_not_made(self, near: Path, disk: LocalFileSystem) -> None:
        with pytest.raises(StorageError, match="not there"):
            disk.make_folder(near / "new" / "inner")
        assert list(near.iterdir()) == []

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EMLINK])
    def test_a_refusal_is_told(
        self, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        refuse(monkeypatch, "mkdir", number)
        with pytest.raises(StorageError, match="make the folder"):
            disk.make_folder(near / "new")


class TestRemoving:
    def test_an_empty_folder_goes(self, near: Path, disk: LocalFileSystem) -> None:
        (near / "old").mkdir()
        disk.remove_folder(near / "old")
        disk.sync()
        assert list(near.iterdir()) == []

    @pytest.mark.parametrize("holds", ["file", ".hidden", "folder", "dangling link"])
    def test_whatever_it_holds_keeps_it(
        self, near: Path, disk: LocalFileSystem, holds: str
    ) -> None:
        (near / "old").mkdir()
        inside = near / "old" / holds
        if holds == "folder":
            inside.mkdir()
        elif holds == "dangling link":
            inside.symlink_to("nowhere")
        else:
            written(inside)
        with pytest.raises(NotEmptyError):
            disk.remove_folder(near / "old")
        assert os.path.lexists(inside)

    def test_systems_that_say_exists_for_not_empty(
        self, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (near / "old").mkdir()
        refuse(monkeypatch, "rmdir", errno.EEXIST)
        with pytest.raises(NotEmptyError):
            disk.remove_folder(near / "old")

    def test_a_link_to_a_folder_stays(
        self, near: Path, tmp_path: Path, disk: LocalFileSystem
    ) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (near / "linked").symlink_to(outside)
        with pytest.raises(StorageError):
            disk.remove_folder(near / "linked")
        assert (near / "linked").is_symlink()
        assert outside.is_dir()

    def test_a_root_is_never_removed(self, near: Path, disk: LocalFileSystem) -> None:
        with pytest.raises(StorageError, match="outside"):
            disk.remove_folder(near)
        assert near.is_dir()

    def test_a_folder_worked_in_before_can_be_removed(
        self, near: Path, disk: LocalFileSystem
    ) -> None:
        song = written(near / "old" / "song")
        disk.move(transfer(song, near / "song"))
        disk.remove_folder(near / "old")
        disk.sync()
        assert [path.name for path in near.iterdir()] == ["song"]


class TestSettingBack:
    def test_mode_times_and_attributes_come_back(self, near: Path, disk: LocalFileSystem) -> None:
        folder = near / "album"
        folder.mkdir(mode=0o750)
        os.setxattr(folder, "user.color", b"red")
        before = manifest(folder)
        os.utime(folder, ns=(1_000_000_007, folder.stat().st_mtime_ns))
        noted = disk.folder_attributes(folder)
        assert noted is not None
        written(folder / "song")
        folder.chmod(0o700)
        os.setxattr(folder, "user.color", b"blue")
        os.setxattr(folder, "user.more", b"more")
        (folder / "song").unlink()
        outcome = disk.set_attributes(folder, noted)
        assert outcome.warnings == ()
        assert folder.stat().st_atime_ns == 1_000_000_007
        assert manifest(folder) == before
        assert {name: os.getxattr(folder, name) for name in os.listxattr(folder)} == {
            "user.color": b"red"
        }

    def test_what_cannot_be_set_is_told(
        self, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        noted = dict(disk.folder_attributes(near) or {})
        os.setxattr(near, "user.more", b"more")
        refuse(monkeypatch, "removexattr", errno.EPERM)
        refuse(monkeypatch, "fchmod", errno.EPERM)
        refuse(monkeypatch, "utime", errno.EPERM)
        outcome = disk.set_attributes(near, {**noted, "mode": 0o700})
        assert len(outcome.warnings) == 3
        assert all("could not be" in warning for warning in outcome.warnings)

    def test_a_drive_with_coarser_times_is_told(
        self, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        noted = dict(disk.folder_attributes(near) or {})
        real = os.utime

        def coarse(path: int, *, ns: tuple[int, int]) -> None:
            real(path, ns=(ns[0], ns[1] // 10**9 * 10**9))

        monkeypatch.setattr(os, "utime", coarse)
        outcome = disk.set_attributes(near, {**noted, "mtime_ns": 1_500_000_001})
        assert outcome.warnings == ("the drive keeps times less exactly",)

    def test_attributes_that_are_no_base64_are_passed_over(
        self, near: Path, disk: LocalFileSystem
    ) -> None:
        noted = dict(disk.folder_attributes(near) or {})
        disk.set_attributes(near, {**noted, "xattrs": {"user.color": "!"}})
        assert os.listxattr(near) == []

    def test_a_linked_folder_is_not_followed(
        self, near: Path, tmp_path: Path, disk: LocalFileSystem
    ) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        (near / "linked").symlink_to(outside)
        noted = disk.folder_attributes(near)
        assert noted is not None
        before = manifest(outside)
        with pytest.raises(LinkInTheWayError):
            disk.set_attributes(near / "linked", {**noted, "mode": 0o700})
        assert manifest(outside) == before

    def test_somebody_elses_folder_is_told(self) -> None:
        with ExitStack() as held:
            folder = held.enter_context(open_folder())
            disk = LocalFileSystem(folder)
            noted = dict(disk.folder_attributes(Path("/")) or {})
            held.enter_context(without_privileges())
            with pytest.raises(OperationError, match="outside"):
                disk.set_attributes(Path("/"), noted)


class TestFlushing:
    def test_every_folder_that_changed_is_flushed_once(
        self, near: Path, disk: LocalFileSystem, flushed: list[int]
    ) -> None:
        for name in ("one", "two"):
            disk.make_folder(near / name)
        for number in range(3):
            song = written(near / "one" / f"song {number}")
            disk.move(transfer(song, near / "two" / song.name))
        folders = [near, near / "one", near / "two"]
        disk.sync()
        assert sorted(flushed) == sorted(folder.stat().st_ino for folder in folders)
        flushed.clear()
        disk.sync()
        assert flushed == []

    def test_a_failed_flush_is_told_and_everything_let_go(
        self, near: Path, disk: LocalFileSystem, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        open_before = open_files()
        disk.make_folder(near / "new")
        refuse(monkeypatch, "fsync", errno.EIO, when=on_folder)
        with pytest.raises(StorageError, match="flush"):
            disk.sync()
        assert open_files() == open_before


class TestHolding:
    def test_a_folder_is_opened_once(self, near: Path) -> None:
        held = HeldFolders((near,))
        (near / "inner").mkdir()
        assert held.descriptor(near / "inner") == held.descriptor(near / "inner")
        held.release()

    def test_the_longest_unused_are_let_go_flushed(self, near: Path, flushed: list[int]) -> None:
        open_before = open_files()
        held = HeldFolders((near,))
        folders = [near / f"{number:03}" for number in range(260)]
        for folder in folders:
            folder.mkdir()
            held.touch(folder)
        held.descriptor(folders[0])
        held.trim()
        assert open_files() - open_before == 200
        gone = {folder.stat().st_ino for folder in folders[1:61]}
        assert set(flushed) == gone
        held.sync()
        assert set(flushed) == {folder.stat().st_ino for folder in folders}
        assert len(flushed) == len(folders)
        assert open_files() == open_before

    def test_a_folder_let_go_is_opened_again(self, near: Path) -> None:
        held = HeldFolders((near,))
        folders = [near / f"{number:03}" / "inner" for number in range(220)]
        for folder in folders:
            folder.mkdir(parents=True)
            held.descriptor(folder)
        held.trim()
        assert os.fstat(held.descriptor(folders[0])).st_ino == folders[0].stat().st_ino
        held.release()

    def test_hundreds_of_folders_in_one_batch_all_get_their_files(self, near: Path) -> None:
        open_before = open_files()
        disk = LocalFileSystem(near)
        songs = [written(near / f"from {number}" / "song", f"{number}") for number in range(230)]
        for number, song in enumerate(songs):
            disk.make_folder(near / f"to {number}")
            disk.move(transfer(song, near / f"to {number}" / "song"))
        disk.sync()
        for number in range(230):
            assert (near / f"to {number}" / "song").read_text() == str(number)
        assert open_files() == open_before

    @pytest.mark.parametrize("where", ["here", "in between"])
    def test_links_below_a_root_are_not_followed(
        self, near: Path, tmp_path: Path, where: str
    ) -> None:
        (tmp_path / "outside" / "inner").mkdir(parents=True)
        (near / "link").symlink_to(tmp_path / "outside")
        held = HeldFolders((near,))
        folder = near / "link" if where == "here" else near / "link" / "inner"
        with pytest.raises(LinkInTheWayError):
            held.descriptor(folder)
        held.release()

    def test_a_root_may_be_named_through_a_link(self, near: Path, tmp_path: Path) -> None:
        (tmp_path / "library").symlink_to(near)
        held = HeldFolders((tmp_path / "library",))
        assert os.fstat(held.descriptor(tmp_path / "library")).st_ino == near.stat().st_ino
        held.release()

    def test_a_root_inside_a_root(self, near: Path) -> None:
        (near / "a" / "b" / "c").mkdir(parents=True)
        held = HeldFolders((near, near / "a" / "b"))
        for folder in (near / "a" / "b" / "c", near / "a", near):
            assert os.fstat(held.descriptor(folder)).st_ino == folder.stat().st_ino
        held.release()

    @pytest.mark.parametrize("way", ["..", "../sibling", "inner/../..", "inner/../../sibling"])
    def test_nothing_outside_the_roots_is_opened(self, near: Path, way: str) -> None:
        (near / "inner").mkdir()
        (near.parent / "sibling").mkdir()
        held = HeldFolders((near,))
        with pytest.raises(StorageError, match="outside"):
            held.descriptor(near / way)
        held.release()

    def test_a_file_on_the_way_is_told(self, near: Path) -> None:
        written(near / "file")
        held = HeldFolders((near,))
        with pytest.raises(StorageError, match="not a folder"):
            held.descriptor(near / "file" / "inner")
        held.release()


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
