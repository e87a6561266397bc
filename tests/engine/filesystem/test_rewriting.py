"""A playlist gets other content at once, or stays as it is; what it was lies in the backup."""

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import (
    ChangedSinceError,
    NameTakenError,
    StorageError,
    VerificationError,
)
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.port import Transfer
from music_organizer.models.operation import ASIDE_SUFFIX
from tests.support.faulty_steps import transfer, written
from tests.support.faulty_system import before, old_kernel, refuse
from tests.support.manifest import manifest

OLD, NEW, STRANGE = b"one.mp3\n", b"two.mp3\n", b"somebody's own list\n"


KERNELS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "new": nullcontext,
    "old": old_kernel,
}


def change(content: bytes) -> bytes:
    return content.replace(b"one", b"two")


@pytest.fixture
def disk(near: Path, far: Path) -> LocalFileSystem:
    return LocalFileSystem(near, far)


@pytest.fixture
def playlist(near: Path) -> Path:
    (near / "kept").mkdir()
    path = written(near / "list.m3u", OLD)
    path.chmod(0o640)
    return path


@pytest.fixture
def way(playlist: Path) -> Transfer:
    return transfer(playlist, playlist.parent / "kept" / "000001-list.m3u")


def replaced(path: Path) -> Callable[[], None]:
    """Return what another program does that saves the file anew."""

    def replace_it() -> None:
        written(path.with_name("new"), STRANGE).rename(path)

    return replace_it


def assert_untouched(way: Transfer, state: object) -> None:
    assert manifest(way.source.parent, folder_times=False) == state


@pytest.fixture
def state(playlist: Path) -> object:
    return manifest(playlist.parent, folder_times=False)


@pytest.mark.parametrize("kernel", KERNELS)
def test_the_new_content_takes_the_name_and_the_old_is_kept(
    disk: LocalFileSystem, way: Transfer, kernel: str
) -> None:
    with KERNELS[kernel]():
        outcome = disk.rewrite(way, change)
    assert way.source.read_bytes() == NEW
    assert way.source.stat().st_mode & 0o777 == 0o640
    assert outcome.checksum_after == checksum(way.source)
    assert way.target.read_bytes() == OLD
    assert sorted(os.listdir(way.source.parent)) == ["kept", "list.m3u"]


def test_on_another_drive_a_copy_is_kept(disk: LocalFileSystem, way: Transfer, far: Path) -> None:
    away = replace(way, target=far / "list.m3u")
    disk.rewrite(away, change)
    assert (away.source.read_bytes(), away.target.read_bytes()) == (NEW, OLD)


def test_other_bytes_than_those_planned_for_are_left_alone(
    disk: LocalFileSystem, way: Transfer, state: object
) -> None:
    with pytest.raises(ChangedSinceError):
        disk.rewrite(replace(way, checksum="0" * 64), change)
    assert_untouched(way, state)


def test_edits_that_do_not_fit_change_nothing(
    disk: LocalFileSystem, way: Transfer, state: object
) -> None:
    def unfitting(_content: bytes) -> bytes:
        raise ValueError("the text is not where the edits say")

    with pytest.raises(ChangedSinceError):
        disk.rewrite(way, unfitting)
    assert_untouched(way, state)


def test_a_name_in_the_backup_that_is_taken_stays_as_it_is(
    disk: LocalFileSystem, way: Transfer
) -> None:
    written(way.target, STRANGE)
    state = manifest(way.source.parent, folder_times=False)
    with pytest.raises(NameTakenError):
        disk.rewrite(way, change)
    assert_untouched(way, state)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_drive_that_refuses_leaves_the_file_as_it_was(
    disk: LocalFileSystem,
    way: Transfer,
    state: object,
    call: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse(monkeypatch, call, errno.ENOSPC, times=1)
    with pytest.raises(StorageError):
        disk.rewrite(way, change)
    assert_untouched(way, state)


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("kernel", KERNELS)
def test_what_another_program_saves_meanwhile_stays(
    disk: LocalFileSystem,
    way: Transfer,
    kernel: str,
    call: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is saved before the new file is flushed, or once the old one was kept."""
    before(monkeypatch, "fsync", replaced(way.source), nth=call)
    with KERNELS[kernel](), pytest.raises(ChangedSinceError):
        disk.rewrite(way, change)
    assert way.source.read_bytes() == STRANGE
    assert sorted(os.listdir(way.source.parent)) == ["kept", "list.m3u"]


def test_a_drive_that_keeps_other_bytes_leaves_the_file_as_it_was(
    disk: LocalFileSystem, way: Transfer, state: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda to, data: write(to, bytes(data).upper()))
    with pytest.raises(VerificationError, match="did not keep the bytes"):
        disk.rewrite(way, change)
    assert_untouched(way, state)


def test_an_old_kernel_gives_the_name_back_when_the_new_file_cannot_take_it(
    disk: LocalFileSystem, way: Transfer, state: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_last_step(name: str, new_name: str, **_: object) -> bool:
        return (name, new_name) == (way.part_name, way.source.name)

    fault = refuse(monkeypatch, "link", errno.EIO, when=is_last_step)
    with old_kernel(), pytest.raises(StorageError):
        disk.rewrite(way, change)
    assert fault.refused == [way.part_name]
    assert_untouched(way, state)


def test_a_name_that_is_taken_between_the_steps_of_an_old_kernel_stays_with_its_holder(
    disk: LocalFileSystem, way: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, "link", replaced(way.source), nth=3)
    with old_kernel(), pytest.raises(NameTakenError):
        disk.rewrite(way, change)
    assert way.source.read_bytes() == STRANGE
    assert way.target.read_bytes() == OLD
    # What was read and what it became wait under the names that settling a step looks for.
    assert way.source.with_name(way.part_name + ASIDE_SUFFIX).read_bytes() == OLD
    assert way.source.with_name(way.part_name).read_bytes() == NEW
    assert len(os.listdir(way.source.parent)) == 4
