"""Years and days in tags and titles; whatever is no sensible date counts as unknown."""

import re
from functools import lru_cache

from msgspec import Struct

from music_organizer.planning.filenames import CACHED_NAMES

_YEAR = r"(?:18[6-9]\d|19\d\d|20\d\d)"
_LEADING_YEAR = re.compile(rf"\s*({_YEAR})(?!\d)")
_DATE = re.compile(rf"\s*({_YEAR})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)")
_YEAR_FIRST = re.compile(
    rf"(?<!\d)({_YEAR})([-./_ ])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII
)
_DAY_FIRST = re.compile(rf"(?<!\d)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.({_YEAR})(?!\d)")


class FoundDay(Struct, frozen=True):
    """A day named in a title: `YYYY-MM-DD`, and where it stands."""

    date: str
    start: int
    end: int


@lru_cache(CACHED_NAMES)
def year_of(date: str) -> str:
    """Return the year of a date tag, empty when there is no sensible one."""
    match = _LEADING_YEAR.match(date)
    return match[1] if match else ""


@lru_cache(CACHED_NAMES)
def sound_date(date: str) -> str:
    """Return `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, whichever the tag tells soundly, or nothing."""
    match = _DATE.match(date)
    return "-".join(filter(None, match.groups())) if match else year_of(date)


def day_in(title: str) -> FoundDay | None:
    """Find the first day that a title names, `1983-12-17` or `17.12.1983`."""
    match = _YEAR_FIRST.search(title)
    if match:
        return FoundDay(f"{match[1]}-{match[3]}-{match[4]}", match.start(), match.end())
    match = _DAY_FIRST.search(title)
    if match:
        date = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        return FoundDay(date, match.start(), match.end())
    return None
