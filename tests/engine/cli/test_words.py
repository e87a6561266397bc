import pytest
from rich.cells import cell_len

from music_organizer.cli.rendering.words import counted, elided, lasting, reasons, size


@pytest.mark.parametrize(("number", "told"), [(0, "0 files"), (1, "1 file"), (1284, "1,284 files")])
def test_a_number_with_its_noun(number: int, told: str) -> None:
    assert counted(number, "file") == told


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "1 byte"), (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (31_400_000, "31.4 MB"),
     (7_200_000_000_000_000, "7,200.0 TB")],
)  # fmt: skip
def test_a_size(number: int, told: str) -> None:
    assert size(number) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.04, "0.04 s"), (7.26, "7.3 s"), (192, "3 min 12 s")]
)
def test_a_span_of_time(seconds: float, told: str) -> None:
    assert lasting(seconds) == told


@pytest.mark.parametrize("text", ["/music/unsorted/a long folder/song.mp3", "音楽/" * 12, "é" * 50])
@pytest.mark.parametrize("room", [1, 2, 7, 16, 40, 200])
def test_what_is_elided_fits_and_keeps_its_ends(text: str, room: int) -> None:
    told = elided(text, room)
    assert cell_len(told) <= room
    if cell_len(text) <= room:
        assert told == text
    else:
        head, tail = told.split("…")
        assert text.startswith(head)
        assert text.endswith(tail)


def test_reasons_come_the_most_frequent_first() -> None:
    assert reasons({"unreadable": 1, "in_place": 1200}) == "1,200 already in place, 1 can't be read"
