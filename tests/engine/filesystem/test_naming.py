"""A name goes to one file only, and never from one that has it, whatever the drive can do."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from music_organizer.filesystem import naming
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.naming import Place, exchange, rename_without_replacing
from tests.support.faulty_steps import identity, transfer, written
from tests.support.faulty_system import before, forget_native_renames, old_kernel, on_folder, refuse

WAYS = ("own rename", "link and unlink", "claimed name")
ODD_NAMES = ("Ängström.mp3", os.fsdecode(b"caf\xe9.mp3"), " -dash", "line\nbreak", "n" * 255)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each of the three ways to give a name, on a system that has no better one."""
    with ExitStack() as held:
        if request.param != "own rename":
            held.enter_context(old_kernel())
        if request.param == "claimed name":
            refuse(monkeypatch, "link", errno.EPERM)
        yield request.param


@pytest.fixture
def opened(near: Path) -> Iterator[int]:
    descriptor = os.open(near, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def test_the_file_keeps_everything_but_its_name(way: str, near: Path, opened: int) -> None:
    before_it = identity(written(near / "song", "music"))
    rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert os.listdir(opened) == ["other"]
    assert identity(near / "other") == before_it
    assert (near / "other").stat().st_nlink == 1


def test_a_file_goes_to_another_folder(way: str, near: Path, opened: int) -> None:
    written(near / "song", "music")
    (near / "inner").mkdir()
    inner = os.open(near / "inner", os.O_RDONLY)
    try:
        rename_without_replacing(Place(opened, "song"), Place(inner, "song"))
    finally:
        os.close(inner)
    assert (near / "inner" / "song").read_text() == "music"
    assert not (near / "song").exists()


@pytest.mark.parametrize("kind", ["file", "empty file", "folder", "link", "dangling link"])
def test_a_name_that_is_taken_stays_with_its_holder(
    way: str, near: Path, opened: int, kind: str
) -> None:
    written(near / "song", "music")
    holder = near / "held"
    if kind.endswith("file"):
        written(holder, "x").write_text("" if kind.startswith("empty") else "older")
    elif kind == "folder":
        holder.mkdir()
    else:
        holder.symlink_to("song" if kind == "link" else "nowhere")
    state = (holder.lstat().st_ino, holder.lstat().st_mtime_ns, holder.lstat().st_size)
    with pytest.raises(FileExistsError):
        rename_without_replacing(Place(opened, "song"), Place(opened, "held"))
    assert (holder.lstat().st_ino, holder.lstat().st_mtime_ns, holder.lstat().st_size) == state
    assert (near / "song").read_text() == "music"
    assert sorted(os.listdir(opened)) == ["held", "song"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_the_drive_takes_can_be_given(
    way: str, near: Path, opened: int, name: str
) -> None:
    written(near / "song", "music")
    rename_without_replacing(Place(opened, "song"), Place(opened, name))
    rename_without_replacing(Place(opened, name), Place(opened, "song"))
    assert (near / "song").read_text() == "music"


def test_a_link_is_moved_itself(way: str, near: Path, opened: int) -> None:
    (near / "link").symlink_to("nowhere")
    rename_without_replacing(Place(opened, "link"), Place(opened, "other"))
    assert (near / "other").readlink() == Path("nowhere")


def test_a_missing_file_leaves_no_trace(way: str, near: Path, opened: int) -> None:
    with pytest.raises(FileNotFoundError):
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert os.listdir(opened) == []


def test_a_name_too_long_leaves_everything(way: str, near: Path, opened: int) -> None:
    written(near / "song", "music")
    with pytest.raises(OSError, match="too long") as caught:
        rename_without_replacing(Place(opened, "song"), Place(opened, "n" * 256))
    assert caught.value.errno == errno.ENAMETOOLONG
    assert os.listdir(opened) == ["song"]


def test_another_drive_is_told_and_nothing_left_there(
    way: str, near: Path, far: Path, opened: int
) -> None:
    written(near / "song", "music")
    there = os.open(far, os.O_RDONLY)
    try:
        with pytest.raises(OSError, match="cross-device") as caught:
            rename_without_replacing(Place(opened, "song"), Place(there, "song"))
        assert os.listdir(there) == []
    finally:
        os.close(there)
    assert caught.value.errno == errno.EXDEV
    assert (near / "song").read_text() == "music"


def test_of_many_who_want_a_name_one_gets_it(way: str, near: Path, opened: int) -> None:
    names = [written(near / f"song {number}", f"music {number}").name for number in range(16)]

    def claim(name: str) -> bool:
        try:
            rename_without_replacing(Place(opened, name), Place(opened, "wanted"))
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        winners = [name for name, won in zip(names, pool.map(claim, names), strict=True) if won]
    assert len(winners) == 1
    assert (near / "wanted").read_text() == winners[0].replace("song", "music")
    assert sorted(os.listdir(opened)) == sorted({*names, "wanted"} - {*winners})


def test_a_name_taken_at_the_last_moment_is_not_taken_over(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(near / "song", "music")
    with old_kernel():
        before(monkeypatch, "link", lambda: written(near / "other", "theirs"))
        with pytest.raises(FileExistsError):
            rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert (near / "other").read_text() == "theirs"
    assert (near / "song").read_text() == "music"


def test_the_new_name_is_on_the_disk_before_the_old_one_goes(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(near / "song", "music")
    names: list[list[str]] = []
    before(monkeypatch, "fsync", lambda: names.append(sorted(os.listdir(opened))))
    with old_kernel():
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert names == [["other", "song"]]


def test_new_folders_above_the_new_name_are_on_the_disk_before_the_old_one_goes(
    near: Path, order: list[str]
) -> None:
    song = written(near / "song", "music")
    disk = LocalFileSystem(near)
    disk.make_folder(near / "new")
    disk.make_folder(near / "new" / "album")
    with old_kernel():
        disk.move(transfer(song, near / "new" / "album" / "song"))
    assert order == [near.name, "new", "album", "remove song"]


def test_the_old_name_stays_when_the_new_one_cannot_be_flushed(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(near / "song", "music")
    refuse(monkeypatch, "fsync", errno.EIO, when=on_folder)
    with old_kernel(), pytest.raises(OSError, match="Input/output"):
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert (near / "song").read_text() == "music"


def test_a_claim_is_given_back_when_the_rename_is_refused(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(near / "song", "music")
    refuse(monkeypatch, "link", errno.EOPNOTSUPP)
    refuse(monkeypatch, "rename", errno.EACCES)
    with old_kernel(), pytest.raises(PermissionError):
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert os.listdir(opened) == ["song"]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK])
def test_a_drive_without_links_claims_the_name(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    written(near / "song", "music")
    fault = refuse(monkeypatch, "link", number)
    with old_kernel():
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert fault.refused == ["song"]
    assert (near / "other").read_text() == "music"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
def test_what_is_no_lack_of_links_is_told(
    near: Path, opened: int, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    written(near / "song", "music")
    refuse(monkeypatch, "link", number)
    with old_kernel(), pytest.raises(OSError, match=os.strerror(number)):
        rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert os.listdir(opened) == ["song"]


def test_systems_other_than_linux_and_macos_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    naming._native_rename.cache_clear()
    try:
        assert naming._native_rename() is None
    finally:
        naming._native_rename.cache_clear()


def taking_no_flags(number: int) -> Callable[..., int]:
    """Return the kernel's rename as it answers for drives that can only rename plainly."""

    def renameat2(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    return renameat2


@pytest.fixture(params=[errno.EINVAL, errno.ENOSYS])
def plain_drive(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    library = SimpleNamespace(renameat2=taking_no_flags(request.param))
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    forget_native_renames()
    yield
    monkeypatch.undo()
    forget_native_renames()


@pytest.mark.usefixtures("plain_drive")
def test_a_drive_that_can_only_rename_plainly_replaces_nothing(near: Path, opened: int) -> None:
    song, taken = written(near / "song", "music"), written(near / "taken", "theirs")
    with pytest.raises(FileExistsError):
        rename_without_replacing(Place(opened, "song"), Place(opened, "taken"))
    assert (song.read_text(), taken.read_text()) == ("music", "theirs")
    rename_without_replacing(Place(opened, "song"), Place(opened, "other"))
    assert sorted(os.listdir(opened)) == ["other", "taken"]


@pytest.mark.usefixtures("plain_drive")
def test_a_drive_that_cannot_exchange_says_so_and_nothing_happens(near: Path, opened: int) -> None:
    first, second = written(near / "first"), written(near / "second")
    assert exchange(Place(opened, "first"), Place(opened, "second")) is False
    assert (first.read_text(), second.read_text()) == ("first", "second")


def test_two_files_change_names_in_one_step(near: Path, opened: int) -> None:
    first, second = written(near / "first"), written(near / "second")
    assert exchange(Place(opened, "first"), Place(opened, "second")) is True
    assert (first.read_text(), second.read_text()) == ("second", "first")


def test_an_exchange_with_a_file_that_is_gone_is_told(near: Path, opened: int) -> None:
    written(near / "first")
    with pytest.raises(FileNotFoundError):
        exchange(Place(opened, "first"), Place(opened, "gone"))
    assert os.listdir(opened) == ["first"]
