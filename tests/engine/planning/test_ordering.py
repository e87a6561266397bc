"""Steps come in an order in which no name is taken and nothing is gone before it was copied."""

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest

from music_organizer.models.operation import OperationType
from music_organizer.planning.draft import Draft
from music_organizer.planning.ordering import ordered

COPY, MOVE = OperationType.COPY, OperationType.MOVE
Told = tuple[OperationType, str, str]


def carried_out(steps: Iterable[Draft], names: Iterable[str]) -> dict[str, str]:
    """Take the steps as a disk would; return what lies where, told by its first name."""
    disk = {name: name for name in names}
    done: set[int] = set()
    for step in steps:
        assert step.source is not None
        assert step.target is not None
        assert step.requires is None or id(step.requires) in done
        assert step.target.name not in disk, f"{step.target} is taken"
        disk[step.target.name] = disk[step.source.name]
        if step.kind is MOVE:
            del disk[step.source.name]
        done.add(id(step))
    return disk


def drafts(told: Iterable[Told]) -> list[Draft]:
    folder = Path("/library")
    return [Draft(kind, source=folder / old, target=folder / new) for kind, old, new in told]


RINGS: dict[str, list[Told]] = {
    "two change places": [(MOVE, "a", "b"), (MOVE, "b", "a")],
    "three go round": [(MOVE, "a", "b"), (MOVE, "b", "c"), (MOVE, "c", "a")],
    "a copy takes the name of who follows": [
        (COPY, "a", "b"),
        (MOVE, "a", "c"),
        (MOVE, "b", "a"),
    ],
    "two copies and a longer ring": [
        (COPY, "a", "b"),
        (COPY, "a", "e"),
        (MOVE, "a", "c"),
        (MOVE, "b", "d"),
        (MOVE, "d", "a"),
    ],
    "a copy is in the way of nobody": [(COPY, "a", "c"), (MOVE, "a", "b"), (MOVE, "b", "a")],
}


@pytest.mark.parametrize("told", RINGS.values(), ids=RINGS)
def test_rings_come_apart_in_whatever_order_they_are_told(told: list[Told]) -> None:
    names = {old for _, old, _ in told}
    expected = {new: old for _, old, new in told}
    for one in permutations(told):
        steps = ordered(drafts(one))
        assert carried_out(steps, names) == expected
        aside = [step for step in steps if step.metadata.get("step") == "aside"]
        assert len(steps) == len(told) + len(aside)
        assert {step.reason for step in aside} == {"Steps aside, since names change places."}


def test_who_leaves_a_name_goes_before_the_one_that_takes_it() -> None:
    steps = ordered(drafts([(MOVE, "c", "b"), (MOVE, "b", "a")]))
    assert [step.source and step.source.name for step in steps] == ["b", "c"]


def test_a_change_of_case_alone_passes_through_another_name() -> None:
    aside, final = ordered(drafts([(MOVE, "SONG.mp3", "Song.mp3")]))
    assert aside.target == final.source
    assert aside.target is not None
    assert aside.target.name.startswith("SONG.mp3.")
    assert (final.target, final.requires) == (Path("/library/Song.mp3"), aside)
