"""A scan shows everything in a tree once, in order, and nothing that lies outside it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from music_organizer.filesystem.listing import FolderListing
from music_organizer.filesystem.scanner import scan, scan_parts
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from tests.support.faulty_system import after_listing, open_folder, without_privileges

BYTES_IN_NAMES = sys.platform == "linux"


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(name.encode("utf-8", "surrogateescape"))


def names(root: Path) -> dict[str, list[str]]:
    """Return the name of every file that was found, by the kind it was taken for."""
    found: dict[str, list[str]] = {"audio": [], "pictures": [], "others": []}
    for listing in scan(root):
        assert listing.error == ""
        for kind, files in found.items():
            files += [one.name for one in getattr(listing, kind)]
    return found


def folders(root: Path) -> list[str]:
    return [listing.path.relative_to(root).as_posix() for listing in scan(root)]


def the_only(root: Path) -> FolderListing:
    (listing,) = scan(root)
    return listing


def test_files_are_told_apart_by_their_suffix(tmp_path: Path) -> None:
    fill(tmp_path, "b.MP3", "a.flac", "Cover.JPG", "list.m3u", "noext", ".mp3", "a.b.Ogg", "x.")
    assert names(tmp_path) == {
        "audio": ["a.b.Ogg", "a.flac", "b.MP3"],
        "pictures": ["Cover.JPG"],
        "others": [".mp3", "list.m3u", "noext", "x."],
    }


def test_files_carry_what_stat_says_of_them(tmp_path: Path) -> None:
    fill(tmp_path, "a.mp3")
    found = the_only(tmp_path).audio[0]
    assert found.identity == FileIdentity.of((tmp_path / "a.mp3").lstat())


def test_hidden_files_are_files(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.mp3", ".folder/b.mp3")
    assert names(tmp_path)["audio"] == [".hidden.mp3", "b.mp3"]


def test_folders_come_in_order_parents_first(tmp_path: Path) -> None:
    fill(tmp_path, "b/2/x.mp3", "b/10/", "a/z/", "a.mp3", "a/y/", "empty/")
    assert folders(tmp_path) == [".", "a", "a/y", "a/z", "b", "b/10", "b/2", "empty"]
    assert next(scan(tmp_path)).folders == ("a", "b", "empty")


def test_nothing_is_scanned_before_it_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, "a/", "b/")
    listings = scan(tmp_path)
    assert [next(listings).path, next(listings).path] == [tmp_path, tmp_path / "a"]
    fill(tmp_path, "b/late.mp3")
    assert [one.name for one in next(listings).audio] == ["late.mp3"]


def test_links_are_listed_and_never_followed(tmp_path: Path) -> None:
    source = tmp_path / "source"
    fill(tmp_path, "outside/secret.mp3", "source/real.mp3")
    (source / "out").symlink_to(tmp_path / "outside")
    (source / "loop").symlink_to(".")
    (source / "song.mp3").symlink_to("real.mp3")
    (source / "gone.mp3").symlink_to("nowhere")
    (source / ".music-organizer").symlink_to("..")
    listing = the_only(source)
    assert [one.name for one in listing.audio] == ["real.mp3"]
    assert listing.staying == tuple(
        (name, StayReason.LINK)
        for name in (".music-organizer", "gone.mp3", "loop", "out", "song.mp3")
    )


def test_the_folder_that_was_asked_for_may_be_a_link(tmp_path: Path) -> None:
    fill(tmp_path, "real/a.mp3")
    link = tmp_path / "link"
    link.symlink_to("real")
    listing = the_only(link)
    assert (listing.path, listing.audio[0].name) == (link, "a.mp3")


def test_what_is_no_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "fifo.mp3")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.mp3")
        listing = the_only(tmp_path)
    special = StayReason.SPECIAL
    assert listing.staying == (("fifo.mp3", special), ("socket.mp3", special))


def test_leftovers_of_systems_are_junk(tmp_path: Path) -> None:
    junk = (".DS_Store", "._song.mp3", "Thumbs.db", "desktop.ini", "ehthumbs.db")
    fill(tmp_path, *junk, "Thumbs.db.mp3", "folder/Thumbs.db/")
    listing = next(scan(tmp_path))
    assert tuple(one.name for one in listing.junk) == junk
    assert listing.entries == len(junk) + 2
    assert [one.name for one in listing.audio] == ["Thumbs.db.mp3"]
    assert folders(tmp_path) == [".", "folder", "folder/Thumbs.db"]


def test_recycle_bins_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "$RECYCLE.BIN/a.mp3", ".Trash-1000/files/b.mp3", "Trash/c.mp3")
    listing = next(scan(tmp_path))
    assert listing.staying == (
        ("$RECYCLE.BIN", StayReason.EXCLUDED),
        (".Trash-1000", StayReason.EXCLUDED),
    )
    assert names(tmp_path)["audio"] == ["c.mp3"]


def test_our_own_things_are_not_there(tmp_path: Path) -> None:
    fill(tmp_path, ".music-organizer/backups/s/a.mp3", "a/.music-organizer/b.mp3")
    fill(tmp_path, "a/.music-organizer.1234.mp3", ".music-organizer.lock", "a/c.mp3")
    assert folders(tmp_path) == [".", "a"]
    assert names(tmp_path) == {"audio": ["c.mp3"], "pictures": [], "others": []}
    assert all(listing.staying == () for listing in scan(tmp_path))


@pytest.mark.skipif(not BYTES_IN_NAMES, reason="names are bytes on Linux only")
def test_names_that_are_no_text_survive(tmp_path: Path) -> None:
    fill(tmp_path, "gr\udcfc\udcdf/s\udcf6ng.mp3", "e\u0301.mp3", "é.mp3", " \n.mp3")
    found = [listing.path / one.name for listing in scan(tmp_path) for one in listing.audio]
    assert {os.fsencode(path.relative_to(tmp_path)) for path in found} == {
        b"gr\xfc\xdf/s\xf6ng.mp3",
        "e\u0301.mp3".encode(),
        "é.mp3".encode(),
        b" \n.mp3",
    }
    assert all(path.is_file() for path in found)


@pytest.mark.parametrize(
    ("name", "words"), [("missing", "The folder is not there."), ("file", "It is not a folder.")]
)
def test_a_root_that_cannot_be_listed_says_why(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").touch()
    listing = the_only(tmp_path / name)
    assert listing == FolderListing(tmp_path / name, error=words)


def test_a_folder_that_may_not_be_opened_says_so_and_the_rest_goes_on() -> None:
    with open_folder() as root, without_privileges():
        fill(root, "a/x.mp3", "b/y.mp3")
        (root / "a").chmod(0)
        found = list(scan(root))
        (root / "a").chmod(0o700)
        refused = FolderListing(root / "a", error="Permission to open the folder was refused.")
        assert found[1] == refused
        assert found[2].audio[0].name == "y.mp3"


def test_files_that_may_not_be_looked_at_are_listed_as_such() -> None:
    with open_folder() as root, without_privileges():
        fill(root, "a/x.mp3")
        (root / "a").chmod(0o400)
        listing = list(scan(root))[1]
        (root / "a").chmod(0o700)
        assert listing.staying == (("x.mp3", StayReason.UNREADABLE),)
        assert listing.audio == ()


def test_a_file_that_vanishes_while_its_folder_is_listed_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "gone.mp3", "kept.mp3")
    after_listing(monkeypatch, (tmp_path / "gone.mp3").unlink)
    listing = the_only(tmp_path)
    assert [one.name for one in listing.audio] == ["kept.mp3"]
    assert (listing.staying, listing.error) == ((), "")


def test_what_vanishes_during_the_scan_is_absent(tmp_path: Path) -> None:
    fill(tmp_path, "a/", "b/", "c/", "d/", "elsewhere/x.mp3")
    listings = scan(tmp_path)
    assert next(listings).folders == ("a", "b", "c", "d", "elsewhere")
    (tmp_path / "a").rmdir()
    (tmp_path / "b").rmdir()
    (tmp_path / "b").write_bytes(b"a file by now")
    (tmp_path / "c").rmdir()
    (tmp_path / "c").symlink_to("elsewhere")
    assert [listing.path.name for listing in listings] == ["d", "elsewhere"]


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A place for a tree too deep for anything that recurses, cleared away level by level."""
    place = tmp_path / "t"
    place.mkdir()
    yield place
    child, grandchild, spare = place / "d", place / "d" / "d", place / "spare"
    while grandchild.exists():
        grandchild.rename(spare)
        child.rmdir()
        spare.rename(child)


