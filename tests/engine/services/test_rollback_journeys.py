"""Back, forth, in parts and over several sessions: the disk and the statuses always agree."""

import errno
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from music_organizer import OperationRecord, OperationRollbackService, OperationStatus
from music_organizer.errors import UnknownOperationError, UnknownSessionError, UsageError
from music_organizer.models.config import BackupPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import LASTING_TYPES, OperationType
from music_organizer.models.session import SessionKind, SessionStatus
from music_organizer.services.archive import HistoryArchive
from tests.engine.services.stage import ALBUM, BLUE, Stage, State, verdicts
from tests.support.audio import make_audio
from tests.support.faulty_system import refuse
from tests.support.manifest import differences, manifest
from tests.support.messy import make_times_old


def changed(before: State, after: State) -> list[str]:
    return [path for pair in zip(before, after, strict=True) for path in differences(*pair)]


async def assert_counters_are_true(stage: Stage) -> None:
    for session in await stage.sessions():
        operations = await stage.operations(session.session_id)
        counts = {
            status: sum(op.status is status for op in operations) for status in OperationStatus
        }
        told = (
            session.completed_operations,
            session.failed_operations,
            session.rolled_back_operations,
            session.skipped_operations,
            session.total_operations,
        )
        assert told == (
            counts[OperationStatus.COMPLETED],
            counts[OperationStatus.FAILED],
            counts[OperationStatus.ROLLED_BACK],
            counts[OperationStatus.SKIPPED],
            len(operations) - counts[OperationStatus.SKIPPED],
        ), session.session_id
        stands = {op.status for op in operations if op.operation_type not in LASTING_TYPES}
        if session.status is SessionStatus.ROLLED_BACK:
            assert OperationStatus.COMPLETED not in stands
        if session.status is SessionStatus.COMPLETED:
            assert OperationStatus.ROLLED_BACK not in stands


