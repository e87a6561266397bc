"""Every state a thing can be in has one verdict: shown by the preview, obeyed by the run."""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from music_organizer import OperationStatus, Plan
from music_organizer.models.config import BackupPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import Role
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import SessionStatus
from music_organizer.models.verdict import Verdict
from tests.engine.services.stage import Stage, snapshot, verdicts
from tests.support.faulty_system import open_folder, without_privileges
from tests.support.manifest import differences

Since = Callable[[Stage], None]


def nothing(stage: Stage) -> None:
    """Leave everything as it is."""


def edited(stage: Stage) -> None:
    stage.placed(1).write_bytes(b"the person's later work")


def touched(stage: Stage) -> None:
    os.utime(stage.placed(1), ns=(1, 1))


def permissions_changed(stage: Stage) -> None:
    stage.placed(1).chmod(0o640)


def renamed_by_hand(stage: Stage) -> None:
    stage.placed(1).rename(stage.target / "my own name.mp3")


def moved_into_another_folder_by_hand(stage: Stage) -> None:
    (stage.target / "mine").mkdir()
    stage.placed(1).rename(stage.target / "mine" / "t.mp3")


def deleted(stage: Stage) -> None:
    stage.placed(1).unlink()


def put_back_by_hand(stage: Stage) -> None:
    stage.original(1).parent.mkdir()
    stage.placed(1).rename(stage.original(1))


def copied_back_by_hand(stage: Stage) -> None:
    stage.original(1).parent.mkdir()
    shutil.copyfile(stage.placed(1), stage.original(1))


def place_taken_by_a_file(stage: Stage) -> None:
    stage.original(1).parent.mkdir()
    stage.original(1).write_bytes(b"somebody else")


def place_taken_by_a_folder(stage: Stage) -> None:
    stage.original(1).mkdir(parents=True)
    (stage.original(1) / "kept").write_bytes(b"somebody else")


def place_taken_by_a_link(stage: Stage) -> None:
    stage.original(1).parent.mkdir()
    stage.original(1).symlink_to("nowhere")


def replaced_by_a_link(stage: Stage) -> None:
    stage.placed(1).unlink()
    stage.placed(1).symlink_to("nowhere")


def replaced_by_a_folder(stage: Stage) -> None:
    stage.placed(1).unlink()
    stage.placed(1).mkdir()


def library_away(stage: Stage) -> None:
    stage.target.rename(stage.base / "another drive")


def source_away(stage: Stage) -> None:
    shutil.rmtree(stage.source)


MOVED: list[tuple[Since, Verdict]] = [
    (nothing, Verdict.READY),
    (touched, Verdict.READY),
    (permissions_changed, Verdict.READY),
    (edited, Verdict.EDITED),
    (replaced_by_a_link, Verdict.EDITED),
    (replaced_by_a_folder, Verdict.EDITED),
    (renamed_by_hand, Verdict.MOVED_BY_HAND),
    (moved_into_another_folder_by_hand, Verdict.MOVED_BY_HAND),
    (deleted, Verdict.MISSING),
    (put_back_by_hand, Verdict.ALREADY_BACK),
    (copied_back_by_hand, Verdict.ALREADY_BACK),
    (place_taken_by_a_file, Verdict.PLACE_TAKEN),
    (place_taken_by_a_folder, Verdict.PLACE_TAKEN),
    (place_taken_by_a_link, Verdict.PLACE_TAKEN),
    (library_away, Verdict.DRIVE_MISSING),
    (source_away, Verdict.DRIVE_MISSING),
]


