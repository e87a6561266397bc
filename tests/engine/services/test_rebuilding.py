"""A history that was lost comes back from the operation logs of the library, if they are sound."""

import json
import os
import random
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from music_organizer import HistoryArchive, OperationRollbackService, OperationStatus
from music_organizer.errors import BackupError, HistoryDamagedError
from music_organizer.models.config import BackupPolicy
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationType
from music_organizer.models.session import SessionStatus
from tests.engine.services.stage import ALBUM, Line, Stage, log_line, rewrite_log
from tests.support.audio import make_audio
from tests.support.manifest import differences


async def lived_in(tmp_path: Path) -> Stage:
    """Return a library with a history: replaced files, a rollback, its redo and a partial one."""
    stage = Stage(tmp_path).album(3)
    stage.choose(conflict_strategy=ConflictStrategy.REPLACE, backup=BackupPolicy.ALL)
    make_audio(stage.placed(2), salt="stands here", title="Song 2", track=2, **ALBUM)
    (stage.source / "notes.txt").write_text("stays")
    await stage.organize()
    first = await stage.take_back()
    await stage.take_back(first["session_id"])
    await stage.take_back(ids=[(await stage.operation_of("t3.mp3")).id])
    return stage


async def test_sessions_operations_and_statuses_are_the_same_again(tmp_path: Path) -> None:
    stage = await lived_in(tmp_path)
    known = await stage.whole_history()
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert (rebuilt.sessions, rebuilt.known, rebuilt.problems) == (list(known)[::-1], [], [])
    again = await stage.whole_history()
    assert list(again) == list(known)
    for session in known:
        assert again[session] == known[session]


async def test_the_rebuilt_history_can_put_everything_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    before = stage.state()
    await stage.organize()
    stage.forget_history()
    await stage.rebuild()
    assert (await stage.take_back())["verdicts"] == {"ready": 3}
    assert [differences(*pair) for pair in zip(before, stage.state(), strict=True)] == [[], []]


async def test_a_failed_operation_is_still_failed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    plan = await stage.plan()
    stage.original(1).write_bytes(b"changed after the plan")
    stage.carry_out_partly(plan, steps=100)
    failed = await stage.operation_of("t1.mp3")
    assert failed.status is OperationStatus.FAILED
    assert (await stage.session()).status is SessionStatus.FAILED
    stage.forget_history()
    await stage.rebuild()
    again = await stage.operation_of("t1.mp3")
    assert (again.id, again.status, again.error_message) == (
        failed.id, failed.status, failed.error_message,
    )  # fmt: skip
    assert (await stage.session()).status is SessionStatus.FAILED


