"""Many rows in little memory: blocks of columns, each held as its values allow."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import is_
from typing import Any

from msgspec import Struct

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath
from music_organizer.models.operation import OperationLink

BLOCK_SIZE = 128
"""How many rows lie together: enough to share much, few enough to be held for a moment."""

_END_OF_NAME = "\0"

# Its own constructor is a call of Python, which counts a million times over.
_identity = partial(tuple.__new__, FileIdentity)


class Column(Struct, gc=False):
    """The values of one field, for every row of a block."""

    def values(self, count: int) -> Iterable[Any]:
        """Return all values again.

        Args:
            count: how many they are.
        """
        raise NotImplementedError

    def at(self, place: int) -> Any:  # noqa: ANN401 - whatever was given
        """Return a single value."""
        raise NotImplementedError


Maker = Callable[[Sequence[Any]], Column]
"""Makes a column of its values."""


class Block:
    """Rows that follow each other, held by columns.

    Args:
        rows: the rows, all of one length.
        makers: what makes each column.
    """

    __slots__ = ("_columns", "count")

    def __init__(self, rows: Sequence[Sequence[Any]], makers: Sequence[Maker]) -> None:
        self.count = len(rows)
        values = zip(*rows, strict=True)
        self._columns = tuple(make(each) for make, each in zip(makers, values, strict=True))

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows again."""
        return self.values(range(len(self._columns)))

    def values(self, fields: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """Yield some fields of the rows, told by their places."""
        wanted = (self._columns[field] for field in fields)
        return zip(*(column.values(self.count) for column in wanted), strict=True)

    def row(self, place: int) -> tuple[Any, ...]:
        """Return a single row."""
        return tuple(column.at(place) for column in self._columns)


class _Same(Column, gc=False):
    value: Any

    def values(self, count: int) -> Iterable[Any]:
        return repeat(self.value, count)

    def at(self, place: int) -> Any:  # noqa: ANN401, ARG002 - it is everywhere
        return self.value


class _Each(Column, gc=False):
    held: Sequence[Any]

    def values(self, count: int) -> Iterable[Any]:  # noqa: ARG002 - each tells its own
        return self.held

    def at(self, place: int) -> Any:  # noqa: ANN401
        return self.held[place]


class _Names(Column, gc=False):
    text: str

    def values(self, count: int) -> Iterable[Any]:  # noqa: ARG002
        return self.text.split(_END_OF_NAME)

    def at(self, place: int) -> Any:  # noqa: ANN401
        return self.text.split(_END_OF_NAME)[place]


class _Tuples(Column, gc=False):
    columns: Sequence[Column]

    def values(self, count: int) -> Iterable[Any]:
        return zip(*(column.values(count) for column in self.columns), strict=True)

    def at(self, place: int) -> Any:  # noqa: ANN401
        return tuple(column.at(place) for column in self.columns)


class _Made(Column, gc=False):
    """What is made of tuples."""

    make: Callable[[Any], Any]
    tuples: _Tuples

    def values(self, count: int) -> Iterable[Any]:
        return map(self.make, self.tuples.values(count))

    def at(self, place: int) -> Any:  # noqa: ANN401
        return self.make(self.tuples.at(place))


class _Digests(Column, gc=False):
    """Checksums as bytes.

    Attributes:
        kind: what each begins with.
        size: how many bytes follow, in hexadecimal digits.
        held: the bytes of all.
    """

    kind: str
    size: int
    held: bytes

    def values(self, count: int) -> Iterable[Any]:
        text, length = self.held.hex(), 2 * self.size
        return [self.kind + text[at : at + length] for at in range(0, count * length, length)]

    def at(self, place: int) -> Any:  # noqa: ANN401
        begin = place * self.size
        return self.kind + self.held[begin : begin + self.size].hex()


class _Sparse(Column, gc=False):
    """What only some rows have.

    Attributes:
        there: for each row whether it has a value.
        known: the values.
    """

    there: bytes
    known: Column

    def values(self, count: int) -> Iterable[Any]:  # noqa: ARG002
        known = iter(self.known.values(sum(self.there)))
        return [next(known) if there else None for there in self.there]

    def at(self, place: int) -> Any:  # noqa: ANN401
        return self.known.at(sum(self.there[:place])) if self.there[place] else None


def _link(values: tuple[str, int]) -> OperationLink:
    return OperationLink(*values)


def alike(values: Sequence[Any]) -> Column:
    """Hold one object once where all are the same one."""
    first = values[0]
    return _Same(first) if all(map(is_, values, repeat(first))) else _Each(tuple(values))


def sparse(make: Maker) -> Maker:
    """Let a maker be asked for the values that are there only."""

    def made(values: Sequence[Any]) -> Column:
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            return make(known)
        if not known:
            return _Same(None)
        return _Sparse(bytes(value is not None for value in values), make(known))

    return made


@sparse
def numbers(values: Sequence[int]) -> Column:
    """Hold numbers of up to 64 bits as such; others as they are."""
    try:
        return _Each(array("q", values))
    except (OverflowError, TypeError):
        return alike(values)


def names(values: Sequence[str]) -> Column:
    """Hold names as one text."""
    text = _END_OF_NAME.join(values)
    is_plain = text.count(_END_OF_NAME) == len(values) - 1
    return _Names(text) if is_plain else _Each(tuple(values))


@sparse
def paths(kept: Sequence[KeptPath]) -> Column:
    """Hold folders apart from names."""
    pairs = [one for one in kept if type(one) is tuple]
    if len(pairs) < len(kept):
        return alike(kept)
    folders, found = zip(*pairs, strict=True)
    return _Tuples((alike(folders), names(found)))


@sparse
def identities(values: Sequence[FileIdentity]) -> Column:
    """Hold each number of an identity apart."""
    device, *others = zip(*values, strict=True)
    return _Made(_identity, _Tuples((alike(device), *map(numbers, others))))


@sparse
def links(values: Sequence[OperationLink]) -> Column:
    """Hold sessions apart from numbers."""
    sessions = alike([one.session_id for one in values])
    return _Made(_link, _Tuples((sessions, numbers([one.sequence for one in values]))))


@sparse
def digests(texts: Sequence[str]) -> Column:
    """Hold checksums, or whatever is written in hexadecimal digits, as bytes."""
    kind, length = texts[0][: texts[0].rfind(":") + 1], len(texts[0])
    digits = "".join(text[len(kind) :] for text in texts)
    size, is_odd = divmod(length - len(kind), 2)
    # Whatever is written otherwise than ours stays as it is.
    if is_odd or not all(len(text) == length and text.startswith(kind) for text in texts):
        return alike(texts)
    try:
        held = bytes.fromhex(digits)
    except ValueError:
        return alike(texts)
    return _Digests(kind, size, held) if held and held.hex() == digits else alike(texts)
