"""From entries to paths and back, in the way each was written."""

import os
from pathlib import Path

import pytest

from music_organizer.playlists.references import readings, spelled

HERE = Path("/music/lists")


def paths(reference: str, *, is_uri: bool = False) -> list[str]:
    found = readings(reference, HERE, is_uri=is_uri)
    return [os.path.normpath(one.path) for one in found]


@pytest.mark.parametrize(
    "reference",
    [
        "http://radio.example/a.mp3",
        "https://x/y.m3u8",
        "spotify://track",
        "D:\\Music\\a.mp3",
        "c:a.mp3",
        "\\\\server\\share\\a.mp3",
        "//server/a.mp3",
        "file://server/share/a.mp3",
        "a\0b.mp3",
        "x" * 10_000,
    ],
)
def test_what_lies_elsewhere_names_no_file(reference: str) -> None:
    assert paths(reference) == []


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("a.mp3", ["/music/lists/a.mp3"]),
        ("../a/./b.mp3", ["/music/a/b.mp3"]),
        ("/x/a.mp3", ["/x/a.mp3"]),
        ("..\\a.mp3", ["/music/lists/..\\a.mp3", "/music/a.mp3"]),
        ("50%.mp3", ["/music/lists/50%.mp3"]),
        ("a%20b.mp3", ["/music/lists/a%20b.mp3", "/music/lists/a b.mp3"]),
        ("Ada: Live.mp3", ["/music/lists/Ada: Live.mp3"]),
        ("file:///x/a%20b.mp3", ["/x/a b.mp3", "/x/a%20b.mp3"]),
        ("FILE://localhost/x/a.mp3", ["/x/a.mp3", "/x/a.mp3"]),
        ("file:/x/%E4.mp3", [f"/x/{os.fsdecode(bytes([0xE4]))}.mp3", "/x/%E4.mp3"]),
    ],
)
def test_what_an_entry_may_mean(reference: str, expected: list[str]) -> None:
    assert paths(reference) == expected


def test_a_format_of_uris_decodes_first() -> None:
    assert paths("a%20b.mp3", is_uri=True) == ["/music/lists/a b.mp3", "/music/lists/a%20b.mp3"]


@pytest.mark.parametrize(
    ("reference", "number", "target", "expected"),
    [
        ("../a.mp3", 0, "/music/new/b c.mp3", "../new/b c.mp3"),
        ("./a.mp3", 0, "/music/lists/b.mp3", "./b.mp3"),
        ("./a.mp3", 0, "/music/b.mp3", "../b.mp3"),
        ("a.mp3", 0, "/music/lists/#1.mp3", "./#1.mp3"),
        ("..\\a.mp3", 1, "/music/new/b.mp3", "..\\new\\b.mp3"),
        ("..\\a.mp3", 1, "/music/new/b\\c.mp3", None),
        ("/x/a.mp3", 0, "/y/é.mp3", "/y/é.mp3"),
        ("file:///x/a.mp3", 0, "/y/é & #1?.mp3", "file:///y/%C3%A9%20&%20%231%3F.mp3"),
        ("file:///x/%c3%a9.mp3", 0, "/y/ö.mp3", "file:///y/%c3%b6.mp3"),
        ("file:///x/é %26.mp3", 0, "/y/ö & ü.mp3", "file:///y/ö %26 ü.mp3"),
        ("file://localhost/x/a%2Cb.mp3", 0, "/y/c,d.mp3", "file://localhost/y/c%2Cd.mp3"),
        ("x%20y/a.mp3", 1, "/music/lists/b c.mp3", "b%20c.mp3"),
    ],
)
def test_the_way_of_writing_stays(
    reference: str, number: int, target: str, expected: str | None
) -> None:
    reading = list(readings(reference, HERE, is_uri=False))[number]
    assert spelled(reading, Path(target), HERE) == expected
    if expected is not None:
        assert os.path.normpath(target) in paths(expected)
