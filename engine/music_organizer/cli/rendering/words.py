"""Numbers, sizes and paths as people read them."""

from collections.abc import Mapping

from music_organizer.models.conflict import StayReason

_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1000


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, such as `1 file` or `1,284 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: float) -> str:
    """Return a number of bytes in the unit that fits, such as `31.4 MB`."""
    unit = 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number /= _STEP
        unit += 1
    return f"{number:,.0f} {_UNITS[unit]}" if unit == 0 else f"{number:,.1f} {_UNITS[unit]}"


def elided(text: str, room: int) -> str:
    """Return the text, its middle left out where it is longer than the room."""
    if len(text) <= room:
        return text
    tail = (room - 1) * 2 // 3
    return f"{text[: room - 1 - tail]}…{text[len(text) - tail :]}"


def reasons(staying: Mapping[str, int]) -> str:
    """Return why files stay, such as `2 already there, 1 can't be read`."""
    parts = [
        f"{number:,} {StayReason(why).label[0].lower()}{StayReason(why).label[1:]}"
        for why, number in sorted(staying.items(), key=lambda one: -one[1])
    ]
    return ", ".join(parts)
