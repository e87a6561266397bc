"""A path format with the values of one album filled in: only those of each track are left."""

from collections.abc import Callable, Mapping, Sequence

from music_organizer.planning.path_grammar import Choice, Part, Text, Value

Filling = Callable[[Mapping[str, str]], str | None]
"""Returns the text for the values of a track; `None` where a field is empty that must not be."""

_Filled = str | Filling | None


def filled(parts: Sequence[Part], shared: Mapping[str, str], track: Sequence[str]) -> Filling:
    """Fill in the values that all tracks share, once for all of them.

    Args:
        parts: what the format is made of.
        shared: the values of the album; fields that are in neither count as empty.
        track: the fields whose values are given for each track, all of them.
    """
    text = _parts(parts, shared, frozenset(track))
    return text if callable(text) else lambda _values: text


def _parts(parts: Sequence[Part], shared: Mapping[str, str], track: frozenset[str]) -> _Filled:
    pieces: list[str | Filling] = []
    for part in parts:
        piece = _part(part, shared, track)
        if piece is None:
            return None
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece != "":
            pieces.append(piece)
    if not pieces:
        return ""
    return pieces[0] if len(pieces) == 1 else _joined(pieces)


def _part(part: Part, shared: Mapping[str, str], track: frozenset[str]) -> _Filled:
    if isinstance(part, Text):
        return part.text
    if isinstance(part, Choice):
        return _choice(part, shared, track)
    text = _parts(part.parts, shared, track)
    return _optional(text) if callable(text) else text or ""


def _choice(choice: Choice, shared: Mapping[str, str], track: frozenset[str]) -> _Filled:
    otherwise = "" if choice.optional else None
    items: list[str | Value] = []
    for item in choice.alternatives:
        if isinstance(item, Value) and item.name in track:
            items.append(item)
            continue
        text = item.text if isinstance(item, Text) else item.text(shared)
        if text:
            items.append(text)
            break
    if not items:
        return otherwise
    first = items[0]
    if isinstance(first, str):
        return first
    if len(items) == 1:
        return _only(first, otherwise)
    return _first_of(items, otherwise)


def _only(value: Value, otherwise: str | None) -> Filling:
    name = value.name
    if value.functions:
        return lambda values: value.text(values) or otherwise
    return lambda values: values[name] or otherwise


def _first_of(items: Sequence[str | Value], otherwise: str | None) -> Filling:
    def text(values: Mapping[str, str]) -> str | None:
        for item in items:
            found = item if isinstance(item, str) else item.text(values)
            if found:
                return found
        return otherwise

    return text


def _optional(filling: Filling) -> Filling:
    return lambda values: filling(values) or ""


def _joined(pieces: Sequence[str | Filling]) -> Filling:
    def text(values: Mapping[str, str]) -> str | None:
        found: list[str] = []
        for piece in pieces:
            known = piece if isinstance(piece, str) else piece(values)
            if known is None:
                return None
            found.append(known)
        return "".join(found)

    return text
