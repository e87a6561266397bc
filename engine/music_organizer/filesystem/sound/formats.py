"""Which walk fits a file, told by its first bytes."""

from music_organizer.filesystem.sound.chunks import (
    ASF_MARK,
    LAYOUTS,
    walk_asf,
    walk_chunks,
    walk_mp4,
)
from music_organizer.filesystem.sound.frames import is_framed, walk_flac, walk_frames
from music_organizer.filesystem.sound.ogg import OggReader
from music_organizer.filesystem.sound.tag_blocks import (
    APE_HEADER,
    ID3_HEADER,
    ape_length,
    id3_length,
)
from music_organizer.filesystem.sound.walking import (
    Gather,
    NoSoundError,
    Pass,
    Rest,
    Stream,
    Walk,
)

_MOST_TAGS = 16


def walk(stream: Stream) -> Walk:
    """Walk through a whole file of any format.

    Args:
        stream: the file from its beginning.
    """
    head = stream.take(4) or (yield Gather(4))
    for _ in range(_MOST_TAGS):
        if head[:3] == b"ID3":
            rest = ID3_HEADER - len(head)
            head += stream.take(rest) or (yield Gather(rest))
            length = id3_length(head)
        elif head == b"APET":
            head += yield Gather(APE_HEADER - len(head))
            length = ape_length(head)
        else:
            break
        if length < len(head):
            raise NoSoundError
        rest = length - len(head)
        if not stream.passes(rest):
            yield Pass(rest)
        head = stream.take(4) or (yield Gather(4))
    yield from _walk_from(head, stream)


def _walk_from(head: bytes, stream: Stream) -> Walk:
    if head == b"OggS":
        yield Rest(OggReader(head, stream))
    elif head == b"fLaC":
        yield from walk_flac(stream)
    elif head in LAYOUTS:
        yield from walk_chunks(head)
    elif head == ASF_MARK:
        yield from walk_asf(head)
    elif is_framed(head):
        yield from walk_frames(head, stream)
    else:
        yield from walk_mp4(head + (stream.take(4) or (yield Gather(4))), stream)