async def test_a_session_that_was_stopped_waits_where_it_stood(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(9)
    before = stage.state()
    stage.carry_out_partly(await stage.plan(), steps=9)
    known = [(op.id, op.status) for op in await stage.operations()]
    waiting = sum(status is OperationStatus.PENDING for _, status in known)
    assert 0 < waiting < 9
    stage.forget_history()
    await stage.rebuild()
    assert [(op.id, op.status) for op in await stage.operations()] == known
    assert (await stage.session()).status is SessionStatus.INTERRUPTED
    archive = HistoryArchive(stage.config)
    assert (await archive.resume("run")).value()["status"] == "completed"
    await archive.close()
    assert stage.placed(9).is_file()
    await stage.take_back()
    assert [differences(*pair) for pair in zip(before, stage.state(), strict=True)] == [[], []]


@pytest.mark.parametrize("lost", ["the end", "the last lines", "all progress"])
async def test_what_a_torn_log_lacks_is_read_from_the_disk(tmp_path: Path, lost: str) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    known = [(op.id, op.status) for op in await stage.operations()]
    lines = stage.log().read_text().splitlines()
    planned = next(number for number, line in enumerate(lines) if '"planned"' in line)
    kept = {"the end": len(lines) - 1, "the last lines": len(lines) - 4}.get(lost, planned + 1)
    torn = lines[kept][: len(lines[kept]) // 2] if kept < len(lines) else ""
    stage.log().write_text("\n".join([*lines[:kept], torn]))
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert rebuilt.sessions == ["run"]
    assert len(rebuilt.problems) == 1
    assert [(op.id, op.status) for op in await stage.operations()] == known
    assert (await stage.session()).status is SessionStatus.COMPLETED
    assert (await stage.take_back())["failures"] == []


async def test_recovery_writes_on_behind_a_torn_line(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    whole = stage.log().read_bytes()
    stage.log().write_bytes(whole[:-9])
    stage.forget_history()
    await stage.rebuild()
    stage.forget_history()
    again = await stage.rebuild()
    assert len(again.problems) == 1
    assert (await stage.session()).status is SessionStatus.COMPLETED


async def test_a_flipped_bit_beside_the_checksum_is_told(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    lines = stage.log().read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b" ", b"!", 1)
    stage.log().write_bytes(b"".join(lines))
    stage.forget_history()
    assert (await stage.rebuild()).problems


async def test_flipped_bits_never_mislead(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    truth = {op.id: (op.source_path, op.target_path) for op in await stage.operations()}
    whole = stage.log().read_bytes()
    chance = random.Random(20)
    separator = whole.index(b"\n") + 9
    for at in [separator, *(chance.randrange(len(whole)) for _ in range(24))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        stage.log().write_bytes(damaged)
        stage.forget_history()
        rebuilt = await stage.rebuild()
        assert rebuilt.problems
        for op in await stage.operations():
            assert truth[op.id] == (op.source_path, op.target_path)


async def test_a_clock_that_jumped_back_misleads_nobody(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    first = (await stage.take_back())["session_id"]
    await stage.take_back(first)
    told = {one.session_id: one.status for one in await stage.sessions()}
    statuses = [(op.id, op.status) for one in told for op in await stage.operations(one)]

    def long_ago(line: Line) -> Line:
        if "session" in line:
            line["session"]["start_time"] = "2001-01-01T00:00:00+00:00"
        return line

    rewrite_log(stage.log(first), long_ago)
    stage.forget_history()
    await stage.rebuild()
    assert {one.session_id: one.status for one in await stage.sessions()} == told
    assert [(op.id, op.status) for one in told for op in await stage.operations(one)] == statuses


FORGED: dict[str, Callable[[Line], object]] = {
    "a move to nowhere": lambda op: op.update(target_path=None),
    "a folder without attributes": lambda op: op.update(
        operation_type="remember_dir", role="folder", metadata=None
    ),
    "attributes of a kind of its own": lambda op: op.update(metadata={"lost_attributes": "all"}),
    "attributes that hold nothing": lambda op: op.update(
        metadata={"lost_attributes": {"mode": 0o644, "mtime_ns": 1, "atime_ns": 1, "xattrs": None}}
    ),
    "attributes in no letters": lambda op: op.update(
        metadata={
            "lost_attributes": {"mode": 0, "mtime_ns": 1, "atime_ns": 1, "xattrs": {"user.a": "ä"}}
        }
    ),
}


@pytest.mark.parametrize("forgery", FORGED)
async def test_a_step_that_nobody_could_take_back_is_not_believed(
    tmp_path: Path, forgery: str
) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    before = {path.read_bytes() for path in stage.songs()}

    def forged(line: Line) -> Line:
        op = line.get("operation")
        if op is not None and op["operation_type"] == "move":
            FORGED[forgery](op)
        return line

    rewrite_log(stage.log(), forged)
    stage.forget_history()
    assert (await stage.rebuild()).problems
    await stage.take_back()
    assert {path.read_bytes() for path in stage.songs()} == before


async def test_a_line_without_end_inside_is_not_believed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    text = '{"operation":' + "[" * 100_000
    with stage.log().open("a") as log:
        log.write(f"{zlib.crc32(text.encode()):08x} {text}\n")
    stage.forget_history()
    assert len((await stage.rebuild()).problems) == 1


async def test_garbage_is_no_log_and_harms_no_other(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    for name, content in {
        "empty": b"",
        "binary": bytes(range(256)) * 50,
        "endless": b"x" * 3_000_000,
        "other": b'00000000 {"format":"something else"}\n',
        "newer": log_line({"format": "music-organizer operation log", "version": 99}).encode(),
        "list": log_line([]).encode(),  # type: ignore[arg-type]
    }.items():
        stage.log(name).parent.mkdir()
        stage.log(name).write_bytes(content)
    stage.log("link").parent.mkdir()
    stage.log("link").symlink_to(stage.log())
    stage.log("folder").mkdir(parents=True)
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert rebuilt.sessions == ["run"]
    named = {problem.split(":")[0] for problem in rebuilt.problems}
    assert named == {"empty", "binary", "endless", "other", "newer", "list", "link"}
    assert (await stage.take_back())["failures"] == []


def change_header(**changes: object) -> Callable[[Line], Line]:
    def change(line: Line) -> Line:
        if "session" in line:
            line["session"].update(changes)
        return line

    return change


def change_move(**changes: object) -> Callable[[Line], Line]:
    def change(line: Line) -> Line:
        if line.get("operation", {}).get("operation_type") == "move":
            line["operation"].update(changes)
        return line

    return change


@pytest.mark.parametrize(
    "path",
    [
        "target:../../outside.mp3",
        "target:/etc/passwd",
        "source:..",
        "library:a/../../../b",
        "elsewhere:a.mp3",
        "nothing",
        "target:a\0b",
        5,
    ],
)
async def test_a_path_that_climbs_out_is_not_believed(tmp_path: Path, path: object) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    organized = stage.state()
    rewrite_log(stage.log(), change_move(target_path=path))
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert any("line" in problem for problem in rebuilt.problems)
    kinds = {op.operation_type for op in await stage.operations()}
    assert OperationType.MOVE not in kinds
    assert stage.state() == organized


@pytest.mark.parametrize(
    "changes",
    [
        {"session_id": "../../escape"},
        {"session_id": "another"},
        {"session_id": ""},
        {"session_id": None},
        {"kind": "anything"},
        {"start_time": "yesterday"},
        {"start_time": 5},
        {"source_root": "/"},
        {"source_root": ["/a\0b", "../a\0b"]},
        {"target_root": None},
        {"metadata": "none"},
        {"metadata": [1]},
        {"name": {"a": 1}},
        {"undoes": 5},
    ],
)
async def test_a_header_that_makes_no_sense_is_refused(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    rewrite_log(stage.log(), change_header(**changes))
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert rebuilt.sessions == []
    assert rebuilt.problems


@pytest.mark.parametrize(
    "changes",
    [
        {"operation_type": "explode"},
        {"status": "finished"},
        {"role": "king"},
        {"timestamp": "noon"},
        {"identity": [1, 2]},
        {"identity": "abcd"},
        {"undoes": 5},
        {"sequence": "first"},
        {"metadata": 5},
        {"sequence": -1},
        {"sequence": 1 << 70},
        {"file_size": 1 << 70},
        {"file_size": -1},
        {"identity": [1, 1 << 70, 3, 4]},
        {"identity": [1, 2, 3, 1.5]},
        {"checksum_before": "zz"},
        {"checksum_before": "abcd"},
        {"checksum_before": 5},
        {"error_message": ["broken"]},
        {"reason": 7},
        {"belongs_to": "all"},
        {"source_path": "source:a\ud800b"},
        {"metadata": {"stays": "whatever"}},
        {"metadata": {"requires": "x"}},
        {"metadata": {"folder": {"mode": "x", "mtime_ns": 1, "atime_ns": 1}}},
        {"metadata": {"folder": {"mode": 1, "mtime_ns": 1 << 70, "atime_ns": 1}}},
    ],
)
async def test_an_operation_that_makes_no_sense_is_left_out(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    rewrite_log(stage.log(), change_move(**changes))
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert rebuilt.problems
    assert all(op.operation_type.concerns_folder for op in await stage.operations())


async def test_sessions_that_undo_each_other_in_a_ring_come_to_an_end(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    back = (await stage.take_back())["session_id"]

    def undo_each_other(line: Line) -> Line:
        if "session" in line:
            line["session"]["undoes"] = back
        if "operation" in line:
            line["operation"]["undoes"] = [back, line["operation"]["sequence"]]
        return line

    rewrite_log(stage.log(), undo_each_other)
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert set(rebuilt.sessions) == {"run", back}
    assert len(await stage.sessions()) == 2


async def test_a_session_that_undoes_itself_comes_to_an_end(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    rewrite_log(stage.log(), change_header(undoes="run"))
    rewrite_log(stage.log(), change_move(undoes=["run", 6]))
    stage.forget_history()
    assert (await stage.rebuild()).sessions == ["run"]


async def test_what_is_known_already_is_left_as_it_is(tmp_path: Path) -> None:
    stage = await lived_in(tmp_path)
    known = await stage.whole_history()
    rebuilt = await stage.rebuild()
    assert (rebuilt.sessions, set(rebuilt.known)) == ([], set(known))
    assert await stage.whole_history() == known


async def test_a_library_on_another_machine_brings_its_history_along(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "here").album()
    before = stage.state()
    await stage.organize()
    shutil.move(stage.base, tmp_path / "there")
    moved = Stage(tmp_path / "there")
    moved.forget_history()
    await moved.rebuild()
    session = await moved.session()
    assert (session.source_root, session.target_root) == (moved.source, moved.target)
    figures = await moved.take_back()
    assert figures["verdicts"] == {"ready": 2}
    assert [differences(*pair) for pair in zip(before, moved.state(), strict=True)] == [[], []]


@pytest.mark.parametrize("library", ["missing", "a file", "no library", "a folder of ours as link"])
async def test_a_folder_without_logs_is_refused(tmp_path: Path, library: str) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    other = tmp_path / "other"
    if library == "a file":
        other.write_text("x")
    elif library != "missing":
        other.mkdir()
    if library == "a folder of ours as link":
        (other / ".music-organizer").mkdir()
        os.symlink(stage.backup_folder().parent, other / ".music-organizer" / "backups")
    archive = HistoryArchive(stage.config)
    result = await archive.rebuild(other)
    await archive.close()
    assert isinstance(result.error(), BackupError)
    assert "Nothing was changed" in str(result.error())


async def test_a_deleted_session_comes_back_by_a_rebuild(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    known = await stage.whole_history()
    archive = HistoryArchive(stage.config)
    (await archive.prune(keep_last=0)).value()
    assert await stage.sessions() == []
    (await archive.rebuild(stage.target)).value()
    await archive.close()
    assert await stage.whole_history() == known


async def test_reading_logs_changes_nothing_in_the_library(tmp_path: Path) -> None:
    stage = await lived_in(tmp_path)
    state = stage.state()
    logs = {path: path.read_bytes() for path in stage.backup_folder().parent.glob("*/*.jsonl")}
    stage.forget_history()
    await stage.rebuild()
    assert stage.state() == state
    assert {path: path.read_bytes() for path in logs} == logs


async def test_every_line_of_a_log_is_plain_ascii_json(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    name = os.fsdecode(b"caf\xe9 \n.mp3")
    make_audio(stage.source / name, title="Ça", track=1, **ALBUM)
    await stage.organize()
    for line in stage.log().read_bytes().decode("ascii").splitlines():
        assert isinstance(json.loads(line[9:]), dict)


async def test_a_log_of_a_rollback_alone_is_read(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    back = (await stage.take_back())["session_id"]
    shutil.rmtree(stage.backup_folder())
    stage.forget_history()
    assert (await stage.rebuild()).sessions == [back]
    service = OperationRollbackService(stage.config)
    figures = (await service.rollback_session(back)).value()
    await service.close()
    assert figures["verdicts"] == {"ready": 2}
    assert stage.placed(1).is_file()


async def test_a_log_without_a_line_that_can_be_used_is_told_of(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    header, *others = stage.log().read_text().splitlines()
    stage.log().write_text("\n".join([header, *(line[1:] for line in others)]) + "\n")
    stage.forget_history()
    rebuilt = await stage.rebuild()
    assert rebuilt.sessions == []
    assert rebuilt.problems == ["run: no line of its log can be used"]


async def test_the_fate_of_an_operation_that_is_not_told_of_is_named(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    rewrite_log(stage.log(), change_move(role="king"))
    stage.forget_history()
    problems = (await stage.rebuild()).problems
    assert any("whose own line cannot be used" in problem for problem in problems)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("status", "wonderful"),
        ("operation_type", "explode"),
        ("metadata", "{"),
        ("timestamp", 1e300),
        ("checksum_before", "text"),
    ],
)
async def test_a_row_that_makes_no_sense_is_damage_and_a_rebuild_mends_it(
    tmp_path: Path, column: str, value: object
) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    with closing(sqlite3.connect(stage.config.history_path)) as database, database:
        database.execute(f"UPDATE operation_records SET {column} = ?", (value,))  # noqa: S608
    with pytest.raises(HistoryDamagedError, match="history rebuild"):
        await stage.preview()
    archive = HistoryArchive(stage.config)
    assert (await archive.check()).value()
    await archive.close()
    rebuilt = await stage.rebuild()
    assert rebuilt.sessions == ["run"]
    assert rebuilt.set_aside is not None
    assert (await stage.take_back())["verdicts"] == {"ready": 2}
