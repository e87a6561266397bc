import pytest

from music_organizer.models.readings import CoverSize
from music_organizer.tags.picture_size import cover_size
from tests.support.audio import picture_bytes
from tests.support.pictures import picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 200), (1400, 1400)])
def test_pixels_are_told_from_the_first_bytes(kind: str, width: int, height: int) -> None:
    data = picture(kind, width, height)
    assert cover_size(data) == CoverSize(width, height, len(data))


def test_a_gif_tells_its_pixels() -> None:
    data = b"GIF89a" + bytes([0x2C, 0x01, 0xC8, 0x00]) + bytes(20)
    assert cover_size(data) == CoverSize(300, 200, len(data))


@pytest.mark.parametrize(
    "data",
    [b"\xff\xd8\xff", b"\xff\xd8" + b"\xff" * 50, b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFFxxxxWEBP"],
)
def test_what_tells_no_pixels_has_its_bytes(data: bytes) -> None:
    assert cover_size(data) == CoverSize(0, 0, len(data))


def test_every_beginning_of_a_picture_is_borne() -> None:
    data = picture_bytes()
    for length in range(1, min(len(data), 700)):
        found = cover_size(data[:length])
        assert found is not None
        assert found.bytes == length


def test_nothing_has_no_size() -> None:
    assert cover_size(None) is None
    assert cover_size(b"") is None
