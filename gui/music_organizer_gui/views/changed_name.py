"""A new name beside the old one: what differs is drawn stronger."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

_LONGEST_COMPARED = 200
_SHORTEST_KEPT = 3


class Piece(Struct, frozen=True):
    """A part of a name, and whether it was not there before."""

    text: str
    is_new: bool


@lru_cache(maxsize=2048)
def pieces(old: str, new: str) -> Sequence[Piece]:
    """Divide a new name into what the old one had and what it had not."""
    if old == new:
        return (Piece(new, is_new=False),)
    if max(len(old), len(new)) > _LONGEST_COMPARED:
        return (Piece(new, is_new=True),)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Piece] = []
    for tag, _, _, begin, end in matcher.get_opcodes():
        if begin < end:
            found.append(Piece(new[begin:end], is_new=tag != "equal"))
    return _without_splinters(found)


def _without_splinters(found: Sequence[Piece]) -> Sequence[Piece]:
    """Join what differs across a letter or two that agree by chance."""
    joined: list[Piece] = []
    for number, piece in enumerate(found):
        inside = 0 < number < len(found) - 1
        is_new = piece.is_new or (inside and len(piece.text) < _SHORTEST_KEPT)
        if joined and joined[-1].is_new == is_new:
            joined[-1] = Piece(joined[-1].text + piece.text, is_new)
        else:
            joined.append(Piece(piece.text, is_new))
    return tuple(joined)
