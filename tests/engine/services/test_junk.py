"""Leftovers of the system never keep a folder alive, and are never lost."""

from pathlib import Path

import pytest

from music_organizer import EnhancedAsyncMusicOrganizer
from music_organizer.models.config import BackupPolicy, JunkPolicy, TransferMode
from music_organizer.models.operation import OperationStatus, OperationType
from music_organizer.services.choosing import chosen
from tests.engine.services.stage import Stage
from tests.support.manifest import differences
from tests.support.messy import make_times_old

JUNK = ("Thumbs.db", ".DS_Store", "desktop.ini", "._t1.mp3")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path).album(2)
    for name in JUNK:
        (stage.source / "in" / name).write_text(f"junk {name}")
        (stage.source / "in" / name).chmod(0o600)
    make_times_old(stage.source)
    return stage


def junk_left(stage: Stage) -> set[str]:
    return {path.name for path in (stage.source / "in").glob("*")} & set(JUNK)


async def test_it_goes_with_its_folder_and_comes_back(stage: Stage) -> None:
    before, known = stage.state(), stage.every_content()
    figures = await stage.organize()
    assert figures["status"] == "completed"
    assert not (stage.source / "in").exists()
    assert known <= stage.every_content()
    deleted = [op for op in await stage.operations() if op.operation_type is OperationType.DELETE]
    assert {op.source_path.name for op in deleted if op.source_path} == set(JUNK)
    assert all(op.backup_path and op.backup_path.exists() for op in deleted)
    await stage.take_back()
    assert [differences(*pair) for pair in zip(before, stage.state(), strict=True)] == [[], []]


async def test_it_is_left_alone_where_something_else_stays(stage: Stage) -> None:
    (stage.source / "in" / "setup.exe").write_text("stays")
    figures = await stage.organize()
    assert junk_left(stage) == set(JUNK)
    told = {op.source_path.name: op.error_message for op in figures["staying"]}
    assert set(JUNK) < set(told)
    assert all(told.values())


async def test_it_is_left_alone_in_folders_without_music(stage: Stage) -> None:
    other = stage.source / "other" / "Thumbs.db"
    other.parent.mkdir()
    other.write_text("junk")
    await stage.organize()
    assert other.read_text() == "junk"


@pytest.mark.parametrize(
    "choice",
    [
        {"backup": BackupPolicy.NONE},
        {"junk": JunkPolicy.LEAVE},
        {"remove_empty_folders": False},
        {"mode": TransferMode.COPY},
    ],
)
async def test_it_stays_where_a_choice_says_so(stage: Stage, choice: dict[str, object]) -> None:
    stage.choose(**choice)
    plan = await stage.plan()
    assert not [op for op in plan.pending if op.operation_type is OperationType.DELETE]
    told = {op.source_path.name for op in plan.operations if op.stays == "junk" and op.source_path}
    assert told == set(JUNK)
    await stage.organize()
    assert junk_left(stage) == set(JUNK)


async def test_it_stays_when_no_history_could_bring_it_back(stage: Stage) -> None:
    stage.learn(stage.source)
    config = stage.config
    async with EnhancedAsyncMusicOrganizer(config, enable_operation_history=False) as organizer:
        figures = (await organizer.organize_files(stage.source, stage.target)).value()
    assert figures["status"] == "completed"
    assert stage.placed(1).exists()
    assert junk_left(stage) == set(JUNK)


async def test_it_stays_when_a_track_of_its_folder_is_left_out(stage: Stage) -> None:
    plan = await stage.plan()
    [first] = [op for op in plan.pending if op.source_path == stage.original(1)]
    smaller = chosen(plan, {first.sequence})
    kinds = {op.operation_type for op in smaller.pending}
    assert not kinds & {OperationType.DELETE, OperationType.REMOVE_DIR}
    junk = [op for op in smaller.operations if op.stays == "junk"]
    assert {op.source_path.name for op in junk if op.source_path} == set(JUNK)
    assert {op.status for op in junk} == {OperationStatus.SKIPPED}
