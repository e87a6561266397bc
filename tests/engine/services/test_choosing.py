"""What is left out of a plan stays and is recorded; what changed since the scan is found."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from music_organizer import EnhancedAsyncMusicOrganizer, OperationStatus, Plan
from music_organizer.models.config import BackupPolicy
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.services.choosing import Hanging, chosen
from tests.engine.services.stage import Stage
from tests.support.audio import picture_bytes
from tests.support.playlists import write_playlist


def step_on(plan: Plan, name: str) -> OperationRecord:
    """Return the step that moves a file of this name."""
    (found,) = (
        op
        for op in plan.operations
        if op.operation_type is OperationType.MOVE
        and op.source_path
        and op.source_path.name == name
    )
    return found


async def carried_out(stage: Stage, plan: Plan) -> dict[str, object]:
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        return (await organizer.execute(plan)).value()


async def test_what_is_left_out_stays_and_is_recorded_with_its_reason(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    plan = await stage.plan()
    smaller = chosen(plan, {step_on(plan, "t2.mp3").sequence}, {step_on(plan, "t3.mp3").sequence})
    figures = await carried_out(stage, smaller)
    assert (figures["status"], figures["files"]) == ("completed", 1)
    assert [stage.original(number).exists() for number in (1, 2, 3)] == [False, True, True]
    skipped = await stage.operations(status=OperationStatus.SKIPPED)
    told = {op.source_path: (op.stays, op.error_message) for op in skipped}
    assert told == {
        stage.original(2): (StayReason.EXCLUDED, StayReason.EXCLUDED.help),
        stage.original(3): (StayReason.CHANGED, StayReason.CHANGED.help),
    }
    assert (await stage.session()).skipped_operations == 2
    assert StayReason.CHANGED.needs_attention
    assert not StayReason.EXCLUDED.needs_attention


async def test_a_smaller_session_comes_back_whole_and_survives_a_rebuild(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    before = stage.state()
    plan = await stage.plan()
    await carried_out(stage, chosen(plan, {step_on(plan, "t1.mp3").sequence}))
    told = await stage.whole_history()
    stage.forget_history()
    await stage.rebuild()
    assert await stage.whole_history() == told
    await stage.take_back()
    assert stage.state() == before


async def test_the_others_keep_number_name_and_id(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    plan = await stage.plan()
    left_out = step_on(plan, "t2.mp3").sequence
    smaller = chosen(plan, {left_out})
    shown = {op.sequence: op for op in plan.operations}
    assert all(op == shown[op.sequence] for op in smaller.operations if op.sequence != left_out)
    assert [op.sequence for op in smaller.operations] == sorted(
        op.sequence for op in smaller.operations
    )


async def test_a_folder_that_keeps_something_stays_and_one_nothing_goes_to_is_not_made(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(2)
    plan = await stage.plan()
    kinds = {op.operation_type for op in plan.pending}
    assert {OperationType.CREATE_DIR, OperationType.REMOVE_DIR} <= kinds
    one = chosen(plan, {step_on(plan, "t1.mp3").sequence})
    kinds = {op.operation_type for op in one.pending}
    assert OperationType.REMOVE_DIR not in kinds
    assert OperationType.CREATE_DIR in kinds
    none = chosen(plan, {op.sequence for op in plan.operations})
    assert none.changes_nothing
    assert none.pending == []
    assert none.summary().staying == {"excluded": 2}


async def test_nothing_left_out_is_the_very_plan(tmp_path: Path) -> None:
    plan = await Stage(tmp_path).album(1).plan()
    assert chosen(plan, ()) is plan
    assert chosen(plan, {999}) is plan


async def test_covers_are_chosen_by_themselves(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    cover = stage.original(1).with_name("cover.jpg")
    cover.write_bytes(picture_bytes())
    plan = await stage.plan()
    without_music = chosen(plan, {step_on(plan, "t1.mp3").sequence})
    assert [op.source_path for op in without_music.pending if op.file_size] == [cover]
    without_cover = chosen(plan, {step_on(plan, "cover.jpg").sequence})
    await carried_out(stage, without_cover)
    assert stage.placed(1).exists()
    assert cover.exists()


@pytest.mark.parametrize("strategy", [ConflictStrategy.KEEP_BOTH, ConflictStrategy.REPLACE])
async def test_who_was_to_make_room_for_it_stays_too(
    tmp_path: Path, strategy: ConflictStrategy
) -> None:
    stage = Stage(tmp_path).album(2)
    stage.placed(1).parent.mkdir(parents=True)
    stage.placed(1).write_bytes(b"was here first")
    stage.choose(conflict_strategy=strategy)
    plan = await stage.plan()
    figures = await carried_out(stage, chosen(plan, {step_on(plan, "t1.mp3").sequence}))
    assert figures["status"] == "completed"
    assert stage.placed(1).read_bytes() == b"was here first"
    assert stage.placed(2).exists()
    assert stage.original(1).exists()
    assert {op.source_path for op in await stage.operations(status=OperationStatus.SKIPPED)} == {
        stage.original(1)
    }


async def test_its_copy_for_the_backup_is_not_made(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    stage.choose(backup=BackupPolicy.ALL)
    plan = await stage.plan()
    smaller = chosen(plan, {step_on(plan, "t1.mp3").sequence})
    kept = [op.source_path for op in smaller.pending if op.operation_type is OperationType.BACKUP]
    assert kept == [stage.original(2)]
    assert (await carried_out(stage, smaller))["status"] == "completed"


async def test_without_its_copy_for_the_backup_nothing_is_moved(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    stage.choose(backup=BackupPolicy.ALL)
    plan = await stage.plan()
    copy = next(op for op in plan.pending if op.operation_type is OperationType.BACKUP)
    smaller = chosen(plan, {copy.sequence})
    assert [op.source_path for op in smaller.operations if op.stays] == [copy.source_path]
    assert copy.source_path not in {op.source_path for op in smaller.pending}


async def in_each_others_place(stage: Stage) -> Plan:
    """Plan an album whose two files have each other's name."""
    folder = stage.placed(1).parent
    stage.song(1, folder=folder).rename(folder / "aside")
    stage.song(2, folder=folder).rename(stage.placed(1))
    (folder / "aside").rename(stage.placed(2))
    stage.source = stage.target
    stage.choose(in_place=True)
    return await stage.plan()


