"""Releases of one name and year that come one after the other keep apart, each in its folder."""

from pathlib import Path
from typing import Any

import pytest

from music_organizer.models.format_presets import FORMAT_PRESETS
from tests.engine.services.stage import Stage
from tests.support.audio import make_audio
from tests.support.manifest import manifest

RED: dict[str, Any] = {
    "artist": "Mira Vale", "albumartist": "Mira Vale", "album": "Red Hour", "date": "2004",
}  # fmt: skip
FIRST = {**RED, "mb_album_id": "aaaaaaaa-1", "catalog_number": "MV-1"}
SECOND = {**RED, "mb_album_id": "bbbbbbbb-2", "catalog_number": "MV-2"}
PLAIN = "Albums/Mira Vale/Red Hour (2004)"
NAMED = "Albums/Mira Vale/Red Hour [MV-2] (2004)"


class Shop:
    """Brings releases to the library, one delivery at a time."""

    def __init__(self, base: Path) -> None:
        self.stage = Stage(base)
        self._runs = 0

    def deliver(self, *numbers: int, folder: str = "new", **tags: Any) -> None:  # noqa: ANN401 - fields of tags
        for number in numbers:
            name = f"{tags.get('mb_album_id', 'x')}-{number}"
            path = self.stage.source / folder / f"{name}.mp3"
            make_audio(path, salt=name, title=f"Song {number}", track=number, **tags)

    async def organized(self) -> str:
        """Organize what was delivered; return the session."""
        self._runs += 1
        session_id = f"run-{self._runs}"
        await self.stage.organize(session_id)
        return session_id

    def folders(self) -> dict[str, int]:
        library = self.stage.target
        found: dict[str, int] = {}
        for path in sorted(library.rglob("*.mp3")):
            if ".music-organizer" not in path.parts:
                name = str(path.parent.relative_to(library))
                found[name] = found.get(name, 0) + 1
        return found


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


async def test_another_pressing_that_comes_later_gets_a_folder_of_its_own(shop: Shop) -> None:
    shop.deliver(1, 2, **FIRST)
    await shop.organized()
    assert shop.folders() == {PLAIN: 2}
    shop.deliver(1, 2, **SECOND)
    await shop.organized()
    assert shop.folders() == {PLAIN: 2, NAMED: 2}


async def test_later_tracks_find_their_own_release(shop: Shop) -> None:
    for release in (FIRST, SECOND):
        shop.deliver(1, 2, **release)
        await shop.organized()
    shop.deliver(3, **SECOND)
    await shop.organized()
    shop.deliver(3, **FIRST)
    await shop.organized()
    shop.deliver(4, **FIRST)
    shop.deliver(4, **SECOND)
    await shop.organized()
    assert shop.folders() == {PLAIN: 4, NAMED: 4}


async def test_releases_that_came_together_keep_their_folders(shop: Shop) -> None:
    shop.deliver(1, **FIRST)
    shop.deliver(1, **SECOND)
    await shop.organized()
    first = "Albums/Mira Vale/Red Hour [MV-1] (2004)"
    assert shop.folders() == {first: 1, NAMED: 1}
    shop.deliver(2, **FIRST)
    await shop.organized()
    assert shop.folders() == {first: 2, NAMED: 1}


async def test_the_next_mark_tells_where_the_first_does_not(shop: Shop) -> None:
    shop.deliver(1, **FIRST, country="DE")
    await shop.organized()
    shop.deliver(1, **{**SECOND, "catalog_number": "mv-1"}, country="JP")
    await shop.organized()
    shop.deliver(1, **{**SECOND, "mb_album_id": "cccccccc-3", "catalog_number": ""})
    await shop.organized()
    assert shop.folders() == {
        PLAIN: 1,
        "Albums/Mira Vale/Red Hour [JP] (2004)": 1,
        "Albums/Mira Vale/Red Hour [cccccccc] (2004)": 1,
    }


async def test_what_no_id_tells_apart_joins_as_before(shop: Shop) -> None:
    shop.deliver(1, **FIRST)
    await shop.organized()
    shop.deliver(2, **RED)
    await shop.organized()
    assert shop.folders() == {PLAIN: 2}


async def test_another_album_in_the_folder_moves_nobody(shop: Shop) -> None:
    shop.stage.choose(
        path_formats=dict.fromkeys(shop.stage.config.path_formats, "All/{album} {track} {title}")
    )
    shop.deliver(1, **{**FIRST, "album": "Blue Hour"})
    await shop.organized()
    shop.deliver(1, **SECOND)
    await shop.organized()
    assert (shop.stage.target / "All" / "Red Hour 01 Song 1.mp3").exists()


async def test_discs_of_another_release_are_seen(shop: Shop) -> None:
    shop.stage.choose(path_formats=dict(FORMAT_PRESETS["jellyfin"].path_formats))
    shop.deliver(1, **FIRST, disc=1, disc_total=2)
    await shop.organized()
    shop.deliver(1, **SECOND, disc=2, disc_total=2)
    await shop.organized()
    assert [name.count("MV-2") for name in shop.folders()] == [0, 1]
    shop.deliver(1, **{**SECOND, "mb_album_id": "cccccccc-3", "catalog_number": "MV-3"})
    await shop.organized()
    assert sum("MV-3" in name for name in shop.folders()) == 1


async def test_a_library_tidied_in_place_is_planned_as_one(shop: Shop) -> None:
    for release in (FIRST, SECOND):
        shop.deliver(1, **release)
        await shop.organized()
    shop.stage.source = shop.stage.target
    shop.stage.choose(in_place=True)
    await shop.organized()
    assert sorted(shop.folders()) == ["Albums/Mira Vale/Red Hour [MV-1] (2004)", NAMED]


async def test_what_cannot_be_read_stands_in_nobodys_way(shop: Shop) -> None:
    shop.deliver(1, **FIRST)
    await shop.organized()
    (song,) = (shop.stage.target / PLAIN).iterdir()
    song.write_bytes(b"noise")
    shop.deliver(2, **SECOND)
    await shop.organized()
    assert shop.folders() == {PLAIN: 2}


async def test_the_reason_is_told_and_all_goes_back(shop: Shop) -> None:
    shop.deliver(1, **FIRST)
    await shop.organized()
    shop.deliver(1, **SECOND)
    before = manifest(shop.stage.source)
    session_id = await shop.organized()
    reasons = {op.reason for op in await shop.stage.operations(session_id)}
    assert any(reason.endswith("the library holds another release of it") for reason in reasons)
    await shop.stage.take_back(session_id)
    assert manifest(shop.stage.source) == before


async def test_a_release_that_nothing_tells_apart_joins_the_one_that_is_there(shop: Shop) -> None:
    shop.deliver(1, **RED, mb_album_id="0f5cb4a7-first")
    await shop.organized()
    shop.deliver(2, **RED, mb_album_id="0f5cb4a7-second")
    await shop.organized()
    assert shop.folders() == {PLAIN: 2}
