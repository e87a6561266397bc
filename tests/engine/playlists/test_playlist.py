"""A playlist is read in its own encoding, and rewriting changes its entries alone."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.playlists.playlist import Playlist, understood

HERE = Path("/music/list.m3u")
KNOWN = FileIdentity(1, 2, 3, 4)
FILES = {f"/music/{name}.mp3" for name in ("a", "b", "Grüße", "Песня", "歌ソ表", "Žluť")}


def find(path: Path) -> Path | None:
    return path if str(path) in FILES else None


def read(data: bytes, path: Path = HERE) -> Playlist:
    return understood(path, KNOWN, data, find)


def rewritten(data: bytes, to: str, path: Path = HERE) -> bytes:
    """Let every entry name a file in another folder."""
    playlist = read(data, path)
    edits = []
    for one in playlist.named:
        piece = playlist.piece_naming(one, Path(to) / one.file.name, path.parent)
        assert piece is not None
        edits.append(Edit(one.start, one.line, one.piece, piece))
    return PlaylistRewrite(playlist.encoding, edits).applied(data)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "Grüße"),
        ("utf-8-sig", "Песня"),
        ("utf-16", "歌ソ表"),
        ("cp1252", "Grüße"),
        ("cp1251", "Песня"),
        ("cp932", "歌ソ表"),
        ("cp1250", "Žluť"),
        ("cp437", "Grüße"),
    ],
)
def test_every_encoding_is_told_by_the_names(encoding: str, name: str) -> None:
    text = f"#{name}\r\n{name}.mp3\nhttp://x/{name}\r"
    data = text.encode(encoding)
    assert rewritten(data, "/music/new") == text.replace(
        f"\n{name}.mp3", f"\nnew/{name}.mp3"
    ).encode(encoding)


def test_names_whose_bytes_are_no_text_go_through() -> None:
    odd = "/music/a\udce4\udcff\udc81.mp3"
    data = b"#x\na\xe4\xff\x81.mp3\n"
    found = understood(HERE, KNOWN, data, lambda path: path if str(path) == odd else None)
    assert [str(one.file) for one in found.named] == [odd]


def test_lines_are_counted_whatever_ends_them() -> None:
    found = read(b"#\r\n\r\na.mp3\r\r\nb.mp3\n\na.mp3")
    assert [one.line for one in found.named] == [3, 5, 7]


def test_what_is_missing_is_counted_and_what_lies_elsewhere_is_not() -> None:
    found = read(b"a.mp3\ngone.mp3\nhttp://x\nD:\\x.mp3\n/dev/cdrom\n")
    assert (found.entries, found.missing, len(found.named)) == (5, 2, 1)


def test_binary_is_no_playlist() -> None:
    assert read(b"a.mp3\n\0\0").problem


def test_relative_places_below_another_base_are_left_alone() -> None:
    data = b'<playlist xml:base="http://x/"><location>a.mp3</location></playlist>'
    assert read(data, Path("/music/list.xspf")).named == ()


def test_a_legacy_encoding_that_cannot_hold_the_new_name_says_so() -> None:
    found = read("#ü\na.mp3\n".encode("cp1252"))
    assert found.piece_naming(found.named[0], Path("/music/Песня.mp3"), Path("/music")) is None


def test_a_new_name_that_would_be_read_otherwise_is_not_written() -> None:
    found = read(b'FILE "a.mp3" MP3\n', Path("/music/list.cue"))
    assert found.piece_naming(found.named[0], Path('/music/"b".mp3'), Path("/music")) is None
    lines = read(b"a.mp3\n")
    assert lines.piece_naming(lines.named[0], Path("/music/b .mp3 "), Path("/music")) is None


class TestEdits:
    REWRITE = PlaylistRewrite(
        "utf-8",
        (
            Edit(0, 1, "one", "first", after=7),
            Edit(4, 2, "two", "second", after=8, otherwise="../two"),
            Edit(8, 3, "three", "third"),
        ),
        entries=3,
    )
    DATA = b"one\ntwo\nthree\n"

    def test_they_survive_the_way_through_plain_values(self) -> None:
        again = PlaylistRewrite.of(self.REWRITE.as_metadata())
        assert again == self.REWRITE

    def test_they_change_their_places_only(self) -> None:
        assert self.REWRITE.applied(self.DATA) == b"first\nsecond\nthird\n"

    def test_they_refuse_other_text(self) -> None:
        with pytest.raises(ValueError, match="not where"):
            self.REWRITE.applied(b"one\ntow\nthree\n")

    def test_without_a_move_its_entry_stays_or_names_the_old_place(self) -> None:
        assert self.REWRITE.standing({7}).applied(self.DATA) == b"one\nsecond\nthird\n"
        assert self.REWRITE.standing({8}).applied(self.DATA) == b"first\n../two\nthird\n"

    @pytest.mark.parametrize("undone", [set(), {7}, {8}, {7, 8}])
    def test_whatever_was_made_is_recognized(self, undone: set[int]) -> None:
        made = self.REWRITE.standing(undone).applied(self.DATA)
        assert self.REWRITE.may_have_made(self.DATA, made)
        assert not self.REWRITE.may_have_made(self.DATA, made + b"\n")

    @pytest.mark.parametrize(
        "change",
        [
            {"encoding": 5},
            {"edits": [[0, 1, "a", "b", 0]]},
            {"edits": [[-1, 1, "a", "b", 0, ""]]},
            {"edits": [[0, 1, "a", None, 0, ""]]},
            {"edits": [[5, 1, "a", "b", 0, ""], [0, 1, "a", "b", 0, ""]]},
        ],
    )
    def test_what_nobody_wrote_is_refused(self, change: dict[str, object]) -> None:
        metadata = self.REWRITE.as_metadata()
        metadata["playlist"] |= change
        with pytest.raises((ValueError, TypeError)):
            PlaylistRewrite.of(metadata)


NAMES = st.sampled_from(["a.mp3", "b.mp3", "gone.mp3", "#c", "", "http://x", "  a.mp3 "])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(NAMES | st.text(max_size=9), ENDS), max_size=12), st.booleans())
def test_only_entries_that_name_files_differ(lines: list[tuple[str, str]], marked: bool) -> None:
    text = ("\ufeff" if marked else "") + "".join(line + end for line, end in lines)
    data = text.encode("utf-8", "surrogatepass")
    found = read(data)
    if found.problem:
        return
    assert replace(PlaylistRewrite(found.encoding, ())).applied(data) == data
    for one in found.named:
        assert text[one.start : one.start + len(one.piece)] == one.piece
    new = rewritten(data, "/music/new/deep")
    assert len(new) == len(data) + len(found.named) * len("new/deep/")
    assert new.replace(b"new/deep/", b"") == data.replace(b"new/deep/", b"")


def test_a_name_is_looked_for_once_however_often_and_in_how_many_encodings_it_is_read() -> None:
    asked: list[Path] = []

    def find(path: Path) -> None:
        asked.append(path)

    data = "\n".join(["gone.mp3", "gone too.mp3", "fort é.mp3"] * 50).encode("cp1252")
    read = understood(Path("/lists/any.m3u"), KNOWN, data, find)
    assert (read.entries, read.missing) == (150, 150)
    for name in ("gone.mp3", "gone too.mp3", "fort é.mp3"):
        assert asked.count(Path("/lists", name)) == 1


def test_the_time_does_not_grow_with_the_square_of_the_entries() -> None:
    entries = "".join(f"<location>{number:060}.mp3</location>\n" for number in range(40_000))
    begun = time.process_time()
    read = understood(Path("/lists/any.xspf"), KNOWN, entries.encode(), lambda _: None)
    assert read.entries == 40_000
    assert time.process_time() - begun < 10
