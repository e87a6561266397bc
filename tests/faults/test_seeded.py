"""A proof that cannot fail proves nothing: each planted fault is found by the suite made for it."""

import errno
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.faults.program import Launcher
from tests.faults.seeded import FAULTS
from tests.faults.strikes import Strike, errors_once, intruders, kills, power_cuts, swapped_links
from tests.faults.supervisor import Call
from tests.faults.system_calls import IS_KNOWN_MACHINE
from tests.faults.trials import Setting, Unharmed, unharmed

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE,
    reason="Linux alone asks about system calls; tests/properties cut runs off everywhere",
)

NEAR, FAR = Setting("organize", "plain"), Setting("organize", "plain", across=True)


@dataclass(frozen=True)
class Hunt:
    """Where a planted fault is to be found, and as what."""

    setting: Setting
    strikes: Callable[[Setting, Unharmed], Iterator[Strike]]
    names: tuple[str, ...]
    kind: str
    detail: int | None = None


HUNTS = {
    "no journal": Hunt(NEAR, kills, ("fsync",), "untrue"),
    "no recovery": Hunt(NEAR, kills, ("renameat2",), "untrue"),
    "no temporary file": Hunt(FAR, kills, ("sendfile", "copy_file_range", "write"), "partial"),
    "no flush": Hunt(FAR, power_cuts, ("unlinkat", "unlink"), "lost", 1),
    "commits that are not flushed": Hunt(NEAR, power_cuts, ("renameat2",), "untrue", 1),
    "overwriting": Hunt(NEAR, intruders, ("rename", "renameat"), "lost"),
    "swallowed error": Hunt(NEAR, errors_once, ("renameat2",), "untrue", errno.EIO),
    "followed link": Hunt(NEAR, swapped_links, ("mkdirat", "renameat2"), "touched outside"),
}


def chosen(hunt: Hunt, usual: Unharmed) -> list[Strike]:
    """Return the likeliest strikes, those in the middle of the run first."""
    fitting = {call.number for call in usual.calls if call.name in hunt.names and _is_music(call)}
    strikes = [
        strike
        for strike in hunt.strikes(hunt.setting, usual)
        if strike.call in fitting and hunt.detail in (None, strike.detail)
    ]
    middle = len(strikes) // 2
    return sorted(strikes, key=lambda one: abs(strikes.index(one) - middle))


def _is_music(call: Call) -> bool:
    ours = (b"/home/", b"operations.jsonl", b"/said/")
    return not any(part in call.paths[-1] for part in ours)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str, launcher: Launcher) -> None:
    hunt = HUNTS[fault]
    strikes = chosen(hunt, unharmed(hunt.setting, launcher, fault))
    found = [strike.carried_out(launcher, fault).broken for strike in strikes[:1]]
    for strike in strikes[1:6]:
        if hunt.kind not in found[-1]:
            found.append(strike.carried_out(launcher, fault).broken)
    assert hunt.kind in found[-1], found
