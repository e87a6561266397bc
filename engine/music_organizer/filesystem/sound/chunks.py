"""Formats made of chunks with a length: WAV, AIFF, DSDIFF, DSF, MP4 and Windows Media.

Sources: RIFF (Microsoft and IBM, Multimedia Programming Interface 1.0) with RF64 and BW64 (ITU-R
BS.2088); AIFF-C (Apple, 1991); DSDIFF 1.5 and DSF 1.01 (Philips and Sony); ISO/IEC 14496-12
section 4.2 for the boxes of MP4; Advanced Systems Format 1.2 (Microsoft) section 2.
"""

import struct
from collections.abc import Collection, Mapping
from types import MappingProxyType
from uuid import UUID

from msgspec import Struct

from music_organizer.filesystem.sound.walking import (
    Gather,
    NoSoundError,
    Pass,
    Sound,
    Stream,
    Walk,
)

_IN_DS64 = 0xFFFFFFFF
_DS64 = struct.Struct("<8xQ")
_TO_THE_END, _LONG = 0, 1
_ASF_DATA = UUID("75B22636-668E-11CF-A6D9-00AA0062CE6C").bytes_le
_ASF_OBJECT = 24
_ASF_DATA_HEAD = 26
_DSF_CHUNK = 12
_MP4_FIRST = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})


class _Layout(Struct, frozen=True):
    """How one kind of file lays out its chunks.

    Attributes:
        rest_of_head: how many bytes follow the first four before the first chunk.
        length: how a chunk's length is written after its four letters.
        describing: chunks that say how the sound is to be read, and count as sound.
        sound: chunks that hold the sound; the first is the last that is looked at.
        counted: how many bytes of a chunk its length counts beside the content.
        is_padded: whether chunks of odd length are followed by one more byte.
    """

    rest_of_head: int
    length: str
    describing: Collection[bytes]
    sound: Collection[bytes]
    counted: int = 0
    is_padded: bool = True


_RIFF = _Layout(8, "<I", {b"fmt "}, {b"data"})
LAYOUTS: Mapping[bytes, _Layout] = MappingProxyType(
    {
        b"RIFF": _RIFF,
        b"RF64": _RIFF,
        b"BW64": _RIFF,
        b"FORM": _Layout(8, ">I", {b"COMM"}, {b"SSND"}),
        b"FRM8": _Layout(12, ">Q", {b"PROP"}, {b"DSD ", b"DST "}),
        b"DSD ": _Layout(24, "<Q", {b"fmt "}, {b"data"}, counted=_DSF_CHUNK, is_padded=False),
    }
)
ASF_MARK = UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le[:4]


def walk_chunks(head: bytes) -> Walk:
    """Hear the chunk of sound and those before it that say how it is to be read.

    Args:
        head: the first four bytes, one of `LAYOUTS`.
    """
    layout = LAYOUTS[head]
    yield Gather(layout.rest_of_head)
    long_data = 0
    while True:
        name = yield Gather(4)
        written = yield Gather(struct.calcsize(layout.length))
        length = int(struct.unpack(layout.length, written)[0]) - layout.counted
        if length < 0:
            raise NoSoundError
        if name == b"ds64" and length >= _DS64.size:
            long_data = int(_DS64.unpack((yield Gather(_DS64.size)))[0])
            length -= _DS64.size
        if name in layout.sound:
            yield Sound(long_data if length == _IN_DS64 and long_data else length)
            return
        yield Sound(length) if name in layout.describing else Pass(length)
        if layout.is_padded and length % 2:
            yield Pass(1)


def walk_mp4(head: bytes, stream: Stream) -> Walk:
    """Hear what every `mdat` box holds, wherever `moov` stands.

    Args:
        head: length and type of the first box.
        stream: the bytes after them.
    """
    if head[4:] not in _MP4_FIRST:
        raise NoSoundError
    yield from _box(head, stream)
    while stream.left:
        yield from _box(stream.take(8) or (yield Gather(8)), stream)


def _box(head: bytes, stream: Stream) -> Walk:
    length, kind = struct.unpack(">I4s", head)
    inside = length - 8
    if length == _LONG:
        inside = int.from_bytes(stream.take(8) or (yield Gather(8)), "big") - 16
    elif length == _TO_THE_END:
        inside = stream.left
    if inside < 0:
        raise NoSoundError
    if kind == b"mdat":
        yield Sound(inside)
    elif not stream.passes(inside):
        yield Pass(inside)


def walk_asf(head: bytes) -> Walk:
    """Hear the packets of the data object.

    Args:
        head: the first four bytes.
    """
    guid = head + (yield Gather(12))
    while True:
        length = int.from_bytes((yield Gather(8)), "little") - _ASF_OBJECT
        if length < 0:
            raise NoSoundError
        if guid == _ASF_DATA:
            if length < _ASF_DATA_HEAD:
                raise NoSoundError
            yield Pass(_ASF_DATA_HEAD)
            yield Sound(length - _ASF_DATA_HEAD)
            return
        yield Pass(length)
        guid = yield Gather(16)