@pytest.mark.parametrize(
    ("since", "verdict"), MOVED, ids=lambda value: getattr(value, "__name__", value)
)
async def test_what_happened_since_decides_the_verdict(
    tmp_path: Path, since: Since, verdict: Verdict
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    since(stage)
    before = snapshot(tmp_path)
    plan = await stage.preview()
    assert list(verdicts(plan).values()) == [verdict.value]
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("since", "verdict"),
    [case for case in MOVED if case[1] is not Verdict.DRIVE_MISSING],
    ids=lambda value: getattr(value, "__name__", value),
)
async def test_the_run_does_what_the_preview_said(
    tmp_path: Path, since: Since, verdict: Verdict
) -> None:
    stage = Stage(tmp_path).album(1)
    original = stage.original(1).read_bytes()
    await stage.organize()
    since(stage)
    known = stage.every_content()
    figures = await stage.take_back()
    assert figures["verdicts"] == {verdict.value: 1}
    assert figures["failures"] == []
    assert known <= stage.every_content()
    is_back = stage.original(1).is_file() and stage.original(1).read_bytes() == original
    assert is_back == (verdict in {Verdict.READY, Verdict.ALREADY_BACK})


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (nothing, SessionStatus.ROLLED_BACK),
        (touched, SessionStatus.ROLLED_BACK),
        (edited, SessionStatus.PARTIALLY_ROLLED_BACK),
        (deleted, SessionStatus.PARTIALLY_ROLLED_BACK),
        (renamed_by_hand, SessionStatus.PARTIALLY_ROLLED_BACK),
    ],
)
async def test_the_status_of_the_session_tells_what_is_left(
    tmp_path: Path, since: Since, expected: SessionStatus
) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    since(stage)
    await stage.take_back()
    session = await stage.session()
    assert session.status is expected
    operations = await stage.operations()
    back = [op for op in operations if op.status is OperationStatus.ROLLED_BACK]
    assert session.rolled_back_operations == len(back)
    assert session.total_operations == len(operations)


@pytest.mark.parametrize("away", [library_away, source_away])
async def test_what_lies_on_a_missing_drive_is_left_for_later(tmp_path: Path, away: Since) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    kept = len(stage.songs())
    away(stage)
    plan = await stage.preview()
    assert set(verdicts(plan).values()) == {Verdict.DRIVE_MISSING.value}
    assert not [op for op in plan.pending if op.target_path and op.target_path.suffix == ".mp3"]
    assert len(stage.songs()) == kept


