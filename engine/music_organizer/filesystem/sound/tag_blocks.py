"""Tags that stand before or behind the sound, in formats that have no frame around both.

Sources: ID3v2.3 and 2.4, sections 3.1 to 3.4 (https://id3.org/id3v2.4.0-structure); ID3v1 and its
extension "TAG+" (https://id3.org/ID3v1, https://phoxis.org/2010/05/08/what-are-id3-tags-all-about);
Lyrics3 (https://id3.org/Lyrics3, https://id3.org/Lyrics3v2); APEv2
(https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header).
"""

import struct

ID3_HEADER = 10
APE_HEADER = 32
_ID3V1 = 128
_ID3V1_EXTENDED = 227
_SHORT_LOOK = _ID3V1 + _ID3V1_EXTENDED
"""How many bytes before its end any tag but the older lyrics can be told by."""
_LYRICS_END = 9
_LYRICS_SIZE = 6
LONGEST_LOOK = 5100 + len(b"LYRICSBEGIN") + _LYRICS_END
"""How many bytes before its end a tag can be told by, at most."""
_HAS_FOOTER = 0x10
_APE_HAS_HEADER = 1 << 31


def id3_length(head: bytes) -> int:
    """Return the whole length of an ID3v2 tag that begins here, 0 when none does."""
    if len(head) < ID3_HEADER or head[:3] != b"ID3":
        return 0
    size = _synchsafe(head[6:10])
    return 0 if size is None else ID3_HEADER + size + (ID3_HEADER if head[5] & _HAS_FOOTER else 0)


def ape_length(head: bytes) -> int:
    """Return the whole length of an APEv2 tag whose header begins here, 0 when none does."""
    if len(head) < APE_HEADER or head[:8] != b"APETAGEX":
        return 0
    return APE_HEADER + int(struct.unpack_from("<I", head, 12)[0])


def length_at_end(tail: bytes | memoryview, end: int) -> int:
    """Return the whole length of the tag that ends at `tail[:end]`, 0 when none does.

    Args:
        tail: the last bytes of the file; a tag may have begun before them.
        end: where the tag would end.
    """
    last = bytes(tail[max(0, end - _SHORT_LOOK) : end])
    if last[-_ID3V1:-125] == b"TAG":
        extended = last[-_ID3V1 - _ID3V1_EXTENDED : -_ID3V1]
        return _ID3V1 + (_ID3V1_EXTENDED if extended[:4] == b"TAG+" else 0)
    if last[-APE_HEADER:-24] == b"APETAGEX":
        size, _, flags = struct.unpack_from("<III", last, len(last) - 20)
        return int(size) + (APE_HEADER if flags & _APE_HAS_HEADER else 0)
    if last[-ID3_HEADER:-7] == b"3DI":
        size = _synchsafe(last[-4:])
        return 0 if size is None else 2 * ID3_HEADER + size
    if last.endswith(b"LYRICSEND"):
        return _older_lyrics_length(bytes(tail[max(0, end - LONGEST_LOOK) : end]))
    return _lyrics_length(last)


def _lyrics_length(last: bytes) -> int:
    if last.endswith(b"LYRICS200"):
        digits = last[-_LYRICS_END - _LYRICS_SIZE : -_LYRICS_END]
        return int(digits) + _LYRICS_SIZE + _LYRICS_END if digits.isdigit() else 0
    return 0


def _older_lyrics_length(last: bytes) -> int:
    begin = last.rfind(b"LYRICSBEGIN")
    return len(last) - begin if begin >= 0 else 0


def _synchsafe(four: bytes) -> int | None:
    if not four.isascii():
        return None
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]
