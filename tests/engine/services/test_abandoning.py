"""Putting a stopped session back gives up what it had not begun."""

from pathlib import Path

import pytest

from music_organizer import HistoryArchive
from music_organizer.filesystem.locks import FolderLock
from music_organizer.history.history import History
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.session import SessionStatus
from music_organizer.services.abandoning import abandon
from music_organizer.services.history_reader import HistoryReader
from music_organizer.services.workspace import Workspace
from tests.engine.services.stage import ALBUM, Stage
from tests.support.audio import make_audio


@pytest.fixture
async def stopped(tmp_path: Path) -> Stage:
    """An album of four of which only the first steps were taken."""
    stage = Stage(tmp_path).album(4)
    stage.carry_out_partly(await stage.plan(), steps=8)
    assert (await stage.session()).status is SessionStatus.INTERRUPTED
    return stage


async def waiting(stage: Stage) -> list[str]:
    reader = HistoryReader(workspace=Workspace(stage.config))
    sessions = (await reader.unsettled()).value()
    await reader.close()
    return [one.session.session_id for one in sessions]


async def test_a_stopped_session_that_was_put_back_waits_for_nothing(stopped: Stage) -> None:
    assert await waiting(stopped) == ["run"]
    await stopped.take_back()
    assert (await stopped.session()).status is SessionStatus.ROLLED_BACK
    assert await waiting(stopped) == []


async def test_what_was_not_begun_says_so(stopped: Stage) -> None:
    await stopped.take_back()
    archive = HistoryArchive(stopped.config)
    refused = await archive.resume("run")
    assert "Nothing of the session run is waiting" in str(refused.error())
    operations = archive.workspace.history().queries.operations("run", OperationStatus.SKIPPED)
    assert {op.error_message for op in operations} == {
        "It was not begun, and then the session was put back."
    }
    await archive.close()


async def test_a_session_that_had_done_nothing_is_ended_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(4)
    stage.carry_out_partly(await stage.plan(), steps=1)
    await stage.take_back()
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK
    assert await waiting(stage) == []


async def test_after_taking_a_part_back_the_rest_can_still_be_finished(stopped: Stage) -> None:
    plan = await stopped.preview()
    moved = next(op.undoes for op in plan.pending if op.undoes and op.source_path)
    operations = [op for op in await stopped.operations() if op.sequence == moved.sequence]
    await stopped.take_back(ids=[operations[0].id])
    archive = HistoryArchive(stopped.config)
    assert (await archive.resume("run")).value()["completed_operations"] > 0
    await archive.close()


async def test_a_history_that_is_rebuilt_tells_the_same(stopped: Stage) -> None:
    await stopped.take_back()
    before = [(op.sequence, op.status) for op in await stopped.operations()]
    for path in stopped.config.history_path.parent.glob("*.db*"):
        path.unlink()
    await stopped.rebuild()
    assert [(op.sequence, op.status) for op in await stopped.operations()] == before
    assert await waiting(stopped) == []


async def test_a_session_that_somebody_is_at_work_on_is_left_alone(stopped: Stage) -> None:
    locks = stopped.config.history_path.parent / "locks"
    with History(stopped.config.history_path) as history:
        with FolderLock(locks, stopped.source, stopped.target):
            abandon(history, "run", locks)
        assert next(history.queries.operations("run", OperationStatus.PENDING), None) is not None
        history.journal.set_status("run", SessionStatus.RUNNING)
        abandon(history, "run", locks)
        assert next(history.queries.operations("run", OperationStatus.PENDING), None) is not None


async def files_of(stage: Stage, session_id: str = "run") -> list[OperationRecord]:
    """Return the operations on files that were carried out."""
    done = await stage.operations(session_id, OperationStatus.COMPLETED)
    return [op for op in done if op.role is Role.AUDIO]


async def test_a_stopped_session_that_is_partly_back_still_waits(stopped: Stage) -> None:
    done = await files_of(stopped)
    assert len(done) > 1
    await stopped.take_back(ids=[done[-1].id])
    assert (await stopped.session()).status is SessionStatus.INTERRUPTED
    assert await waiting(stopped) == ["run"]

    archive = HistoryArchive(stopped.config)
    assert (await archive.resume("run")).value()["failed_operations"] == 0
    await archive.close()
    assert (await stopped.session()).status is SessionStatus.PARTIALLY_ROLLED_BACK
    assert await waiting(stopped) == []
    assert len(list(stopped.target.rglob("*.mp3"))) == 3


async def test_a_stopped_session_that_is_back_piece_by_piece_can_still_be_finished(
    stopped: Stage,
) -> None:
    for op in await files_of(stopped):
        await stopped.take_back(ids=[op.id])
    assert list(stopped.target.rglob("*.mp3")) == []
    assert await waiting(stopped) == ["run"]

    await stopped.take_back()
    assert (await stopped.session()).status is SessionStatus.ROLLED_BACK
    assert await waiting(stopped) == []


async def test_a_rollback_that_another_one_overtook_comes_to_an_end(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(4)
    before = stage.state()
    await stage.organize()
    stage.carry_out_partly(await stage.preview(), steps=2)
    [first] = [one for one in await stage.sessions() if one.undoes]
    assert first.status is SessionStatus.INTERRUPTED

    await stage.take_back()

    assert stage.state() == before
    assert (await stage.session(first.session_id)).status is SessionStatus.COMPLETED
    assert await waiting(stage) == []
    given_up = await stage.operations(first.session_id, OperationStatus.SKIPPED)
    assert {op.error_message for op in given_up} == {"Another rollback has put it back since."}


async def test_a_stopped_rollback_whose_work_is_not_done_yet_still_waits(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(4)
    await stage.organize()
    stage.carry_out_partly(await stage.preview(), steps=2)
    [first] = [one for one in await stage.sessions() if one.undoes]
    left = await files_of(stage)

    await stage.take_back(ids=[left[0].id])

    assert await waiting(stage) == [first.session_id]


async def test_what_waits_finds_its_folder_again_after_a_part_went_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    for number in (1, 2, 3):
        make_audio(
            stage.source / "red" / f"r{number}.mp3",
            salt=f"red {number}",
            title=f"Red {number}",
            track=number,
            **{**ALBUM, "album": "Red"},
        )
    plan = await stage.plan()
    reds = [op for op in plan.pending if op.target_path and op.target_path.parent.name[:3] == "Red"]
    first = next(op for op in reds if op.role is Role.AUDIO)
    steps = [op.sequence for op in plan.pending].index(first.sequence) + 1
    stage.carry_out_partly(plan, steps)
    assert first.target_path is not None
    assert first.target_path.exists()

    await stage.take_back(ids=[first.id])
    archive = HistoryArchive(stage.config)
    figures = (await archive.resume("run")).value()
    await archive.close()

    assert figures["failed_operations"] == 0
    assert len(list(stage.target.rglob("Red*/*.mp3"))) == 2
