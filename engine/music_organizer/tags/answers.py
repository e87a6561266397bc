"""What the answers of a worker mean, and what is kept of them in the cache."""

import base64
import json
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import DecodeError
from msgspec.json import Decoder

from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.file_identity import FileIdentity, shared_device
from music_organizer.models.readings import CoverSize, Sound, Tags
from music_organizer.tags.wire import EMPTY, Sought

Identity = tuple[int, int, int, int]
OwnTags = tuple[str, int, str, int, str, str]
Known = tuple[Sound, OwnTags, str]
"""What `known_to_answer` returns."""

Told = tuple[Identity | None, Known] | dict[str, Any]
"""What a worker says of one file."""

_KINDS = {name: list if value == () else type(value) for name, value in EMPTY.items()}
_LINES = Decoder(list[Told])


def told_in(line: bytes) -> list[Told]:
    """Return what a worker's line says of one file after the other; nothing when it is none."""
    try:
        return _LINES.decode(line)
    except DecodeError:
        return []


def from_answer(folder: Path, name: str, answer: Told) -> AudioFile | UnreadableFile:
    """Return what a worker says of a file in a folder.

    Raises:
        KeyError, TypeError, ValueError: it is not an answer of ours.
    """
    if isinstance(answer, dict):
        reason = str(answer["unreadable"])
        return UnreadableFile(folder / name, _identity(answer["identity"]), reason)
    identity, known = answer
    return known_from_answer(folder, name, _identity(identity), known)


def known_from_answer(
    folder: Path, name: str, identity: FileIdentity | None, known: Known
) -> AudioFile:
    """Return what is known of a file in a folder, from what `known_to_answer` returned.

    Raises:
        AttributeError, KeyError, RecursionError, TypeError, ValueError: it is no answer of ours.
    """
    sound, own, common = known
    return AudioFile.of(folder, name, identity, sound, Tags._make(own + _understood(common)))


def bytes_from_answer(sought: Sought, answer: Mapping[str, Any]) -> bytes | None:
    """Return the bytes of an answer, `None` when it tells of none."""
    text = answer.get(sought.value)
    return base64.b64decode(text) if text else None


def cover_from_answer(answer: Mapping[str, Any]) -> CoverSize | None:
    """Return the size of a cover, `None` when there is none."""
    numbers = answer.get(Sought.COVER.value)
    return CoverSize(*map(int, numbers)) if numbers else None


@lru_cache(maxsize=1024)
def _understood(common: str) -> tuple[Any, ...]:
    """Return the tags that the files of an album have in common."""
    shared = dict(EMPTY)
    for field, value in json.loads(common).items():
        kind = _KINDS[field]
        if type(value) is not kind:
            raise TypeError(f"{field} is no {kind}")
        shared[field] = _shared(value)
    return tuple(shared.values())


def _shared(value: Any) -> Any:  # noqa: ANN401 - one of the kinds of tags
    """Return one object for the artists, the album or the year that a whole library shares."""
    if isinstance(value, list):
        return _shared_tuple(tuple(value))
    return sys.intern(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _shared_tuple(value: tuple[str, ...]) -> tuple[str, ...]:
    if not all(isinstance(one, str) for one in value):
        raise TypeError("it holds something else than text")
    return value


def _identity(numbers: Sequence[int] | None) -> FileIdentity | None:
    if numbers is None:
        return None
    device, inode, size, mtime_ns = numbers
    return FileIdentity(shared_device(device), inode, size, mtime_ns)
