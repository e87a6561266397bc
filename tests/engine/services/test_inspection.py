"""Single files are looked into as often as wanted, whatever they hold."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import mutagen.id3
import pytest

from music_organizer.errors import UnreadableFileError
from music_organizer.services.inspection import FileInspector
from music_organizer.tags.pictures import LARGEST_PICTURE, is_picture
from tests.support.audio import SEEDS, make_audio, picture_bytes

WITH_PICTURES = sorted(set(SEEDS) - {"spx"})
SUFFIXES = {"alac": "m4a"}


def embed(path: Path, *pictures: tuple[int, bytes]) -> None:
    """Put pictures, each with its kind, into the tags of an MP3 file."""
    id3: Any = mutagen.id3
    tags = id3.ID3(path)
    for number, (kind, data) in enumerate(pictures):
        tags.add(id3.APIC(mime="image/jpeg", type=kind, desc=str(number), data=data))
    tags.save(path)


@pytest.fixture
async def inspector() -> AsyncIterator[FileInspector]:
    inspector = FileInspector()
    yield inspector
    await inspector.close()


async def test_tags_are_told(inspector: FileInspector, tmp_path: Path) -> None:
    path = make_audio(tmp_path / "a.mp3", title="Roar", artist="Ada")
    audio = (await inspector.inspect(path)).value()
    assert (audio.path, audio.tags.title, audio.tags.artists) == (path, "Roar", ("Ada",))
    assert audio.length > 0
    assert audio.identity is not None


@pytest.mark.parametrize("content", [None, b"", b"noise" * 99])
async def test_why_nothing_can_be_read_is_told(
    inspector: FileInspector, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "a.mp3"
    if content is not None:
        path.write_bytes(content)
    error = (await inspector.inspect(path)).error()
    assert isinstance(error, UnreadableFileError)
    assert str(error).endswith(".")


@pytest.mark.parametrize("seed", WITH_PICTURES)
async def test_the_picture_in_a_file_is_found(
    inspector: FileInspector, tmp_path: Path, seed: str
) -> None:
    path = make_audio(tmp_path / f"a.{SUFFIXES.get(seed, seed)}", seed, cover=True, title="A")
    assert (await inspector.inspect(path)).value().has_cover
    assert (await inspector.cover([], path)).value() == picture_bytes()


async def test_a_file_with_the_wrong_suffix_is_read_as_what_it_is(
    inspector: FileInspector, tmp_path: Path
) -> None:
    path = make_audio(tmp_path / "a.mp3", "flac", cover=True, title="A")
    assert (await inspector.cover([], path)).value() == picture_bytes()


async def test_the_front_is_taken_before_other_pictures(
    inspector: FileInspector, tmp_path: Path
) -> None:
    path = make_audio(tmp_path / "a.mp3", title="A")
    front, back = picture_bytes("cover-moss.jpg"), picture_bytes("cover-plum.jpg")
    embed(path, (4, back), (3, front), (3, b"no picture"))
    assert (await inspector.cover([], path)).value() == front


async def test_a_picture_file_comes_before_an_embedded_one(
    inspector: FileInspector, tmp_path: Path
) -> None:
    song = make_audio(tmp_path / "a.mp3", cover=True, title="A")
    pictures = {"back.jpg": "cover-plum.jpg", "cover.png": "cover-sand.png"}
    for name, sample in pictures.items():
        (tmp_path / name).write_bytes(picture_bytes(sample))
    named = [tmp_path / name for name in pictures]
    sand = picture_bytes("cover-sand.png")
    assert (await inspector.cover(named, song)).value() == sand
    assert (await inspector.cover([song], song)).value() == sand
    assert (await inspector.cover([], song)).value() == picture_bytes()


@pytest.mark.parametrize("bad", ["noise", "empty", "huge", "link", "fifo", "folder", "missing"])
async def test_what_is_no_picture_is_passed_over(
    inspector: FileInspector, tmp_path: Path, bad: str
) -> None:
    song = make_audio(tmp_path / "a.mp3", cover=True, title="A")
    cover = tmp_path / "cover.jpg"
    if bad == "noise":
        cover.write_bytes(b"<html>404</html>")
    elif bad == "empty":
        cover.touch()
    elif bad == "huge":
        with cover.open("wb") as file:
            file.write(picture_bytes())
            file.truncate(LARGEST_PICTURE + 1)
    elif bad == "link":
        (tmp_path / "elsewhere").write_bytes(picture_bytes("cover-moss.jpg"))
        cover.symlink_to("elsewhere")
    elif bad == "fifo":
        os.mkfifo(cover)
    elif bad == "folder":
        cover.mkdir()
    found = await asyncio.wait_for(inspector.cover([cover], song), 30)
    assert found.value() == picture_bytes()
    assert (await inspector.cover([cover, tmp_path / "nowhere" / "b.mp3"])).value() is None


async def test_a_file_without_any_picture_has_none(
    inspector: FileInspector, tmp_path: Path
) -> None:
    plain = make_audio(tmp_path / "a.flac", "flac", title="A")
    (tmp_path / "noise.flac").write_bytes(b"noise" * 99)
    for path in (plain, tmp_path / "noise.flac", tmp_path / "missing.flac"):
        assert (await inspector.cover([], path)).value() is None


async def test_a_picture_that_is_too_large_is_passed_over(
    inspector: FileInspector, tmp_path: Path
) -> None:
    path = make_audio(tmp_path / "a.mp3", title="A")
    huge = picture_bytes() + bytes(LARGEST_PICTURE)
    embed(path, (3, huge), (4, picture_bytes()))
    assert not is_picture(huge)
    assert (await inspector.cover([], path)).value() == picture_bytes()


async def test_many_are_asked_for_at_once_and_one_process_answers(
    inspector: FileInspector, tmp_path: Path
) -> None:
    songs = [
        make_audio(tmp_path / f"{number}.mp3", cover=number % 2 == 0, title=str(number))
        for number in range(40)
    ]
    answers = await asyncio.gather(*(inspector.cover([], song) for song in songs))
    told = await asyncio.gather(*(inspector.inspect(song) for song in songs))
    assert [answer.value() is not None for answer in answers] == [True, False] * 20
    assert [one.value().tags.title for one in told] == [str(number) for number in range(40)]
    assert len(inspector._pool._attendants) == 1


async def test_after_the_end_nothing_is_read(tmp_path: Path) -> None:
    song = make_audio(tmp_path / "a.mp3", cover=True, title="A")
    inspector = FileInspector()
    assert (await inspector.cover([], song)).value()
    await inspector.close()
    assert isinstance((await inspector.inspect(song)).error(), UnreadableFileError)
    assert isinstance((await inspector.cover([], song)).error(), UnreadableFileError)
    await inspector.close()


async def test_an_inspector_that_was_never_asked_is_closed_at_once() -> None:
    await asyncio.wait_for(FileInspector().close(), 5)
