"""Find a row by the first letters of its name."""

import os

from music_organizer.models.outline_text import folded
from music_organizer_gui.models.tree_layout import Spot
from music_organizer_gui.models.tree_nodes import FileNode
from music_organizer_gui.models.tree_rows import TreeRows
from music_organizer_gui.models.tree_words import shown_name

_FILES_LOOKED_AT = 500


def beginning_with(rows: TreeRows, typed: str, row: int) -> int | None:
    """Return the next row whose name begins like that, beginning anew after the last.

    Files are looked at close by only: reading the names of all of them would take too long.

    Args:
        rows: what stands where.
        typed: the first letters.
        row: the row chosen now.
    """
    wanted = folded(typed)
    near = _near_file(rows, wanted, row)
    return near if near is not None else _folder(rows, wanted, row)


def _near_file(rows: TreeRows, wanted: str, row: int) -> int | None:
    for below in range(row + 1, min(row + _FILES_LOOKED_AT, rows.count)):
        node = rows.node(below)
        if not isinstance(node, FileNode):
            return None
        if node.op is not None and folded(shown_name(node.op)).startswith(wanted):
            return below
    return None


def _folder(rows: TreeRows, wanted: str, row: int) -> int | None:
    count = len(rows.groups)
    here = rows.layout.spot(row).group
    begin = 0 if here is None else here + 1
    for number in range(count):
        index = (begin + number) % count
        parts = rows.groups.folder(index).rsplit(os.sep, 2)[-2:]
        if any(folded(part).startswith(wanted) for part in parts):
            first = rows.layout.spot_of_file(rows.groups.firsts[index])
            found = rows.layout.row_of(Spot(first.heading, index))
            if found is not None:
                return found
    return None
