"""Real pictures of any size, and files that pretend to be one."""

import struct
import zlib
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QPainter

BLUE, GOLD = QColor("#336699"), QColor("#ffaa00")


@cache
def picture(kind: str, width: int, height: int) -> bytes:
    """Return a picture that is gold in its left half and blue in its right half.

    Args:
        kind: `JPEG` or `PNG`.
        width: in pixels.
        height: in pixels.
    """
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, width // 2, height), GOLD)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    saved = image.save(buffer, kind)  # type: ignore[call-overload]
    assert saved
    return bytes(buffer.data().data())


def turned(jpeg: bytes) -> bytes:
    """Return a JPEG whose EXIF data says that it is to be turned by 180 degrees."""
    directory = struct.pack("<HHHIHH", 1, 0x0112, 3, 1, 3, 0) + b"\0\0\0\0"
    exif = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + directory
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


@cache
def png_bomb(side: int) -> bytes:
    """Return a small PNG that unpacks to a square of so many pixels a side."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum
