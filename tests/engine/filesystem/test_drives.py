"""A folder on a network drive is told from one on this machine by the system's own list."""

import errno
import os
from pathlib import Path

import pytest

from music_organizer.filesystem import drives
from music_organizer.filesystem.drives import (
    is_network_folder,
    is_read_only_drive,
    tells_case_apart,
)
from tests.support.faulty_steps import written
from tests.support.faulty_system import open_folder, refuse, without_privileges


def listed(folder: Path, kind: str) -> str:
    number = folder.stat().st_dev
    device = f"{os.major(number)}:{os.minor(number)}"
    other = "22 1 0:999 / /proc rw,relatime shared:5 - proc proc rw\n"
    return f"{other}36 35 {device} / /music rw,noatime master:1 - {kind} server:/music rw\n"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("fuseblk", False)],
)
def test_the_kind_of_its_mount_decides(
    near: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, expected: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(listed(near, kind))
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert is_network_folder(near) is expected
    assert is_network_folder(near / "not" / "yet") is expected


@pytest.mark.parametrize("content", [None, ""])
def test_without_a_list_nothing_is_claimed(
    near: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    mounts = tmp_path / "mountinfo"
    if content is not None:
        mounts.write_text(content)
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert not is_network_folder(near)


def test_the_folders_of_this_test_lie_on_this_machine(near: Path, far: Path) -> None:
    assert not is_network_folder(near)
    assert not is_network_folder(far)


def test_a_drive_that_tells_case_apart_is_known_by_what_lies_there(near: Path) -> None:
    (near / "song.mp3").touch()
    before = sorted(near.iterdir())
    assert tells_case_apart(near) is True
    assert tells_case_apart(near / "not" / "yet") is True
    assert sorted(near.iterdir()) == before


def test_two_names_of_one_file_are_two_names(near: Path) -> None:
    (near / "song.mp3").touch()
    (near / "SONG.MP3").hardlink_to(near / "song.mp3")
    assert tells_case_apart(near) is True


def test_an_empty_folder_is_asked_for_itself(near: Path) -> None:
    (near / "Empty").mkdir()
    assert tells_case_apart(near / "Empty") is True


def test_names_without_letters_tell_nothing(near: Path) -> None:
    (near / "1990").mkdir()
    (near / "1990" / "01").touch()
    assert tells_case_apart(near / "1990") is None


def test_a_drive_that_ignores_case_is_known_too(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (near / "song.mp3").touch()
    look = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: look(Path(path).with_name("song.mp3")))
    assert tells_case_apart(near) is False


@pytest.mark.parametrize("mode", [0o000, 0o400], ids=["closed", "to be listed alone"])
def test_a_folder_whose_files_may_not_be_looked_at_is_asked_for_itself(mode: int) -> None:
    with open_folder() as folder, without_privileges():
        written(folder / "Closed" / "song.mp3")
        (folder / "Closed").chmod(mode)
        told = tells_case_apart(folder / "Closed")
        (folder / "Closed").chmod(0o700)
        assert told is (True if mode else None)


def test_a_drive_that_does_not_answer_is_not_called_read_only(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = refuse(monkeypatch, "statvfs", errno.ESTALE)
    assert not is_read_only_drive(near / "not" / "yet")
    assert fault.refused == [near]


def test_a_drive_that_can_be_written_is_not_read_only(near: Path) -> None:
    assert not is_read_only_drive(near)
    assert not is_read_only_drive(near / "not" / "yet")


def test_a_read_only_drive_is_told() -> None:
    read_only = [
        line.split()[4]
        for line in Path("/proc/self/mountinfo").read_text().splitlines()
        if line.split()[5].split(",")[0] == "ro" and Path(line.split()[4]).is_dir()
    ]
    assert all(is_read_only_drive(Path(place)) for place in read_only)
