"""The history for people who look through it: figures, a search, and what becomes of sessions."""

import asyncio
import csv
import json
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from music_organizer import HistoryArchive, OperationStatus
from music_organizer.errors import (
    FolderError,
    FoldersBusyError,
    HistoryDamagedError,
    LinkInTheWayError,
    NameTakenError,
    UnknownSessionError,
    UsageError,
)
from music_organizer.filesystem.locks import FolderLock
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord
from music_organizer.models.session import SessionStatus
from music_organizer.models.session_order import SessionKey, SessionOrder
from music_organizer.services.history_reader import (
    DeletionCost,
    HistoryReader,
    HistoryTotals,
)
from music_organizer.services.workspace import Workspace
from tests.engine.services.stage import Stage, snapshot
from tests.support.audio import make_audio


@asynccontextmanager
async def reading(stage: Stage) -> AsyncIterator[HistoryReader]:
    workspace = Workspace(stage.config)
    reader = HistoryReader(workspace=workspace)
    try:
        yield reader
    finally:
        await reader.close()
        await workspace.close()


async def test_an_empty_history_is_looked_at_without_making_one(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    before = snapshot(tmp_path)
    async with reading(stage) as reader:
        assert (await reader.totals()).value() == HistoryTotals(0, 0, 0)
        assert (await reader.sessions()).value() == []
        assert (await reader.search("song")).value() == []
        assert (await reader.unsettled()).value() == []
        assert isinstance((await reader.deletion_cost("run")).error(), UnknownSessionError)
        assert isinstance((await reader.delete("run")).error(), UnknownSessionError)
    assert snapshot(tmp_path) == before


async def test_totals_follow_what_was_done_and_taken_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    async with reading(stage) as reader:
        session = (await reader.sessions()).value()[0]
        totals = (await reader.totals()).value()
        assert totals == HistoryTotals(1, session.total_operations, 3)
        assert session.standing_files == 3
    await stage.take_back()
    async with reading(stage) as reader:
        back, first = (await reader.sessions()).value()
        assert first.status is SessionStatus.ROLLED_BACK
        totals = (await reader.totals()).value()
        assert (totals.sessions, totals.can_go_back) == (2, 3)
        assert (first.standing_files, back.standing_files) == (0, 3)


async def test_sessions_come_a_page_at_a_time_the_newest_first(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number in range(1, 6):
        stage.song(number)
        await stage.organize(f"s{number}")
    async with reading(stage) as reader:
        pages = [
            (await reader.sessions(2, after=after)).value() for after in (None, "s4", "s2", "s1")
        ]
        every = (await reader.sessions()).value()
    told = [[one.session_id for one in page] for page in pages]
    assert told == [["s5", "s4"], ["s3", "s2"], ["s1"], []]
    assert [one.session_id for one in every] == ["s5", "s4", "s3", "s2", "s1"]


ORDERS = (
    (SessionOrder(SessionKey.START, descending=False), "s1 s2 s3"),
    (SessionOrder(SessionKey.NAME, descending=False), "s2 s3 s1"),
    (SessionOrder(SessionKey.OPERATIONS), "s2 s3 s1"),
    (SessionOrder(SessionKey.STANDING, descending=False), "s1 s3 s2"),
    (SessionOrder(SessionKey.FOLDERS, descending=False), "s1 s2 s3"),
    (SessionOrder(SessionKey.FAILED), "s3 s2 s1"),
    (SessionOrder(SessionKey.STATUS), "s3 s2 s1"),
    (SessionOrder(SessionKey.STATUS, descending=False), "s1 s2 s3"),
)


async def test_sessions_come_in_the_order_that_is_wished_for(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number, songs in ((1, 1), (2, 3), (3, 2)):
        for song in range(songs):
            stage.song(10 * number + song)
        await stage.organize(f"s{number}")
    await stage.take_back("s1")
    async with reading(stage) as reader:
        (await reader.rename("s1", "Zebra")).value()
        (await reader.rename("s2", "apple")).value()
        for order, wanted in ORDERS:
            told: list[str] = []
            while page := (
                await reader.sessions(1, order=order, after=told[-1] if told else None)
            ).value():
                told += [one.session_id for one in page]
            assert " ".join(one for one in told if one.startswith("s")) == wanted, order


def moved(found: list[OperationRecord]) -> list[tuple[str, str, str]]:
    """Return session, name before and name after of each operation that was found."""
    return [
        (
            op.session_id,
            op.source_path.name if op.source_path else "",
            op.target_path.name if op.target_path else "",
        )
        for op in found
    ]


@pytest.fixture
async def travelled(tmp_path: Path) -> Stage:
    """A song that was organized, and organized again into another library."""
    stage = Stage(tmp_path).album(2)
    make_audio(stage.source / "x" / "100%_real.mp3", title="Über Öl", artist="Ada", salt="u")
    make_audio(
        stage.source / "x" / os.fsdecode(b"caf\xe9.mp3"), title="Coffee", artist="Ada", salt="c"
    )
    await stage.organize("first")
    await stage.organize("second", source=stage.target, target=tmp_path / "other")
    return stage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t1.mp3", [("first", "t1.mp3", "01 Song 1.mp3")]),
        (
            "song 1",
            [("second", "01 Song 1.mp3", "01 Song 1.mp3"), ("first", "t1.mp3", "01 Song 1.mp3")],
        ),
        ("100%", [("first", "100%_real.mp3", "Über Öl.mp3")]),
        ("%_", [("first", "100%_real.mp3", "Über Öl.mp3")]),
        ("in/t2", [("first", "t2.mp3", "02 Song 2.mp3")]),
        ("caf", [("first", os.fsdecode(b"caf\xe9.mp3"), "Coffee.mp3")]),
        ("  t1  ", [("first", "t1.mp3", "01 Song 1.mp3")]),
        ("' OR 1 = 1 --", []),
        ("t_.mp3", []),
        ("nowhere", []),
        ("", []),
    ],
)
async def test_a_file_is_found_wherever_it_went(
    travelled: Stage, text: str, expected: list[tuple[str, str, str]]
) -> None:
    async with reading(travelled) as reader:
        assert moved((await reader.search(text)).value()) == expected


@pytest.mark.parametrize("text", ["über öl", "ÜBER ÖL", "u\u0308ber o\u0308l", "Über"])
async def test_letters_of_every_alphabet_are_found_in_any_case(travelled: Stage, text: str) -> None:
    async with reading(travelled) as reader:
        found = moved((await reader.search(text)).value())
    assert [one[0] for one in found] == ["second", "first"]


async def test_the_name_of_the_library_is_met_in_whole_paths_only(travelled: Stage) -> None:
    async with reading(travelled) as reader:
        assert (await reader.search("library")).value() == []
        found = moved((await reader.search("library/Albums")).value())
        assert {one[0] for one in found} == {"first", "second"}
        whole = str(travelled.original(1))
        assert len((await reader.search(whole)).value()) == 1
        assert len((await reader.search("song", 2)).value()) == 2


async def test_a_later_search_ends_an_earlier_one(travelled: Stage) -> None:
    async with reading(travelled) as reader:
        texts = ["song 1", "song", "t1.mp3"]
        answers = await asyncio.gather(*(reader.search(text) for text in texts))
    assert moved(answers[-1].value()) == [("first", "t1.mp3", "01 Song 1.mp3")]
    assert all(answer.is_success() for answer in answers)


async def test_what_was_found_is_the_whole_record(travelled: Stage) -> None:
    async with reading(travelled) as reader:
        (found,) = (await reader.search("t1.mp3")).value()
    assert found == await travelled.operation_of("t1.mp3", "first")


async def test_deleting_tells_its_cost_first(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    stage.placed(1).parent.mkdir(parents=True)
    stage.placed(1).write_bytes(b"x" * 5000)
    stage.choose(conflict_strategy=ConflictStrategy.REPLACE)
    await stage.organize()
    held = sum(path.stat().st_size for path in stage.backup_folder().rglob("*") if path.is_file())
    async with reading(stage) as reader:
        assert (await reader.deletion_cost("run")).value() == DeletionCost(3, held)
    assert held > 5000
    await stage.take_back()
    async with reading(stage) as reader:
        assert (await reader.deletion_cost("run")).value().files == 0


async def test_a_deleted_session_can_be_brought_back_while_its_log_stays(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    async with reading(stage) as reader:
        (await reader.delete("run")).value()
        assert (await reader.sessions()).value() == []
    assert stage.placed(1).exists()
    assert (await stage.rebuild()).sessions == ["run"]
    assert (await stage.take_back())["verdicts"] == {"ready": 2}


async def test_a_session_deleted_with_its_backups_is_gone_and_the_music_stays(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize("other", source=tmp_path / "source")
    stage.song(3)
    await stage.organize()
    async with reading(stage) as reader:
        (await reader.delete("run", True)).value()
    assert not stage.backup_folder().exists()
    assert stage.backup_folder("other").exists()
    assert all(stage.placed(number).exists() for number in (1, 2, 3))
    assert [one.session_id for one in await stage.sessions()] == ["other"]


async def test_what_is_not_ours_in_a_backup_folder_stays(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    (stage.backup_folder() / "mine.txt").write_text("mine")
    (stage.backup_folder() / "files" / "link").symlink_to(stage.placed(1))
    async with reading(stage) as reader:
        (await reader.delete("run", True)).value()
    assert (stage.backup_folder() / "mine.txt").read_text() == "mine"
    assert stage.placed(1).exists()
    assert not stage.log().exists()


async def test_a_backup_folder_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.backup_folder().rename(tmp_path / "elsewhere")
    stage.backup_folder().symlink_to(tmp_path / "elsewhere")
    async with reading(stage) as reader:
        assert isinstance((await reader.delete("run", True)).error(), LinkInTheWayError)
    assert (tmp_path / "elsewhere" / "operations.jsonl").exists()
    assert len(await stage.sessions()) == 1


async def test_a_session_at_work_is_not_deleted(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    locks = stage.config.history_path.parent / "locks"
    async with reading(stage) as reader:
        with FolderLock(locks, stage.target):
            assert isinstance((await reader.delete("run")).error(), FoldersBusyError)
        assert (await reader.delete("run")).is_success()


async def test_backups_on_a_drive_that_is_away_are_not_forgotten(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.target.rename(tmp_path / "another drive")
    async with reading(stage) as reader:
        assert (await reader.deletion_cost("run")).value().bytes == 0
        assert isinstance((await reader.delete("run", True)).error(), FolderError)
        assert len((await reader.sessions()).value()) == 1
        assert (await reader.delete("run")).is_success()


async def test_names_and_pins_stay(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    async with reading(stage) as reader:
        (await reader.rename("run", "Holiday")).value()
        (await reader.pin("run", True)).value()
        assert isinstance((await reader.rename("nobody", "x")).error(), UnknownSessionError)
    session = await stage.session()
    assert (session.name, session.pinned) == ("Holiday", True)
    async with reading(stage) as reader:
        (await reader.pin("run", False)).value()
    session = await stage.session()
    assert (session.name, session.pinned) == ("Holiday", False)


async def test_a_pinned_session_survives_thinning_out(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number in (1, 2, 3):
        stage.song(number)
        await stage.organize(f"s{number}")
    async with reading(stage) as reader:
        (await reader.pin("s1", True)).value()
        archive = HistoryArchive(workspace=reader.workspace)
        gone = (await archive.prune(keep_last=1)).value()
    assert [one.session_id for one in gone] == ["s2"]
    assert [one.session_id for one in await stage.sessions()] == ["s3", "s1"]


async def test_a_session_is_written_for_other_programs(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    places = {kind: tmp_path / f"out.{kind}" for kind in ("json", "csv")}
    async with reading(stage) as reader:
        for kind, place in places.items():
            (await reader.export("run", place, kind)).value()
        taken = (await reader.export("run", places["json"], "json")).error()
        assert isinstance(taken, NameTakenError)
        assert isinstance((await reader.export("run", tmp_path / "x", "xml")).error(), UsageError)
        assert isinstance(
            (await reader.export("nobody", tmp_path / "x", "csv")).error(), UnknownSessionError
        )
    assert not (tmp_path / "x").exists()
    ids = [op.id for op in await stage.operations()]
    assert [one["id"] for one in json.loads(places["json"].read_text())] == ids
    with places["csv"].open(newline="") as file:
        assert [one["id"] for one in csv.DictReader(file)] == ids


async def test_a_session_that_was_stopped_waits_for_a_decision(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(9)
    stage.carry_out_partly(await stage.plan(), steps=5)
    async with reading(stage) as reader:
        (found,) = (await reader.unsettled()).value()
        assert found.session.session_id == "run"
        assert found.operations == ()
        assert found.waiting == len(await stage.operations(status=OperationStatus.PENDING)) > 0
        assert (await HistoryArchive(workspace=reader.workspace).resume("run")).is_success()
        assert (await reader.unsettled()).value() == []


async def test_half_done_steps_tell_what_was_found(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    stage.placed(1).unlink()
    stage.cut_off("operation_type = 'move' AND source_path LIKE '%t1.mp3'")
    async with reading(stage) as reader:
        (found,) = (await reader.unsettled()).value()
        (half_done,) = found.operations
        assert half_done.source_path == stage.original(1)
        assert half_done.status is OperationStatus.UNKNOWN
        assert half_done.error_message
        assert found.waiting == 0
        assert isinstance((await reader.delete("run")).error(), UsageError)


async def test_a_session_that_runs_is_not_unsettled(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.cut_off("operation_type = 'move'")
    locks = stage.config.history_path.parent / "locks"
    with FolderLock(locks, stage.target):
        async with reading(stage) as reader:
            assert (await reader.unsettled()).value() == []


async def test_a_search_does_not_wait_for_the_worker_of_a_run(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    async with reading(stage) as reader:
        await reader.totals()
        writer = sqlite3.connect(stage.config.history_path)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE operation_sessions SET name = 'written meanwhile'")
        found = await asyncio.wait_for(reader.search("t1.mp3"), 5)
        assert len(found.value()) == 1
        writer.rollback()
        writer.close()


async def test_a_damaged_history_is_told_everywhere(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.config.history_path.write_bytes(b"no database at all" * 400)
    async with reading(stage) as reader:
        for result in (
            await reader.totals(),
            await reader.sessions(),
            await reader.search("song"),
            await reader.unsettled(),
            await reader.deletion_cost("run"),
        ):
            assert isinstance(result.error(), HistoryDamagedError)
