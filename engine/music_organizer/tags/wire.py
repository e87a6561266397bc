"""How paths and what was read of files are written as JSON, for the worker and for the cache."""

import base64
import json
import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from music_organizer.models.audio_file import AudioFile, CoverSize, Tags, UnreadableFile
from music_organizer.models.file_identity import FileIdentity, shared_device
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.path_text import text_of

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

_OWN = Tags._fields.index("artists")
_EMPTY: dict[str, Any] = dict(zip(Tags._fields[_OWN:], Tags()[_OWN:], strict=True))
_KINDS = {name: list if value == () else type(value) for name, value in _EMPTY.items()}
_OWN_KINDS = (float, int, *map(type, Tags()[:_OWN]))
_SOUND_KINDS = (str, bool, int, int)


def path_to_text(path: Path) -> str:
    """Return a path as text that any JSON can carry, whatever bytes its names are made of."""
    return os.fsencode(text_of(path)).decode("utf-8", "surrogateescape")


def path_from_text(text: str) -> Path:
    """Return the path that `path_to_text` was given, in this process's own encoding."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def audio_to_answer(audio: AudioFile) -> Answer:
    """Return everything but the path."""
    own, common = known_to_answer(audio)
    return {"identity": _identity_to_list(audio.identity), "own": own, "common": common}


def known_to_answer(audio: AudioFile) -> tuple[list[Any], str]:
    """Return everything but path and identity.

    Returns:
        what nearly every file has of its own; and the rest, which is mostly the same in all files
        of an album, as a text that is understood once for all of them.
    """
    sound = [audio.format, audio.has_cover, audio.sample_rate, audio.bit_depth]
    tags = {
        name: value
        for (name, empty), value in zip(_EMPTY.items(), audio.tags[_OWN:], strict=True)
        if value != empty
    }
    own = [float(audio.length), audio.bitrate, *audio.tags[:_OWN]]
    return own, json.dumps([sound, tags])


def unreadable_to_answer(reason: str, identity: FileIdentity | None) -> Answer:
    """Return why nothing could be read."""
    return {"identity": _identity_to_list(identity), "unreadable": reason}


def bytes_to_answer(sought: Sought, data: bytes | None) -> Answer:
    """Return the bytes of a picture or fingerprint, or that there is none."""
    return {sought.value: base64.b64encode(data).decode("ascii") if data else None}


def bytes_from_answer(sought: Sought, answer: Mapping[str, Any]) -> bytes | None:
    """Return the bytes of an answer, `None` when it tells of none."""
    text = answer.get(sought.value)
    return base64.b64decode(text) if text else None


def cover_to_answer(size: CoverSize | None) -> Answer:
    """Return how large a cover is, or that there is none."""
    return {Sought.COVER.value: [size.width, size.height, size.bytes] if size else None}


def cover_from_answer(answer: Mapping[str, Any]) -> CoverSize | None:
    """Return the size of a cover, `None` when there is none."""
    numbers = answer.get(Sought.COVER.value)
    return CoverSize(*map(int, numbers)) if numbers else None


def request_for(path: Path, sought: Sought) -> str | dict[str, str]:
    """Return what a worker is given: a path to read tags of, or what else is sought there."""
    text = path_to_text(path)
    return text if sought is Sought.TAGS else {sought.value: text}


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
    (form, cover, rate, depth), tags = _understood(common)
    return AudioFile(
        in_folder(folder, name),
        identity,
        form,
        Tags._make((*own[2:], *tags)),
        own[0],
        own[1],
        cover,
        sample_rate=rate,
        bit_depth=depth,
    )


@lru_cache(maxsize=1024)
def _understood(common: str) -> tuple[tuple[str, bool, int, int], tuple[Any, ...]]:
    """Return how the files of an album are coded, and their common tags."""
    sound, tags = json.loads(common)
    shared = dict(_EMPTY)
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


def _identity_to_list(identity: FileIdentity | None) -> list[int] | None:
    if identity is None:
        return None
    return [identity.device, identity.inode, identity.size, identity.mtime_ns]


def _identity_from_list(numbers: list[int] | None) -> FileIdentity | None:
    if numbers is None:
        return None
    device, inode, size, mtime_ns = numbers
    return FileIdentity(shared_device(device), inode, size, mtime_ns)
