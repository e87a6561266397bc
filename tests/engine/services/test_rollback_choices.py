"""What a person chooses for single operations of a rollback, and how it is held and ended."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from music_organizer import HistoryArchive, OperationRollbackService, RestoreService
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.progress import Progress
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import SessionStatus
from tests.engine.services.stage import Stage

LARGE = 1 << 20
# More than a quick machine takes before it first tells of them.
MANY = 2_000


async def sequences(stage: Stage, *numbers: int) -> frozenset[int]:
    return frozenset([(await stage.operation_of(f"t{one}.mp3")).sequence for one in numbers])


async def test_only_the_accepted_of_the_edited_files_go_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    for number in (1, 2):
        stage.placed(number).write_bytes(b"edited %d" % number)
    await stage.take_back(choices=RollbackChoices(accepted=await sequences(stage, 1)))
    assert stage.original(1).read_bytes() == b"edited 1"
    assert stage.placed(2).read_bytes() == b"edited 2"
    assert not stage.original(2).exists()


async def test_only_the_accepted_of_the_files_moved_by_hand_go_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    for number in (1, 2):
        stage.placed(number).rename(stage.target / f"mine {number}.mp3")
    await stage.take_back(choices=RollbackChoices(accepted=await sequences(stage, 2)))
    assert stage.original(2).exists()
    assert (stage.target / "mine 1.mp3").exists()


async def test_accepting_does_not_bring_back_what_is_missing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    stage.placed(1).unlink()
    plan = await stage.preview(choices=RollbackChoices(accepted=await sequences(stage, 1, 2)))
    back = {op.target_path for op in plan.pending}
    assert stage.original(2) in back
    assert stage.original(1) not in back


async def test_every_taken_place_is_settled_as_chosen_for_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(4)
    songs = {number: stage.original(number).read_bytes() for number in range(1, 5)}
    await stage.organize()
    stage.original(1).parent.mkdir()
    for number in songs:
        stage.original(number).write_bytes(b"somebody else %d" % number)
    chosen = dict(zip(songs, ConflictStrategy, strict=True))
    strategies = {
        (await stage.operation_of(f"t{number}.mp3")).sequence: strategy
        for number, strategy in chosen.items()
        if strategy is not ConflictStrategy.REPLACE
    }
    await stage.take_back(
        choices=RollbackChoices(strategy=ConflictStrategy.REPLACE, strategies=strategies)
    )
    folder = stage.original(1).parent
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert chosen == {
        1: ConflictStrategy.SKIP,
        2: ConflictStrategy.RENAME,
        3: ConflictStrategy.REPLACE,
        4: ConflictStrategy.KEEP_BOTH,
    }
    assert found == {
        "t1.mp3": b"somebody else 1",
        "t2.mp3": b"somebody else 2",
        "t2 (2).mp3": songs[2],
        "t3.mp3": songs[3],
        "t4.mp3": songs[4],
        "t4 (2).mp3": b"somebody else 4",
    }
    assert stage.placed(1).read_bytes() == songs[1]


@pytest.fixture
async def rolling_back(
    tmp_path: Path,
) -> tuple[Stage, OperationRollbackService, "asyncio.Task[object]"]:
    """A rollback that is held in the middle."""
    stage = Stage(tmp_path).album(MANY)
    await stage.organize()
    service = OperationRollbackService(stage.config)
    plan = (await service.plan("run")).value()
    running = await held(service, lambda tell: service.execute(plan, progress=tell))
    return stage, service, running


async def held(
    service: OperationRollbackService | RestoreService, begin: Callable[..., object]
) -> "asyncio.Task[object]":
    """Begin a run and return once it has told of its first steps and was paused."""
    told = asyncio.Event()

    def pause(_: Progress) -> None:
        if not told.is_set():
            service.pause()
            told.set()

    running: asyncio.Task[object] = asyncio.ensure_future(begin(pause))  # type: ignore[call-overload]
    await asyncio.wait_for(told.wait(), 60)
    return running


def back(stage: Stage) -> int:
    return sum(1 for _ in stage.source.rglob("*.mp3"))


async def test_a_paused_rollback_holds_and_goes_on(
    rolling_back: tuple[Stage, OperationRollbackService, "asyncio.Task[object]"],
) -> None:
    stage, service, running = rolling_back
    await asyncio.sleep(0.1)
    count = back(stage)
    await asyncio.sleep(0.1)
    assert back(stage) == count < MANY
    service.resume()
    await running
    assert back(stage) == MANY
    await service.close()


async def test_a_paused_rollback_that_is_stopped_waits_and_is_carried_on(
    rolling_back: tuple[Stage, OperationRollbackService, "asyncio.Task[object]"],
) -> None:
    stage, service, running = rolling_back
    service.stop()
    await asyncio.wait_for(running, 60)
    assert back(stage) < MANY
    sessions = await stage.sessions()
    assert sessions[0].status is SessionStatus.INTERRUPTED
    await service.close()
    archive = HistoryArchive(stage.config)
    assert (await archive.resume(sessions[0].session_id)).is_success()
    assert back(stage) == MANY
    await archive.close()


async def test_a_stop_counts_for_one_run_only(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    service = OperationRollbackService(stage.config)
    service.stop()
    assert (await service.rollback_session("run")).value()["status"] == "completed"
    assert back(stage) == 2
    await service.close()


async def test_a_paused_restore_holds_and_goes_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(MANY)
    await stage.organize()
    restored = tmp_path / "restored"
    service = RestoreService(stage.config)
    plan = (await service.plan(stage.backup_folder(), restored)).value()
    running = await held(service, lambda tell: service.execute(plan, progress=tell))
    await asyncio.sleep(0.1)
    count = sum(1 for _ in restored.rglob("*.mp3"))
    await asyncio.sleep(0.1)
    assert sum(1 for _ in restored.rglob("*.mp3")) == count < MANY
    service.resume()
    await running
    assert sum(1 for _ in restored.rglob("*.mp3")) == MANY
    await service.close()


async def test_a_resumed_session_can_be_paused_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(MANY)
    stage.carry_out_partly(await stage.plan(), steps=9)
    archive = HistoryArchive(stage.config)
    told = asyncio.Event()

    def pause(_: Progress) -> None:
        if not told.is_set():
            archive.pause()
            told.set()

    running = asyncio.create_task(archive.resume("run", progress=pause))
    await asyncio.wait_for(told.wait(), 60)
    await asyncio.sleep(0.1)
    count = back(stage)
    await asyncio.sleep(0.1)
    assert back(stage) == count > 0
    archive.go_on()
    assert (await running).is_success()
    assert back(stage) == 0
    await archive.close()


async def test_looking_at_all_files_can_be_stopped(tmp_path: Path) -> None:
    files = 600
    stage = Stage(tmp_path).album(files)
    await stage.organize()
    for path in stage.target.glob("Albums/**/*.mp3"):
        # Large enough that no slice of time holds all of them.
        os.truncate(path, LARGE)
    archive = HistoryArchive(stage.config)
    some = (await archive.verify("run", progress=lambda _: archive.stop())).value()
    every = (await archive.verify("run")).value()
    assert 0 < len(some) < len(every) == files
    await archive.close()