@pytest.fixture(params=["one drive", "two drives"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    if request.param == "one drive":
        yield Stage(tmp_path).album(3)
        return
    other = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield Stage(tmp_path, other / "library").album(3)
    shutil.rmtree(other)


async def test_a_rollback_is_a_session_that_names_what_it_undoes(stage: Stage) -> None:
    await stage.organize()
    back = await stage.take_back()
    session = await stage.session(back["session_id"])
    assert (session.kind, session.undoes) == (SessionKind.ROLLBACK, "run")
    assert session.status is SessionStatus.COMPLETED
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK
    operations = {op.sequence: op for op in await stage.operations()}
    for op in await stage.operations(session.session_id):
        if op.undoes:
            assert op.undoes.session_id == "run"
            assert operations[op.undoes.sequence].status is OperationStatus.ROLLED_BACK


async def test_back_and_forth_five_times(stage: Stage) -> None:
    before = stage.state()
    await stage.organize()
    organized = stage.state()
    session = "run"
    for expected in (before, organized, before, organized, before):
        session = (await stage.take_back(session))["session_id"]
        assert changed(expected, stage.state()) == []
        await assert_counters_are_true(stage)
    statuses = [one.status.value for one in await stage.sessions()]
    assert statuses == [
        "completed", "rolled_back", "completed", "rolled_back", "completed", "rolled_back",
    ]  # fmt: skip


async def test_a_folder_that_could_not_get_its_times_back_gets_them_with_the_next_rollback(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stage.state()
    await stage.organize()
    with monkeypatch.context() as patch:
        refuse(patch, "utime", errno.EROFS, when=lambda place, **_: isinstance(place, int))
        assert (await stage.take_back())["failed_operations"]
    assert changed(before, stage.state()) != []
    await stage.take_back()
    assert changed(before, stage.state()) == []


async def test_a_session_that_is_back_already_has_nothing_to_take_back(stage: Stage) -> None:
    await stage.organize()
    await stage.take_back()
    back = stage.state()
    figures = await stage.take_back()
    assert (figures["recorded"], figures["verdicts"]) == (False, {})
    assert stage.state() == back
    assert len(await stage.sessions()) == 2


async def test_the_redo_of_an_older_rollback_finds_it_was_overtaken(stage: Stage) -> None:
    before = stage.state()
    await stage.organize()
    first = (await stage.take_back())["session_id"]
    again = (await stage.take_back(first))["session_id"]
    await stage.take_back()
    plan = await stage.preview(again)
    assert set(verdicts(plan).values()) == {"already_back"}
    await stage.take_back(again)
    assert changed(before, stage.state()) == []
    await assert_counters_are_true(stage)


@pytest.mark.parametrize(
    ("strategy", "order"),
    [
        *((strategy, "shuffled") for strategy in ConflictStrategy),
        (ConflictStrategy.KEEP_BOTH, "as planned"),
        (ConflictStrategy.REPLACE, "backwards"),
    ],
)
async def test_one_file_after_the_other_comes_to_the_same(
    tmp_path: Path, strategy: ConflictStrategy, order: str
) -> None:
    stage = messy(tmp_path, strategy)
    before = stage.state()
    await stage.organize()
    organized = stage.state()
    chosen = [op for op in await stage.operations() if is_a_file_that_moved(op)]
    arranged = {"backwards": chosen[::-1], "shuffled": random.Random(7).sample(chosen, len(chosen))}
    sessions = []
    for op in arranged.get(order, chosen):
        figures = await stage.take_back(ids=[op.id])
        assert figures["failures"] == []
        if figures["recorded"]:
            sessions.append(figures["session_id"])
            await assert_counters_are_true(stage)
    figures = await stage.take_back()
    if figures["recorded"]:
        sessions.append(figures["session_id"])
    assert changed(before, stage.state()) == []
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK
    for session in reversed(sessions):
        await stage.take_back(session)
    assert changed(organized, stage.state()) == []
    assert (await stage.session()).status is SessionStatus.COMPLETED
    await assert_counters_are_true(stage)


def messy(tmp_path: Path, strategy: ConflictStrategy) -> Stage:
    stage = Stage(tmp_path).album(3)
    stage.choose(conflict_strategy=strategy, backup=BackupPolicy.ALL)
    make_audio(stage.placed(2), salt="stands here", title="Song 2", track=2, **ALBUM)
    stage.song(1, salt="another take", folder=stage.source / "other")
    (stage.source / "in" / "cover.jpg").write_bytes(b"picture")
    make_times_old(stage.source)
    make_times_old(stage.target)
    return stage


def is_a_file_that_moved(op: OperationRecord) -> bool:
    kinds = (OperationType.MOVE, OperationType.DELETE)
    return op.operation_type in kinds and op.status is OperationStatus.COMPLETED


@pytest.mark.parametrize("strategy", [ConflictStrategy.KEEP_BOTH, ConflictStrategy.REPLACE])
@pytest.mark.parametrize("chosen", ["newcomer", "occupant"])
async def test_a_newcomer_and_the_one_it_displaced_go_back_together(
    tmp_path: Path, strategy: ConflictStrategy, chosen: str
) -> None:
    stage = Stage(tmp_path).album(3)
    stage.choose(conflict_strategy=strategy)
    make_audio(stage.placed(2), salt="stands here", title="Song 2", track=2, **ALBUM)
    occupant, newcomer = stage.placed(2).read_bytes(), stage.original(2).read_bytes()
    await stage.organize()
    name = "t2.mp3" if chosen == "newcomer" else stage.placed(2).name
    await stage.take_back(ids=[(await stage.operation_of(name)).id])
    assert stage.original(2).read_bytes() == newcomer
    assert stage.placed(2).read_bytes() == occupant
    assert stage.placed(1).is_file()
    assert stage.placed(3).is_file()
    assert (await stage.session()).status is SessionStatus.PARTIALLY_ROLLED_BACK


async def test_files_that_swapped_names_go_back_together(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.source = stage.target
    stage.choose(in_place=True)
    make_audio(stage.placed(1), salt="2", title="Song 2", track=2, **ALBUM)
    make_audio(stage.placed(2), salt="1", title="Song 1", track=1, **ALBUM)
    make_audio(stage.target / BLUE / "03 song 3.mp3", salt="3", title="Song 3", track=3, **ALBUM)
    make_times_old(stage.target)
    before = manifest(stage.target)
    await stage.organize()
    organized = manifest(stage.target)
    assert sorted(organized) == [*sorted(before)[:-1], str(BLUE / "03 Song 3.mp3")]
    chosen = await stage.operation_of("01 Song 1.mp3")
    plan = await stage.preview(ids=[chosen.id])
    assert {"01 Song 1.mp3", "02 Song 2.mp3"} <= set(verdicts(plan))
    figures = await stage.take_back(ids=[chosen.id])
    assert figures["failures"] == []
    for path in (stage.placed(1), stage.placed(2)):
        key = str(path.relative_to(stage.target))
        assert manifest(stage.target)[key] == before[key]
    rest = await stage.take_back()
    assert differences(before, manifest(stage.target)) == []
    await stage.take_back(rest["session_id"])
    await stage.take_back(figures["session_id"])
    assert differences(organized, manifest(stage.target)) == []


async def test_three_sessions_go_back_in_reverse(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    original = manifest(stage.source)
    second, third = tmp_path / "second", tmp_path / "third"
    await stage.organize("one")
    await stage.organize("two", source=stage.target, target=second)
    await stage.organize("three", source=second, target=third)
    for session in ("three", "two", "one"):
        figures = await stage.take_back(session)
        assert figures["verdicts"] == {"ready": 2}
    assert manifest(stage.source) == original
    assert {one.status for one in await stage.sessions() if not one.undoes} == {
        SessionStatus.ROLLED_BACK
    }


async def test_what_failed_can_be_tried_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    before = stage.state()
    await stage.organize()
    plan_service = OperationRollbackService(stage.config)
    plan = (await plan_service.plan("run")).value()
    stage.original(1).parent.write_bytes(b"in the way")
    figures = (await plan_service.execute(plan)).value()
    await plan_service.close()
    assert figures["status"] == "failed"
    assert (await stage.session()).status is not SessionStatus.ROLLED_BACK
    assert stage.placed(1).is_file()
    stage.original(1).parent.unlink()
    assert (await stage.take_back())["failures"] == []
    assert changed(before, stage.state()) == []
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK


async def test_a_file_that_changed_after_the_preview_is_left_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    service = OperationRollbackService(stage.config)
    plan = (await service.plan("run")).value()
    stage.placed(1).write_bytes(b"changed after the preview")
    figures = (await service.execute(plan)).value()
    await service.close()
    assert [op.source_path for op in figures["failures"]] == [stage.placed(1)]
    assert stage.placed(1).read_bytes() == b"changed after the preview"
    assert stage.original(2).is_file()
    assert (await stage.operation_of("t1.mp3")).status is OperationStatus.COMPLETED


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK, TransferMode.SYMLINK])
async def test_copies_and_links_go_back_and_forth(tmp_path: Path, mode: TransferMode) -> None:
    stage = messy(tmp_path, ConflictStrategy.REPLACE)
    stage.choose(mode=mode)
    before = stage.state()
    await stage.organize()
    organized = stage.state()
    session = "run"
    for expected in (before, organized, before):
        session = (await stage.take_back(session))["session_id"]
        assert changed(expected, stage.state()) == []
    await assert_counters_are_true(stage)


async def test_backups_of_everything_survive_the_rollback(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    stage.choose(backup=BackupPolicy.ALL)
    songs = {stage.original(number).read_bytes() for number in (1, 2)}
    await stage.organize()
    await stage.take_back()
    kept = {path.read_bytes() for path in (stage.backup_folder() / "files").iterdir()}
    assert kept == songs


def shortened(operation_id: str) -> str:
    return operation_id[:8]


@pytest.mark.parametrize("form", [str, shortened, str.upper])
async def test_an_operation_may_be_named_in_short(
    tmp_path: Path, form: Callable[[str], str]
) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    chosen = (await stage.operation_of("t2.mp3")).id
    await stage.take_back(ids=[form(chosen), form(chosen)])
    assert [stage.original(number).exists() for number in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize("wanted", ["", "no such id", "zz", "\0", "'; DROP TABLE x", "0" * 5000])
async def test_an_unknown_operation_is_refused(tmp_path: Path, wanted: str) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    organized = stage.state()
    service = OperationRollbackService(stage.config)
    result = await service.rollback_partial("run", [wanted])
    await service.close()
    assert isinstance(result.error(), UnknownOperationError)
    assert stage.state() == organized


async def test_an_ambiguous_operation_is_refused(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(20)
    await stage.organize()
    beginnings = [op.id[0] for op in await stage.operations()]
    twice = next(one for one in beginnings if beginnings.count(one) > 1)
    service = OperationRollbackService(stage.config)
    result = await service.rollback_partial("run", [twice], dry_run=True)
    await service.close()
    assert isinstance(result.error(), UnknownOperationError)
    assert "give more of the id" in str(result.error())


async def test_no_operations_chosen_takes_nothing_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    organized = stage.state()
    assert (await stage.take_back(ids=[]))["recorded"] is False
    assert stage.state() == organized


@pytest.mark.parametrize("wanted", ["other", "../run", "%", "ru_", "run ", "x\0y", "r" * 5000])
async def test_an_unknown_session_is_refused(tmp_path: Path, wanted: str) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    service = OperationRollbackService(stage.config)
    for dry_run in (True, False):
        result = await service.rollback_session(wanted, dry_run)
        assert isinstance(result.error(), UnknownSessionError)
    await service.close()


async def test_a_session_may_be_named_in_short_when_that_is_clear(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize("holiday-one")
    await stage.organize("holiday-two", source=stage.target, target=tmp_path / "elsewhere")
    assert (await stage.preview("holiday-t")).session.undoes == "holiday-two"
    service = OperationRollbackService(stage.config)
    result = await service.rollback_session("holiday", dry_run=True)
    await service.close()
    assert isinstance(result.error(), UnknownSessionError)
    assert "holiday-one" in str(result.error())


@pytest.mark.parametrize("then", ["resumed", "rolled back again"])
async def test_a_rollback_that_was_stopped_can_be_finished(tmp_path: Path, then: str) -> None:
    stage = Stage(tmp_path).album(9)
    before = stage.state()
    await stage.organize()
    plan = await stage.preview()
    stage.carry_out_partly(plan, steps=9)
    session = plan.session.session_id
    assert (await stage.session(session)).status is SessionStatus.INTERRUPTED
    assert (await stage.session()).status is SessionStatus.PARTIALLY_ROLLED_BACK
    await assert_counters_are_true(stage)
    if then == "resumed":
        archive = HistoryArchive(stage.config)
        assert (await archive.resume(session)).value()["status"] == "completed"
        await archive.close()
        assert (await stage.session(session)).status is SessionStatus.COMPLETED
    else:
        await stage.take_back()
    assert changed(before, stage.state()) == []
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK
    await assert_counters_are_true(stage)


async def test_a_rollback_that_another_one_finished_is_not_resumed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(9)
    before = stage.state()
    await stage.organize()
    plan = await stage.preview()
    stage.carry_out_partly(plan, steps=8)
    await stage.take_back()
    archive = HistoryArchive(stage.config)
    result = await archive.resume(plan.session.session_id)
    await archive.close()
    assert isinstance(result.error(), UsageError)
    assert "Nothing of the session" in str(result.error())
    assert changed(before, stage.state()) == []


async def test_a_rollback_that_was_stopped_is_resumed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(9)
    before = stage.state()
    await stage.organize()
    plan = await stage.preview()
    stage.carry_out_partly(plan, steps=8)
    archive = HistoryArchive(stage.config)
    figures = (await archive.resume(plan.session.session_id)).value()
    await archive.close()
    assert figures["failures"] == []
    assert changed(before, stage.state()) == []


async def test_a_folder_that_was_empty_already_comes_back_with_its_mode_and_times(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.placed(1).unlink()
    stage.placed(1).parent.chmod(0o750)
    before = stage.state()
    session = (await stage.take_back())["session_id"]
    assert not stage.placed(1).parent.exists()
    await stage.take_back(session)
    assert stage.state() == before
