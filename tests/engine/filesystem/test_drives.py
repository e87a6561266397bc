"""A folder on a network drive is told from one on this machine by the system's own list."""

import os
from pathlib import Path

import pytest

from music_organizer.filesystem import drives
from music_organizer.filesystem.drives import is_network_folder


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
