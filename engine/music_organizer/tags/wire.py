"""How paths and what was read of files are written as JSON, for the worker and for the cache.

`answers` understands it; a worker loads this alone.
"""

import base64
import json
import os
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.path_text import text_of
from music_organizer.models.readings import CoverSize, Reading, Sound, Tags

Answer = list[Any] | dict[str, Any]
"""What was read of one file: of its tags a list, of anything else an object."""

Request = tuple[str, int, list[tuple[str, list[str]]]]
"""What is sought, of how many files a line may tell, and folders with names in them."""


class Sought(StrEnum):
    """What is to be read of a file."""

    TAGS = "tags"
    PICTURE = "picture"
    COVER = "cover"
    FINGERPRINT = "fingerprint"


AHEAD = "ahead"
"""Stands in a request, instead of what is sought, where its folders will be asked for later."""

OWN = Tags._fields.index("artists")
"""How many of the tags nearly every file has of its own."""

EMPTY: dict[str, Any] = dict(zip(Tags._fields[OWN:], Tags()[OWN:], strict=True))
"""The others, where a file says nothing."""


def path_to_text(path: Path) -> str:
    """Return a path as text that any JSON can carry, whatever bytes its names are made of."""
    return _portable(text_of(path))


def path_from_text(text: str) -> Path:
    """Return the path that `path_to_text` was given, in this process's own encoding."""
    return Path(name_from_text(text))


def name_from_text(text: str) -> str:
    """Return the same of a single name."""
    return text if text.isascii() else os.fsdecode(text.encode("utf-8", "surrogateescape"))


def request_for(files: Iterable[tuple[Path, str]], sought: Sought, together: int) -> Request:
    """Return what a worker is given.

    Args:
        files: folders and names in them; those of one folder come one after the other.
        sought: what is to be read of them.
        together: of how many files a line may tell.
    """
    folders: list[tuple[str, list[str]]] = []
    last = None
    for folder, name in files:
        if folder is not last:
            folders.append((path_to_text(folder), []))
            last = folder
        folders[-1][1].append(_portable(name))
    return sought.value, together, folders


def ahead_of(folder: Path) -> Request:
    """Return what a worker is given before it is asked for files of a folder."""
    return AHEAD, 0, [(path_to_text(folder), [])]


def reading_to_answer(reading: Reading) -> Answer:
    """Return what was read of a file: which one it is, and what `known_to_answer` makes of it."""
    return [reading.identity, known_to_answer(reading.sound, reading.tags)]


def known_to_answer(sound: Sound, tags: Tags) -> tuple[Sound, tuple[Any, ...], str]:
    """Return what was read but for the identity of the file.

    Returns:
        how it is coded; the tags that nearly every file has of its own; and the rest, which is
        mostly the same in all files of an album, as a text that is understood once for all of
        them.
    """
    return sound, tags[:OWN], _common_text(tags[OWN:])


@lru_cache(maxsize=2)
def _common_text(values: tuple[Any, ...]) -> str:
    named = zip(EMPTY.items(), values, strict=True)
    return json.dumps({name: value for (name, empty), value in named if value != empty})


def unreadable_to_answer(reason: str, identity: FileIdentity | None) -> Answer:
    """Return why nothing could be read."""
    return {"identity": identity, "unreadable": reason}


def bytes_to_answer(sought: Sought, data: bytes | None) -> Answer:
    """Return the bytes of a picture or fingerprint, or that there is none."""
    return {sought.value: base64.b64encode(data).decode("ascii") if data else None}


def cover_to_answer(size: CoverSize | None) -> Answer:
    """Return how large a cover is, or that there is none."""
    return {Sought.COVER.value: [size.width, size.height, size.bytes] if size else None}


def _portable(name: str) -> str:
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "surrogateescape")
