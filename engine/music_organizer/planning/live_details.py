"""Day and place of a concert, as the title of a live album tells them."""

import re

from msgspec import Struct

from music_organizer.planning.dates import day_in

_AT = re.compile(r"\blive\s+(?:at|from|in|on|@)\s+(?:the\s+)?(?P<venue>[^()\[\]]+)", re.IGNORECASE)
_LOOSE_ENDS = " ,;:-–—_.@"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_LAST_YEAR = re.compile(r"[\s,–—-]+(?:19|20)\d\d$")


class LiveDetails(Struct, frozen=True):
    """What the title of a live album tells.

    Attributes:
        date: day of the concert, `YYYY-MM-DD`.
        venue: where it took place.
        title: the title without the day, when anything is left of it.
    """

    date: str
    venue: str
    title: str


def live_details(title: str) -> LiveDetails:
    """Read day and place out of a title such as `1983-12-17 Le Zénith, Paris`."""
    day = day_in(title)
    rest = title
    if day:
        rest = _EMPTY_BRACKETS.sub("", f"{title[: day.start]} {title[day.end :]}")
        rest = " ".join(rest.split()).strip(_LOOSE_ENDS)
    at = _AT.search(rest)
    venue = at["venue"] if at else rest if day and day.start == 0 else ""
    return LiveDetails(
        date=day.date if day else "",
        venue=_LAST_YEAR.sub("", venue.strip(_LOOSE_ENDS)).strip(_LOOSE_ENDS),
        title=rest or title,
    )
