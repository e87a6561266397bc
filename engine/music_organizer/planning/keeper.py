"""Which of several copies of a recording is the best to keep, and why."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from msgspec import Struct

from music_organizer.models.audio_file import AudioFile
from music_organizer.planning.recordings import album_key

# How many bits of MP3 one bit of another codec is worth, roughly, as listening tests rank them.
_WORTH: Mapping[str, float] = {
    "opus": 1.5,
    "aac": 1.25,
    "vorbis": 1.25,
    "mpc": 1.25,
    "mp2": 0.75,
    "speex": 0.5,
}
_NOTICEABLE = 16_000
_NUMBERED = re.compile(
    r"(?:\s*\(\d+\)|\s*-?\s*\b(?:copy|kopie|copie|copia)\b(?:\s*\(?\d+\)?)?|~\d*)$", re.IGNORECASE
)


class Shelf(Struct, frozen=True):
    """What the files of one album and format in one folder have on average.

    Two rips of an album are compared as wholes, so that no album is mixed of both.

    Attributes:
        files: how many there are.
        bitrate: bits per second.
        known: how many tags they have.
        covers: share of them that have a cover.
    """

    files: int
    bitrate: float
    known: float
    covers: float


Shelves = Mapping[tuple[Path, str, str], Shelf]
"""By folder, key of the album and format."""


def shelves_of(files: Iterable[AudioFile], compared: Iterable[AudioFile]) -> Shelves:
    """Sum up the albums that lie in folders; files without an album stand for themselves.

    Args:
        files: all files.
        compared: those whose albums are asked for.
    """
    wanted = {(file.tags.album, file.format) for file in compared if file.tags.album}
    found: dict[tuple[Path, str, str], list[AudioFile]] = defaultdict(list)
    for file in files:
        if (file.tags.album, file.format) in wanted:
            found[_place(file)].append(file)
    return {place: _shelf(several) for place, several in found.items()}


class _Criterion(Struct, frozen=True):
    """One thing that makes a copy better than another.

    Attributes:
        value: what is compared; more is better.
        words: why one is better than the other.
    """

    value: Callable[[AudioFile, Shelves], Any]
    words: Callable[[AudioFile, AudioFile], str]


def rank(file: AudioFile, shelves: Shelves) -> tuple[Any, ...]:
    """Return a key by which the best copy sorts first, the same in every run."""
    first = tuple(-criterion.value(file, shelves) for criterion in _CRITERIA)
    path = file.path
    return (*first, len(path.parts), str(path.parent), -_own_worth(file), path.name)


def reason(best: AudioFile, other: AudioFile, shelves: Shelves) -> str:
    """Say why one copy is better than the next best one."""
    for criterion in _CRITERIA:
        if criterion.value(best, shelves) > criterion.value(other, shelves):
            return criterion.words(best, other)
    if best.path.parent == other.path.parent and _own_worth(best) > _own_worth(other):
        return _BETTER_SOUND(best, other)
    return "All are alike; it comes first by its path."


def sound(file: AudioFile) -> str:
    """Return codec and quality as people write them, such as `FLAC 24/96` or `MP3 320 kbit/s`."""
    name = file.format.upper()
    if file.is_lossless:
        rate = f"{file.sample_rate / 1000:g}" if file.sample_rate else ""
        depth = str(file.bit_depth) if file.bit_depth else ""
        return " ".join(filter(None, (name, "/".join(filter(None, (depth, rate))))))
    return f"{name} {round(file.bitrate / 1000)} kbit/s" if file.bitrate else name


def _compared(words: str) -> Callable[[AudioFile, AudioFile], str]:
    return lambda best, other: f"{words} ({sound(best)} against {sound(other)})."


def _always(words: str) -> Callable[[AudioFile, AudioFile], str]:
    return lambda _best, _other: words


def _place(file: AudioFile) -> tuple[Path, str, str]:
    return file.path.parent, album_key(file), file.format


def _shelf(files: Sequence[AudioFile]) -> Shelf:
    return Shelf(
        len(files),
        bitrate=fmean(file.bitrate for file in files),
        known=fmean(map(known_tags, files)),
        covers=fmean(file.has_cover for file in files),
    )


def _shelf_of(file: AudioFile, shelves: Shelves) -> Shelf:
    return shelves.get(_place(file)) or _shelf([file])


def _worth(file: AudioFile, shelves: Shelves) -> int:
    """Return the bitrate as MP3 would need it, in steps that one may hear; 0 for lossless."""
    return _steps(_shelf_of(file, shelves).bitrate, file)


def _own_worth(file: AudioFile) -> int:
    return _steps(file.bitrate, file)


def _steps(bitrate: float, file: AudioFile) -> int:
    if file.is_lossless:
        return 0
    return round(bitrate * _WORTH.get(file.format, 1) / _NOTICEABLE)


def known_tags(file: AudioFile) -> int:
    """Count the tags a person looks for that the file itself has."""
    tags = file.tags
    known = (
        tags.title,
        tags.artists,
        tags.album,
        tags.album_artists,
        tags.date,
        tags.track,
        tags.genres,
        tags.mb_track_id,
        tags.mb_album_id,
    )
    return sum(map(bool, known)) - len(file.guessed)


_BETTER_SOUND = _compared("It has the better sound for its codec")
_CRITERIA = (
    _Criterion(lambda file, _: file.is_lossless, _compared("It is lossless")),
    _Criterion(lambda file, _: file.bit_depth, _compared("It has the finer samples")),
    _Criterion(
        lambda file, _: file.sample_rate if file.is_lossless else 0,
        _compared("It has the higher sample rate"),
    ),
    _Criterion(_worth, _BETTER_SOUND),
    _Criterion(
        lambda file, shelves: _shelf_of(file, shelves).files,
        _always("More of its album lies beside it."),
    ),
    _Criterion(
        lambda file, shelves: _shelf_of(file, shelves).known, _always("Its tags tell more.")
    ),
    _Criterion(lambda file, shelves: _shelf_of(file, shelves).covers, _always("It has a cover.")),
    _Criterion(
        lambda file, _: not _NUMBERED.search(file.path.stem),
        _always("Its name is not that of a copy."),
    ),
)
