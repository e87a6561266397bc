"""What the answers of a worker mean, and what is kept of them in the cache."""

import base64
import json
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.file_identity import FileIdentity, shared_device
from music_organizer.models.readings import CoverSize, Reading, Tags
from music_organizer.tags.wire import EMPTY, OWN, Sought

_KINDS = {name: list if value == () else type(value) for name, value in EMPTY.items()}
_OWN_KINDS = (float, int, *map(type, Tags()[:OWN]))
_SOUND_KINDS = (str, bool, int, int)


def from_answer(folder: Path, name: str, answer: Mapping[str, Any]) -> AudioFile | UnreadableFile:
    """Return what a worker says of a file in a folder.

    Raises:
        KeyError, TypeError, ValueError: it is not an answer of ours.
    """
    identity = _identity_from_list(answer["identity"])
    if "unreadable" in answer:
        return UnreadableFile(folder / name, identity, str(answer["unreadable"]))
    return known_from_answer(folder, name, identity, answer["own"], answer["common"])


def known_from_answer(
    folder: Path, name: str, identity: FileIdentity | None, own: Sequence[Any], common: str
) -> AudioFile:
    """Return what is known of a file in a folder, from what `known_to_answer` returned.

    Raises:
        AttributeError, KeyError, RecursionError, TypeError, ValueError: it is no answer of ours.
    """
    if tuple(map(type, own)) != _OWN_KINDS:
        raise TypeError("it does not hold what every file has of its own")
    (form, cover, rate, depth), shared = _understood(common)
    tags = Tags._make((*own[2:], *shared))
    reading = Reading(identity, form, tags, own[0], own[1], cover, rate, depth)
    return AudioFile.of(folder, name, reading)


def bytes_from_answer(sought: Sought, answer: Mapping[str, Any]) -> bytes | None:
    """Return the bytes of an answer, `None` when it tells of none."""
    text = answer.get(sought.value)
    return base64.b64decode(text) if text else None


def cover_from_answer(answer: Mapping[str, Any]) -> CoverSize | None:
    """Return the size of a cover, `None` when there is none."""
    numbers = answer.get(Sought.COVER.value)
    return CoverSize(*map(int, numbers)) if numbers else None


@lru_cache(maxsize=1024)
def _understood(common: str) -> tuple[tuple[str, bool, int, int], tuple[Any, ...]]:
    """Return how the files of an album are coded, and their common tags."""
    sound, tags = json.loads(common)
    shared = dict(EMPTY)
    if tuple(map(type, sound)) != _SOUND_KINDS:
        raise TypeError("it does not tell how the file is coded")
    for field, value in tags.items():
        kind = _KINDS[field]
        if type(value) is not kind:
            raise TypeError(f"{field} is no {kind}")
        shared[field] = _shared(value)
    form, cover, rate, depth = sound
    return (sys.intern(form), cover, rate, depth), tuple(shared.values())


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


def _identity_from_list(numbers: list[int] | None) -> FileIdentity | None:
    if numbers is None:
        return None
    device, inode, size, mtime_ns = numbers
    return FileIdentity(shared_device(device), inode, size, mtime_ns)
