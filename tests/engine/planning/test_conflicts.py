"""Names that are taken: who gets another one, who stays, and what is said of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationType, Role
from music_organizer.planning.conflicts import ConflictResolver
from music_organizer.planning.draft import Draft
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.wanted import Wanted

LOOKING = LookingGlass()


class Desk:
    """A source and a library whose names are given out."""

    def __init__(self, base: Path) -> None:
        self.source, self.library = base / "source", base / "library"
        self.source.mkdir()
        self.library.mkdir()
        self.names = TargetNames(LOOKING, self.library)

    def write(self, path: Path, content: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        return path

    def resolve(self, *wanted: Wanted, strategy: ConflictStrategy) -> list[Draft]:
        resolver = ConflictResolver(LOOKING, self.names, OperationType.MOVE, lambda _: strategy)
        return resolver.resolve(list(wanted))

    def one(self, content: str, *, strategy: ConflictStrategy) -> list[Draft]:
        """Bring a song that wants to be `Ada/Song.mp3`."""
        path = self.write(self.source / "new.mp3", content)
        return self.resolve(wanted(path), strategy=strategy)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def wanted(path: Path, folders: tuple[str, ...] = ("Ada",)) -> Wanted:
    node = LOOKING.node(path)
    assert node is not None
    return Wanted(path, node.identity, folders, "Song", ".mp3", Role.AUDIO, "Albums")


def test_what_lies_there_under_a_number_already_stays(desk: Desk) -> None:
    desk.write(desk.library / "Ada" / "Song.mp3", "another")
    there = desk.write(desk.library / "Ada" / "Song (2).mp3", "mine")
    (step,) = desk.one("mine", strategy=ConflictStrategy.RENAME)
    assert (step.stays, step.target) == (StayReason.ALREADY_THERE, there)
    assert step.message == f"The same content as {there}."


@pytest.mark.parametrize("strategy", [ConflictStrategy.RENAME, ConflictStrategy.KEEP_BOTH])
def test_where_thousands_of_numbers_are_taken_the_file_stays(
    desk: Desk, strategy: ConflictStrategy
) -> None:
    desk.write(desk.library / "Ada" / "Song.mp3", "another")
    for number in range(2, 10_000):
        (desk.library / "Ada" / f"Song ({number}).mp3").touch()
    other = replace(wanted(desk.write(desk.source / "other.mp3", "x")), stem="Other")
    path = desk.write(desk.source / "new.mp3", "mine")
    stays, goes = desk.resolve(wanted(path), other, strategy=strategy)
    assert (stays.source, stays.stays) == (path, StayReason.NAME_TAKEN)
    assert stays.message == "Thousands of names like it are taken."
    assert goes.target == desk.library / "Ada" / "Other.mp3"


def test_a_name_that_became_free_since_it_was_listed_is_given_out(desk: Desk) -> None:
    gone = desk.write(desk.library / "Ada" / "Song.mp3", "another")
    assert desk.names.holders(gone.parent, gone.name) == [gone]
    gone.unlink()
    (step,) = desk.one("mine", strategy=ConflictStrategy.SKIP)
    assert (step.stays, step.target) == (None, gone)


@pytest.mark.parametrize("way", ["Ada", "Ada/Blue", "Ada/Blue/CD 1"])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_or_link_in_the_way_of_a_folder_keeps_the_music_where_it_is(
    desk: Desk, way: str, *, is_link: bool
) -> None:
    if is_link:
        (desk.library / "ada").symlink_to(desk.source)
    else:
        desk.write(desk.library / "ada", "a note")
    path = desk.write(desk.source / "new.mp3", "mine")
    song = wanted(path, tuple(way.split("/")))
    (step,) = desk.resolve(song, strategy=ConflictStrategy.REPLACE)
    assert (step.source, step.stays) == (path, StayReason.NAME_TAKEN)
    assert step.message == f"A file or link stands in the way of {way}."


@pytest.mark.parametrize(
    ("present", "stays"),
    [("Song (3).mp3", True), ("Song live.mp3", False), ("Song (live).mp3", False)],
)
def test_only_a_number_counts_as_a_name_that_was_given_out_before(
    desk: Desk, present: str, *, stays: bool
) -> None:
    holder = desk.write(desk.library / "Ada" / "Song.mp3", "another")
    path = desk.write(desk.library / "Ada" / present, "mine")
    steps = desk.resolve(wanted(holder), wanted(path), strategy=ConflictStrategy.RENAME)
    (step,) = (step for step in steps if step.source == path)
    if stays:
        assert step.stays is StayReason.IN_PLACE
    else:
        assert step.target == desk.library / "Ada" / "Song (2).mp3"
