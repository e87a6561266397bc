"""Formats whose sound is one stretch of frames between tags: MP3, AAC, FLAC, WavPack and kin.

Sources: FLAC, RFC 9639 section 8; MPEG audio and ADTS by their sync word (ISO/IEC 11172-3 and
13818-7); the others by the marks that their own documentation gives to the first bytes.
"""

from music_organizer.filesystem.sound.tag_blocks import LONGEST_LOOK, length_at_end
from music_organizer.filesystem.sound.walking import (
    Gather,
    LongEndError,
    NoSoundError,
    Pass,
    Sound,
    Stream,
    Walk,
)

KEPT_END = 32 << 10
"""How many bytes at the end of a file are kept to look for tags in."""

_MARKS = (b"MAC ", b"MPCK", b"MP+", b"wvpk", b"TTA1", b"TTA2", b"OFR ", b"tBaK", b"ADIF")
_MOST_TAGS = 16
_MPEG_SYNC = (0xFFE0, 0xFFE0)
_FLAC_SYNC = (0xFFF8, 0xFFFC)
"""The first two bytes of a frame, and which of their bits are meant."""
_FLAC_LAST_BLOCK = 0x80


def is_framed(head: bytes) -> bool:
    """Tell whether sound begins here that goes on to the tags at the end."""
    return _begins_with(head, _MPEG_SYNC) or head.startswith(_MARKS)


def walk_frames(head: bytes, stream: Stream) -> Walk:
    """Hear everything up to the tags at the end.

    Args:
        head: the first bytes, gathered already.
        stream: the bytes after them.
    """
    earlier = max(stream.left - KEPT_END, 0)
    if earlier:
        stream.hear(head)
        earlier += len(head)
        head = b""
        yield Sound(stream.left - KEPT_END)
    tail = head + (stream.take(stream.left) or (yield Gather(stream.left)))
    end = _end_of_sound(tail, earlier)
    if earlier and len(tail) > end < LONGEST_LOOK:
        raise LongEndError(len(tail) - end)
    stream.hear(memoryview(tail)[:end])


def walk_flac(stream: Stream) -> Walk:
    """Pass the metadata blocks by and hear the frames.

    The MD5 in STREAMINFO is left out of account: it may be zero, and it tells of the sound that
    once went in, not of the frames that are there.
    """
    is_last = False
    while not is_last:
        block = stream.take(4) or (yield Gather(4))
        is_last = bool(block[0] & _FLAC_LAST_BLOCK)
        length = int.from_bytes(block[1:], "big")
        if not stream.passes(length):
            yield Pass(length)
    sync = stream.take(2) or (yield Gather(2))
    if not _begins_with(sync, _FLAC_SYNC):
        raise NoSoundError
    yield from walk_frames(sync, stream)


def _begins_with(head: bytes, sync: tuple[int, int]) -> bool:
    bits, mask = sync
    return int.from_bytes(head[:2], "big") & mask == bits


def _end_of_sound(tail: bytes, earlier: int) -> int:
    """Return where the tags at the end begin, below zero when that is before the tail."""
    end = len(tail)
    for _ in range(_MOST_TAGS):
        length = length_at_end(tail, end) if end > 0 else 0
        if not length or end - length <= -earlier:
            break
        end -= length
    return end
