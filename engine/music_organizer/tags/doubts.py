"""What a file's tags say that cannot be meant so, in words for whoever wonders about its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from music_organizer.tags import values

NamesOfField = Mapping[str, tuple[str, ...]]

_SHOWN = 40
_NUMBERS = (("track", "track"), ("disc", "disc"))
_DATES = ("date", "original_date")
_TEXTS = (
    ("title", "title"),
    ("artists", "artist"),
    ("album", "album"),
    ("album_artists", "album artist"),
)
_NOT_KNOWN = frozenset({"", "0", "00", "0/0", "00/00", "0000"})


def doubts(raw: Mapping[str, list[str]], names: NamesOfField) -> tuple[str, ...]:
    """Return what of the values was not understood, or is too much to count.

    Args:
        raw: the values of a file.
        names: what the fields are called in it.
    """
    return tuple(dict.fromkeys(_found(raw, names)))


def _found(raw: Mapping[str, list[str]], names: NamesOfField) -> Iterator[str]:
    for field, word in _NUMBERS:
        number = next((one for one in _said(raw, names[field]) if one not in _NOT_KNOWN), "0")
        if number != "0" and not _is_sound_number(number):
            yield f"“{number[:_SHOWN]}” as {word}"
    for field in _DATES:
        yield from _no_date(_said(raw, names[field]))
    for field, word in _TEXTS:
        for name in names[field]:
            if name in raw and not _is_short(raw[name]):
                yield from _too_much(raw[name], word)


def _said(raw: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (values.clean(value) for name in names if name in raw for value in raw[name])


def _no_date(said: Iterable[str]) -> Iterator[str]:
    unknown = []
    for one in said:
        if values.date(one):
            return
        unknown.append(one)
    told = next((one for one in unknown if one not in _NOT_KNOWN), None)
    if told is not None:
        yield f"“{told[:_SHOWN]}” as year"
    elif "" in unknown:
        # ID3 is read by a library that keeps of a date only what is one.
        yield "no year that can be read"


def _is_sound_number(value: str) -> bool:
    number, total = values.number_and_total(value)
    has_total = "/" in value and bool(value.partition("/")[2].strip())
    return number > 0 and (total > 0 or not has_total)


def _is_short(several: Sequence[str]) -> bool:
    """Tell at little cost that there is not too much of anything; of most there is not."""
    return len(several) == 1 and len(several[0]) < values.MAX_VALUES


def _too_much(several: Sequence[str], word: str) -> Iterator[str]:
    count = len(several)
    longest = 0
    for value in several:
        count += value.count("\0")
        longest = max(longest, len(value))
    if count > values.MAX_VALUES:
        yield f"{count:,} values as {word}, of which {values.MAX_VALUES:,} count"
        return
    if longest > values.MAX_LENGTH:
        yield f"{longest:,} characters as {word}, of which {values.MAX_LENGTH:,} count"
