"""Where the preview is shown: categories above, the tree, and beside it why a row goes where."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from music_organizer_gui.views.elements import column
from music_organizer_gui.views.preview_panel import CategoriesCard, PreviewPanel
from music_organizer_gui.views.why_side import WhySide

_FIRST_SHARES = (820, 320)
_ROOMY_LETTERS = 125
_ROOMY_LINES = 33


class PreviewArea(QWidget):
    """Keeps the tree large: where there is little room, the rest makes place for it.

    Args:
        preview: the operation tree with its filters.
        why: explains the chosen row.
        categories: the bar of categories above both.
    """

    def __init__(self, preview: PreviewPanel, why: QWidget, categories: CategoriesCard) -> None:
        super().__init__()
        self._preview, self._categories = preview, categories
        self._is_narrow = False
        self._why = WhySide(why)
        self._why.left.connect(self._leave_why)
        preview.why_requested.connect(self.show_why)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        # Keys reach the parts in the order in which they find their way into the window.
        layout = column(categories, self.split, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.split.addWidget(preview)
        self.split.addWidget(self._why)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes(list(_FIRST_SHARES))
        self.split.setChildrenCollapsible(False)

    def show_why(self) -> None:
        """Bring the explanation into sight where there is no room for it beside the tree."""
        if self._is_narrow:
            self._preview.hide()
            self._why.show()
            self._why.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide what there is room for."""
        super().resizeEvent(event)
        letters = self.fontMetrics()
        self._is_narrow = event.size().width() < _ROOMY_LETTERS * letters.averageCharWidth()
        is_low = event.size().height() < _ROOMY_LINES * letters.height()
        self._categories.show_compact(is_compact=is_low)
        self._why.show_way_back(is_shown=self._is_narrow)
        self._preview.why.setVisible(self._is_narrow)
        self._leave_why()

    def _leave_why(self) -> None:
        self._preview.show()
        self._why.setVisible(not self._is_narrow)
