"""How every row of an operation tree is drawn, whatever stands in it."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView

from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.theme import Theme, current_theme


class RowStyle(Struct, frozen=True):
    """Rows of equal content and style look alike.

    Attributes:
        theme: the colours.
        font: the font of the tree.
        cells: where the columns in sight lie in a row whose left end is at 0.
        size: of a row, in pixels of the layout.
        direction: where lines begin.
        ratio: pixels of the screen for each pixel of the layout.
    """

    theme: Theme
    font: QFont
    cells: Mapping[TreeColumn, QRect]
    size: QSize
    direction: Qt.LayoutDirection
    ratio: float

    def name_cell(self, *, is_wide: bool) -> QRect:
        """Return the room for a name; that of a folder goes on in the next cell."""
        cell = self.cells.get(TreeColumn.AFTER, QRect())
        now = self.cells.get(TreeColumn.NOW)
        return cell.united(now) if is_wide and now is not None else cell


def row_style(view: QTableView, ratio: float) -> tuple[RowStyle, int]:
    """Return how the rows of a view are drawn, and where their left end lies in it.

    Args:
        view: the view.
        ratio: pixels of what is drawn on for each pixel of the layout.
    """
    height = view.rowHeight(0)
    spans = {
        column: (view.columnViewportPosition(column), view.columnWidth(column))
        for column in TreeColumn
        if not view.isColumnHidden(column)
    }
    left = min((begin for begin, _ in spans.values()), default=0)
    right = max((begin + width for begin, width in spans.values()), default=0)
    cells = {
        column: QRect(begin - left, 0, width, height) for column, (begin, width) in spans.items()
    }
    style = RowStyle(
        theme=current_theme(),
        font=view.font(),
        cells=cells,
        size=QSize(right - left, height),
        direction=view.layoutDirection(),
        ratio=ratio,
    )
    return style, left
