"""Makes small pictures out of bytes that may be anything; to be called on a thread of its own."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter

MOST_PIXELS = 120_000_000
"""Larger pictures are refused by what their header says, before anything is decoded."""

_MOST_BYTES = 64_000_000
_MOST_MEGABYTES_DECODED = 192
_FORMATS = frozenset({b"jpeg", b"png", b"webp", b"gif", b"bmp"})
_ROUNDING = 0.14


def thumbnail(data: bytes, side: int, ratio: float = 1.0) -> QImage | None:
    """Return the middle of a picture as a square with rounded corners.

    Args:
        data: the bytes of a picture file.
        side: side of the square in pixels of the layout.
        ratio: pixels of the screen for each of those.

    Returns:
        the square, or `None` when the bytes are broken, too large, or no picture.
    """
    pixels = max(1, round(side * ratio))
    decoded = _decoded(data, pixels)
    if decoded is None:
        return None
    square = _rounded(decoded, pixels)
    square.setDevicePixelRatio(ratio)
    return square


def _decoded(data: bytes, pixels: int) -> QImage | None:
    if not 0 < len(data) <= _MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES_DECODED)
    if bytes(reader.format().data()) not in _FORMATS:
        return None
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return None
    # Decoding to the size that is shown spares most of the memory, with JPEG most of the time.
    wanted = QSize(pixels, pixels)
    reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image


def _rounded(image: QImage, pixels: int) -> QImage:
    square = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    left, top = (image.width() - pixels) // 2, (image.height() - pixels) // 2
    painter.translate(-left, -top)
    corner = pixels * _ROUNDING
    painter.drawRoundedRect(QRectF(left, top, pixels, pixels), corner, corner)
    painter.end()
    return square
