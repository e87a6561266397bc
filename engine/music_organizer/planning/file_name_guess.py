"""What the name of a file tells about the track in it."""

import re

from msgspec import Struct

_PARTS = re.compile(r"\s+[-–—]\s+")
_DISC_AND_TRACK = re.compile(
    r"\[?(?P<disc>0?[1-9])[-.](?P<track>\d\d)(?:\]\s*|[\s._-]+)(?P<rest>[^\W\d].*)"
)
_NUMBER_FIRST = (
    re.compile(r"(?P<track>0\d{1,2})(?:[\s._)\]–—-]+)(?P<rest>\S.*)"),
    re.compile(r"[\[(](?P<track>\d{1,2})[\])](?:[\s._–—-]*)(?P<rest>\S.*)"),
    re.compile(r"(?P<track>\d{1,2})(?:\s*[.)]\s*|\s+[-–—]\s+)(?P<rest>\D.*)"),
    re.compile(r"(?P<track>\d\d)[-–—_]+(?P<rest>\D.*)"),
)
_BARE_NUMBER = re.compile(r"(?P<track>[1-3]\d) (?P<rest>\D.*)")
_ON_SIDE = re.compile(r"[A-H]\d{1,2}[\s._)-]+\D.*")
_NUMBER_PART = re.compile(r"\d{1,2}|0\d\d")
_NUMBERED_PART = re.compile(r"(?P<track>0\d|[1-3]\d)[.)]? (?P<rest>\D.*)")
_NUMBER_ONLY = re.compile(
    r"(?:track|audiotrack|titel|piste|pista|traccia|spor)[\s_]*(?P<track>\d{1,3})", re.IGNORECASE
)


class FileNameGuess(Struct, frozen=True):
    """What a file name tells.

    Attributes:
        rest: everything behind the number; the title, or `Artist - Title`.
        before: the parts in front of the number, the artist first.
        track: the number, 0 when there is none.
        disc: number of the disc, 0 when the name does not tell.
        on_side: whether it begins with its place on a record (`A1`), which stays in the title,
            since nothing tells how many tracks the sides before have.
    """

    rest: str
    before: tuple[str, ...] = ()
    track: int = 0
    disc: int = 0
    on_side: bool = False


def guess_from_file_name(stem: str, *, in_album: bool) -> FileNameGuess:
    """Read the name of a file without its suffix.

    Args:
        stem: the name, spaces already restored.
        in_album: whether it lies in a folder that can be an album, so that a bare number in
            front is more likely its place on the album than part of the title.
    """
    both = _DISC_AND_TRACK.fullmatch(stem)
    if both:
        return FileNameGuess(both["rest"], (), int(both["track"]), int(both["disc"]))
    for form in (*_NUMBER_FIRST, _BARE_NUMBER) if in_album else _NUMBER_FIRST:
        match = form.fullmatch(stem)
        if match and int(match["track"]):
            return FileNameGuess(match["rest"], (), int(match["track"]))
    if in_album and _NUMBER_PART.fullmatch(stem):
        return FileNameGuess("", track=int(stem))
    named = _NUMBER_ONLY.fullmatch(stem)
    if named:
        return FileNameGuess(stem, track=int(named["track"]))
    on_side = in_album and _ON_SIDE.fullmatch(stem) is not None
    return _numbered_inside(stem) or FileNameGuess(stem, on_side=on_side)


def _numbered_inside(stem: str) -> FileNameGuess | None:
    """Read `Artist - 01 - Title`, `Artist - Album - 01 - Title` and `Artist - Album - 01 Title`."""
    parts = _PARTS.split(stem)
    for index, part in enumerate(parts[1:], start=1):
        before, after = tuple(parts[:index]), parts[index + 1 :]
        if _NUMBER_PART.fullmatch(part) and after and int(part):
            return FileNameGuess(" - ".join(after), before, int(part))
        match = _NUMBERED_PART.fullmatch(part)
        if match:
            return FileNameGuess(" - ".join([match["rest"], *after]), before, int(match["track"]))
    return None
