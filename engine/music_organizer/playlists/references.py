"""From what an entry says to the path it may mean, and from a path back to what it has to say."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from msgspec import Struct

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FILE_URI = re.compile(r"(file:(?://(?:localhost)?(?=/)|(?=/(?!/))))", re.IGNORECASE)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
# RFC 3986: what may stand unescaped in the path of a URI beside letters and digits.
_UNRESERVED = "-._~"
_DELIMITERS = "!$&'()*+,;=:@"
_LONGEST = 8192


class Reading(Struct, frozen=True):
    """One way of understanding an entry.

    Attributes:
        path: the file it would name; absolute.
        lead: what stands before the path itself: `file://`, `./` or nothing.
        is_absolute: whether it names the file from the root on.
        separator: what stands between folders.
        percent: what was percent-encoded, as it was written; `None` when nothing is.
    """

    path: Path
    lead: str = ""
    is_absolute: bool = False
    separator: str = "/"
    percent: str | None = None


def readings(reference: str, folder: Path, *, is_uri: bool) -> Iterator[Reading]:
    """Yield what an entry may mean, the likeliest first; nothing for devices and the network.

    Args:
        reference: what the entry says.
        folder: the folder of its playlist.
        is_uri: whether the format wants URIs.
    """
    if "\0" in reference or len(reference) > _LONGEST:
        return
    uri = _FILE_URI.match(reference)
    if uri is not None:
        rest = reference[uri.end() :]
        yield Reading(_decoded(rest), uri[1], is_absolute=True, percent=rest)
        yield Reading(Path(rest), uri[1], is_absolute=True)
        return
    if _is_elsewhere(reference):
        return
    plain = [*_plain(reference, folder)]
    encoded = [*_percent_encoded(reference, folder)]
    yield from (*encoded, *plain) if is_uri else (*plain, *encoded)


def spelled(reading: Reading, target: Path, folder: Path) -> str | None:
    """Return what an entry has to say to name another file in the same way.

    Args:
        reading: how the entry was understood.
        target: the file it is to name.
        folder: the folder that its playlist will lie in.

    Returns:
        the reference, `None` when that way of writing cannot name the file.
    """
    text = str(target) if reading.is_absolute else os.path.relpath(target, folder)
    if reading.separator == "\\":
        if "\\" in text:
            return None
        text = text.replace("/", "\\")
    if reading.percent is not None:
        text = _percent_encode(text, reading.percent)
    lead = reading.lead
    if lead.startswith("."):
        lead = "" if text.startswith("..") else lead
    elif text.startswith(("#", " ", "\t")) and not reading.is_absolute:
        lead = f".{reading.separator}"
    return lead + text


def path_from(reading: Reading, reference: str, folder: Path) -> str:
    """Return the path that an entry names when its playlist lies in another folder."""
    if reading.is_absolute:
        return os.path.normpath(reading.path)
    return os.path.normpath(folder / _path_text(reading, reference))


def _path_text(reading: Reading, reference: str) -> str:
    text = reference if reading.percent is None else str(_decoded(reference))
    return text.replace("\\", "/") if reading.separator == "\\" else text


def _plain(reference: str, folder: Path) -> Iterator[Reading]:
    if reference.startswith("/"):
        yield Reading(Path(reference), is_absolute=True)
        return
    yield Reading(folder / reference, _lead(reference))
    if "\\" in reference and not reference.startswith("\\"):
        path = folder / reference.replace("\\", "/")
        yield Reading(path, _lead(reference), separator="\\")


def _percent_encoded(reference: str, folder: Path) -> Iterator[Reading]:
    if not _PERCENT.search(reference):
        return
    path = _decoded(reference)
    absolute = reference.startswith("/")
    yield Reading(folder / path, _lead(reference), is_absolute=absolute, percent=reference)
    if "\\" in reference and not absolute:
        path = _decoded(reference.replace("\\", "/"))
        yield Reading(folder / path, _lead(reference), separator="\\", percent=reference)


def _lead(reference: str) -> str:
    return reference[:2] if reference.startswith(("./", ".\\")) else ""


def _is_elsewhere(reference: str) -> bool:
    """Tell whether a reference leads to a drive of Windows, a device or the network."""
    if reference.startswith(("\\\\", "//")):
        return True
    scheme = _SCHEME.match(reference)
    # A file of a relative path may have a colon in its name; what follows a scheme tells.
    return scheme is not None and (len(scheme[1]) == 1 or reference.startswith("//", scheme.end()))


def _decoded(text: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(os.fsencode(text))))


def _percent_encode(text: str, like: str) -> str:
    """Percent-encode a path, leaving alone what the one before left alone."""
    escaped = {chr(int(code, 16)) for code in _PERCENT.findall(like)}
    bare = set(_PERCENT.sub("", like))
    digits = "".join(_PERCENT.findall(like))
    lower = digits != digits.upper()
    safe = {*_UNRESERVED, "/", "\\"} | (set(_DELIMITERS) - escaped) | (bare - {"%", "?"})
    keeps_letters = any(not char.isascii() for char in bare)
    return "".join(
        char
        if char in safe or (char.isalnum() if char.isascii() else keeps_letters)
        else _code(char, lower=lower)
        for char in text
    )


def _code(char: str, *, lower: bool) -> str:
    code = "".join(f"%{byte:02X}" for byte in os.fsencode(char))
    return code.lower() if lower else code
