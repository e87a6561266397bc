"""Which pictures of a folder go with its album."""

from pathlib import Path

import pytest

from music_organizer.models.audio_file import CoverArt
from music_organizer.tags.cover_art import find_covers


def covers(*names: str, album: str = "") -> list[str]:
    found = find_covers([CoverArt(Path("album") / name) for name in names], album)
    return [cover.path.name for cover in found]


@pytest.mark.parametrize(
    "name",
    [
        "cover.jpg",
        "Cover.PNG",
        "FOLDER.jpeg",
        "front.webp",
        "album.jpg",
        "AlbumArtSmall.jpg",
        "AlbumArt_{B5A5CBD5-0AB8-4C62-9E4E-0D8DF0F9A2C3}_Large.jpg",
        "cover (2).jpg",
        "cover_large.jpg",
        "folder-hq.png",
        "Copper Sparrow - Harbour Lights - Front.jpg",
        "Harbour Lights (front).jpg",
    ],
)
def test_fronts_are_known_by_their_names(name: str) -> None:
    assert covers(name, "IMG_0001.jpg") == [name]


@pytest.mark.parametrize(
    "name", ["back.jpg", "Booklet 03.tif", "CD1.png", "disc 2.jpg", "inlay.jpg", "Album - Back.jpg"]
)
def test_other_parts_of_a_release_belong_to_it(name: str) -> None:
    assert covers(name, "IMG_0001.jpg") == [name]


def test_a_picture_may_bear_the_name_of_the_album() -> None:
    names = ("harbour lights!.jpg", "beach.jpg")
    assert covers(*names, album="Harbour Lights") == ["harbour lights!.jpg"]
    assert covers(*names, album="Other") == []
    assert covers("1989.jpg", "beach.jpg", album="1989") == ["1989.jpg"]


def test_fronts_come_first_then_the_album_then_other_parts() -> None:
    names = ("back.jpg", "Dusk.jpg", "folder.jpg", "cover.jpg")
    assert covers(*names, album="Dusk") == ["cover.jpg", "folder.jpg", "Dusk.jpg", "back.jpg"]


@pytest.mark.parametrize("names", [("beach.jpg", "party.jpg"), ("IMG_1.jpg", "recover.jpg"), ()])
def test_other_pictures_are_left_alone(names: tuple[str, ...]) -> None:
    assert covers(*names) == []


@pytest.mark.parametrize("name", ["harbour_lights.jpg", "xl-medium.gif", "günther.jpg"])
def test_a_picture_on_its_own_is_taken_for_the_cover(name: str) -> None:
    assert covers(name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20210314_120000.jpg",
        "DSC00042.JPG",
        "PXL_20230101_101010.jpg",
        "Screenshot 2023-01-01 at 10.10.10.png",
        "2019-08-24 18.30.00.jpg",
        "WhatsApp Image 2021-05-05 at 10.00.00.jpeg",
    ],
)
def test_but_not_a_snapshot(name: str) -> None:
    assert covers(name) == []