def dig(place: Path, levels: int) -> None:
    """Nest folders from the inside out, so that no path is ever long."""
    child, parent = place / "d", place / "parent"
    child.mkdir()
    for _ in range(levels - 1):
        parent.mkdir()
        child.rename(parent / "d")
        parent.rename(child)


def test_a_tree_is_walked_as_deep_as_any_path_reaches(deep: Path) -> None:
    dig(deep, 2_300)
    found = list(scan(deep))
    assert [listing.error for listing in found if listing.error] == [
        "Its path is longer than the system can open."
    ]
    assert found[-1].error
    assert len(found) > 1_900


def test_a_parent_mounted_inside_itself_is_seen(tmp_path: Path) -> None:
    """A mount of the test's own, in a name space that ends with the process that made it."""
    fill(tmp_path, "a/b/loop/", "a/x.mp3", "a/z/")
    script = dedent("""
        import sys
        from pathlib import Path
        from music_organizer.filesystem.scanner import scan
        for listing in scan(Path(sys.argv[1])):
            print(listing.path.relative_to(sys.argv[1]), listing.error, sep="|")
    """)
    mount = 'mount --bind "$1/a" "$1/a/b/loop" && exec "$2" -c "$3" "$1"'
    run = subprocess.run(
        [
            *("unshare", "--mount", "--map-root-user"),
            *("sh", "-c", mount, "sh", str(tmp_path), sys.executable, script),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in run.stderr or "mount" in run.stderr:
        pytest.skip("name spaces are not to be had here")
    assert run.stdout.splitlines() == [
        ".|",
        "a|",
        "a/b|",
        "a/b/loop|The folder is one of its own parents, mounted a second time.",
        "a/z|",
    ]


def test_chosen_parts_are_walked_and_nothing_beside_them(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.mp3", "a/deep/2.mp3", "b/3.mp3", "c/4.mp3", "c/5.mp3", "c/sub/6.mp3")
    parts = [tmp_path / "a" / "deep", tmp_path / "a", tmp_path / "c" / "4.mp3"]
    found = {
        listing.path.relative_to(tmp_path).as_posix(): [one.name for one in listing.audio]
        for listing in scan_parts(parts)
    }
    assert found == {"a": ["1.mp3"], "a/deep": ["2.mp3"], "c": ["4.mp3"]}


def test_a_folder_of_which_files_were_chosen_still_counts_all_it_holds(tmp_path: Path) -> None:
    fill(tmp_path, "1.mp3", "2.mp3", "cover.jpg", "sub/3.mp3")
    (listing,) = scan_parts([tmp_path / "1.mp3", tmp_path / "cover.jpg"])
    assert [one.name for one in (*listing.audio, *listing.pictures)] == ["1.mp3", "cover.jpg"]
    assert (listing.entries, listing.folders) == (4, ())
