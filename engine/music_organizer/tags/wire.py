"""How paths and what was read of files are written as JSON, for the worker and for the cache."""

import base64
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from music_organizer.models.audio_file import AudioFile, CoverSize, Tags, UnreadableFile
from music_organizer.models.file_identity import FileIdentity
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

_TAG_NAMES = tuple(field.name for field in fields(Tags))
_NO_TAGS = Tags()
# Nearly every file has its own, so that remembering them for others only costs memory.
_UNSHARED = frozenset({"title", "mb_track_id", "acoustid_id"})


def path_to_text(path: Path) -> str:
    """Return a path as text that any JSON can carry, whatever bytes its names are made of."""
    return path_to_bytes(path).decode("utf-8", "surrogateescape")


def path_to_bytes(path: Path) -> bytes:
    """Return a path as the system takes it."""
    return os.fsencode(text_of(path))


def paths_to_bytes(paths: Iterable[Path]) -> Iterator[bytes]:
    """Yield paths as the system takes them; those that lie together share the work."""
    last, before = None, b""
    for path in paths:
        folder, name = path.parent, path.name
        if folder != last:
            last, before = folder, os.path.join(os.fsencode(folder), b"")  # noqa: PTH118 - bytes
        yield before + os.fsencode(name)


def path_from_text(text: str) -> Path:
    """Return the path that `path_to_text` was given, in this process's own encoding."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def audio_to_answer(audio: AudioFile) -> Answer:
    """Return everything but the path, leaving out what is empty."""
    tags = {
        name: value
        for name in _TAG_NAMES
        if (value := getattr(audio.tags, name)) != getattr(_NO_TAGS, name)
    }
    return {
        "identity": _identity_to_list(audio.identity),
        "format": audio.format,
        "length": audio.length,
        "bitrate": audio.bitrate,
        "cover": audio.has_cover,
        "rate": audio.sample_rate,
        "depth": audio.bit_depth,
        "tags": tags,
    }


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


def from_answer(
    path: Path, answer: Mapping[str, Any], known: FileIdentity | None = None
) -> AudioFile | UnreadableFile:
    """Return what an answer says of the file at a path.

    Args:
        path: where the file lies.
        answer: what was said.
        known: its identity, where the answer does not tell it.

    Raises:
        KeyError, TypeError, ValueError: it is not an answer of ours.
    """
    identity = known or _identity_from_list(answer["identity"])
    if "unreadable" in answer:
        return UnreadableFile(path, identity, str(answer["unreadable"]))
    tags: dict[str, Any] = {
        name: value if name in _UNSHARED else _shared(value)
        for name, value in answer["tags"].items()
    }
    return AudioFile(
        path,
        identity,
        format=sys.intern(str(answer["format"])),
        tags=Tags(**tags),
        length=float(answer["length"]),
        bitrate=int(answer["bitrate"]),
        has_cover=bool(answer["cover"]),
        sample_rate=int(answer["rate"]),
        bit_depth=int(answer["depth"]),
    )


def _shared(value: object) -> object:
    """Return a tag so that the same artist, album or year is held once for a whole library."""
    if isinstance(value, list):
        return _shared_tuple(tuple(value))
    return sys.intern(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _shared_tuple(value: tuple[str, ...]) -> tuple[str, ...]:
    return value


@cache
def _shared_number(number: int) -> int:
    """Return one object for the number of a drive that a million files share."""
    return number


def _identity_to_list(identity: FileIdentity | None) -> list[int] | None:
    if identity is None:
        return None
    return [identity.device, identity.inode, identity.size, identity.mtime_ns]


def _identity_from_list(numbers: list[int] | None) -> FileIdentity | None:
    if numbers is None:
        return None
    device, inode, size, mtime_ns = numbers
    return FileIdentity(_shared_number(device), inode, size, mtime_ns)
