"""Which files are ticked, a byte for each."""

from collections.abc import Iterable, Sequence
from itertools import compress

from music_organizer.models.outline import Choice
from music_organizer.models.outline_index import OutlineIndex
from music_organizer_gui.models.tree_nodes import Tick

_ON = b"\1"


class TreeChoice:
    """The ticks of all files, those that a filter hides among them.

    Args:
        index: knows the files.
        begins_ticked: whether everything is chosen at first.

    Attributes:
        gone: sequences of what can be chosen no more.
    """

    def __init__(self, index: OutlineIndex, *, begins_ticked: bool) -> None:
        self._index = index
        self._can = bytearray(index.choosable)
        self._on = bytearray(self._can) if begins_ticked else bytearray(len(self._can))
        self._bytes = index.choosable_bytes if begins_ticked else 0
        self._dragged: set[int] = set()
        self.gone: frozenset[int] = frozenset()

    def tick(self, positions: Sequence[int]) -> Tick:
        """Return the state of a box that stands for these files."""
        on, can = _count(self._on, positions), _count(self._can, positions)
        if not can:
            return Tick.NONE
        if not on:
            return Tick.OFF
        return Tick.ON if on == can else Tick.SOME

    def set(self, positions: Sequence[int], *, ticked: bool) -> bool:
        """Tick or untick files, as far as they can be; tell whether anything changed."""
        if not positions:
            return False
        first, end = min(positions[0], positions[-1]), max(positions[0], positions[-1]) + 1
        self._dragged -= {one for one in self._dragged if one in positions}
        before = bytes(self._on[first:end])
        if isinstance(positions, range):
            self._on[first:end] = self._can[first:end] if ticked else bytes(end - first)
        else:
            for one in positions:
                self._on[one] = self._can[one] if ticked else 0
        after = self._on[first:end]
        self._bytes += self._length(first, after) - self._length(first, before)
        return before != after

    def forbid(self, positions: Iterable[int]) -> None:
        """Take files out of what can be chosen, since they are not what they were."""
        positions = set(positions)
        self._dragged -= positions
        self.gone |= frozenset(map(self._index.sequence_at, positions))
        for one in positions:
            self._bytes -= self._index.sizes[one] if self._on[one] else 0
            self._can[one] = self._on[one] = 0

    def counted(self) -> Choice:
        """Return how much is chosen."""
        return Choice(self._on.count(_ON), self._can.count(_ON), self._bytes)

    def ticked(self) -> frozenset[int]:
        """Return the sequences of the files that are ticked."""
        return self._sequences(self._on)

    def left_out(self) -> frozenset[int]:
        """Return the sequences of the files that could be ticked and that a person did not."""
        return self.unticked() - frozenset(map(self._index.sequence_at, self._dragged))

    def has(self, sequence: int) -> bool:
        """Tell whether a file is ticked."""
        position = self._index.position_of(sequence)
        return position is not None and bool(self._on[position])

    def unticked(self) -> frozenset[int]:
        """Return the sequences of the files that could be ticked and are not, for any reason."""
        size = len(self._on)
        off = int.from_bytes(self._can, "little") ^ int.from_bytes(self._on, "little")
        return self._sequences(off.to_bytes(size, "little"))

    def drag(self, along: Iterable[int]) -> bool:
        """Untick what follows files that are unticked, and tick again what does so no more.

        Args:
            along: sequences of all that follows now.

        Returns:
            whether anything changed.
        """
        found = map(self._index.position_of, along)
        follows = {
            one
            for one in found
            if one is not None and self._can[one] and (self._on[one] or one in self._dragged)
        }
        before, self._dragged = self._dragged, follows
        for one in before ^ follows:
            self._on[one] = one in before
            self._bytes += self._index.sizes[one] if one in before else -self._index.sizes[one]
        return before != follows

    def leave_out(self, left_out: Iterable[int]) -> None:
        """Untick the operations of these sequences, as a plan that is made again does."""
        for sequence in left_out:
            position = self._index.position_of(sequence)
            if position is not None:
                self.set(range(position, position + 1), ticked=False)

    def _sequences(self, mask: bytes | bytearray) -> frozenset[int]:
        return frozenset(map(self._index.sequence_at, compress(range(len(mask)), mask)))

    def _length(self, first: int, mask: bytes | bytearray) -> int:
        return sum(compress(self._index.sizes[first : first + len(mask)], mask))


def _count(flags: bytearray, positions: Sequence[int]) -> int:
    if isinstance(positions, range):
        return flags.count(_ON, positions.start, positions.stop)
    return sum(map(flags.__getitem__, positions))
