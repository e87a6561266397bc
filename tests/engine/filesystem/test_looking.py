"""Questions to the disk: answered truly, following no link and changing nothing."""

import errno
import os
from pathlib import Path

import pytest

from music_organizer.errors import (
    LinkInTheWayError,
    NameTakenError,
    NotEmptyError,
    StorageError,
)
from music_organizer.filesystem.looking import LookingGlass, link_on_the_way
from music_organizer.filesystem.port import NodeKind
from music_organizer.filesystem.refusals import printable, refusals, words
from tests.support.faulty_steps import identity, written
from tests.support.faulty_system import open_folder, refuse, without_privileges

LOOKING = LookingGlass()


def test_every_kind_of_thing_is_told_apart(near: Path) -> None:
    written(near / "file", "music")
    (near / "folder").mkdir()
    (near / "link").symlink_to("folder")
    (near / "dangling").symlink_to("nowhere")
    os.mkfifo(near / "pipe")
    kinds = {path.name: node.kind for path in near.iterdir() if (node := LOOKING.node(path))}
    assert kinds == {
        "file": NodeKind.FILE,
        "folder": NodeKind.FOLDER,
        "link": NodeKind.LINK,
        "dangling": NodeKind.LINK,
        "pipe": NodeKind.SPECIAL,
    }


def test_a_file_is_told_with_identity_and_number_of_names(near: Path) -> None:
    song = written(near / "song")
    (near / "other").hardlink_to(song)
    node = LOOKING.node(song)
    assert node is not None
    assert (node.identity, node.links) == (identity(song), 2)


@pytest.mark.parametrize("path", ["missing", "file/inner", "loop/inner", "n" * 300, "nul\0"])
def test_what_cannot_be_there_is_absent(near: Path, path: str) -> None:
    written(near / "file")
    (near / "loop").symlink_to("loop")
    assert LOOKING.node(near / path) is None


def test_what_may_not_be_looked_at_is_not_absent() -> None:
    with open_folder() as folder, without_privileges():
        written(folder / "closed" / "song")
        (folder / "closed").chmod(0)
        with pytest.raises(StorageError, match="permission"):
            LOOKING.node(folder / "closed" / "song")
        with pytest.raises(StorageError, match="permission"):
            LOOKING.names(folder / "closed")
        (folder / "closed").chmod(0o700)


def test_names_are_told_as_they_are(near: Path) -> None:
    names = ["a", ".b", os.fsdecode(b"caf\xe9")]
    for name in names:
        written(near / name)
    assert sorted(LOOKING.names(near)) == sorted(names)
    assert LOOKING.names(near / "missing") == []
    assert LOOKING.names(near / "a") == []


def test_folders_alone_have_attributes_to_remember(near: Path) -> None:
    (near / "link").symlink_to(near)
    assert LOOKING.folder_attributes(near / "missing") is None
    assert LOOKING.folder_attributes(written(near / "file")) is None
    assert LOOKING.folder_attributes(near / "link") is None
    noted = LOOKING.folder_attributes(near)
    assert noted is not None
    assert (noted["mode"], noted["mtime_ns"]) == (
        near.stat().st_mode & 0o7777,
        near.stat().st_mtime_ns,
    )


@pytest.mark.parametrize("number", [errno.ENODATA, errno.EPERM])
def test_attributes_that_may_not_be_read_are_left_out(
    near: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    os.setxattr(near, "user.color", b"red")
    refuse(monkeypatch, "getxattr", number)
    assert (LOOKING.folder_attributes(near) or {})["xattrs"] == {}


def test_drives_without_attributes_have_none(near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "listxattr", errno.EOPNOTSUPP)
    assert (LOOKING.folder_attributes(near) or {})["xattrs"] == {}


def test_attributes_that_fail_otherwise_are_told(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.setxattr(near, "user.color", b"red")
    refuse(monkeypatch, "getxattr", errno.EIO)
    with pytest.raises(StorageError, match="look at"):
        LOOKING.folder_attributes(near)


def test_what_a_link_says_is_told_unread(near: Path) -> None:
    (near / "link").symlink_to("nowhere/at all")
    assert LOOKING.link_target(near / "link") == "nowhere/at all"
    assert LOOKING.link_target(written(near / "file")) is None
    assert LOOKING.link_target(near / "missing") is None


def test_drives_are_told_apart_by_their_nearest_folders(near: Path, far: Path) -> None:
    assert LOOKING.same_drive(near, near / "not" / "yet")
    assert not LOOKING.same_drive(near, far / "not" / "yet")


def test_free_space_is_that_of_the_nearest_folder(near: Path) -> None:
    space = os.statvfs(near)
    assert LOOKING.free_bytes(near / "not" / "yet") <= space.f_blocks * space.f_frsize
    assert LOOKING.free_bytes(near / "not" / "yet") > 0


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EEXIST, NameTakenError),
        (errno.ELOOP, LinkInTheWayError),
        (errno.ENOTEMPTY, NotEmptyError),
        (errno.EACCES, StorageError),
    ],
)
def test_error_numbers_become_kinds_of_error(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind, match="song") as caught, refusals("move", "song"):
        raise OSError(number, os.strerror(number))
    assert isinstance(caught.value.__cause__, OSError)


def test_other_errors_are_left_alone() -> None:
    with pytest.raises(ValueError, match="a bug"), refusals("move", "song"):
        raise ValueError("a bug")


def test_numbers_without_a_sentence_of_ours_have_the_systems() -> None:
    assert words(OSError(errno.EXFULL, "x")) == os.strerror(errno.EXFULL).lower()
    assert words(OSError("no number")) == "no number"


@pytest.mark.parametrize("path", ["a\nb", os.fsdecode(b"\xff"), "a\x1b[31m", "a\u202eb", "\ud800"])
def test_any_path_can_be_shown(path: str) -> None:
    shown = printable(path)
    assert shown.isprintable()
    shown.encode("utf-8")


def test_a_link_among_the_folders_below_a_root_is_found(tmp_path: Path) -> None:
    (tmp_path / "root" / "real").mkdir(parents=True)
    link = tmp_path / "root" / "link"
    link.symlink_to("real")
    (tmp_path / "alias").symlink_to("root")
    roots = [tmp_path / "root", tmp_path / "alias"]
    assert link_on_the_way(link / "deep" / "song", roots) == link
    assert link_on_the_way(link, roots) is None
    assert link_on_the_way(tmp_path / "alias" / "real" / "song", roots) is None
