"""The rows of an operation tree as pictures, kept for as long as they look the same."""

import math
import time
from collections.abc import Container

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.picture_cache import PictureCache
from music_organizer_gui.models.row_content import RowContent
from music_organizer_gui.views.row_drawing import RowDrawing, parts_of
from music_organizer_gui.views.row_style import RowStyle, row_style
from music_organizer_gui.views.tree_metrics import RowParts

_MOST_BYTES = 24_000_000
_SCREENS = 2
_MOST_CONTENTS = 512
_MOST_SEEN = 128
_BYTES_PER_PIXEL = 4
_TURN_S = 0.004

Look = tuple[RowContent, bool, bool]


class RowPictures:
    """Paints the rows in sight.

    A row is drawn once, and shown as a picture for as long as its content and the style of the
    tree stay: while a run goes on beside it, a window that calls Qt a hundred times for each of
    its rows waits as often for its turn.

    Args:
        model: what is shown.
        view: where.
        most_bytes: how much memory the pictures may take, beyond those in sight.

    Attributes:
        takes_turns: whether a paint draws no more new rows than a few milliseconds allow, and
            leaves the others to the next turns of the event loop, as they were seen last.
    """

    def __init__(
        self, model: OperationTreeModel, view: QTableView, most_bytes: int = _MOST_BYTES
    ) -> None:
        self._tree = model
        self._view = view
        self._most_bytes = most_bytes
        self._drawing: RowDrawing | None = None
        self._contents: dict[int, RowContent] = {}
        self._seen: dict[int, QPixmap] = {}
        self.takes_turns = False
        self._turn = QTimer(view, singleShot=True)
        self._turn.timeout.connect(view.viewport().update)
        self.cache = PictureCache(most_bytes)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._forget_rows)
        for changed in (model.dataChanged, model.headerDataChanged):
            changed.connect(self._contents.clear)

    def parts(self, row: int) -> RowParts | None:
        """Tell where arrow, box, picture and name of a row lie in the view."""
        content = self._tree.content(row)
        if content is None:
            return None
        style, left = row_style(self._view, 1.0)
        return parts_of(content, style).moved(left, self._view.rowViewportPosition(row))

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the rows that lie in an area of the view."""
        first, last = self._view.rowAt(area.top()), self._view.rowAt(area.bottom())
        count = self._tree.rowCount()
        if first < 0 or not count:
            return
        drawing, left = self._drawn_now(painter.deviceTransform().m11())
        top, height = self._view.rowViewportPosition(first), drawing.style.size.height()
        rows = range(first, (last if last >= 0 else count - 1) + 1)
        current = self._view.currentIndex().row() if self._view.hasFocus() else -1
        chosen = self._chosen(rows)
        turn = _Turn(_TURN_S if self.takes_turns else math.inf)
        for row in rows:
            content = self._content(row)
            if content is not None:
                picture = self._picture(drawing, (content, row in chosen, row == current), turn)
                picture = self._kept(row, picture)
                if picture is not None:
                    painter.drawPixmap(QPoint(left, top), picture)
            top += height
        if turn.is_over:
            self._turn.start()

    def _content(self, row: int) -> RowContent | None:
        known = self._contents.get(row)
        if known is not None:
            return known
        content = self._tree.content(row)
        if content is not None and content.is_complete:
            if len(self._contents) >= _MOST_CONTENTS:
                self._contents.clear()
            self._contents[row] = content
        return content

    def _forget_rows(self) -> None:
        self._contents.clear()
        self._seen.clear()

    def _chosen(self, rows: range) -> Container[int]:
        parts = self._view.selectionModel().selection().toList()
        if len(parts) == 1:
            return range(parts[0].top(), parts[0].bottom() + 1)
        if not parts:
            return ()
        chosen = self._view.selectionModel()
        return {row for row in rows if chosen.isRowSelected(row)}

    def _drawn_now(self, ratio: float) -> tuple[RowDrawing, int]:
        """Return what draws in the style of this moment, and where the rows begin."""
        style, left = row_style(self._view, ratio)
        if self._drawing is None or self._drawing.style != style:
            self._drawing = RowDrawing(style)
            self._seen.clear()
            self.cache = PictureCache(max(self._most_bytes, self._bytes_in_sight(style)))
        return self._drawing, left

    def _bytes_in_sight(self, style: RowStyle) -> int:
        seen = self._view.viewport().height() + style.size.height()
        return round(style.size.width() * seen * style.ratio**2) * _BYTES_PER_PIXEL * _SCREENS

    def _picture(self, drawing: RowDrawing, look: Look, turn: "_Turn") -> QPixmap | None:
        picture = self.cache.get(look)
        if picture is None and turn.goes_on():
            content, is_selected, is_current = look
            picture = drawing.drawn(content, is_selected=is_selected, is_current=is_current)
            self.cache.put(look, picture)
        return picture

    def _kept(self, row: int, picture: QPixmap | None) -> QPixmap | None:
        """Return what to show in a row: what it was seen as last while its turn is to come."""
        if picture is None:
            return self._seen.get(row)
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[row] = picture
        return picture


class _Turn:
    """The time for new rows in one paint, which is always enough for one.

    Args:
        seconds: how long it may take.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.perf_counter() + seconds
        self._begun = False
        self.is_over = False

    def goes_on(self) -> bool:
        """Tell whether there is time for one more row."""
        self.is_over = self._begun and time.perf_counter() > self._end
        self._begun = True
        return not self.is_over
