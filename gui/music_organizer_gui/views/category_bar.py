"""How many files each category gets, as a stacked bar whose parts filter the tree."""

from collections.abc import Mapping
from itertools import accumulate

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QToolTip, QWidget

from music_organizer.models.outline import Heading, OperationFilter, OutlineSummary, Shelf
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.theme import current_theme
from music_organizer_gui.views.elements import column
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.words import explained, number, said

_BAR_HEIGHT = 8
_GAP = 2
_DOT = 9
_PADDING = 7


class CategoryBar(QWidget):
    """Sets the category of a model's filter; the rest of that filter is left to others.

    Args:
        model: the model of the tree.
    """

    def __init__(self, model: OperationTreeModel) -> None:
        super().__init__()
        self._model = model
        self._bar = _Stack()
        self._legend: dict[Heading, _LegendButton] = {}
        self._flow = FlowLayout(spacing=4)
        self._keys = keys = QWidget()
        keys.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        keys.setSizePolicy(policy)
        self.setLayout(column(self._bar, keys, spacing=8))
        self._bar.chosen.connect(self._choose)
        model.summary_changed.connect(self._show_summary)
        model.filter_applied.connect(self._show_filter)

    def legend(self, heading: Heading) -> QAbstractButton | None:
        """Return the part of the legend that names a heading."""
        return self._legend.get(heading)

    def show_compact(self, *, is_compact: bool) -> None:
        """Show the bar alone, which keys reach then, or with the words below it."""
        self._keys.setHidden(is_compact)
        policy = Qt.FocusPolicy.TabFocus if is_compact else Qt.FocusPolicy.NoFocus
        self._bar.setFocusPolicy(policy)

    def _show_summary(self, summary: OutlineSummary) -> None:
        counts = dict(summary.headings)
        counts.pop(Shelf.BARE, None)
        self.setVisible(bool(counts))
        if list(counts) != list(self._legend):
            self._make_legend(counts)
        for heading, count in counts.items():
            self._legend[heading].setText(f"{said(heading)} {number(count)}")
        self._bar.show_counts(counts)
        if self._model.filter.category not in (None, *counts):
            self._model.set_filter(replace(self._model.filter, category=None))
        self._show_filter(self._model.filter)

    def _make_legend(self, counts: Mapping[Heading, int]) -> None:
        for old in self._legend.values():
            self._flow.removeWidget(old)
            old.deleteLater()
        self._legend = {}
        # Qt puts nothing behind a part that takes no keys.
        policy = self._bar.focusPolicy()
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self._bar
        for heading in counts:
            button = _LegendButton(heading)
            button.clicked.connect(lambda *_, one=heading: self._choose(one))
            self._legend[heading] = button
            self._flow.addWidget(button)
            button.show()
            self.setTabOrder(before, button)
            before = button
        self._bar.setFocusPolicy(policy)

    def _choose(self, heading: Heading) -> None:
        chosen = None if self._model.filter.category is heading else heading
        self._model.set_filter(replace(self._model.filter, category=chosen))
        self._show_filter(self._model.filter)

    def _show_filter(self, wanted: OperationFilter) -> None:
        for heading, button in self._legend.items():
            button.setChecked(heading is wanted.category)
        self._bar.show_chosen(wanted.category)


class _Stack(QWidget):
    """The bar itself; keys reach its parts through the legend, by arrows while that is hidden."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[Heading, int] = {}
        self._chosen: Heading | None = None
        self.setFixedHeight(_BAR_HEIGHT)
        self.setAccessibleName(self.tr("Categories"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_counts(self, counts: Mapping[Heading, int]) -> None:
        """Show other counts."""
        self._counts = counts
        self.update()

    def show_chosen(self, heading: Heading | None) -> None:
        """Let one part stand out."""
        self._chosen = heading
        self.setAccessibleDescription(self._words(heading))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the parts, those that are not chosen paler."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for heading, area in self._parts():
            pale = self._chosen not in (None, heading)
            painter.setBrush(QColor(theme.track if pale else theme.category(heading.value)))
            painter.drawRoundedRect(area, 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.text))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the part that is pressed."""
        heading = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and heading is not None:
            self.chosen.emit(heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn from one part to the next with the arrows, and say its name."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or not self._counts:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        step = -steps[Qt.Key(event.key())] if mirrored else steps[Qt.Key(event.key())]
        choices = [None, *self._counts]
        here = choices.index(self._chosen) if self._chosen in choices else 0
        heading = choices[(here + step) % len(choices)]
        # To choose what is chosen leaves it again.
        self.chosen.emit(heading if heading is not None else self._chosen)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self._words(heading), self)

    def event(self, event: QEvent) -> bool:
        """Name the part under the mouse."""
        if isinstance(event, QHelpEvent):
            heading = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(heading), self)
            return True
        return super().event(event)

    def _words(self, heading: Heading | None) -> str:
        return f"{said(heading)} {number(self._counts.get(heading, 0))}" if heading else ""

    def _at(self, point: QPointF) -> Heading | None:
        found = (one for one, area in self._parts() if area.left() <= point.x() <= area.right())
        return next(found, None)

    def _parts(self) -> list[tuple[Heading, QRectF]]:
        total = sum(self._counts.values())
        if not total:
            return []
        room = self.width() - _GAP * (len(self._counts) - 1)
        sums = accumulate(self._counts.values(), initial=0)
        parts = []
        for place, (heading, count) in enumerate(self._counts.items()):
            left = next(sums) * room / total + place * _GAP
            width = max(count * room / total, 1.0)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left = self.width() - left - width
            parts.append((heading, QRectF(left, 0, width, self.height())))
        return parts


class _LegendButton(QAbstractButton):
    """A coloured dot, a category and its count."""

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self._heading = heading
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(explained(heading))

    def sizeHint(self) -> QSize:
        """Return the room for the words in bold, so that nothing moves when it is chosen."""
        metrics = QFontMetrics(self._bold())
        width = metrics.horizontalAdvance(self.text()) + _DOT + 3 * _PADDING
        return QSize(width, metrics.height() + _PADDING)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw dot and words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.hover))
            painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.category(self._heading.value)))
        dot = QRect(_PADDING, (self.height() - _DOT) // 2, _DOT, _DOT)
        painter.drawEllipse(QStyle.visualRect(self.layoutDirection(), self.rect(), dot))
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.setPen(QColor(theme.accent if self.isChecked() else theme.text))
        words = self.rect().adjusted(_DOT + 2 * _PADDING, 0, 0, 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text()
        )

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
