"""Names that change hands are followed, whichever way records keep their paths."""

from pathlib import Path

from msgspec.structs import replace

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.rollback_scope import needed
from music_organizer.planning.spots import Spot
from tests.support.plans import step


def made(kind: OperationType, sequence: int, source: Path, target: Path) -> OperationRecord:
    done = step(sequence, None, None, operation_type=kind, status=OperationStatus.COMPLETED)
    return replace(done, source_path=source, target_path=target)


def handed_on(folder: Path) -> list[OperationRecord]:
    """Return steps of which the second reaches the name that the first left."""
    return [
        made(OperationType.MOVE, 1, in_folder(folder, "a"), Path("/elsewhere/a")),
        made(OperationType.MOVE, 2, folder / "b", folder / "a"),
    ]


def test_a_name_that_one_step_leaves_and_another_reaches_is_followed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        tmp_path.joinpath(name).write_bytes(b"")
    disk = ForeseenDisk(LookingGlass(), handed_on(tmp_path))
    node = disk.node(tmp_path / "a")
    assert node is not None
    disk.moves(Spot.at(tmp_path / "a"), Spot.at(tmp_path / "c"), node)
    assert disk.node(tmp_path / "a") is None
    disk.goes(Spot.at(tmp_path / "b"))
    assert disk.node(tmp_path / "b") is not None


def test_what_was_copied_before_it_moved_is_found_where_it_went(tmp_path: Path) -> None:
    here, there = tmp_path / "here", Path("/elsewhere/here")
    copied = made(OperationType.COPY, 1, in_folder(tmp_path, "here"), Path("/copy"))
    moved = made(OperationType.MOVE, 2, here, there)
    disk = ForeseenDisk(LookingGlass(), [copied, moved])
    assert disk.original(here) == there
    assert disk.original(tmp_path / "other") == tmp_path / "other"


def test_whoever_holds_the_old_name_goes_back_first(tmp_path: Path) -> None:
    assert needed(handed_on(tmp_path), [1]) == {1, 2}
    assert needed(handed_on(tmp_path), [2]) == {2}
