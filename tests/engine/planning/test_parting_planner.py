"""Copies that leave for the backup: what the step tells, and when they stay."""

from pathlib import Path

from msgspec.structs import replace

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.config import Config
from music_organizer.models.conflict import StayReason
from music_organizer.models.duplicates import (
    DuplicateCopy,
    DuplicateGroup,
    DuplicateReport,
    Evidence,
)
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.models.session import SessionKind
from music_organizer.planning.parting_planner import plan_parting
from tests.support.plans import session

LOOKING = LookingGlass()


def audio(path: Path) -> AudioFile:
    path.write_text(path.name)
    node = LOOKING.node(path)
    assert node is not None
    return AudioFile(path, identity=node.identity)


def parted(folder: Path, keeper: AudioFile, copy: DuplicateCopy) -> OperationRecord:
    """Return the step that the plan takes with the copy."""
    made = replace(
        session(SessionKind.DUPLICATES), source_root=folder, target_root=folder, library_root=folder
    )
    report = DuplicateReport(folder=folder, groups=[DuplicateGroup(keeper, "finer", (copy,))])
    plan = plan_parting(report, made, Config(), LOOKING)
    (step,) = (op for op in plan.operations if op.role is not Role.FOLDER)
    return step


def test_the_step_tells_how_much_of_the_sound_agrees(tmp_path: Path) -> None:
    keeper, other = audio(tmp_path / "a.flac"), audio(tmp_path / "b.mp3")
    copy = DuplicateCopy(file=other, evidence=Evidence.SOUND, likeness=0.98765)
    step = parted(tmp_path, keeper, copy)
    assert (step.operation_type, step.source_path) == (OperationType.DELETE, other.path)
    assert step.reason == f"Sounds the same as {keeper.path}, which stays."
    assert step.metadata == {
        "copy_of": str(keeper.path),
        "evidence": "sound",
        "likeness": 0.988,
    }


def test_a_copy_stays_when_the_one_that_was_to_be_kept_is_another_file_by_now(
    tmp_path: Path,
) -> None:
    keeper, other = audio(tmp_path / "a.flac"), audio(tmp_path / "b.mp3")
    keeper.path.write_text("cut short")
    step = parted(tmp_path, keeper, DuplicateCopy(file=other, evidence=Evidence.SOUND))
    assert (step.source_path, step.stays) == (other.path, StayReason.CHANGED)
    assert step.error_message == f"{keeper.path} is not the file any more that was compared."