async def test_names_that_swap_are_left_out_together(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    plan = await in_each_others_place(stage)
    last = plan.pending[-1]
    smaller = chosen(plan, {last.sequence})
    assert smaller.changes_nothing
    skipped = {op.source_path for op in smaller.operations if op.stays}
    assert skipped == {stage.placed(1), stage.placed(2)}
    dragged = [op for op in smaller.operations if op.stays and op.sequence != last.sequence]
    assert [op.error_message for op in dragged] == [
        "It stays, since its new name or a step it needs hangs on a file left out."
    ]


async def freshness(stage: Stage, plan: Plan) -> frozenset[int]:
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        return (await organizer.freshness(plan)).value()


async def test_what_nobody_touched_is_fresh(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "one").album(3)
    assert await freshness(stage, await stage.plan()) == frozenset()
    stage = Stage(tmp_path / "two")
    assert await freshness(stage, await in_each_others_place(stage)) == frozenset()


def edited(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"!")


def touched(path: Path) -> None:
    os.utime(path)


def removed(path: Path) -> None:
    path.unlink()


def exchanged(path: Path) -> None:
    status, content = path.stat(), path.read_bytes()
    path.rename(path.with_name("old"))
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def made_a_link(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def its_folder_is_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize(
    "change",
    [edited, touched, removed, exchanged, made_a_link, its_folder_is_gone],
    ids=lambda change: change.__name__,
)
async def test_what_changed_since_the_scan_is_found_and_left_out(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    stage = Stage(tmp_path).album(2)
    stage.original(2).rename(stage.source / "t2.mp3")
    plan = await stage.plan()
    change(stage.original(1))
    stale = await freshness(stage, plan)
    assert stale == {step_on(plan, "t1.mp3").sequence}
    figures = await carried_out(stage, chosen(plan, (), stale))
    assert (figures["status"], figures["files"]) == ("completed", 1)


async def test_looking_changes_nothing_and_stays_told_for_a_plan_of_another_run(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(2)
    plan = await stage.plan()
    before = stage.state()
    await freshness(stage, plan)
    assert stage.state() == before
    await carried_out(stage, plan)
    moves = {op.sequence for op in plan.pending if op.operation_type is OperationType.MOVE}
    assert await freshness(stage, plan) == moves


async def test_what_hangs_on_a_file_is_what_is_left_out_with_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    stage.original(1).with_suffix(".lrc").write_text("words")
    write_playlist(stage.target / "Mix.m3u", [stage.original(1), stage.original(2)])
    plan = await stage.plan()
    one, two, three, words = (
        step_on(plan, name).sequence for name in ("t1.mp3", "t2.mp3", "t3.mp3", "t1.lrc")
    )
    (mix,) = (op.sequence for op in plan.pending if op.operation_type is OperationType.REWRITE)
    hanging = Hanging(plan)
    for left, along in (
        ({one}, {words}),
        ({three}, set()),
        ({two, three}, set()),
        ({one, two}, {words, mix}),
        ({one, words, two, mix}, set()),
        (set(), set()),
    ):
        assert hanging.along_with(left) == along
        before, after = (
            {op.sequence for op in one.pending if op.role is not Role.FOLDER}
            for one in (plan, chosen(plan, left))
        )
        assert before - after == left | along
