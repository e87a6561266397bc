"""Ogg: the sound is what the pages hold after the packets of the headers.

A program that edits tags lays the header pages out anew and then numbers every page again, which
changes the checksum of each: so the content of the pages counts, and nothing of the pages
themselves. In every codec told apart here sound begins on a page of its own.

Sources: RFC 3533 section 6 (pages); Vorbis I sections 4.2 and A.2; RFC 7845 section 3 (Opus);
https://xiph.org/flac/ogg_mapping.html; https://www.speex.org/docs/manual/speex-manual/node8.html.
"""

from enum import Enum

from music_organizer.filesystem.sound.walking import NoSoundError, Stream

_MARK = b"OggS\0"
_HEADER = 27
_SEGMENTS = 26
_FLAGS = 5
_FIRST_PAGE = 0x02
_SERIAL = slice(14, 18)
_FULL = 255
_LONGEST_HEADER = _HEADER + _FULL
_SPEEX_HEADER = 80
_FLAC_HEADER = 9


class _Page(Enum):
    """What a page holds."""

    FIRST = 1
    HEADERS = 2
    SOUND = 3


class OggReader:
    """Hears the pages of one stream of sound, or of several that follow each other.

    Args:
        head: bytes of the first page that were gathered already.
        stream: takes the sound.
    """

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._hear = stream.hear
        self._held = head
        self._page = _Page.FIRST
        self._inside = 0
        self._first = b""
        self._serial = b""
        self._headers_left = 0

    @property
    def is_whole(self) -> bool:
        """Whether the last page came to its end and held sound."""
        return self._page is _Page.SOUND and not (self._held or self._inside)

    def feed(self, piece: memoryview) -> None:
        """Take the next bytes.

        Raises:
            NoSoundError: they are no pages, or several streams lie side by side in them.
        """
        at, size = 0, len(piece)
        while at < size:
            if not self._inside:
                at = self._begin(piece, at)
            if self._inside:
                end = min(size, at + self._inside)
                self._take(piece[at:end])
                at = end
            if self._page is _Page.SOUND and not self._inside and not self._held:
                at = self._whole_pages(piece, at)

    def _whole_pages(self, piece: memoryview, at: int) -> int:
        """Hear pages of sound that lie in the piece from end to end; return where they end."""
        hear, serial, last = self._hear, self._serial, len(piece) - _LONGEST_HEADER
        while at <= last:
            begin = at + _HEADER + piece[at + _SEGMENTS]
            header = bytes(piece[at:begin])
            end = begin + sum(header[_HEADER:])
            is_known = header.startswith(_MARK) and header[_SERIAL] == serial
            if not is_known or header[_FLAGS] & _FIRST_PAGE or end > len(piece):
                break
            hear(piece[begin:end])
            at = end
        return at

    def _begin(self, piece: memoryview, at: int) -> int:
        """Read the header of a page, or hold what there is of it; return where it ends."""
        held = len(self._held)
        header = self._held + bytes(piece[at : at + _LONGEST_HEADER - held])
        length = _HEADER + header[_SEGMENTS] if len(header) > _SEGMENTS else _LONGEST_HEADER
        if len(header) < length:
            self._held = header
            return len(piece)
        self._held = b""
        self._open(header[:length])
        return at + length - held

    def _open(self, header: bytes) -> None:
        if not header.startswith(_MARK):
            raise NoSoundError
        segments = header[_HEADER:]
        self._inside = sum(segments)
        if header[_FLAGS] & _FIRST_PAGE:
            if self._headers_left or not self._inside:
                raise NoSoundError
            self._page, self._first, self._serial = _Page.FIRST, b"", header[_SERIAL]
        elif header[_SERIAL] != self._serial:
            raise NoSoundError
        elif self._headers_left:
            self._page = _Page.HEADERS
            self._headers_left -= len(segments) - segments.count(_FULL)
            if self._headers_left < 0:
                raise NoSoundError
        else:
            self._page = _Page.SOUND

    def _take(self, content: memoryview) -> None:
        self._inside -= len(content)
        if self._page is _Page.SOUND:
            self._hear(content)
        elif self._page is _Page.FIRST:
            self._first += bytes(content)[: _SPEEX_HEADER - len(self._first)]
            if not self._inside:
                self._headers_left = _headers_of(self._first) - 1


def _headers_of(first: bytes) -> int:
    """Return how many packets come before the sound, told by the first of them."""
    if first.startswith(b"\x01vorbis"):
        return 3
    if first.startswith(b"OpusHead"):
        return 2
    if first.startswith(b"\x7fFLAC") and len(first) >= _FLAC_HEADER:
        blocks = int.from_bytes(first[7:_FLAC_HEADER], "big")
        if blocks:
            return 1 + blocks
    if first.startswith(b"Speex   ") and len(first) >= _SPEEX_HEADER:
        return 2 + int.from_bytes(first[68:72], "little")
    raise NoSoundError
