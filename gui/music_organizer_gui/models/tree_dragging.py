"""What is unticked together with something else: the lyrics of a track, what needs its place."""

from collections.abc import Callable
from functools import partial

from music_organizer_gui.models.background import Background
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.models.tree_rows import TreeRows

Along = Callable[[frozenset[int]], frozenset[int]]


class TreeDragging:
    """Keeps the ticks of a plan in line with what would really be carried out.

    Args:
        background: where it is worked out.
        changed: called when ticks have followed others.

    Attributes:
        along: returns which sequences are left out together with others; `None` while nothing is.
    """

    def __init__(self, background: Background, changed: Callable[[], None]) -> None:
        self.along: Along | None = None
        self._background = background
        self._changed = changed
        self._asked: tuple[TreeRows, frozenset[int]] | None = None
        background.came.connect(self._take)

    def follow(self, rows: TreeRows | None) -> None:
        """Let ticks follow those that were just altered; a moment later, beside the window."""
        self._asked = None
        if rows is None or self.along is None or rows.use is not TreeUse.PLAN:
            return
        left = rows.choice.left_out() | rows.choice.gone
        self._asked = rows, left
        if left:
            self._background.ask(self._asked, partial(self.along, left))
        else:
            self._take(self._asked, frozenset())

    def _take(self, asked: object, along: frozenset[int]) -> None:
        if self._asked is None or asked != self._asked:
            return
        rows, self._asked = self._asked[0], None
        if rows.choice.drag(along):
            rows.forget()
            self._changed()
