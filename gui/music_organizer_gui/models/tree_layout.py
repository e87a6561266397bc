"""Which row shows which heading, group or file, found without laying out a single row."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.models.outline import Heading, Shelf
from music_organizer.models.outline_groups import ShownGroups


class Spot(Struct, frozen=True):
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

    Where nothing is closed the row of a group follows from the number of its first file, so that
    nothing is summed but what is hidden: a million files are laid out in no time, and a row is
    found by bisection.

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
        self._closed = sorted(closed)
        firsts = groups.firsts
        files = (firsts[index + 1] - firsts[index] for index in self._closed)
        self._hidden = array("q", accumulate(files, initial=0))
        self._headings = [
            self._block(span, is_open=span[0] not in closed_headings) for span in groups.headings
        ]
        self._ends = list(accumulate(block.rows for block in self._headings))

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._ends[-1] if self._ends else 0

    def rows_below(self, heading: int) -> int:
        """Return how many rows stand under a heading once it is open."""
        block = self._headings[heading]
        return self._row_in(block, block.end) - block.title_rows

    def spot(self, row: int) -> Spot:
        """Return what stands in a row."""
        heading = bisect_right(self._ends, row)
        block = self._headings[heading]
        below = row - self._begin(heading)
        if below < block.title_rows:
            return Spot(heading)
        groups = range(block.first, block.end)
        before = bisect_right(groups, below, key=lambda one: self._row_in(block, one)) - 1
        group = groups[before]
        file = below - self._row_in(block, group) - 1
        return (
            Spot(heading, group)
            if file < 0
            else Spot(heading, group, self._groups.firsts[group] + file)
        )

    def row_of(self, spot: Spot) -> int | None:
        """Return the row of a heading, group or file, `None` when it is not shown."""
        block, begin = self._headings[spot.heading], self._begin(spot.heading)
        if spot.group is None:
            return begin if block.title_rows else None
        if not block.is_open:
            return None
        row = begin + self._row_in(block, spot.group)
        if spot.file is None:
            return row
        at = bisect_left(self._closed, spot.group)
        if at < len(self._closed) and self._closed[at] == spot.group:
            return None
        return row + 1 + spot.file - self._groups.firsts[spot.group]

    def spot_of_file(self, file: int) -> Spot:
        """Return where the file of an index stands."""
        group = bisect_right(self._groups.firsts, file) - 1
        heading = bisect_right(self._groups.headings, group, key=lambda one: one[1]) - 1
        return Spot(heading, group, file)

    def _block(self, span: tuple[Heading, int, int], *, is_open: bool) -> "_Block":
        heading, first, end = span
        block = _Block(first, end, 0 if heading is Shelf.BARE else 1, is_open)
        rows = self._row_in(block, end) if is_open else block.title_rows
        return replace(block, rows=rows)

    def _begin(self, heading: int) -> int:
        return self._ends[heading - 1] if heading else 0

    def _row_in(self, block: "_Block", group: int) -> int:
        """Return the row of a group, counted from the row of its open heading."""
        firsts = self._groups.firsts
        hidden = self._hidden_before(group) - self._hidden_before(block.first)
        files = firsts[group] - firsts[block.first] - hidden
        return block.title_rows + group - block.first + files

    def _hidden_before(self, group: int) -> int:
        return self._hidden[bisect_left(self._closed, group)] if self._closed else 0


class _Block(Struct, frozen=True):
    """A heading with what stands under it.

    Attributes:
        first: index of its first group.
        end: index after its last group.
        title_rows: how many rows it takes itself.
        is_open: whether its groups are shown.
        rows: how many rows are shown of it.
    """

    first: int
    end: int
    title_rows: int
    is_open: bool
    rows: int = 0
