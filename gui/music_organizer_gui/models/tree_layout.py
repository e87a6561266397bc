"""Which row shows which heading, group or file, found without laying out a single row."""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from music_organizer.models.outline import Heading, Shelf
from music_organizer.models.outline_groups import ShownGroups


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands in a row: a heading, a group, or a file of a group.

    Attributes:
        heading: index of the heading.
        group: index of the group; `None` for the row of the heading itself.
        file: index of the file; `None` for the row of a heading or group.
    """

    heading: int
    group: int | None = None
    file: int | None = None


class TreeLayout:
    """The rows of a tree whose headings and groups are open but for some.

    Blocks are headings and groups in the order of their rows; the rows before each are summed
    once, so that a row is found by bisection, however many files there are.

    Args:
        groups: what is shown.
        closed_headings: headings under which nothing is shown.
        closed: indexes of groups whose files are not shown.
    """

    def __init__(
        self,
        groups: ShownGroups,
        closed_headings: Collection[Heading],
        closed: Collection[int],
    ) -> None:
        self._groups = groups
        self._blocks = array("q")
        self._first_block: list[int] = []
        heights = array("q")
        for number, (heading, first, end) in enumerate(groups.headings):
            self._first_block.append(len(self._blocks))
            if heading is not Shelf.BARE:
                self._blocks.append(-1 - number)
                heights.append(1)
            self._blocks.extend(range(first, end))
            if heading in closed_headings:
                heights.extend([0] * (end - first))
            else:
                heights.extend(self._heights(first, end, closed))
        self._ends = array("q", accumulate(heights))

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._ends[-1] if self._ends else 0

    def spot(self, row: int) -> Spot:
        """Return what stands in a row."""
        number = bisect_right(self._ends, row)
        block = self._blocks[number]
        if block < 0:
            return Spot(-1 - block)
        heading = self._heading_of(block)
        below = row - self._begin(number) - 1
        if below < 0:
            return Spot(heading, block)
        return Spot(heading, block, self._groups.firsts[block] + below)

    def row_of(self, spot: Spot) -> int | None:
        """Return the row of a heading, group or file, `None` when it is not shown."""
        number = self._block_of(spot)
        begin, end = self._begin(number), self._ends[number]
        row = begin
        if spot.file is not None and spot.group is not None:
            row += 1 + spot.file - self._groups.firsts[spot.group]
        return row if row < end else None

    def spot_of_file(self, file: int) -> Spot:
        """Return where the file of an index stands."""
        group = bisect_right(self._groups.firsts, file) - 1
        return Spot(self._heading_of(group), group, file)

    def _block_of(self, spot: Spot) -> int:
        heading, first, _ = self._groups.headings[spot.heading]
        number = self._first_block[spot.heading]
        if spot.group is None:
            return number
        return number + (heading is not Shelf.BARE) + spot.group - first

    def _begin(self, block: int) -> int:
        return self._ends[block - 1] if block else 0

    def _heading_of(self, group: int) -> int:
        return bisect_right(self._groups.headings, group, key=lambda one: one[1]) - 1

    def _heights(self, first: int, end: int, closed: Collection[int]) -> Sequence[int]:
        firsts = self._groups.firsts[first : end + 1]
        heights = [1 + after - before for before, after in pairwise(firsts)]
        for index in closed:
            if first <= index < end:
                heights[index - first] = 1
        return heights
