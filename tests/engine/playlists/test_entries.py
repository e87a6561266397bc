"""What counts as an entry in each format, and that nothing else of a playlist ever changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.playlists.entries import SUFFIXES, entries_of, written

BOM = "\ufeff"


def said(suffix: str, text: str) -> list[str]:
    return [one.reference for one in entries_of(suffix, text)]


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        (".m3u", "a.mp3\r\nb.mp3\nc.mp3\rd.mp3", ["a.mp3", "b.mp3", "c.mp3", "d.mp3"]),
        (".m3u", "#EXTM3U\n#EXTINF:1,A\n\n \t\n  a b.mp3 \t\n#c.mp3", ["a b.mp3"]),
        (".m3u8", f"{BOM}a.mp3\n", ["a.mp3"]),
        (".m3u8", f"{BOM}#EXTM3U\n", []),
        (".pls", "[x]\nFile1=a.mp3\nTitle1=b\nfile02 = c d.mp3 \r\n", ["a.mp3", "c d.mp3"]),
        (".pls", "NumberOfEntries=1\nFile=a.mp3\nFile1=\n", []),
        (".cue", 'FILE "a.wav" WAVE\n  TRACK 01 AUDIO\n', ["a.wav"]),
        (".cue", f'{BOM}REM FILE "no.wav" WAVE\nfile a b.wav WAVE\n', ["a b.wav"]),
        (".cue", 'TITLE "FILE x"\nFILE "open\nFILE "" WAVE\nFILE plain.ape\n', ["plain.ape"]),
        (".xspf", "<location>a%20b.mp3</location>", ["a%20b.mp3"]),
        (".xspf", "<x:location >\n a&amp;b&#x27;s.mp3\n</x:location>", ["a&b's.mp3"]),
        (".xspf", "<!--<location>a</location>--><location><![CDATA[b]]></location>", []),
        (".xspf", "<location>a<b/></location><location/><locations>c</locations>", []),
        (".wpl", "<media src=\"..\\a &amp; b.mp3\"/>", ["..\\a & b.mp3"]),
        (".wpl", "<media x='1' src='c.mp3' y=''/>", ["c.mp3"]),
        (".wpl", "<meta name='src' content='x'/><media sRC=\"\"/><media nosrc='x'/>", []),
    ],
)  # fmt: skip
def test_entries(suffix: str, text: str, expected: list[str]) -> None:
    assert said(suffix, text) == expected


@pytest.mark.parametrize(
    "text", ["<!--" * 50_000, "<media " * 50_000, "<media a='" * 50_000, "<location>" * 50_000]
)
@pytest.mark.parametrize("suffix", [".xspf", ".wpl"])
@pytest.mark.timeout(20)
def test_what_is_never_closed_takes_no_time(suffix: str, text: str) -> None:
    assert said(suffix, text) == []


LINES = st.lists(
    st.sampled_from(
        [
            "#EXTM3U",
            "a b/ü.mp3",
            "  ..\\x.mp3\t",
            "File1=a.mp3",
            'FILE "a.wav" WAVE',
            "FILE a b.wav WAVE",
            "<location>a&amp;b</location>",
            "<track><location>x</location></track><track><location>y</location></track>",
            "<media src='a&apos;b'/>",
            "",
            " ",
            "\0",
            "\ufeff",
        ]
    )
    | st.text(max_size=20)
)
ENDS = st.lists(st.sampled_from(["\n", "\r\n", "\r", "", "\n\n"]), min_size=1, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines, ends = draw(LINES), draw(ENDS)
    return "".join(line + ends[at % len(ends)] for at, line in enumerate(lines))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SUFFIXES)), texts(), st.text(max_size=12))
def test_entries_stand_apart_and_one_is_written_without_touching_the_rest(
    suffix: str, text: str, name: str
) -> None:
    entries = list(entries_of(suffix, text))
    ends = [0, *(one.end for one in entries)]
    assert all(end <= one.start < one.end for end, one in zip(ends, entries, strict=False))
    for one in entries:
        new = written(one, name, text[one.start : one.end])
        if new is not None:
            changed = text[: one.start] + new + text[one.end :]
            assert changed.startswith(text[: one.start])
            assert changed.endswith(text[one.end :])
