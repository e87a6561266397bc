"""Further plans of what was read once, and examples of path formats from it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer import EnhancedAsyncMusicOrganizer, OperationType, Plan
from music_organizer.errors import FolderError, PathFormatError, UsageError
from music_organizer.models.category import Category
from music_organizer.models.config import BackupPolicy, ChecksumPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.format_presets import FORMAT_PRESETS
from tests.engine.services.stage import Stage
from tests.support.audio import make_audio

FLAT = dict.fromkeys(Category, "{title}")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path).album(3)


@pytest.fixture
async def kept(stage: Stage) -> AsyncIterator[EnhancedAsyncMusicOrganizer]:
    """An organizer that has planned once and kept what it read."""
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        (await organizer.plan(stage.source, stage.target, keeps=True)).value()
        yield organizer


def targets(plan: Plan) -> set[str]:
    root = plan.session.target_root
    return {
        str(op.target_path.relative_to(root))
        for op in plan.pending
        if op.target_path and not op.operation_type.concerns_folder
    }


async def test_the_same_choices_give_the_same_plan_in_a_new_session(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    first = (await kept.plan_again()).value()
    second = (await kept.plan_again()).value()
    assert (
        targets(first)
        == targets(second)
        == {f"Albums/Ada/Blue (2004)/0{number} Song {number}.mp3" for number in (1, 2, 3)}
    )
    assert first.session.session_id != second.session.session_id
    (await kept.execute(second)).value()
    assert stage.placed(3).exists()


async def test_no_tag_is_read_again(stage: Stage, kept: EnhancedAsyncMusicOrganizer) -> None:
    stage.config.history_path.with_name("tags.db").unlink()
    for number in (1, 2, 3):
        stage.original(number).write_bytes(b"noise by now")
    assert len(targets((await kept.plan_again()).value())) == 3


async def test_files_that_were_compared_are_not_read_again(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    stage.placed(1).parent.mkdir(parents=True)
    stage.placed(1).write_bytes(stage.original(1).read_bytes())
    first = (await kept.plan_again()).value()
    assert first.summary().staying == {"already_there": 1}
    status, content = stage.placed(1).stat(), stage.placed(1).read_bytes()
    with stage.placed(1).open("r+b") as file:
        file.write(bytes(len(content)))
    os.utime(stage.placed(1), ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (await kept.plan_again()).value().summary().staying == {"already_there": 1}
    os.utime(stage.placed(1))
    assert (await kept.plan_again()).value().summary().staying == {}


async def test_other_path_formats_and_mode_are_planned_and_carried_out(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    other = replace(
        stage.config, path_formats=FLAT, mode=TransferMode.COPY, backup=BackupPolicy.ALL
    )
    plan = (await kept.plan_again(other)).value()
    assert targets(plan) == {"Song 1.mp3", "Song 2.mp3", "Song 3.mp3"}
    assert kept.config == other
    assert plan.session.metadata["mode"] == "copy"
    (await kept.execute(plan)).value()
    assert stage.original(1).exists()
    assert (stage.target / "Song 1.mp3").exists()


async def test_new_choices_hold_for_the_run_too(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    lazy = replace(stage.config, checksums=ChecksumPolicy.COPIES)
    plan = (await kept.plan_again(lazy)).value()
    session = (await kept.execute(plan)).value()["session_id"]
    moves = [
        op for op in await stage.operations(session) if op.operation_type is OperationType.MOVE
    ]
    assert [op.checksum_before for op in moves] == [None] * 3


async def test_choices_for_single_files_are_planned_and_recorded(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    for number in (1, 2, 3):
        stage.placed(number).parent.mkdir(parents=True, exist_ok=True)
        stage.placed(number).write_bytes(b"was here %d" % number)
    choices = {
        stage.original(1): ConflictStrategy.SKIP,
        stage.original(2): ConflictStrategy.REPLACE,
        stage.original(3): ConflictStrategy.RENAME,
    }
    plan = (await kept.plan_again(choices=choices)).value()
    assert plan.session.metadata["strategies"] == {
        "skip": {"count": 1, "files": ["in/t1.mp3"]},
        "replace": {"count": 1, "files": ["in/t2.mp3"]},
    }
    again = (await kept.plan_again()).value()
    assert targets(again) == targets(plan)
    session = (await kept.execute(plan)).value()["session_id"]
    assert stage.placed(1).read_bytes() == b"was here 1"
    assert stage.placed(2).read_bytes() != b"was here 2"
    assert stage.placed(3).with_name("03 Song 3 (2).mp3").exists()
    assert (await stage.session(session)).metadata["strategies"]["skip"]["count"] == 1
    assert "strategies" not in (await kept.plan_again(choices={})).value().session.metadata


async def test_many_choices_are_recorded_in_short(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    choices = {stage.source / f"{number}.mp3": ConflictStrategy.SKIP for number in range(5000)}
    plan = (await kept.plan_again(choices=choices)).value()
    noted = plan.session.metadata["strategies"]["skip"]
    assert noted["count"] == 5000
    assert len(noted["files"]) == 100


async def test_a_mistake_leaves_the_choices_as_they_were(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    before = kept.config
    broken = replace(stage.config, path_formats={**FLAT, Category.ALBUM: "Albums/{artst}"})
    error = (await kept.plan_again(broken)).error()
    assert isinstance(error, PathFormatError)
    assert error.column == 9
    assert kept.config is before
    assert (await kept.plan_again()).is_success()


async def test_choices_that_would_lose_music_are_refused_for_single_files_too(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    reckless = replace(stage.config, backup=BackupPolicy.NONE)
    choices = {stage.original(1): ConflictStrategy.REPLACE}
    assert isinstance((await kept.plan_again(reckless, choices)).error(), UsageError)
    assert (await kept.plan_again(reckless)).is_success()


async def test_a_source_that_is_gone_by_now_is_told(
    stage: Stage, kept: EnhancedAsyncMusicOrganizer
) -> None:
    stage.source.rename(stage.base / "elsewhere")
    assert isinstance((await kept.plan_again()).error(), FolderError)


async def test_only_what_was_kept_can_be_planned_again(stage: Stage) -> None:
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        assert isinstance((await organizer.plan_again()).error(), UsageError)
        (await organizer.plan(stage.source, stage.target)).value()
        assert isinstance((await organizer.plan_again()).error(), UsageError)
        assert isinstance((await organizer.examples(FLAT)).error(), UsageError)


async def test_a_given_id_stays_the_id(stage: Stage) -> None:
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id="mine") as organizer:
        (await organizer.plan(stage.source, stage.target, keeps=True)).value()
        plan = (await organizer.plan_again()).value()
        assert plan.session.session_id == "mine"
        (await organizer.execute(plan)).value()
        assert (await organizer.plan_again()).is_failure()


async def test_examples_come_from_as_many_categories_as_there_are(stage: Stage) -> None:
    make_audio(
        stage.source / "gig" / "1.mp3", title="Roar", artist="Ada", album="Live at Home", track=1
    )
    make_audio(stage.source / "b" / "1.mp3", title="One", artist="Bo", album="Bright", track=1)
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        (await organizer.plan(stage.source, stage.target, keeps=True)).value()
        two = (await organizer.examples(stage.config.path_formats, 2)).value()
        every = (await organizer.examples(FORMAT_PRESETS["flat"].path_formats)).value()
        assert {new.parts[0] for _, new in two} == {"Albums", "Live Recordings"}
        assert dict(every) == {
            Path("b/1.mp3"): Path("Bo - Bright - 01 One.mp3"),
            Path("gig/1.mp3"): Path("Ada - Live at Home - 01 Roar.mp3"),
            Path("in/t1.mp3"): Path("Ada - Blue - 01 Song 1.mp3"),
        }
        error = (await organizer.examples({**FLAT, Category.LIVE: "{titel}"})).error()
        assert isinstance(error, PathFormatError)
        assert error.column == 2
        assert (await organizer.plan_again()).is_success()
