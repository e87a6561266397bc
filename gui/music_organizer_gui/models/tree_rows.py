"""What stands in which row of an operation tree, and which rows are ticked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor

from music_organizer.models.operation import OperationRecord
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.outline import Heading, Shelf
from music_organizer.models.outline_groups import ShownGroups
from music_organizer_gui.models.row_pages import RowPages
from music_organizer_gui.models.tree_choice import TreeChoice
from music_organizer_gui.models.tree_layout import Spot, TreeLayout
from music_organizer_gui.models.tree_nodes import (
    FileNode,
    GroupNode,
    HeadingNode,
    Node,
    Tick,
    TreeUse,
)

_NODES_KEPT = 1024


class TreeRows:
    """The rows of one source under one filter; everything is open but what was closed.

    Args:
        source: what is shown.
        use: what it is shown for.
        reader: where records are read; `None` reads them at once.
        came: called on the reader's thread when a page of records has come.
    """

    def __init__(
        self,
        source: OperationSource,
        use: TreeUse,
        reader: Executor | None,
        came: Callable[[RowPages, int], None],
    ) -> None:
        self.source = source
        self.use = use
        self.choice = TreeChoice(source.index, begins_ticked=use.begins_ticked)
        self._reader = reader
        self._came = came
        self._closed_headings: set[Heading] = set()
        self._closed_groups: set[int] = set()
        self._nodes: dict[int, Node] = {}
        self._heading_ticks: dict[int, Tick] = {}
        self.show(source.index.everything)

    def show(self, groups: ShownGroups) -> None:
        """Show other groups of the same source."""
        self.groups = groups
        self.pages = RowPages(self.source, groups, self._reader, self._came)
        self._heading_ticks.clear()
        self._lay_out()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.layout.row_count

    def node(self, row: int) -> Node:
        """Return what stands in a row."""
        node = self._nodes.get(row)
        if node is None:
            if len(self._nodes) >= _NODES_KEPT:
                self._nodes.clear()
            node = self._made(self.layout.spot(row))
            if not isinstance(node, FileNode) or node.op is not None:
                self._nodes[row] = node
        return node

    def row_of_file(self, file: int) -> int | None:
        """Return the row of a file, `None` when its group is closed."""
        return self.layout.row_of(self.layout.spot_of_file(file))

    def row_of_sequence(self, sequence: int) -> int | None:
        """Return the row of an operation, `None` when it is not shown."""
        position = self.source.index.position_of(sequence)
        file = None if position is None else self.groups.index_of(position)
        return None if file is None else self.row_of_file(file)

    def span_of(self, sequences: Iterable[int]) -> tuple[int, int | None]:
        """Return the first and the last row to paint again when operations changed.

        The folder of the first is among them; a last row of `None` means all that follow.
        """
        found = map(self.source.index.position_of, sequences)
        positions = [one for one in found if one is not None]
        if not positions:
            return 0, 0
        files = map(self.groups.index_of, (min(positions), max(positions)))
        rows = [None if file is None else self.row_of_file(file) for file in files]
        if rows[0] is None or rows[1] is None:
            return 0, None
        return self.parent_row(rows[0]) or 0, rows[1]

    def row_of_group(self, key: int) -> int | None:
        """Return the row of a group, `None` when it is not shown."""
        group = self.groups.index_of_group(key)
        if group is None:
            return None
        first = self.layout.spot_of_file(self.groups.firsts[group])
        return self.layout.row_of(Spot(first.heading, group))

    def parent_row(self, row: int) -> int | None:
        """Return the row that a row stands under, `None` for the outermost."""
        spot = self.layout.spot(row)
        if spot.file is not None:
            return self.layout.row_of(Spot(spot.heading, spot.group))
        bare = self.groups.headings[spot.heading][0] is Shelf.BARE
        return None if spot.group is None or bare else self.layout.row_of(Spot(spot.heading))

    def outermost(self, first: int, last: int) -> Iterator[int]:
        """Give the rows from one to another, but none that stands under one of them."""
        row = first
        while row <= last:
            yield row
            node = self.node(row)
            row += 1
            if not isinstance(node, FileNode) and node.is_open:
                row += self.rows_below(node)

    def rows_of_files(self, files: range) -> tuple[int, int]:
        """Return the first and the last row in which these files can stand."""
        first, last = self.row_of_file(files[0]), self.row_of_file(files[-1])
        return 0 if first is None else first, self.count - 1 if last is None else last

    def rows_below(self, node: HeadingNode | GroupNode) -> int:
        """Return how many rows stand under a row once it is open."""
        if isinstance(node, GroupNode):
            return node.group.files
        return self.layout.rows_below(node.index)

    def set_open(self, node: HeadingNode | GroupNode, *, is_open: bool) -> None:
        """Show or hide what stands under a row."""
        if isinstance(node, HeadingNode):
            change = self._closed_headings.discard if is_open else self._closed_headings.add
            change(node.heading)
        elif is_open:
            self._closed_groups.discard(node.group.key)
        else:
            self._closed_groups.add(node.group.key)
        self._lay_out()

    def set_all_open(self, *, is_open: bool) -> None:
        """Show all files, or close all groups."""
        self._closed_headings.clear()
        self._closed_groups = set() if is_open else set(range(len(self.source.index.everything)))
        self._lay_out()

    def tick(self, node: Node) -> Tick:
        """Return the state of the box of a row."""
        if not self.use.has_ticks:
            return Tick.NONE
        if not isinstance(node, HeadingNode):
            return self.choice.tick(self.positions(node))
        tick = self._heading_ticks.get(node.index)
        if tick is None:
            tick = self._heading_ticks[node.index] = self.choice.tick(self.positions(node))
        return tick

    def set_ticked(self, node: Node, *, ticked: bool) -> bool:
        """Tick or untick all files of a row that are shown; tell whether anything changed."""
        changed = self.choice.set(self.positions(node), ticked=ticked)
        self._heading_ticks.clear()
        return changed

    def forget(self) -> None:
        """Count kinds and ticks anew when they are next asked for."""
        self._nodes.clear()
        self._heading_ticks.clear()

    def positions(self, node: Node) -> Sequence[int]:
        """Return the positions of all files of a row that are shown."""
        return self.groups.positions(node.first, node.end)

    def required(self, op: OperationRecord) -> OperationRecord | None:
        """Return the operation that another one needs first, when it is at hand."""
        position = self.source.index.position_of(op.metadata.get("requires", 0))
        if position is None or self.source.is_stored:
            return None
        return self.source.records([position])[0]

    def _lay_out(self) -> None:
        self._nodes.clear()
        self.layout = TreeLayout(self.groups, self._closed_headings, self._closed_indexes())

    def _closed_indexes(self) -> set[int]:
        found = (self.groups.index_of_group(key) for key in self._closed_groups)
        return {index for index in found if index is not None}

    def _made(self, spot: Spot) -> Node:
        heading, first, end = self.groups.headings[spot.heading]
        if spot.group is None:
            firsts = self.groups.firsts
            is_open = heading not in self._closed_headings
            return HeadingNode(spot.heading, heading, firsts[first], firsts[end], is_open)
        level = 0 if heading is Shelf.BARE else 1
        if spot.file is not None:
            position = self.groups.positions(spot.file, spot.file + 1)[0]
            op = self.pages.record(spot.file)
            return FileNode(spot.file, spot.heading, position, op, level + 1)
        group = self.groups[spot.group]
        is_open = group.key not in self._closed_groups
        return GroupNode(spot.group, spot.heading, group, is_open, level)
