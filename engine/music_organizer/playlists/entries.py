"""Find the entries of a playlist in its text, and write one of them again.

Formats: M3U and M3U8 (a path a line, `#` begins comments; RFC 8216 section 4 for the latter's
UTF-8), PLS (`File1=` lines of an INI file), XSPF (`location` elements that hold URIs, xspf.org
version 1), WPL (`media` elements with a `src` attribute, Windows Media Player) and cue sheets
(`FILE "name" TYPE` lines, CDRWIN's manual). XML is searched, never parsed: no entity is expanded.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct

_LINE = re.compile(r"[^\r\n]+")
_PLS = re.compile(r"\ufeff?\s*file\d{1,9}\s*=[ \t]*", re.IGNORECASE)
_CUE = re.compile(r"\ufeff?\s*FILE[ \t]+", re.IGNORECASE)
_CUE_TYPE = re.compile(r"[ \t]+(?:WAVE|MP3|AIFF|BINARY|MOTOROLA|FLAC)[ \t]*$", re.IGNORECASE)
_LOCATION = re.compile(r"<(?:[\w.-]{1,40}:)?location\s*>")
_MEDIA = re.compile(
    r"""<media(?:\s{1,200}[\w:.-]{1,60}\s{0,20}=\s{0,20}(?:"[^"<]{0,6000}"|'[^'<]{0,6000}')){0,40}?"""
    r"""\s{1,200}src\s{0,20}=\s{0,20}(?=["'])""",
    re.IGNORECASE,
)
_SKIPPED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = MappingProxyType({"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"})
_BLANK = " \t"


class Wrapping(Enum):
    """What an entry stands in, which decides how its text is written."""

    LINE = "line"
    QUOTES = "quotes"
    BARE = "bare"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"


class Entry(Struct, frozen=True):
    """One entry where it stands in the text.

    Attributes:
        start: where its text begins.
        end: where it ends.
        reference: what it says, with escapes of XML resolved.
        wrapping: what it stands in.
    """

    start: int
    end: int
    reference: str
    wrapping: Wrapping = Wrapping.LINE


Finder = Callable[[str], Iterator[Entry]]


def entries_of(suffix: str, text: str) -> Iterator[Entry]:
    """Yield the entries of a playlist in their order.

    Args:
        suffix: suffix of its name in lower case, one of `SUFFIXES`.
        text: the whole text, or a line of it.
    """
    return _FINDERS[suffix](text)


def holds_uris(suffix: str) -> bool:
    """Tell whether the entries of a format are URIs, not paths."""
    return suffix == ".xspf"


def written(entry: Entry, reference: str, as_before: str) -> str | None:
    """Return the text that stands for a reference in the place of an entry.

    Args:
        entry: whose place it takes.
        reference: what is to be said.
        as_before: the text that stands there now; its habits are kept.

    Returns:
        the text, `None` when the format cannot say it.
    """
    if "\n" in reference or "\r" in reference:
        return None
    if entry.wrapping is Wrapping.QUOTES:
        return None if '"' in reference else reference
    if entry.wrapping is Wrapping.BARE:
        blank = any(char in reference for char in _BLANK)
        return None if '"' in reference else f'"{reference}"' if blank else reference
    if entry.wrapping is Wrapping.LINE:
        return reference
    return _escaped(reference, entry.wrapping, as_before)


def _lines(text: str) -> Iterator[Entry]:
    for match in _LINE.finditer(text):
        start, end = match.span()
        start += text.startswith("\ufeff", start) and not start
        entry = _stripped(text, start, end)
        if entry is not None and not entry.reference.startswith("#"):
            yield entry


def _pls(text: str) -> Iterator[Entry]:
    for match in _LINE.finditer(text):
        key = _PLS.match(match[0])
        entry = _stripped(text, match.start() + key.end(), match.end()) if key else None
        if entry is not None:
            yield entry


def _cue(text: str) -> Iterator[Entry]:
    for match in _LINE.finditer(text):
        key = _CUE.match(match[0])
        if key is None:
            continue
        start, end = match.start() + key.end(), match.end()
        if text.startswith('"', start):
            closing = text.find('"', start + 1, end)
            if closing > start + 1:
                name = text[start + 1 : closing]
                yield Entry(start + 1, closing, name, Wrapping.QUOTES)
            continue
        kind = _CUE_TYPE.search(text[start:end])
        entry = _stripped(text, start, start + kind.start() if kind else end, Wrapping.BARE)
        if entry is not None:
            yield entry


def _xspf(text: str) -> Iterator[Entry]:
    for at in _tags(text):
        opening = _LOCATION.match(text, at)
        if opening is None:
            continue
        end = text.find("<", opening.end())
        if end > 0 and text.startswith("</", end):
            yield from _unescaped(text, opening.end(), end, Wrapping.ELEMENT)


def _wpl(text: str) -> Iterator[Entry]:
    for at in _tags(text):
        opening = _MEDIA.match(text, at)
        if opening is None:
            continue
        start = opening.end() + 1
        end = text.find(text[start - 1], start)
        if end > 0 and "<" not in text[start:end]:
            yield from _unescaped(text, start, end, Wrapping.ATTRIBUTE)


def _tags(text: str) -> Iterator[int]:
    """Yield where tags begin, comments and the like left out."""
    at = text.find("<")
    while at >= 0:
        skipped = next((close for begin, close in _SKIPPED if text.startswith(begin, at)), None)
        if skipped is None:
            yield at
            at = text.find("<", at + 1)
            continue
        closed = text.find(skipped, at)
        at = text.find("<", closed) if closed >= 0 else -1


def _unescaped(text: str, start: int, end: int, wrapping: Wrapping) -> Iterator[Entry]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    raw = inner.strip()
    if raw:
        yield Entry(start, start + len(raw), _REFERENCE.sub(_character, raw), wrapping)


def _stripped(text: str, start: int, end: int, wrapping: Wrapping = Wrapping.LINE) -> Entry | None:
    inner = text[start:end]
    reference = inner.strip(_BLANK)
    start += len(inner) - len(inner.lstrip(_BLANK))
    return Entry(start, start + len(reference), reference, wrapping) if reference else None


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last of Unicode


def _escaped(reference: str, wrapping: Wrapping, as_before: str) -> str:
    text = reference.replace("&", "&amp;").replace("<", "&lt;")
    if "&gt;" in as_before or wrapping is Wrapping.ATTRIBUTE:
        text = text.replace(">", "&gt;")
    if wrapping is Wrapping.ATTRIBUTE:
        text = text.replace('"', "&quot;")
    if wrapping is Wrapping.ATTRIBUTE or "&apos;" in as_before:
        text = text.replace("'", "&apos;")
    return text


_FINDERS: Mapping[str, Finder] = MappingProxyType(
    {
        ".m3u": _lines,
        ".m3u8": _lines,
        ".pls": _pls,
        ".xspf": _xspf,
        ".wpl": _wpl,
        ".cue": _cue,
    }
)
SUFFIXES = frozenset(_FINDERS)
