"""A sample of all faults; `make faults` strikes with every one of them."""

import sys

import pytest

from tests.faults.run import Outcome, chosen, outcomes
from tests.faults.system_calls import IS_KNOWN_MACHINE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE,
    reason="Linux alone asks about system calls; tests/properties cut runs off everywhere",
)

EVERY = {
    "killed": 70,
    "without power": 250,
    "failing once": 250,
    "failing for good": 250,
    "asked to end": 200,
    "names taken": 10,
}


@pytest.fixture(scope="module")
def sample() -> list[Outcome]:
    suites = (one for name in EVERY for one in chosen([name]))
    told = outcomes(suites, EVERY.__getitem__, jobs=2)
    return [one for one in told if isinstance(one, Outcome)]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("suite", EVERY)
def test_no_promise_is_broken(suite: str, sample: list[Outcome]) -> None:
    found = [one for one in sample if one.name.startswith(suite)]
    assert [line for one in found for line in one.found.sentences()] == []
    assert sum(one.points for one in found) >= len(found) > 0
