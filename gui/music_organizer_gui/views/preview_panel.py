"""The preview of a plan: filters above, the operation tree below."""

from PySide6.QtWidgets import QFrame, QWidget

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.views.category_bar import CategoryBar
from music_organizer_gui.views.elements import CARD_MARGIN, Card, column
from music_organizer_gui.views.filter_bar import FilterBar
from music_organizer_gui.views.operation_tree_view import OperationTreeView


class PreviewPanel(QFrame):
    """Shows what would change, and lets files be chosen.

    Args:
        model: what is shown.
    """

    def __init__(self, model: OperationTreeModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self.filters = FilterBar(model)
        self.view = OperationTreeView(model)
        self.categories = categories_card(model)
        layout = column(self.filters, self.view, spacing=6)
        layout.setStretch(1, 1)
        layout.setContentsMargins(CARD_MARGIN - 4, 10, CARD_MARGIN - 4, 10)
        self.setLayout(layout)


def categories_card(model: OperationTreeModel) -> QWidget:
    """Make the bar of categories of a model, on a card of its own."""
    return Card(column(CategoryBar(model)))
