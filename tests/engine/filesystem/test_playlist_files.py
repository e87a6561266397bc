"""Playlists below a folder are found once, and folders of nobody's business are passed by."""

import os
from pathlib import Path

import pytest

from music_organizer.filesystem.playlist_files import playlist_files
from tests.support.faulty_steps import identity, written
from tests.support.faulty_system import after_listing, open_folder, without_privileges


def found(root: Path, *known: Path) -> list[str]:
    """Return playlists by their path, and each folder that was walked with a slash."""
    told = playlist_files(root, {".m3u", ".cue"}, known)
    return sorted(
        f"{os.path.relpath(folder, root)}/{one.name if one else ''}" for folder, one in told
    )


def test_playlists_of_every_folder_are_told_with_their_identity(near: Path) -> None:
    for name in ("a.m3u", "b.MP3", "inner/c.CUE", ".music-organizer/d.m3u", "known/e.m3u"):
        written(near / name)
    (near / "linked.m3u").symlink_to("a.m3u")
    (near / "folder.m3u").mkdir()
    (near / "inner" / "up").symlink_to("..")
    assert found(near, near / "known") == ["./", "./a.m3u", "folder.m3u/", "inner/", "inner/c.CUE"]
    (_, one), *_ = playlist_files(near, {".m3u"})
    assert one is not None
    assert one.identity == identity(near / "a.m3u")


def test_a_playlist_that_vanishes_while_it_is_found_is_absent(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gone.m3u", "kept.m3u"):
        written(near / name)
    after_listing(monkeypatch, (near / "gone.m3u").unlink)
    assert found(near) == ["./", "./kept.m3u"]


def test_a_folder_that_may_not_be_listed_is_left_out() -> None:
    with open_folder() as folder, without_privileges():
        written(folder / "closed" / "a.m3u")
        written(folder / "b.m3u")
        (folder / "closed").chmod(0)
        told = found(folder)
        (folder / "closed").chmod(0o700)
        assert told == ["./", "./b.m3u"]


def test_a_folder_that_is_not_there_holds_nothing(near: Path) -> None:
    assert found(near / "missing") == []
