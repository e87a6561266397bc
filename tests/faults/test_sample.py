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
    "killed": 45,
    "without power": 150,
    "failing once": 170,
    "failing for good": 160,
    "asked to end": 110,
    "names taken": 6,
}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("suite", EVERY)
def test_no_promise_is_broken(suite: str) -> None:
    found = [
        told
        for told in outcomes(chosen([suite]), every=EVERY[suite], jobs=2)
        if isinstance(told, Outcome)
    ]
    assert [one.found.sentences() for one in found] == [[]] * len(found)
    assert sum(one.points for one in found) >= len(found) > 0
