"""Whatever moment a run is killed at, nothing is lost and everything can be put back."""

from collections.abc import Callable

import pytest

from tests.crash.run_kill_points import SCENARIOS, attempt, run
from tests.support.killing import Tally

SAMPLE = [
    ("organize-replace", "renameat2", 4),
    ("organize-replace", "renameat2", 6),
    ("organize-keep-both", "fsync", 12),
    ("organize-keep-both", "pwrite64", 51),
    ("organize-other-drive", "renameat2", 2),
    ("organize-other-drive", "unlink,unlinkat", 1),
    ("organize-other-drive", "unlink,unlinkat", 4),
    ("organize-other-drive", "write", 9),
    ("rollback", "renameat2", 3),
    ("rollback", "fdatasync", 4),
    ("rollback-other-drive", "fsync", 9),
    ("rollback-other-drive", "utimensat", 5),
    ("recover", "fsync", 2),
]


@pytest.mark.parametrize(("scenario", "calls", "number"), SAMPLE)
def test_a_run_killed_at_one_moment_loses_nothing(
    scenario: str, calls: str, number: int, system_tool: Callable[[str], str]
) -> None:
    system_tool("strace")
    tally = Tally()
    attempt(scenario, calls, number, tally)
    assert (tally.lost, tally.partial, tally.not_restored, tally.tracebacks) == ([], [], [], [])


@pytest.mark.crash
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_run_killed_at_every_moment_loses_nothing(scenario: str) -> None:
    tally = run(scenario, step=1)
    assert tally.points
    assert (tally.lost, tally.partial, tally.not_restored, tally.tracebacks) == ([], [], [], [])
