"""Small pictures out of bytes that may be anything."""

import os

import pytest
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from music_organizer_gui.controllers.pictures import MOST_PIXELS, thumbnail
from tests.support.audio import picture_bytes
from tests.support.pictures import BLUE, GOLD, picture, png_bomb, turned


@pytest.fixture(autouse=True)
def quiet(qapp: QApplication) -> None:
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


def made(data: bytes, side: int = 40, ratio: float = 1.0) -> QImage:
    image = thumbnail(data, side, ratio)
    assert image is not None
    return image


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) < 24 for a, b in pairs)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 200), (200, 300), (8000, 5000)])
def test_a_picture_becomes_a_square_of_its_middle(kind: str, width: int, height: int) -> None:
    image = made(picture(kind, width, height))
    assert (image.width(), image.height()) == (40, 40)
    if width > 1:
        assert near(image.pixelColor(8, 20), GOLD)
        assert near(image.pixelColor(32, 20), BLUE)


def test_corners_are_round_and_sharp_screens_get_more_pixels() -> None:
    image = made(picture("PNG", 300, 300), side=36, ratio=2.0)
    assert image.width() == 72
    assert image.devicePixelRatio() == 2.0
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(36, 0).alpha() == 255


def test_a_photograph_stands_upright() -> None:
    image = made(turned(picture("JPEG", 300, 200)))
    assert near(image.pixelColor(8, 20), BLUE)
    assert near(image.pixelColor(32, 20), GOLD)


@pytest.mark.parametrize("name", ["cover-dusk.jpg", "cover-sand.png"])
def test_the_covers_of_the_sample_library_can_be_shown(name: str) -> None:
    assert not made(picture_bytes(name)).isNull()


def test_a_jpeg_that_ends_too_early_shows_what_there_is() -> None:
    whole = picture("JPEG", 3000, 2000)
    assert near(made(whole[: len(whole) // 2]).pixelColor(8, 2), GOLD)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        picture_bytes("cover-dusk.jpg")[:200],
        picture_bytes("cover-sand.png")[:60],
        os.urandom(50_000),
        b"<!DOCTYPE html><title>404</title>" * 40,
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image/></svg>',
    ],
    ids=["empty", "two bytes", "header of a jpeg", "header of a png", "noise", "page", "drawing"],
)
def test_what_is_no_picture_becomes_none(data: bytes) -> None:
    assert thumbnail(data, 40) is None


def test_a_picture_of_too_many_pixels_is_refused_by_its_header() -> None:
    side = 60_000
    assert side * side > MOST_PIXELS
    bomb = png_bomb(side)
    assert len(bomb) < 1_000_000
    assert thumbnail(bomb, 40) is None
