"""Numbers, sizes, times and paths as people read them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from rich.cells import cell_len

from music_organizer.models.conflict import StayReason

_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1000
_MINUTE = 60


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, such as `1 file` or `1,284 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def companions(covers: int, followers: int) -> list[str]:
    """Return how many covers there are, and other companions, each with its noun.

    Args:
        covers: covers.
        followers: covers and other companions together.
    """
    found = ((covers, "cover"), (followers - covers, "companion"))
    return [counted(number, noun) for number, noun in found if number]


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in words, such as `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def size(number: float) -> str:
    """Return a number of bytes in the unit that fits, such as `31.4 MB`."""
    unit = 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number /= _STEP
        unit += 1
    return counted(round(number), "byte") if unit == 0 else f"{number:,.1f} {_UNITS[unit]}"


def lasting(seconds: float) -> str:
    """Return a span of time, such as `0.04 s`, `7.3 s` or `3 min 12 s`."""
    if seconds < 1:
        return f"{seconds:.2f} s"
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes:,} min {rest} s"


def moment(when: datetime) -> str:
    """Return a moment on the clock of this machine, to the minute."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def elided(text: str, room: int) -> str:
    """Return the text, its middle left out where it is wider than the room.

    The end gets two thirds of the room, since it holds the name of the file.
    """
    if cell_len(text) <= room:
        return text
    tail = (room - 1) * 2 // 3
    return f"{_fitting(text, room - 1 - tail)}…{_fitting(text[::-1], tail)[::-1]}"


def first_lower(text: str) -> str:
    """Return a label as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def reasons(staying: Mapping[str, int]) -> str:
    """Return why files stay, such as `2 already there, 1 can't be read`."""
    return ", ".join(
        f"{number:,} {first_lower(StayReason(why).label)}"
        for why, number in sorted(staying.items(), key=lambda one: -one[1])
    )


def _fitting(text: str, room: int) -> str:
    taken = 0
    for position, char in enumerate(text):
        taken += cell_len(char)
        if taken > room:
            return text[:position]
    return text
