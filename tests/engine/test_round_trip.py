"""Organize, then roll back, is the identity; so is rolling that back, and so on."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from music_organizer import (
    Config,
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationHistoryTracker,
    OperationRollbackService,
    OperationStatus,
    RestoreService,
)
from music_organizer.models.config import BackupPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.session import SessionStatus
from music_organizer.services.workspace import Workspace
from tests.support.audio import make_audio
from tests.support.manifest import contents, differences, manifest
from tests.support.messy import make_mess


class Stage:
    """A messy source and a library, with the services over one history."""

    def __init__(self, base: Path, target: Path, **choices: object) -> None:
        self.source, self.target = base / "source", target
        make_mess(self.source, self.target)
        self.config = Config(history_path=base / "home" / "history.db", **choices)  # type: ignore[arg-type]
        self.workspace = Workspace(self.config)
        self.organizer = EnhancedAsyncMusicOrganizer(
            self.config, session_id="run", workspace=self.workspace
        )
        self.rollback = OperationRollbackService(workspace=self.workspace)
        self.tracker = OperationHistoryTracker(workspace=self.workspace)
        self.archive = HistoryArchive(workspace=self.workspace)

    def state(self) -> tuple[dict[str, object], dict[str, object]]:
        return dict(manifest(self.source)), dict(manifest(self.target))

    async def organize(self) -> None:
        figures = (await self.organizer.organize_files(self.source, self.target)).value()
        assert figures["failures"] == []

    async def take_back(self, session: str) -> str:
        figures = (await self.rollback.rollback_session(session)).value()
        assert figures["failures"] == []
        return str(figures["session_id"])


@pytest.fixture(params=["one drive", "two drives"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    if request.param == "one drive":
        yield tmp_path / "target"
        return
    other = Path(tempfile.mkdtemp(dir="/dev/shm"))
    assert other.stat().st_dev != tmp_path.stat().st_dev
    yield other / "target"
    shutil.rmtree(other)


@pytest.fixture
async def stage(tmp_path: Path, target: Path) -> AsyncIterator[Stage]:
    made = Stage(tmp_path, target)
    yield made
    await made.workspace.close()


@pytest.mark.parametrize("strategy", ConflictStrategy)
async def test_every_byte_time_and_folder_comes_back(
    tmp_path: Path, target: Path, strategy: ConflictStrategy
) -> None:
    stage = Stage(tmp_path, target, conflict_strategy=strategy)
    before = stage.state()
    await stage.organize()
    organized = stage.state()
    assert differences(before[1], organized[1])
    session = "run"
    for expected in (before, organized, before, organized, before):
        session = await stage.take_back(session)
        for wanted, found in zip(expected, stage.state(), strict=True):
            assert differences(wanted, found) == []
    await stage.workspace.close()


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK, TransferMode.SYMLINK])
async def test_what_copies_and_links_made_goes_to_the_backup(
    tmp_path: Path, mode: TransferMode
) -> None:
    stage = Stage(tmp_path, tmp_path / "target", mode=mode)
    before = stage.state()
    await stage.organize()
    assert stage.state()[0] == before[0]
    again = await stage.take_back("run")
    assert stage.state() == before
    organized = await stage.take_back(again)
    assert organized
    assert differences(before[1], stage.state()[1])
    await stage.workspace.close()


async def test_a_second_run_plans_nothing(stage: Stage) -> None:
    await stage.organize()
    organizer = EnhancedAsyncMusicOrganizer(stage.config, workspace=stage.workspace)
    plan = (await organizer.plan(stage.source, stage.target)).value()
    assert plan.changes_nothing


async def test_a_tidy_library_plans_nothing_in_place(stage: Stage) -> None:
    await stage.organize()
    config = Config(history_path=stage.config.history_path, in_place=True)
    organizer = EnhancedAsyncMusicOrganizer(config, workspace=stage.workspace)
    organizer.config = config
    plan = (await organizer.plan(stage.target, stage.target)).value()
    assert plan.changes_nothing


async def test_a_dry_run_changes_nothing_at_all(tmp_path: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "target")
    before = dict(manifest(tmp_path))
    (await stage.organizer.plan(stage.source, stage.target)).value()
    await stage.workspace.close()
    assert differences(before, dict(manifest(tmp_path))) == []


async def test_a_preview_of_a_rollback_changes_nothing_at_all(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    await stage.workspace.close()
    before = dict(manifest(tmp_path))
    service = OperationRollbackService(stage.config)
    told = (await service.rollback_session("run", dry_run=True)).value()
    await service.close()
    assert told["verdicts"] == {"ready": told["files"]}
    assert differences(before, dict(manifest(tmp_path))) == []


async def test_unreadable_files_stay_and_are_named(stage: Stage) -> None:
    figures = (await stage.organizer.organize_files(stage.source, stage.target)).value()
    staying = {op.source_path.name: op for op in figures["staying"]}
    assert staying["broken.mp3"].stays.needs_attention
    assert staying["same.mp3"].stays.value == "already_there"
    assert staying["a link.mp3"].stays.value == "link"
    assert staying["notes.txt"].error_message
    assert (stage.source / "other stuff" / "broken.mp3").exists()


async def test_one_operation_goes_back_alone(stage: Stage) -> None:
    await stage.organize()
    operations = await stage.tracker.get_session_operations("run", OperationStatus.COMPLETED)
    cover = next(op for op in operations if op.role.value == "cover")
    await stage.rollback.rollback_partial("run", [cover.id[:8]])
    assert (stage.source / "dump" / "harbour" / "Folder.jpg").exists()
    session = await stage.tracker.get_session("run")
    assert session
    assert session.status is SessionStatus.PARTIALLY_ROLLED_BACK
    left = await stage.tracker.get_session_operations("run", OperationStatus.ROLLED_BACK)
    assert cover.id in {op.id for op in left}
    before_rest = (await stage.rollback.rollback_session("run")).value()
    assert before_rest["failures"] == []
    session = await stage.tracker.get_session("run")
    assert session
    assert session.status is SessionStatus.ROLLED_BACK


async def test_an_edited_file_stays_until_it_is_asked_for(stage: Stage) -> None:
    await stage.organize()
    operations = await stage.tracker.get_session_operations("run", OperationStatus.COMPLETED)
    flac = next(op for op in operations if op.target_path and op.target_path.suffix == ".flac")
    assert flac.target_path
    assert flac.source_path
    flac.target_path.write_bytes(b"the person's later work")
    told = (await stage.rollback.rollback_session("run")).value()
    assert told["verdicts"]["edited"] == 1
    assert flac.target_path.read_bytes() == b"the person's later work"
    assert not flac.source_path.exists()
    session = await stage.tracker.get_session("run")
    assert session
    assert session.status is SessionStatus.PARTIALLY_ROLLED_BACK


async def test_a_wiped_history_is_rebuilt_from_the_library(stage: Stage) -> None:
    before = stage.state()
    await stage.organize()
    known = await stage.tracker.get_session_operations("run")
    await stage.workspace.close()
    for part in stage.config.history_path.parent.glob("history.db*"):
        part.unlink()
    archive = HistoryArchive(stage.config)
    rebuilt = (await archive.rebuild(stage.target)).value()
    assert (rebuilt.sessions, rebuilt.problems) == (["run"], [])
    tracker = OperationHistoryTracker(workspace=archive.workspace)
    again = await tracker.get_session_operations("run")
    assert [(op.id, op.status, op.source_path) for op in again] == [
        (op.id, op.status, op.source_path) for op in known
    ]
    service = OperationRollbackService(workspace=archive.workspace)
    (await service.rollback_session("run")).value()
    await archive.close()
    for wanted, found in zip(before, stage.state(), strict=True):
        assert differences(wanted, found) == []


async def test_a_library_that_moved_is_still_known(tmp_path: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "target")
    await stage.organize()
    await stage.workspace.close()
    stage.config.history_path.unlink()
    elsewhere = tmp_path / "elsewhere"
    stage.target.rename(elsewhere)
    archive = HistoryArchive(stage.config)
    (await archive.rebuild(elsewhere)).value()
    service = OperationRollbackService(workspace=archive.workspace)
    told = (await service.rollback_session("run")).value()
    await archive.close()
    assert set(told["verdicts"]) == {"ready"}
    assert (stage.source / "dump" / "harbour" / "t1.mp3").exists()


@pytest.mark.parametrize("backup", BackupPolicy)
async def test_the_original_tree_is_restored_beside_everything(
    tmp_path: Path, backup: BackupPolicy
) -> None:
    stage = Stage(tmp_path, tmp_path / "target", backup=backup)
    moved = {
        path: entry
        for path, entry in stage.state()[0].items()
        if isinstance(entry, tuple) and entry[0] == "file"
    }
    await stage.organize()
    organized = stage.state()
    service = RestoreService(workspace=stage.workspace)
    target = tmp_path / "restored"
    folder = stage.target / ".music-organizer" / "backups" / "run"
    plan = (await service.plan(folder, target)).value()
    assert not target.exists()
    figures = (await service.execute(plan)).value()
    assert figures["failures"] == []
    restored = manifest(target)
    for path in ("dump/harbour/t1.mp3", "dump/harbour/Folder.jpg", "other stuff/double.mp3"):
        assert restored[path] == moved[path]
    assert stage.state() == organized
    await stage.workspace.close()


async def test_nothing_is_ever_lost_on_the_way(stage: Stage) -> None:
    known = set(contents(stage.source, stage.target))
    await stage.organize()
    assert known <= set(contents(stage.source, stage.target))
    await stage.take_back("run")
    assert known <= set(contents(stage.source, stage.target))


async def test_checksums_after_are_only_told_when_bytes_were_read_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "target")
    await stage.organize()
    operations = await stage.tracker.get_session_operations("run", OperationStatus.COMPLETED)
    moves = [op for op in operations if op.operation_type.value == "move"]
    assert all(op.checksum_before and op.checksum_after is None for op in moves)
    await stage.workspace.close()
    verified = Stage(tmp_path / "v", tmp_path / "v" / "target", verify=True)
    await verified.organize()
    operations = await verified.tracker.get_session_operations("run", OperationStatus.COMPLETED)
    moves = [op for op in operations if op.operation_type.value == "move"]
    assert all(op.checksum_before == op.checksum_after for op in moves)
    await verified.workspace.close()


async def test_a_stopped_run_can_be_resumed(stage: Stage) -> None:
    plan = (await stage.organizer.plan(stage.source, stage.target)).value()
    stage.organizer.pause()
    stage.organizer.stop()
    organizer = EnhancedAsyncMusicOrganizer(stage.config, workspace=stage.workspace)
    steps = 0

    def stop_early(_: object) -> None:
        nonlocal steps
        steps += 1
        organizer.stop()

    (await organizer.execute(plan, progress=stop_early)).value()
    assert steps
    session = await stage.tracker.get_session("run")
    assert session
    if session.status is SessionStatus.INTERRUPTED:
        (await stage.archive.resume("run")).value()
    session = await stage.tracker.get_session("run")
    assert session
    assert session.status is SessionStatus.COMPLETED


async def test_files_that_want_each_others_names_swap(tmp_path: Path) -> None:
    library = tmp_path / "library"
    album = library / "Albums" / "Mira Vale" / "Harbour (2004)"
    tags: dict[str, Any] = {"artist": "Mira Vale", "album": "Harbour", "date": "2004"}
    make_audio(album / "01 One.mp3", salt="two", title="Two", track=2, **tags)
    make_audio(album / "02 Two.mp3", salt="one", title="One", track=1, **tags)
    make_audio(album / "03 three.mp3", salt="three", title="Three", track=3, **tags)
    before = manifest(library)
    config = Config(history_path=tmp_path / "home" / "history.db", in_place=True)
    async with EnhancedAsyncMusicOrganizer(config) as organizer:
        figures = (await organizer.organize_files(library, library)).value()
        assert figures["failures"] == []
        names = sorted(path.name for path in album.iterdir())
        assert names == ["01 One.mp3", "02 Two.mp3", "03 Three.mp3"]
        swapped = manifest(library)
        two = "Albums/Mira Vale/Harbour (2004)/02 Two.mp3"
        assert swapped[two][3] == before[two.replace("02 Two", "01 One")][3]
        back = (await organizer.rollback_session()).value()
        assert back["failures"] == []
    assert differences(before, manifest(library)) == []
