"""The bytes of cover pictures, embedded or files of their own; nothing is decoded."""

import base64
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mutagen.flac import Picture

from music_organizer.models.file_kinds import suffix_of
from music_organizer.tags.formats import CLASS_OF_SUFFIX, ForeignTags, Media
from music_organizer.tags.opening import in_words, open_audio
from music_organizer.tags.reader import STRAY, attempt, by_content
from music_organizer.tags.unreadable import UnreadableTags

LARGEST_PICTURE = 32 << 20
"""Bytes of the largest picture that is handed on; nobody looks at a larger one as a thumbnail."""

_parsed: Callable[[bytes], Media] = Picture
_FRONT = 3
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_WEBP = (b"RIFF", b"WEBP")


class _Embedded(NamedTuple):
    """A picture in a tag; the kind is that of ID3, where 3 is the front of the cover."""

    kind: int
    data: bytes


def is_picture(data: bytes) -> bool:
    """Tell whether bytes begin like a picture and are not too many to be handed on."""
    known = data.startswith(_BEGINNINGS) or (data[:4], data[8:12]) == _WEBP
    return known and len(data) <= LARGEST_PICTURE


def read_picture_file(path: Path) -> bytes | None:
    """Return the bytes of a picture file, `None` when it is none, too large or cannot be read."""
    try:
        file, identity = open_audio(path)
        with file:
            data = file.read(LARGEST_PICTURE + 1) if identity.size <= LARGEST_PICTURE else b""
    except (OSError, UnreadableTags):
        return None
    return data if is_picture(data) else None


def read_embedded_picture(path: Path) -> bytes | None:
    """Return the picture embedded in an audio file, its front before any other.

    Raises:
        UnreadableTags: the file cannot be opened. Nothing else is ever raised.
    """
    file, _ = open_audio(path)
    with file:
        try:
            for pictures in _found(path, file):
                usable = [one for one in pictures if is_picture(one.data)]
                if usable:
                    return min(usable, key=lambda one: one.kind != _FRONT).data
        except OSError as error:
            raise UnreadableTags(in_words(error)) from error
        except Exception as error:
            # A parser that meets hostile bytes raises whatever it stumbles over.
            raise UnreadableTags("Its pictures cannot be read.") from error
    return None


def _found(path: Path, file: BinaryIO) -> Iterator[list[_Embedded]]:
    """Yield the pictures of each tag a file has, as the reader of tags would meet them."""
    kind = CLASS_OF_SUFFIX.get(suffix_of(path.name))
    for media in (attempt(kind.load, file) if kind else None, attempt(by_content, file)):
        if media is not None:
            yield [*_of_flac(media), *_of_tags(media.tags)]
    for stray in STRAY:
        yield list(_of_tags(attempt(stray, file)))


def _of_flac(media: Media) -> Iterator[_Embedded]:
    for picture in getattr(media, "pictures", ()):
        yield _Embedded(picture.type, picture.data)


def _of_tags(tags: ForeignTags) -> Iterator[_Embedded]:
    for ancestor in type(tags).__mro__:
        pictures = _FAMILIES.get(ancestor.__name__)
        if pictures is not None:
            yield from pictures(tags)
            return


def _of_id3(tags: ForeignTags) -> Iterator[_Embedded]:
    for frame in tags.getall("APIC"):
        yield _Embedded(int(frame.type), bytes(frame.data))


def _of_comments(tags: ForeignTags) -> Iterator[_Embedded]:
    for name, value in tags:
        if name.lower() == "metadata_block_picture":
            picture = _parsed(base64.b64decode(value))
            yield _Embedded(picture.type, picture.data)
        elif name.lower() == "coverart":
            yield _Embedded(_FRONT, base64.b64decode(value))


def _of_ape(tags: ForeignTags) -> Iterator[_Embedded]:
    for name, item in tags.items():
        if str(name).lower().startswith("cover art") and isinstance(item.value, bytes):
            kind = _FRONT if "front" in str(name).lower() else 0
            yield _Embedded(kind, item.value.partition(b"\0")[2])


def _of_mp4(tags: ForeignTags) -> Iterator[_Embedded]:
    for data in tags.get("covr") or ():
        yield _Embedded(_FRONT, bytes(data))


def _of_asf(tags: ForeignTags) -> Iterator[_Embedded]:
    for name, attribute in tags:
        if name == "WM/Picture" and isinstance(attribute.value, bytes):
            kind, size = struct.unpack_from("<BI", attribute.value)
            yield _Embedded(kind, attribute.value[-size:] if size else b"")


_FAMILIES: dict[str, Callable[[ForeignTags], Iterator[_Embedded]]] = {
    "ID3Tags": _of_id3,
    "VComment": _of_comments,
    "APEv2": _of_ape,
    "MP4Tags": _of_mp4,
    "ASFTags": _of_asf,
}
