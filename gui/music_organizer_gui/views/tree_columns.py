"""How wide the columns of an operation tree are."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.views.kept_layout import ColumnWidths

# Shares of the width, and the least width in average letters.
_SHARES: Mapping[TreeColumn, float] = MappingProxyType(
    {TreeColumn.NOW: 0.3, TreeColumn.STATE: 0.18, TreeColumn.SIZE: 0.09}
)
_LEAST: Mapping[TreeColumn, int] = MappingProxyType(
    {TreeColumn.NOW: 20, TreeColumn.STATE: 30, TreeColumn.SIZE: 11}
)
_NARROW = 90
_SNUG = 120
_SNUG_SHARE_OF_NOW = 0.23
_NARROWEST = 40


def dress_columns(header: QHeaderView) -> None:
    """Let names take whatever room the other columns leave."""
    header.setHighlightSections(False)
    header.setSectionsMovable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(TreeColumn.AFTER, QHeaderView.ResizeMode.Stretch)
    header.setMinimumSectionSize(_NARROWEST)


def fit_columns(view: QTableView) -> None:
    """Share the width; where it is too little, the old path is left to the tooltip."""
    width = view.viewport().width()
    letter = QFontMetrics(view.font()).averageCharWidth()
    view.setColumnHidden(TreeColumn.NOW, width < _NARROW * letter)
    shares = dict(_SHARES)
    if width < _SNUG * letter:
        shares[TreeColumn.NOW] = _SNUG_SHARE_OF_NOW
    for column, share in shares.items():
        given = ColumnWidths.given(view.horizontalHeader(), column)
        usual = max(round(width * share), _LEAST[column] * letter)
        view.setColumnWidth(column, usual if given is None else min(given, width // 2))
