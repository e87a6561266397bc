"""Organizing as a service: what is refused, and how a run is held, stopped and carried on."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from music_organizer import (
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationHistoryTracker,
    OperationRollbackService,
    OperationStatus,
)
from music_organizer.errors import (
    FolderError,
    FoldersBusyError,
    LinkInTheWayError,
    PathFormatError,
    SessionIdError,
    UsageError,
)
from music_organizer.filesystem.locks import FolderLock
from music_organizer.models.category import Category
from music_organizer.models.config import BackupPolicy
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationType
from music_organizer.models.progress import Progress
from music_organizer.models.progress import Stage as Doing
from music_organizer.models.session import SessionStatus
from tests.engine.services.stage import Stage, snapshot
from tests.support.manifest import manifest
from tests.support.messy import make_mess

Folders = Callable[[Path], tuple[Path, Path]]
LARGE = 600


def missing_source(base: Path) -> tuple[Path, Path]:
    return base / "nowhere", base / "library"


def source_is_a_file(base: Path) -> tuple[Path, Path]:
    return base / "file", base / "library"


def source_is_a_fifo(base: Path) -> tuple[Path, Path]:
    os.mkfifo(base / "fifo")
    return base / "fifo", base / "library"


def source_is_a_link_in_a_ring(base: Path) -> tuple[Path, Path]:
    (base / "ring").symlink_to(base / "ring")
    return base / "ring", base / "library"


def same_folder(base: Path) -> tuple[Path, Path]:
    return base / "source", base / "source"


def same_folder_by_a_link(base: Path) -> tuple[Path, Path]:
    (base / "link").symlink_to(base / "source")
    return base / "link", base / "source"


def same_folder_by_dots(base: Path) -> tuple[Path, Path]:
    return base / "source" / "in" / "..", base / "source"


def target_inside_the_source(base: Path) -> tuple[Path, Path]:
    return base / "source", base / "source" / "library"


def target_holds_the_source(base: Path) -> tuple[Path, Path]:
    return base / "source", base


def target_is_a_file(base: Path) -> tuple[Path, Path]:
    return base / "source", base / "file"


def target_below_a_file(base: Path) -> tuple[Path, Path]:
    return base / "source", base / "file" / "library"


def source_with_a_nul(base: Path) -> tuple[Path, Path]:
    return base / "a\0b", base / "library"


def target_with_a_nul(base: Path) -> tuple[Path, Path]:
    return base / "source", base / "a\0b"


@pytest.mark.parametrize(
    "folders",
    [
        missing_source,
        source_is_a_file,
        source_is_a_fifo,
        source_is_a_link_in_a_ring,
        same_folder,
        same_folder_by_a_link,
        same_folder_by_dots,
        target_inside_the_source,
        target_holds_the_source,
        target_is_a_file,
        target_below_a_file,
        source_with_a_nul,
        target_with_a_nul,
    ],
    ids=lambda folders: folders.__name__,
)
async def test_folders_that_do_not_fit_are_refused_untouched(
    tmp_path: Path, folders: Folders
) -> None:
    stage = Stage(tmp_path).album(1)
    (tmp_path / "file").write_text("mine")
    source, target = folders(tmp_path)
    before = snapshot(tmp_path)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        result = await organizer.organize_files(source, target)
    assert isinstance(result.error(), FolderError)
    assert snapshot(tmp_path) == before


async def test_a_library_is_tidied_inside_itself_when_asked_for(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    stage.choose(in_place=True)
    before = manifest(stage.source)
    stage.target = stage.source
    await stage.organize()
    assert stage.placed(1).is_file()
    await stage.take_back()
    assert manifest(stage.source) == before


async def test_a_source_inside_the_target_is_refused_even_then(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    stage.choose(in_place=True)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        result = await organizer.organize_files(stage.source, tmp_path)
    assert isinstance(result.error(), FolderError)


async def test_a_target_that_does_not_exist_yet_is_made(tmp_path: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "a" / "b" / "library")
    stage.song(1)
    await stage.organize()
    assert stage.placed(1).is_file()


async def test_a_target_reached_by_a_link_is_used(tmp_path: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "link")
    stage.song(1)
    (tmp_path / "real").mkdir()
    stage.target.symlink_to(tmp_path / "real")
    await stage.organize()
    assert (await stage.take_back())["verdicts"] == {"ready": 1}
    assert stage.original(1).is_file()


async def test_an_empty_source_changes_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.source.mkdir()
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        figures = (await organizer.organize_files(stage.source, stage.target)).value()
    assert (figures["recorded"], figures["total_operations"]) == (False, 0)
    assert not stage.target.exists()
    assert not stage.config.history_path.exists()


async def test_nothing_to_do_is_never_said_while_another_run_is_at_work(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        with FolderLock(organizer.workspace.lock_folder, stage.target):
            looked = await organizer.plan(stage.source, stage.target)
            assert isinstance(looked.error(), FoldersBusyError)
        assert (await organizer.plan(stage.source, stage.target)).is_success()


@pytest.mark.parametrize(
    "session_id",
    [
        "../x", "a/b", "a\\b", ".", "..", ".hidden", "-dash", " x", "x ", "x.", "con", "NUL.txt",
        "a\0b", "a\nb", "a\tb", "\u202ex", "\udcff", "x" * 101, "é" * 51, "a:b", "a*", "~",
    ],
)  # fmt: skip
async def test_a_session_id_that_cannot_name_a_folder_is_refused(
    tmp_path: Path, session_id: str
) -> None:
    stage = Stage(tmp_path).album(1)
    before = snapshot(tmp_path)
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id=session_id) as organizer:
        result = await organizer.organize_files(stage.source, stage.target)
    assert isinstance(result.error(), SessionIdError)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("session_id", ["my_session", "Ferien 2026", "é" * 50, "1", "a@b+c=d.e-f"])
async def test_a_session_id_may_be_a_persons_own_words(tmp_path: Path, session_id: str) -> None:
    stage = Stage(tmp_path).album(1)
    figures = await stage.organize(session_id)
    assert figures["session_id"] == session_id
    assert (stage.backup_folder(session_id) / "operations.jsonl").is_file()


@pytest.mark.parametrize("known_by", ["the history", "the library"])
async def test_a_session_id_that_is_taken_is_refused(tmp_path: Path, known_by: str) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.song(2)
    if known_by == "the library":
        stage.forget_history()
    else:
        shutil.rmtree(stage.backup_folder())
    before = stage.state()
    with pytest.raises(SessionIdError, match="already"):
        await stage.organize()
    assert stage.state() == before


async def test_our_folder_is_never_a_link(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    (tmp_path / "elsewhere").mkdir()
    (stage.target / ".music-organizer").symlink_to(tmp_path / "elsewhere")
    before = stage.state()[0]
    with pytest.raises(LinkInTheWayError):
        await stage.organize()
    assert stage.state()[0] == before
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "choices",
    [
        {"conflict_strategy": ConflictStrategy.REPLACE, "backup": BackupPolicy.NONE},
        {"path_formats": {**dict.fromkeys(Category, "{nonsense"), Category.ALBUM: "{nonsense"}},
    ],
)
async def test_choices_that_contradict_each_other_are_refused(
    tmp_path: Path, choices: dict[str, object]
) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(**choices)
    before = stage.state()
    with pytest.raises((UsageError, PathFormatError)):
        await stage.organize()
    assert stage.state() == before


async def test_without_history_nothing_is_left_behind(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    async with EnhancedAsyncMusicOrganizer(
        stage.config, enable_operation_history=False
    ) as organizer:
        figures = (await organizer.organize_files(stage.source, stage.target)).value()
    assert figures["recorded"] is False
    assert stage.placed(1).is_file()
    assert not (stage.target / ".music-organizer").exists()
    assert not stage.config.history_path.exists()


@pytest.mark.parametrize(
    "choices",
    [{"conflict_strategy": ConflictStrategy.REPLACE}, {"backup": BackupPolicy.ALL}],
)
async def test_without_history_no_backup_is_promised(
    tmp_path: Path, choices: dict[str, object]
) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(**choices)
    async with EnhancedAsyncMusicOrganizer(stage.config, False) as organizer:
        result = await organizer.organize_files(stage.source, stage.target)
    assert isinstance(result.error(), UsageError)


async def test_before_anything_was_organized_there_is_no_session(tmp_path: Path) -> None:
    async with EnhancedAsyncMusicOrganizer(Stage(tmp_path).config) as organizer:
        for result in (
            await organizer.get_operation_history(),
            await organizer.rollback_session(),
            await organizer.rollback_session(dry_run=True),
        ):
            assert isinstance(result.error(), UsageError)


async def test_the_organizer_itself_takes_its_session_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    before = stage.state()
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        figures = (await organizer.organize_files(stage.source, stage.target)).value()
        told = (await organizer.get_operation_history()).value()
        assert {op.session_id for op in told} == {figures["session_id"]}
        preview = (await organizer.rollback_session(dry_run=True)).value()
        assert (preview["dry_run"], preview["verdicts"]) == (True, {"ready": 2})
        assert stage.placed(1).is_file()
        done = (await organizer.rollback_session()).value()
        assert (done["dry_run"], done["status"]) == (False, "completed")
    assert stage.state() == before


async def test_what_changed_after_the_plan_is_left_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id="run") as organizer:
        plan = (await organizer.plan(stage.source, stage.target)).value()
        stage.original(1).write_bytes(b"edited meanwhile")
        stage.original(2).unlink()
        stage.placed(3).parent.mkdir(parents=True)
        stage.placed(3).write_bytes(b"somebody was faster")
        figures = (await organizer.execute(plan)).value()
    assert (figures["status"], figures["failed_operations"]) == ("failed", 3)
    assert stage.original(1).read_bytes() == b"edited meanwhile"
    assert stage.placed(3).read_bytes() == b"somebody was faster"
    assert stage.original(3).is_file()
    failed = await stage.operations(status=OperationStatus.FAILED)
    assert all(op.error_message for op in failed)
    assert (await stage.session()).status is SessionStatus.FAILED


async def test_a_plan_is_carried_out_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        plan = (await organizer.plan(stage.source, stage.target)).value()
        assert (await organizer.execute(plan)).is_success()
        assert isinstance((await organizer.execute(plan)).error(), SessionIdError)


async def test_stopping_while_reading_leaves_everything_as_it_was(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    make_mess(stage.source, stage.target)
    before = stage.state()
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id="run") as organizer:

        def stop(progress: Progress) -> None:
            if progress.stage in (Doing.SCANNING, Doing.READING):
                organizer.stop()

        await organizer.organize_files(stage.source, stage.target, progress=stop)
    assert stage.state() == before
    assert await stage.sessions() == []


@pytest.fixture
async def paused(tmp_path: Path) -> AsyncIterator[tuple[Stage, EnhancedAsyncMusicOrganizer]]:
    """A run that is held in the middle, and let go on at the end of the test."""
    stage = Stage(tmp_path).album(LARGE)
    (stage.target / "Albums").mkdir()
    stage.learn(stage.source)
    organizer = EnhancedAsyncMusicOrganizer(stage.config, session_id="run")
    held = asyncio.Event()

    def pause(progress: Progress) -> None:
        if progress.stage is Doing.RUNNING and not held.is_set():
            organizer.pause()
            held.set()

    running = asyncio.create_task(
        organizer.organize_files(stage.source, stage.target, progress=pause)
    )
    await asyncio.wait_for(held.wait(), 60)
    yield stage, organizer
    organizer.resume()
    await running
    await organizer.close()


def arrived(stage: Stage) -> int:
    return sum(path.is_file() for path in stage.target.glob("Albums/**/*"))


async def test_a_paused_run_holds_and_goes_on(
    paused: tuple[Stage, EnhancedAsyncMusicOrganizer],
) -> None:
    stage, organizer = paused
    await asyncio.sleep(0.1)
    count = arrived(stage)
    await asyncio.sleep(0.1)
    assert arrived(stage) == count
    organizer.resume()
    while arrived(stage) < LARGE:  # noqa: ASYNC110 - the disk sends no event
        await asyncio.sleep(0.01)


async def test_nobody_else_may_work_on_the_folders_of_a_run(
    paused: tuple[Stage, EnhancedAsyncMusicOrganizer], tmp_path: Path
) -> None:
    stage, _ = paused
    others = [
        (stage.source, tmp_path / "elsewhere"),
        (stage.target, tmp_path / "elsewhere"),
        (stage.target / "Albums", tmp_path / "elsewhere"),
    ]
    for number, (source, target) in enumerate(others):
        async with EnhancedAsyncMusicOrganizer(stage.config, session_id=f"s{number}") as other:
            result = await other.organize_files(source, target)
            if result.is_success():
                # Nothing to do there is no conflict.
                assert result.value()["recorded"] is False
            else:
                assert isinstance(result.error(), FoldersBusyError)
    service = OperationRollbackService(stage.config)
    assert isinstance((await service.rollback_session("run")).error(), FoldersBusyError)
    await service.close()


async def test_a_session_whose_holder_lives_is_not_recovered(
    paused: tuple[Stage, EnhancedAsyncMusicOrganizer],
) -> None:
    stage, _ = paused
    log = stage.log().read_bytes()
    archive = HistoryArchive(stage.config)
    assert (await archive.recover()).value() == []
    await archive.close()
    assert (await stage.session()).status is SessionStatus.RUNNING
    assert stage.log().read_bytes() == log


async def test_unrelated_folders_are_free_meanwhile(
    paused: tuple[Stage, EnhancedAsyncMusicOrganizer], tmp_path: Path
) -> None:
    stage, _ = paused
    other = Stage(tmp_path / "other").album(1)
    other.config = stage.config
    figures = await other.organize("other")
    assert figures["status"] == "completed"


async def assert_told_and_true(stage: Stage) -> None:
    for op in await stage.operations():
        if op.operation_type is OperationType.MOVE:
            assert op.source_path
            assert op.target_path
            done = op.status is OperationStatus.COMPLETED
            assert (op.target_path.exists(), op.source_path.exists()) == (done, not done)


async def test_a_run_that_is_stopped_waits_and_is_resumed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(20)
    stage.carry_out_partly(await stage.plan(), steps=12)
    session = await stage.session()
    assert session.status is SessionStatus.INTERRUPTED
    assert 0 < session.completed_operations < session.total_operations
    await assert_told_and_true(stage)
    archive = HistoryArchive(stage.config)
    figures = (await archive.resume("run")).value()
    assert figures["status"] == "completed"
    assert (await archive.resume("run")).is_failure()
    await archive.close()
    session = await stage.session()
    assert session.status is SessionStatus.COMPLETED
    assert session.completed_operations == session.total_operations
    await assert_told_and_true(stage)


async def test_a_run_that_is_cancelled_tells_the_truth(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(LARGE)
    before = stage.state()
    stage.learn(stage.source)
    organizer = EnhancedAsyncMusicOrganizer(stage.config, session_id="run")
    begun = asyncio.Event()

    def note(progress: Progress) -> None:
        if progress.stage is Doing.RUNNING:
            begun.set()

    running = asyncio.create_task(
        organizer.organize_files(stage.source, stage.target, progress=note)
    )
    await begun.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await organizer.close()
    assert (await stage.session()).status in (SessionStatus.INTERRUPTED, SessionStatus.COMPLETED)
    await assert_told_and_true(stage)
    await stage.take_back()
    assert stage.state() == before


async def test_progress_only_grows(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(LARGE)
    stage.learn(stage.source)
    told: list[Progress] = []
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        await organizer.organize_files(stage.source, stage.target, progress=told.append)
    running = [progress for progress in told if progress.stage is Doing.RUNNING]
    assert running == sorted(running, key=lambda progress: progress.done)
    assert running[-1].done == running[-1].total
    assert running[-1].bytes_done == running[-1].bytes_total
    stages = [progress.stage for progress in told]
    assert stages == sorted(stages, key=list(Doing).index)


async def test_two_services_may_share_one_workspace(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    stage.learn(stage.source)
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id="run") as organizer:
        (await organizer.organize_files(stage.source, stage.target)).value()
        tracker = OperationHistoryTracker(workspace=organizer.workspace)
        service = OperationRollbackService(workspace=organizer.workspace)
        results = await asyncio.gather(
            tracker.get_session_operations("run"),
            service.rollback_session("run", dry_run=True),
            tracker.list_sessions(),
        )
        assert len(results[0]) > 2
        assert results[1].is_success()
