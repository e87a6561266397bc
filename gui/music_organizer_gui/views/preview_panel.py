"""The preview of a plan: filters above, the operation tree below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.views.category_bar import CategoryBar
from music_organizer_gui.views.elements import CARD_MARGIN, Card, button, column, restyle, row
from music_organizer_gui.views.filter_bar import FilterBar
from music_organizer_gui.views.operation_tree_view import OperationTreeView


class PreviewPanel(QFrame):
    """Shows what would change, and lets files be chosen.

    Args:
        model: what is shown.
    """

    why_requested = Signal()
    """The explanation of the chosen row is wished for where it has no place beside the tree."""

    def __init__(self, model: OperationTreeModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self.filters = FilterBar(model)
        self.view = OperationTreeView(model)
        self.categories = CategoriesCard(model)
        self.why = button(self.tr("Why here?"), self.why_requested.emit, icon_name="circle-help")
        self.why.hide()
        head = row(self.filters, self.why)
        head.setStretch(0, 1)
        layout = column(head, self.view, spacing=6)
        layout.setStretch(1, 1)
        layout.setContentsMargins(CARD_MARGIN - 4, 10, CARD_MARGIN - 4, 10)
        self.setLayout(layout)


class CategoriesCard(Card):
    """The bar of categories of a model, on a card of its own while there is room for one.

    Args:
        model: what is shown.
    """

    def __init__(self, model: OperationTreeModel) -> None:
        bar = CategoryBar(model)
        line = column(bar)
        super().__init__(line)
        self._bar, self._line = bar, line

    def show_compact(self, *, is_compact: bool) -> None:
        """Make room for the tree, or use what there is."""
        self._bar.show_compact(is_compact=is_compact)
        side, above = (0, 0) if is_compact else (CARD_MARGIN, 10)
        self._line.setContentsMargins(side, above, side, above)
        restyle(self, "" if is_compact else "card")
