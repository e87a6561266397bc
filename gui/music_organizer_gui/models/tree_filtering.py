"""What an operation tree shows of its files: found at once, or beside the window."""

from collections.abc import Callable
from functools import partial

from music_organizer.models.outline import OperationFilter
from music_organizer.models.outline_groups import ShownGroups
from music_organizer_gui.models.background import Background
from music_organizer_gui.models.tree_rows import TreeRows

_AT_ONCE = 20_000


class TreeFiltering:
    """Applies the filter that is set to the rows that are shown.

    Args:
        background: where many files are filtered.
        show: called with the groups that the filter leaves.
    """

    def __init__(self, background: Background, show: Callable[[ShownGroups], None]) -> None:
        self.wanted = self.applied = OperationFilter()
        self._background = background
        self._show = show
        self._rows: TreeRows | None = None
        background.came.connect(self._take)

    def filter(self, rows: TreeRows | None, wanted: OperationFilter) -> None:
        """Show only some files; with many of them the rows follow a moment later."""
        self.wanted, self._rows = wanted, rows
        if rows is None:
            return
        index = rows.source.index
        if index.total <= _AT_ONCE or wanted.shows_everything:
            self._take((rows, wanted), index.groups(wanted))
        else:
            self._background.ask((rows, wanted), partial(index.groups, wanted))

    def begin(self, rows: TreeRows | None) -> None:
        """Take over other rows, of which everything is shown still."""
        if rows is not self._rows:
            self._rows, self.applied = rows, OperationFilter()

    def _take(self, asked: tuple[TreeRows, OperationFilter], groups: ShownGroups) -> None:
        rows, wanted = asked
        if rows is self._rows and wanted == self.wanted:
            self.applied = wanted
            self._show(groups)
