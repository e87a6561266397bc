"""All suites: which commands on which libraries are struck by what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tests.faults.strikes import (
    Strike,
    errors_for_good,
    errors_once,
    intruders,
    kills,
    lossy_kills,
    power_cuts,
    signals,
    swapped_links,
)
from tests.faults.trials import Setting, Unharmed


@dataclass(frozen=True, slots=True)
class Suite:
    """Faults of one kind, struck into some commands.

    Attributes:
        strikes: yields every fault for a setting.
        settings: commands and libraries.
    """

    strikes: Callable[[Setting, Unharmed], Iterator[Strike]]
    settings: tuple[Setting, ...]


_SAME = (
    Setting("organize", "plain"),
    Setting("rollback", "plain"),
    Setting("redo", "plain"),
    Setting("restore", "plain"),
    Setting("recover", "plain"),
)
_ACROSS = tuple(Setting(one.journey, one.library, across=True) for one in _SAME)
_OTHERS = (
    Setting("organize", "messy"),
    Setting("organize", "listed"),
    Setting("organize", "copied"),
    Setting("organize", "linked"),
    Setting("organize", "listed", across=True),
    Setting("organize", "verified", across=True),
    Setting("rollback", "messy", across=True),
    Setting("rollback", "copied"),
    Setting("rollback", "listed"),
    Setting("rollback", "listed", across=True),
    Setting("redo", "messy"),
    Setting("redo", "listed"),
    Setting("redo", "listed", across=True),
    Setting("restore", "messy", across=True),
    Setting("recover", "listed", across=True),
    Setting("recover", "verified", across=True),
    Setting("recover-rollback", "messy", across=True),
    Setting("recover-rollback", "listed", across=True),
)
_TIDIED = tuple(Setting(one.journey, "tidied") for one in _SAME if one.journey != "restore")
_RESUMED = (
    Setting("organize", "messy", resumed=True),
    Setting("organize", "listed", across=True, resumed=True),
    Setting("organize", "tidied", resumed=True),
    Setting("rollback", "listed", across=True, resumed=True),
    Setting("redo", "listed", across=True, resumed=True),
)
_LISTED = Setting("organize", "listed", across=True)
_CUT_OFF = (*_SAME, *_ACROSS, *_OTHERS, *_TIDIED, *_RESUMED)
_ASTRAY = (*_SAME, *_ACROSS, _LISTED)
_LOSSY = (
    Setting("organize", "plain", across=True),
    Setting("organize", "verified", across=True),
    Setting("redo", "plain", across=True),
    Setting("recover", "plain", across=True),
)

SUITES: Mapping[str, Suite] = MappingProxyType(
    {
        "killed": Suite(kills, _CUT_OFF),
        "killed on a lossy drive": Suite(lossy_kills, _LOSSY),
        "without power": Suite(power_cuts, _CUT_OFF),
        "failing once": Suite(errors_once, _ASTRAY),
        "failing for good": Suite(errors_for_good, _ASTRAY),
        "asked to end": Suite(signals, _ASTRAY),
        "names taken": Suite(intruders, _ASTRAY),
        "links swapped in": Suite(swapped_links, _ASTRAY),
    }
)