async def test_the_later_session_that_moved_a_file_on_is_named(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize("first")
    await stage.organize("second", source=stage.target, target=tmp_path / "elsewhere")
    plan = await stage.preview("first")
    assert set(verdicts(plan).values()) == {Verdict.MOVED_LATER.value}
    told = [op.error_message or "" for op in plan.operations if op.metadata.get("verdict")]
    assert sum("The session second moved it on." in one for one in told) == 2


async def test_another_file_under_the_name_that_a_later_session_left_is_not_touched(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize("first")
    await stage.organize("second", source=stage.target, target=tmp_path / "other")
    stage.placed(1).parent.mkdir(parents=True)
    stage.placed(1).write_bytes(b"another song by now")
    plan = await stage.preview("first")
    assert verdicts(plan) == {stage.placed(1).name: "moved_later"}
    assert told(plan) == [
        f"The session second moved it on; {stage.placed(1)} holds another file by now."
    ]
    await stage.take_back("first")
    assert stage.placed(1).read_bytes() == b"another song by now"


async def test_a_file_the_later_session_gave_back_is_ready_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize("first")
    await stage.organize("second", source=stage.target, target=tmp_path / "elsewhere")
    await stage.take_back("second")
    assert set(verdicts(await stage.preview("first")).values()) == {Verdict.READY.value}


async def test_a_lost_file_comes_out_of_the_backup_by_itself(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    before = stage.state()
    stage.choose(backup=BackupPolicy.ALL)
    await stage.organize()
    deleted(stage)
    figures = await stage.take_back()
    assert figures["verdicts"] == {"in_backup": 1, "ready": 1}
    assert [differences(*pair) for pair in zip(before, stage.state(), strict=True)] == [[], []]


async def test_a_lost_file_stays_in_the_backup_when_its_place_is_taken(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(backup=BackupPolicy.ALL)
    await stage.organize()
    deleted(stage)
    place_taken_by_a_file(stage)
    known = stage.every_content()
    await stage.take_back()
    assert stage.original(1).read_bytes() == b"somebody else"
    assert known <= stage.every_content()


async def test_an_edited_file_goes_back_as_it_is_when_asked_for(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    edited(stage)
    organized = stage.state()
    figures = await stage.take_back(choices=RollbackChoices(frozenset({Verdict.EDITED})))
    assert stage.original(1).read_bytes() == b"the person's later work"
    store = stage.backup_folder(figures["session_id"]) / "files"
    assert [kept.read_bytes() for kept in store.iterdir()] == [b"the person's later work"]
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK
    await stage.take_back(figures["session_id"])
    assert [differences(*pair) for pair in zip(organized, stage.state(), strict=True)] == [[], []]


async def test_a_file_moved_by_hand_goes_back_when_asked_for(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    moved_into_another_folder_by_hand(stage)
    plan = await stage.preview()
    found = str(stage.target / "mine" / "t.mp3")
    assert any(found in (op.error_message or "") for op in plan.operations)
    await stage.take_back(choices=RollbackChoices(frozenset({Verdict.MOVED_BY_HAND})))
    assert stage.original(1).is_file()
    assert list((stage.target / "mine").iterdir()) == []


COPIES = [TransferMode.COPY, TransferMode.HARDLINK, TransferMode.SYMLINK]


@pytest.mark.parametrize("mode", COPIES)
async def test_a_copy_goes_to_the_backup_never_into_nothing(
    tmp_path: Path, mode: TransferMode
) -> None:
    stage = Stage(tmp_path).album()
    stage.choose(mode=mode)
    before = stage.state()
    await stage.organize()
    figures = await stage.take_back()
    assert figures["verdicts"] == {"ready": 2}
    assert stage.state() == before
    assert len(list((stage.backup_folder(figures["session_id"]) / "files").iterdir())) == 2


@pytest.mark.parametrize("mode", COPIES)
async def test_a_copy_that_is_gone_counts_as_back(tmp_path: Path, mode: TransferMode) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(mode=mode)
    await stage.organize()
    stage.placed(1).unlink()
    assert (await stage.take_back())["verdicts"] == {"already_back": 1}
    assert (await stage.session()).status is SessionStatus.ROLLED_BACK


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK])
@pytest.mark.parametrize("lost", ["gone", "changed"])
async def test_the_last_copy_stays(tmp_path: Path, mode: TransferMode, lost: str) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(mode=mode)
    await stage.organize()
    stage.original(1).unlink()
    if lost == "changed":
        stage.original(1).write_bytes(b"another song by now")
    figures = await stage.take_back()
    assert figures["verdicts"] == {"last_copy": 1}
    assert stage.placed(1).is_file()


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK])
async def test_an_edited_copy_stays_when_it_is_the_only_one(
    tmp_path: Path, mode: TransferMode
) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(mode=mode)
    await stage.organize()
    stage.original(1).unlink()
    edited(stage)
    everything = RollbackChoices(frozenset(Verdict))
    plan = await stage.preview(choices=everything)
    assert verdicts(plan) == {stage.placed(1).name: "last_copy"}
    assert told(plan) == [f"{stage.original(1)} is gone, so its copy {stage.placed(1)} stays."]
    await stage.take_back(choices=everything)
    assert stage.placed(1).read_bytes() == b"the person's later work"


async def test_a_file_that_may_not_be_read_is_named_with_the_reason() -> None:
    with open_folder() as folder, without_privileges():
        stage = Stage(folder).album(1)
        await stage.organize()
        touched(stage)
        stage.placed(1).chmod(0)
        plan = await stage.preview()
        assert verdicts(plan) == {stage.placed(1).name: "missing"}
        assert told(plan) == [f"Could not read {stage.placed(1)}: permission was refused."]
        figures = await stage.take_back()
        assert (figures["verdicts"], figures["failures"]) == ({"missing": 1}, [])
        assert stage.placed(1).is_file()


async def test_a_file_that_got_a_second_name_elsewhere_is_not_taken_for_moved(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    renamed_by_hand(stage)
    os.link(stage.target / "my own name.mp3", tmp_path / "second name.mp3")
    plan = await stage.preview(choices=RollbackChoices(frozenset(Verdict)))
    assert verdicts(plan) == {stage.placed(1).name: "missing"}
    assert told(plan) == [f"{stage.placed(1)} is gone, and no backup has it."]


@pytest.mark.parametrize(
    ("content", "verdict"), [(b"by Ada, 2004", "ready"), (b"by Bea, 2004", "edited")]
)
async def test_what_is_no_music_is_told_by_its_bytes(
    tmp_path: Path, content: bytes, verdict: str
) -> None:
    stage = Stage(tmp_path).album(1)
    note = stage.original(1).with_name("notes.txt")
    note.write_bytes(b"by Ada, 2004")
    await stage.organize()
    placed = stage.placed(1).with_name("notes.txt")
    placed.write_bytes(content)
    plan = await stage.preview()
    assert verdicts(plan) == {stage.placed(1).name: "ready", "notes.txt": verdict}
    await stage.take_back()
    assert note.exists() == (verdict == "ready")


async def test_a_number_that_is_taken_at_the_old_place_too_is_passed_over(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    song = stage.original(1).read_bytes()
    await stage.organize()
    place_taken_by_a_file(stage)
    stage.original(1).with_name("t1 (2).mp3").write_bytes(b"one more")
    await stage.take_back(choices=RollbackChoices(strategy=ConflictStrategy.RENAME))
    found = {path.name: path.read_bytes() for path in stage.original(1).parent.iterdir()}
    assert found == {"t1.mp3": b"somebody else", "t1 (2).mp3": b"one more", "t1 (3).mp3": song}


@pytest.mark.parametrize("strategy", ConflictStrategy)
@pytest.mark.parametrize(
    "taken", [place_taken_by_a_file, place_taken_by_a_folder, place_taken_by_a_link]
)
async def test_a_place_that_is_taken_is_settled_by_the_strategy(
    tmp_path: Path, strategy: ConflictStrategy, taken: Since
) -> None:
    stage = Stage(tmp_path).album()
    song = stage.original(1).read_bytes()
    await stage.organize()
    taken(stage)
    organized, known = stage.state(), stage.every_content()
    figures = await stage.take_back(choices=RollbackChoices(strategy=strategy))
    assert figures["failures"] == []
    assert known <= stage.every_content()
    names = sorted(path.name for path in stage.original(1).parent.iterdir())
    aside = list(stage.source.rglob("* (2).mp3"))
    holds_song = [path.name for path in stage.source.rglob("t1*") if _holds(path, song)]
    if strategy is ConflictStrategy.SKIP:
        assert (names, holds_song) == (["t1.mp3", "t2.mp3"], [])
        assert stage.placed(1).is_file()
    elif strategy is ConflictStrategy.RENAME or taken is not place_taken_by_a_file:
        assert holds_song == ["t1 (2).mp3"]
    else:
        assert holds_song == ["t1.mp3"]
        keeps_both = strategy is ConflictStrategy.KEEP_BOTH
        assert [path.read_bytes() for path in aside] == [b"somebody else"] * keeps_both
    await stage.take_back(figures["session_id"])
    assert [differences(*pair) for pair in zip(organized, stage.state(), strict=True)] == [[], []]


def _holds(path: Path, song: bytes) -> bool:
    return path.is_file() and path.read_bytes() == song


async def test_no_inclusion_acts_on_what_is_nowhere(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    deleted(stage)
    everything = RollbackChoices(frozenset(Verdict), ConflictStrategy.REPLACE)
    figures = await stage.take_back(choices=everything)
    assert Counter(figures["verdicts"]) == {"missing": 1, "ready": 1}
    assert figures["failures"] == []


async def test_a_made_folder_that_is_in_use_stays_and_says_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album()
    await stage.organize()
    (stage.placed(1).parent / "liner notes.txt").write_text("mine")
    plan = await stage.preview()
    told = {op.metadata.get("verdict") for op in plan.operations if op.role.value == "folder"}
    assert Verdict.NOT_EMPTY.value in told
    figures = await stage.take_back()
    assert figures["failures"] == []
    assert (stage.placed(1).parent / "liner notes.txt").read_text() == "mine"
    assert stage.original(1).is_file()


async def test_of_folders_that_are_gone_only_those_asked_for_are_told(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    one = await stage.operation_of("t1.mp3")
    made = [op for op in await stage.operations() if op.target_path == stage.placed(1).parent]
    shutil.rmtree(stage.target / "Albums")
    assert told(await stage.preview(ids=[one.id]), folders=True) == []
    assert told(await stage.preview(ids=[one.id, made[0].id]), folders=True) == ["It is gone."]


async def test_a_folder_that_waiting_steps_still_need_stays_and_says_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(2)
    plan = await stage.plan()
    moves = [number for number, op in enumerate(plan.pending, 1) if op.role is Role.AUDIO]
    stage.carry_out_partly(plan, moves[0])
    assert [stage.placed(number).exists() for number in (1, 2)] == [True, False]
    folder = stage.placed(1).parent
    ids = [
        op.id
        for op in await stage.operations(status=OperationStatus.COMPLETED)
        if op.target_path in (folder, stage.placed(1))
    ]
    assert told(await stage.preview(ids=ids), folders=True) == [
        f"{folder} stays: steps that still wait put files there."
    ]
    await stage.take_back(ids=ids)
    assert (stage.original(1).exists(), folder.exists()) == (True, True)


def told(plan: Plan, *, folders: bool = False) -> list[str]:
    """Return what the plan says of the files, or folders, that do not go back."""
    return [
        op.error_message
        for op in plan.operations
        if op.error_message and (op.role is Role.FOLDER) == folders
    ]
