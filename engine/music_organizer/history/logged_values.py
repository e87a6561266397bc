"""Values out of an operation log, believed only where this program could have written them.

Every function raises `ValueError` or `TypeError` for anything else.
"""

import base64
import os
import re
from typing import Any

from music_organizer.models.checksums import audio_digest
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import LOST
from music_organizer.models.playlist_rewrite import PlaylistRewrite

_MOST = (1 << 63) - 1
_HIGHEST_INODE = (1 << 64) - 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MODES = 0o7777
_DESCRIBED = frozenset({"folder", "attributes", LOST})


def path_text(value: object) -> str:
    """Return the text of a path that the system could be asked for."""
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("a path is not a path")
    try:
        os.fsencode(value)
    except UnicodeEncodeError as error:
        raise ValueError("a path is not a path") from error
    return value


def number(value: object, lowest: int = 0, highest: int = _MOST) -> int:
    """Return a whole number that the history can hold."""
    if type(value) is not int or not lowest <= value <= highest:
        raise ValueError("a number is out of bounds")
    return value


def sentence(value: object) -> str | None:
    """Return a text, or nothing."""
    if value is not None and not isinstance(value, str):
        raise TypeError("a text is none")
    return value


def plain_text(value: object) -> str | None:
    """Return a text that any database can hold, or nothing."""
    text = sentence(value)
    if text is not None:
        text.encode()
    return text


def digest(value: object) -> str | None:
    """Return a SHA-256 in hexadecimal digits, or nothing."""
    text = sentence(value)
    if text is not None and not _DIGEST.fullmatch(text):
        raise ValueError("a checksum is none")
    return text


def audio(value: object) -> str | None:
    """Return the checksum of a sound, or nothing."""
    text = sentence(value)
    if text is not None:
        audio_digest(text)
    return text


def identity(value: object) -> FileIdentity | None:
    """Return what `stat` said of a file, or nothing."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError("what is told of a file is no list")
    device, inode, size, mtime_ns = value
    return FileIdentity(
        number(device), number(inode, 0, _HIGHEST_INODE), number(size), number(mtime_ns, -_MOST)
    )


def metadata(value: object) -> dict[str, Any]:
    """Return what else is told of an operation."""
    told = mapping(value)
    if "stays" in told:
        StayReason(told["stays"])
    if "requires" in told:
        number(told["requires"], 1)
    PlaylistRewrite.of(told)
    for name in _DESCRIBED & told.keys():
        _check_attributes(told[name])
    return told


def mapping(value: object) -> dict[str, Any]:
    """Return an object of JSON; nothing counts as an empty one."""
    if value is not None and not isinstance(value, dict):
        raise TypeError("it holds no object where one belongs")
    return dict(value or {})


def _check_attributes(attributes: object) -> None:
    if not isinstance(attributes, dict) or not isinstance(attributes.get("xattrs", {}), dict):
        raise TypeError("the attributes of a file are none")
    number(attributes["mode"], 0, _MODES)
    for name in ("mtime_ns", "atime_ns"):
        number(attributes[name], -_MOST)
    for name, text in attributes.get("xattrs", {}).items():
        path_text(name)
        base64.b64decode(text, validate=True)
