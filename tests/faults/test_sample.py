"""A sample of all faults; `make faults` strikes with every one of them."""

import sys
from collections.abc import Callable, Iterator

import pytest

from tests.faults.outcome import Outcome
from tests.faults.program import Launcher
from tests.faults.run import chosen, outcomes
from tests.faults.sampling import spread
from tests.faults.strikes import Strike, errors_for_good, swapped_links
from tests.faults.system_calls import IS_KNOWN_MACHINE
from tests.faults.trials import Setting, Unharmed, unharmed

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE,
    reason="Linux alone asks about system calls; tests/properties cut runs off everywhere",
)

POINTS = {
    "killed": 44,
    "killed on a lossy drive": 10,
    "without power": 40,
    "failing once": 30,
    "failing for good": 20,
    "asked to end": 16,
    "names taken": 12,
    "links swapped in": 14,
}
ONCE_BROKEN = [
    (swapped_links, Setting("redo", "plain"), "fsync operations.jsonl"),
    (swapped_links, Setting("recover", "plain", across=True), ".lock"),
    (errors_for_good, Setting("recover", "plain"), "fchown history.db-shm and on ENOSPC"),
]
"""Moments at which a link swapped in left the times of folders, or an unfinished copy, wrong, and
at which a full drive let SQLite remove the log of a killed run."""


@pytest.fixture(scope="module")
def sample() -> list[Outcome]:
    suites = (one for name in POINTS for one in chosen([f"{name},"]))
    told = outcomes(suites, spread(POINTS), jobs=2)
    return [one for one in told if isinstance(one, Outcome)]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("suite", POINTS)
def test_no_promise_is_broken(suite: str, sample: list[Outcome]) -> None:
    found = [one for one in sample if one.name.startswith(f"{suite},")]
    assert [line for one in found for line in one.found.sentences()] == []
    assert sum(one.points for one in found) == POINTS[suite]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("strikes_of", "setting", "call"), ONCE_BROKEN)
def test_what_once_broke_stays_mended(
    strikes_of: Callable[[Setting, Unharmed], Iterator[Strike]], setting: Setting, call: str
) -> None:
    with Launcher() as launcher:
        strikes = strikes_of(setting, unharmed(setting, launcher))
        strike = next(one for one in strikes if call in one.label)
        assert strike.carried_out(launcher).sentences() == []
