"""A disk that fails at one of its acts, or a process that ends there, breaks no promise.

This runs wherever Python does; `make faults` strikes at every act with every mishap.
"""

import pytest

from tests.faults.in_process import JOURNEYS, Stroke, strokes
from tests.faults.scene import OTHER_DRIVE
from tests.support.faulty_port import Mishap

POINTS = 3


def sample(journey: str, *, across: bool) -> list[Stroke]:
    """Return strokes that are far from each other, in turn with every mishap."""
    found = list(strokes(journey, across=across))
    acts = len(found) // len(Mishap)
    chosen = (
        (number * acts // POINTS, (number + across) % len(Mishap)) for number in range(POINTS)
    )
    return [found[act * len(Mishap) + mishap] for act, mishap in chosen]


@pytest.mark.parametrize("across", [False, True], ids=["one drive", "two drives"])
@pytest.mark.parametrize("journey", JOURNEYS)
def test_no_promise_is_broken(journey: str, across: bool) -> None:
    if across and not OTHER_DRIVE.is_dir():
        pytest.skip("there is no second drive")
    told = [
        f"{stroke.label}: {sentence}"
        for stroke in sample(journey, across=across)
        for sentence in stroke.carried_out().sentences()
    ]
    assert told == []


def test_a_redo_that_ended_anywhere_keeps_no_playlist_from_its_first_session() -> None:
    """The rollback once said of a playlist that the redo had moved it on, and left it away."""
    ended = [one for one in strokes("redo", across=False) if one.mishap is Mishap.ENDED_AFTER]
    moves = [one for one in ended if one.name == "move"]
    assert moves
    assert [sentence for one in moves for sentence in one.carried_out().sentences()] == []
