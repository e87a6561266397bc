"""Which encodings the bytes of a playlist may be text of."""

import codecs
import re
from collections.abc import Iterator

from music_organizer.models.playlist_rewrite import decoded

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# What programs write that know no UTF-8: the systems' own code pages, the most common first.
_LEGACY = (
    "cp1252",
    "cp1251",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "cp1250",
    "cp1253",
    "cp437",
    "cp850",
    "cp866",
    "latin-1",
)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding a playlist is written in."""
    return b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def texts_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield encoding and text for every way in which bytes may be read, the likeliest first.

    A byte order mark or a declaration decides, and so does valid UTF-8. Otherwise names tell:
    whoever asks tries which of the texts names files that are there. Every text becomes the very
    same bytes again; a byte order mark is its first character.
    """
    for name in _candidates(data):
        text = decoded(data, name)
        if text is not None:
            yield name, text


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return (name,)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.match(data)
        # Names whose bytes are text of no encoding are passed through as they are.
        return (*_known(declared), *_LEGACY, "utf-8")
    return ("utf-8",)


def _known(declared: re.Match[bytes] | None) -> tuple[str, ...]:
    if declared is None:
        return ()
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return ()
    return (name,)
