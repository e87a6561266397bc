"""How paths and what was read of files are written as JSON, for the worker and for the cache.

`answers` understands it; a worker loads this alone.
"""

import base64
import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.path_text import text_of
from music_organizer.models.readings import CoverSize, Reading, Tags

Answer = dict[str, Any]
"""One JSON object that says what was read of one file."""


class Sought(StrEnum):
    """What is to be read of a file."""

    TAGS = "tags"
    PICTURE = "picture"
    COVER = "cover"
    FINGERPRINT = "fingerprint"


READY: Answer = {"ready": True}
"""What a worker says when it can take files."""

OWN = Tags._fields.index("artists")
"""How many of the tags nearly every file has of its own."""

EMPTY: dict[str, Any] = dict(zip(Tags._fields[OWN:], Tags()[OWN:], strict=True))
"""The others, where a file says nothing."""


def path_to_text(path: Path) -> str:
    """Return a path as text that any JSON can carry, whatever bytes its names are made of."""
    return os.fsencode(text_of(path)).decode("utf-8", "surrogateescape")


def path_from_text(text: str) -> Path:
    """Return the path that `path_to_text` was given, in this process's own encoding."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def reading_to_answer(reading: Reading) -> Answer:
    """Return what was read of a file."""
    own, common = known_to_answer(reading)
    return {"identity": _identity_to_list(reading.identity), "own": own, "common": common}


def known_to_answer(reading: Reading) -> tuple[list[Any], str]:
    """Return what was read but for the identity of the file.

    Returns:
        what nearly every file has of its own; and the rest, which is mostly the same in all files
        of an album, as a text that is understood once for all of them.
    """
    sound = [reading.format, reading.has_cover, reading.sample_rate, reading.bit_depth]
    tags = {
        name: value
        for (name, empty), value in zip(EMPTY.items(), reading.tags[OWN:], strict=True)
        if value != empty
    }
    own = [float(reading.length), reading.bitrate, *reading.tags[:OWN]]
    return own, json.dumps([sound, tags])


def unreadable_to_answer(reason: str, identity: FileIdentity | None) -> Answer:
    """Return why nothing could be read."""
    return {"identity": _identity_to_list(identity), "unreadable": reason}


def bytes_to_answer(sought: Sought, data: bytes | None) -> Answer:
    """Return the bytes of a picture or fingerprint, or that there is none."""
    return {sought.value: base64.b64encode(data).decode("ascii") if data else None}


def cover_to_answer(size: CoverSize | None) -> Answer:
    """Return how large a cover is, or that there is none."""
    return {Sought.COVER.value: [size.width, size.height, size.bytes] if size else None}


def request_for(path: Path, sought: Sought) -> str | dict[str, str]:
    """Return what a worker is given: a path to read tags of, or what else is sought there."""
    text = path_to_text(path)
    return text if sought is Sought.TAGS else {sought.value: text}


def _identity_to_list(identity: FileIdentity | None) -> list[int] | None:
    if identity is None:
        return None
    return [identity.device, identity.inode, identity.size, identity.mtime_ns]
