"""How many pixels a picture has, told from its first bytes; nothing is decoded.

After the format descriptions: ISO/IEC 10918-1 annex B (JPEG), ISO/IEC 15948 section 11.2.2 (PNG),
GIF89a section 18.
"""

import struct

from music_organizer.models.readings import CoverSize

_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = b"GIF8"
_JPEG = b"\xff\xd8"
_MARK = 0xFF
# Beginnings of frames; C4, C8 and CC between them are something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


def cover_size(data: bytes | None) -> CoverSize | None:
    """Return the size of a picture; its pixels are 0 where its format is not known here."""
    if not data:
        return None
    width, height = _pixels(data)
    return CoverSize(width, height, len(data))


def _pixels(data: bytes) -> tuple[int, int]:
    try:
        if data.startswith(_PNG):
            return _two(">II", data, 16)
        if data.startswith(_GIF):
            return _two("<HH", data, 6)
        if data.startswith(_JPEG):
            return _of_jpeg(data)
    except struct.error:
        return 0, 0  # It is cut off.
    return 0, 0


def _of_jpeg(data: bytes) -> tuple[int, int]:
    """Go from segment to segment until one begins a frame."""
    at = 2
    while at + 4 <= len(data) and data[at] == _MARK:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = _two(">HH", data, at + 5)
            return width, height
        if marker == _MARK:
            at += 1  # A marker may be padded with these.
        elif marker in _WITHOUT_LENGTH:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


def _two(form: str, data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, data, at)
    return first, second
