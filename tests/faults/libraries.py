"""The libraries that the suites work on; another kind of library is one entry more."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.support.audio import make_audio
from tests.support.messy import make_mess, make_times_old

IN_PLACE = "--in-place"


@dataclass(frozen=True, slots=True)
class Roots:
    """The folders of a library before anything is organized.

    Attributes:
        source: what is to be organized.
        target: where it goes.
        outside: what links lead to and nobody may touch.
    """

    source: Path
    target: Path
    outside: Path


@dataclass(frozen=True, slots=True)
class LibrarySpec:
    """A library and how it is organized.

    Attributes:
        make: writes the files.
        options: what a person adds to the command.
    """

    make: Callable[[Roots], None]
    options: tuple[str, ...] = ()


def make_plain(roots: Roots) -> None:
    """Write a library in which every file finds its place, and names are taken nevertheless."""
    make_mess(roots.source, roots.target)
    (roots.source / "other stuff" / "broken.mp3").unlink()
    _add_hazards(roots)


def make_messy(roots: Roots) -> None:
    """Write a library that has everything that makes organizing hard."""
    make_mess(roots.source, roots.target)
    _add_hazards(roots)


def make_with_playlists(roots: Roots) -> None:
    """Write a library with playlists that stay, go and stand, whose entries follow the files."""
    make_plain(roots)
    album = roots.source / "dump" / "harbour"
    (album / "harbour.m3u").write_text("t3.mp3\nt1.mp3\n")
    for name in ("t1.mp3", "t2.mp3", "t3.mp3"):
        with (roots.source / "dump" / "mix.m3u8").open("a", encoding="utf-8") as playlist:
            playlist.write(f"#EXTINF:1,{name}\nharbour/{name}\n")
    standing = roots.target / "Albums" / "Mira Vale" / "Harbour (2004)" / "03 Song 3.mp3"
    (roots.target / "old.m3u").write_text(f"{standing.relative_to(roots.target)}\n")
    for root in (roots.source, roots.target):
        make_times_old(root)


def make_tidied(roots: Roots) -> None:
    """Write a library whose files bear each other's names, with playlists among and above them."""
    make_plain(roots)
    album: dict[str, Any] = {
        "artist": "Ida Rook",
        "albumartist": "Ida Rook",
        "album": "Tides",
        "date": "2011",
    }
    folder = roots.target / "Albums" / "Ida Rook" / "Tides (2011)"
    for named, track in ((1, 2), (2, 1), (3, 4), (4, 5), (6, 6)):
        make_audio(
            folder / f"{named:02} Song {named}.mp3",
            salt=f"tide {track}",
            title=f"Song {track}",
            track=track,
            **album,
        )
    strays = roots.target / "Albums" / "Tides"
    make_audio(strays / "seven.mp3", salt="tide 7", title="Song 7", track=7, **album)
    (strays / "tides.m3u").write_text("seven.mp3\n../Ida Rook/Tides (2011)/01 Song 1.mp3\n")
    (folder / "tides.m3u8").write_text("02 Song 2.mp3\n01 Song 1.mp3\n03 Song 3.mp3\n")
    make_times_old(roots.target)


def _add_hazards(roots: Roots) -> None:
    """Add links that lead out, second names of one file, and attributes."""
    roots.outside.mkdir(parents=True)
    (roots.outside / "precious.mp3").write_bytes(b"nobody touches this" * 50)
    (roots.source / "out").symlink_to(roots.outside)
    (roots.target / "Linked").symlink_to(roots.outside)
    named_twice = roots.source / "letters" / "first name.txt"
    named_twice.parent.mkdir()
    named_twice.write_text("a letter")
    os.link(named_twice, roots.source / "second name.txt")
    for path in (roots.source / "dump" / "harbour" / "t1.mp3", roots.source / "other stuff"):
        with suppress(OSError):
            os.setxattr(path, "user.rating", b"five\0stars")
    (roots.source / "dump" / "harbour" / "t2.mp3").chmod(0o640)
    (roots.source / "other stuff").chmod(0o750)
    for root in (roots.source, roots.target, roots.outside):
        make_times_old(root)


LIBRARIES: Mapping[str, LibrarySpec] = MappingProxyType(
    {
        "plain": LibrarySpec(make_plain, ("--conflict-strategy", "replace")),
        "listed": LibrarySpec(make_with_playlists, ("--conflict-strategy", "keep_both")),
        "messy": LibrarySpec(make_messy, ("--conflict-strategy", "keep_both")),
        "tidied": LibrarySpec(make_tidied, (IN_PLACE, "--conflict-strategy", "keep_both")),
        "copied": LibrarySpec(
            make_with_playlists, ("--mode", "copy", "--conflict-strategy", "rename")
        ),
        "linked": LibrarySpec(
            make_with_playlists, ("--mode", "hardlink", "--conflict-strategy", "rename")
        ),
        "verified": LibrarySpec(
            make_with_playlists,
            ("--conflict-strategy", "replace", "--verify", "--backup", "all"),
        ),
    }
)
