"""The operations of a plan in a fraction of the memory that their records would take.

A record takes 0.75 kB with its names, its identity and its numbers. Here operations lie in blocks
of columns: what all of a block share is held once, names as one text, numbers and checksums as
plain bytes. Records are made anew whenever somebody walks through a block, and nobody holds them
afterwards, so that a plan of a million steps is carried out, written down and shown as a stream.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, compress, islice, starmap
from operator import eq
from typing import Any, Self, overload

from msgspec.structs import astuple

from music_organizer.models.columns import (
    BLOCK_SIZE,
    Block,
    Maker,
    alike,
    digests,
    identities,
    links,
    numbers,
    paths,
)
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath
from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)

Row = tuple[
    str,
    str,
    datetime,
    OperationType,
    KeptPath,
    KeptPath,
    KeptPath,
    OperationStatus,
    str | None,
    str | None,
    str | None,
    str | None,
    int | None,
    Mapping[str, Any],
    int,
    FileIdentity | None,
    Role,
    str,
    OperationLink | None,
    int | None,
]
"""What a record holds, in the order of its fields."""

_FIELDS = {name: number for number, name in enumerate(OperationRecord.__struct_fields__)}
_SPECIAL: Mapping[str, Maker] = {
    "id": digests,
    "source_path": paths,
    "target_path": paths,
    "backup_path": paths,
    "checksum_before": digests,
    "checksum_after": digests,
    "audio_checksum": digests,
    "file_size": numbers,
    "sequence": numbers,
    "identity": identities,
    "undoes": links,
    "belongs_to": numbers,
}
_MAKERS = tuple(_SPECIAL.get(name, alike) for name in _FIELDS)


class PackedOperations(Sequence[OperationRecord]):
    """Operations in their order, made anew whenever they are asked for.

    Args:
        rows: what records of them would hold; taken one block at a time.
    """

    __slots__ = ("_blocks", "_count")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        stream = iter(rows)
        self._blocks: list[Block] = []
        while some := list(islice(stream, BLOCK_SIZE)):
            self._blocks.append(Block(some, _MAKERS))
        self._count = sum(block.count for block in self._blocks)

    @classmethod
    def of(cls, operations: Iterable[OperationRecord]) -> Self:
        """Hold operations of which there are records; they are taken one block at a time."""
        return cls(map(astuple, operations))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[OperationRecord]:
        return chain.from_iterable(map(_records, self._blocks))

    @overload
    def __getitem__(self, index: int) -> OperationRecord: ...

    @overload
    def __getitem__(self, index: slice) -> list[OperationRecord]: ...

    def __getitem__(self, index: int | slice) -> OperationRecord | list[OperationRecord]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._count))]
        number, place = divmod(range(self._count)[index], BLOCK_SIZE)
        return OperationRecord(*self._blocks[number].row(place))

    def __eq__(self, other: object) -> bool:
        """Compare the operations, however they are held."""
        if self is other:
            return True
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"

    def used_up_backwards(self) -> Iterator[OperationRecord]:
        """Yield the last operation first and let go of each; nothing is held in the end."""
        while self._blocks:
            block = self._blocks.pop()
            self._count -= block.count
            yield from reversed(_records(block))

    def values(self, *fields: str) -> Iterator[tuple[Any, ...]]:
        """Yield some fields of every operation as records keep them; no record is made."""
        places = [_FIELDS[name] for name in fields]
        return chain.from_iterable(block.values(places) for block in self._blocks)

    def those(self, test: Callable[..., Any], *fields: str) -> Iterator[OperationRecord]:
        """Yield the operations whose fields pass a test; of others no record is made."""
        places = [_FIELDS[name] for name in fields]
        for block in self._blocks:
            passed = [test(*row) for row in block.values(places)]
            if any(passed):
                yield from starmap(OperationRecord, compress(block.rows(), passed))


class BySequence(Mapping[int, OperationRecord]):
    """Finds operations by their sequence, whether they are packed or not.

    Args:
        operations: the operations, in the order of their sequences.
        test: asked with the values of the fields which of them can be found; all when left out.
        fields: names of fields.
    """

    def __init__(
        self,
        operations: Sequence[OperationRecord],
        test: Callable[..., Any] | None = None,
        *fields: str,
    ) -> None:
        self._operations = operations
        self._test, self._fields = test, fields
        self._places, self._sequences = array("q"), array("q")
        told = values_of(operations, "sequence", *fields)
        for place, (sequence, *values) in enumerate(told):
            if test is None or test(*values):
                self._places.append(place)
                self._sequences.append(sequence)

    def __getitem__(self, sequence: int) -> OperationRecord:
        number = self._number(sequence)
        if number is None:
            raise KeyError(sequence)
        return self._operations[self._places[number]]

    def __contains__(self, sequence: object) -> bool:
        return isinstance(sequence, int) and self._number(sequence) is not None

    def __len__(self) -> int:
        return len(self._sequences)

    def __iter__(self) -> Iterator[int]:
        return iter(self._sequences)

    def _number(self, sequence: int) -> int | None:
        number = bisect_left(self._sequences, sequence)
        is_there = number < len(self._sequences) and self._sequences[number] == sequence
        return number if is_there else None

    def each(self) -> Iterator[OperationRecord]:
        """Yield the operations in their order, which takes less time than finding each."""
        if self._test is None:
            return iter(self._operations)
        return those_of(self._operations, self._test, *self._fields)


def values_of(operations: Sequence[OperationRecord], *fields: str) -> Iterator[tuple[Any, ...]]:
    """Yield some fields of every operation as records keep them: paths as `in_folder` has them.

    Args:
        operations: the operations, packed or not.
        fields: names of fields.
    """
    if isinstance(operations, PackedOperations):
        return operations.values(*fields)
    places = [_FIELDS[name] for name in fields]
    return (tuple(row[place] for place in places) for row in map(astuple, operations))


def those_of(
    operations: Sequence[OperationRecord], test: Callable[..., Any], *fields: str
) -> Iterator[OperationRecord]:
    """Yield the operations whose fields pass a test.

    Args:
        operations: the operations, packed or not.
        test: asked with the values of the fields, as `values_of` yields them.
        fields: names of fields.
    """
    if isinstance(operations, PackedOperations):
        return operations.those(test, *fields)
    told = values_of(operations, *fields)
    return (op for op, values in zip(operations, told, strict=True) if test(*values))


def _records(block: Block) -> list[OperationRecord]:
    return list(starmap(OperationRecord, block.rows()))
