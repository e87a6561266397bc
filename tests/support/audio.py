"""Build small real audio files in every format, with any tags."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from music_organizer.demo.tagging import tagged
from music_organizer.models.readings import Tags

SEEDS = {
    "mp3": "tone.mp3",
    "flac": "tone.flac",
    "ogg": "tone.ogg",
    "oga": "tone.oga",
    "opus": "tone.opus",
    "spx": "tone.spx",
    "m4a": "tone.m4a",
    "alac": "tone-alac.m4a",
    "wma": "tone.wma",
    "ape": "tone.ape",
    "wv": "tone.wv",
    "mpc": "tone.mpc",
    "tta": "tone.tta",
    "aiff": "tone.aiff",
    "wav": "tone.wav",
    "dsf": "tone.dsf",
    "dff": "tone.dff",
}
"""The name of every seed and the file it lies in."""

# Where sound, and nothing a reader of tags looks at, lies in each seed.
_SALTED_AT_FROM_END = {"alac": 2400, "m4a": 2400, "wma": 400, "ape": 60}
_SALT_LENGTH = 8
_LISTS = {
    "artist": "artists",
    "albumartist": "album_artists",
    "genre": "genres",
    "composer": "composers",
    "conductor": "conductors",
    "performer": "performers",
    "release_type": "release_types",
}


@cache
def seed_bytes(seed: str) -> bytes:
    """Return the bytes of an untagged seed."""
    samples = resources.files("music_organizer_resources") / "samples"
    return (samples / SEEDS[seed]).read_bytes()


def salted(seed: str, salt: str) -> bytes:
    """Return a seed with other sound in it, of the same length, that is read just the same."""
    data = seed_bytes(seed)
    if not salt:
        return data
    at = len(data) - _SALTED_AT_FROM_END.get(seed, 100)
    grains = hashlib.blake2b(salt.encode(), digest_size=_SALT_LENGTH).digest()
    return data[:at] + grains + data[at + _SALT_LENGTH :]


def make_audio(
    path: Path,
    seed: str = "mp3",
    *,
    salt: str = "",
    id3_version: int = 4,
    cover: bool = False,
    **tags: object,
) -> Path:
    """Write an audio file, and the folders it lies in, and return its path.

    Args:
        path: where to write; the suffix is the caller's choice.
        seed: one of `SEEDS`.
        salt: changes the sound, so that two files with the same tags differ in their content.
        id3_version: 3 or 4, where the format uses ID3v2.
        cover: whether to embed a picture.
        tags: fields of `Tags`; `artist`, `albumartist`, `genre`, `composer` and `release_type`
            take one value in place of a tuple. Without any, the file has no tags at all.
    """
    sound = salted(seed, salt)
    fields: dict[str, Any] = {_LISTS.get(name, name): _value(name, tags[name]) for name in tags}
    if fields or cover:
        picture = picture_bytes() if cover else b""
        sound = tagged(sound, Tags(**fields), id3_version=id3_version, cover=picture)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound)
    return path


@cache
def picture_bytes(name: str = "cover-dusk.jpg") -> bytes:
    """Return a small real picture."""
    samples = resources.files("music_organizer_resources") / "samples"
    return (samples / name).read_bytes()


def _value(name: str, value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return (value,) if name in _LISTS and isinstance(value, str) else value
