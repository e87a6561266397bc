"""What a person decides about an album holds for the next plan, and for every one after it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from music_organizer import EnhancedAsyncMusicOrganizer, Plan
from music_organizer.errors import UsageError
from music_organizer.models.album_choice import BY_VARIOUS, AlbumChoice, AlbumChoices
from music_organizer.models.category import Category
from music_organizer.models.operation import Role
from music_organizer.services.album_choices import AlbumChoiceService
from tests.engine.services.stage import Stage
from tests.support.audio import make_audio

LIVE = AlbumChoice(category=Category.LIVE)
BLUE_LIVE = Path("Live Recordings", "Ada", "2004 - Blue")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path).album()


@pytest.fixture
async def decisions(stage: Stage) -> AsyncIterator[AlbumChoiceService]:
    service = AlbumChoiceService(stage.config)
    yield service
    await service.close()


async def planned(stage: Stage, albums: AlbumChoices | None = None) -> Plan:
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        return (await organizer.plan(stage.source, stage.target, albums=albums)).value()


def folders(stage: Stage, plan: Plan) -> set[Path]:
    return {
        op.target_path.parent.relative_to(stage.target)
        for op in plan.pending
        if op.role is Role.AUDIO and op.target_path is not None
    }


def reasons(plan: Plan) -> set[str]:
    return {op.reason for op in plan.pending if op.role is Role.AUDIO}


@pytest.mark.parametrize("name", ["Ada/Blue", "ada / BLUE", "ada/blue/2004"])
async def test_an_album_goes_where_it_is_said_to_go(stage: Stage, name: str) -> None:
    plan = await planned(stage, {name: LIVE})
    assert folders(stage, plan) == {BLUE_LIVE}
    assert reasons(plan) == {"Live Recordings: you said so"}


async def test_an_album_by_various_artists_becomes_a_compilation(stage: Stage) -> None:
    plan = await planned(stage, {"Ada/Blue": BY_VARIOUS})
    assert folders(stage, plan) == {Path("Compilations", "Blue (2004)")}
    assert reasons(plan) == {"Compilations: you said it is by Various Artists"}


async def test_an_album_can_be_given_to_another_artist(stage: Stage) -> None:
    plan = await planned(stage, {"Ada/Blue": AlbumChoice(album_artist="Bo")})
    assert folders(stage, plan) == {Path("Albums", "Bo", "Blue (2004)")}


async def test_a_choice_for_an_album_that_is_not_there_is_refused(stage: Stage) -> None:
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        result = await organizer.plan(stage.source, stage.target, albums={"Ada/Red": LIVE})
    assert isinstance(result.error(), UsageError)
    assert "'Ada/Red'" in str(result.error())


async def test_what_is_remembered_holds_for_the_next_plan(
    stage: Stage, decisions: AlbumChoiceService
) -> None:
    first = await planned(stage)
    (album,) = first.albums.at(stage.target / "Albums/Ada/Blue (2004)")
    assert (album.album_artist, album.name, album.choice) == ("Ada", "Blue", None)
    (await decisions.remember([album], LIVE)).value()
    assert folders(stage, await planned(stage)) == {BLUE_LIVE}
    (await decisions.forget([album.key])).value()
    assert folders(stage, await planned(stage)) == folders(stage, first)


async def test_choices_are_listed_and_taken_back_by_name(
    stage: Stage, decisions: AlbumChoiceService
) -> None:
    assert (await decisions.choices()).value() == []
    plan = await planned(stage)
    album = plan.album_of(plan.pending[-1]) or plan.album_of(plan.pending[-2])
    assert album is not None
    (await decisions.remember([album], BY_VARIOUS)).value()
    (known,) = (await decisions.choices()).value()
    assert (known.album_artist, known.name, known.choice) == ("Ada", "Blue", BY_VARIOUS)
    assert (await decisions.forget_named("Ada/Red")).is_failure()
    assert (await decisions.forget_named("Ada/Blue")).value() == known
    assert (await decisions.choices()).value() == []


async def test_a_choice_for_one_plan_goes_before_what_is_remembered(
    stage: Stage, decisions: AlbumChoiceService
) -> None:
    plan = await planned(stage)
    (
        await decisions.remember(plan.albums.at(stage.target / "Albums/Ada/Blue (2004)"), LIVE)
    ).value()
    rarity = AlbumChoice(category=Category.RARITY)
    (folder,) = folders(stage, await planned(stage, {"Ada/Blue": rarity}))
    assert folder.parts[0] == "Rarities & Special Editions"
    (folder,) = folders(stage, await planned(stage, {"Ada/Blue": None}))
    assert folder.parts[0] == "Albums"


async def test_the_session_tells_what_was_decided(
    stage: Stage, decisions: AlbumChoiceService
) -> None:
    plan = await planned(stage)
    (
        await decisions.remember(plan.albums.at(stage.target / "Albums/Ada/Blue (2004)"), LIVE)
    ).value()
    await stage.organize()
    session = await stage.session()
    assert session.metadata["albums"] == {
        "ada/blue/2004": {"name": "Blue", "artist": "Ada", "category": "live"}
    }
    operations = await stage.operations()
    assert "Live Recordings: you said so" in {op.reason for op in operations}


async def test_nothing_is_written_while_planning(stage: Stage) -> None:
    await planned(stage, {"Ada/Blue": LIVE})
    assert not stage.config.history_path.exists()


async def test_albums_that_share_a_folder_are_told_apart_by_their_files(stage: Stage) -> None:
    make_audio(stage.source / "x.mp3", title="X", artist="Bo", album="Red", track=1)
    stage.choose(path_formats=dict.fromkeys(Category, "{artist} - {title}"))
    plan = await planned(stage)
    assert len(plan.albums.at(stage.target)) == 2
    names = {
        op.source_path.name: album.name
        for op in plan.pending
        if op.source_path is not None and (album := plan.album_of(op)) is not None
    }
    assert names == {"t1.mp3": "Blue", "t2.mp3": "Blue", "x.mp3": "Red"}
