"""The letters of the operation tree."""

from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

_SMALL = 0.86


def strong(font: QFont) -> QFont:
    """Return the font of what stands out."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def smaller(font: QFont) -> QFont:
    """Return a font for what is said beside the main thing."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(round(font.pixelSize() * _SMALL), 1))
    else:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


class TreeFonts:
    """The fonts of a row, made once: asking Qt for them in every cell takes most of a paint.

    Args:
        font: the font of the tree.
    """

    def __init__(self, font: QFont) -> None:
        self.plain, self.strong, self.small = QFont(font), strong(font), smaller(font)
        self.plain_metrics = QFontMetrics(self.plain)
        self.strong_metrics = QFontMetrics(self.strong)
        self.small_metrics = QFontMetrics(self.small)
        self.plain_advances = QFontMetricsF(self.plain).horizontalAdvance
        self.strong_advances = QFontMetricsF(self.strong).horizontalAdvance
