from pathlib import Path

from music_organizer.models.conflict import StayReason
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import OperationType
from music_organizer.planning.draft import Draft
from music_organizer.planning.folder_steps import Traffic

OLD, OTHER, NEW = Path("/music/old"), Path("/music/other"), Path("/music/new")


def moved(source: Path, name: str, target: Path = NEW) -> Draft:
    return Draft(OperationType.MOVE, source=in_folder(source, name), target=in_folder(target, name))


def counted(traffic: Traffic) -> tuple[dict[Path, int], list[Path], set[Path]]:
    return dict(traffic.left), list(traffic.entered), traffic.altered


STEPS = [
    Draft(OperationType.CREATE_DIR, target=NEW / "inner"),
    moved(OLD, "1"),
    moved(OLD, "2"),
    moved(OTHER, "3", NEW / "inner"),
    moved(OLD, "4"),
    Draft(OperationType.COPY, source=OTHER / "5", target=NEW / "5"),
    Draft(OperationType.REMOVE_DIR, source=OLD / "empty"),
    Draft(OperationType.RESET_DIR, target=NEW),
    Draft(OperationType.MOVE, source=OTHER / "6", stays=StayReason.OTHER, message="It stays."),
]


def test_what_leaves_and_enters_a_folder_is_counted() -> None:
    assert counted(Traffic(STEPS)) == (
        {OLD: 4, OTHER: 1},
        [NEW, NEW / "inner"],
        {NEW, OLD / "empty"},
    )


def test_steps_may_be_counted_in_parts() -> None:
    for cut in range(len(STEPS) + 1):
        traffic = Traffic(STEPS[:cut])
        traffic.take(STEPS[cut:])
        assert counted(traffic) == counted(Traffic(STEPS))


def test_folders_may_be_given_as_paths_of_their_own() -> None:
    copies = [Draft(one.kind, source=one.source, target=one.target) for one in STEPS[:-1]]
    assert counted(Traffic(copies)) == counted(Traffic(STEPS))
