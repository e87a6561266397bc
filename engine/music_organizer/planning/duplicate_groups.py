"""Bring together the files that hold one recording.

Files meet under keys (checksum, MusicBrainz id, AcoustID, fingerprint, artist and title), never
each with each, so the time grows with the number of files and no faster. What meets has to be
equally long as well.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import DuplicateSearch, Fingerprint
from music_organizer.planning.fingerprints import SAME_SOUND, alike, likeness
from music_organizer.planning.recordings import (
    album_key,
    name_of_recording,
    position,
    recording_key,
)

EQUALLY_LONG = 3.0
"""Seconds by which encoders and players disagree about the length of one recording, at most."""

SAME_ID_LENGTH = 7.0
"""The same for files with one id; the AcoustID server allows as much."""


class DuplicateMaterial(Struct, frozen=True):
    """What is known of the files.

    Attributes:
        files: the files, each with its identity; names of one file (hard links) count once.
        checksums: SHA-256 of files whose bytes were compared.
        sounds: checksums of the sound alone, of files that play equally long in one format.
        fingerprints: fingerprints of files that were listened to.
        named_often: files that have several names, of which one stands for all.
    """

    files: Sequence[AudioFile]
    checksums: Mapping[Path, str] = field(default_factory=dict)
    sounds: Mapping[Path, str] = field(default_factory=dict)
    fingerprints: Mapping[Path, Fingerprint] = field(default_factory=dict)
    named_often: frozenset[Path] = frozenset()


def grouped(material: DuplicateMaterial, search: DuplicateSearch) -> list[list[AudioFile]]:
    """Return the groups of files that hold one recording, each of two files at least."""
    groups = _Groups()
    for members in _meeting(material, search):
        groups.join(members)
    return [[material.files[one] for one in members] for members in groups.several()]


def equally_played(files: Iterable[AudioFile]) -> list[list[AudioFile]]:
    """Return the files that may hold the same sound bit by bit: one format, the very same length.

    Only these are worth being read as a whole.
    """
    found: dict[Hashable, list[AudioFile]] = defaultdict(list)
    for file in files:
        if file.length:
            found[file.format, file.length, file.sample_rate].append(file)
    return [several for several in found.values() if len(several) > 1]


class _Groups:
    """Sets of files that are joined again and again (a disjoint-set forest)."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def join(self, members: Sequence[int]) -> None:
        """Let these files be of one group."""
        first = self._root(members[0])
        for one in members[1:]:
            self._parents[self._root(one)] = first

    def several(self) -> list[list[int]]:
        """Return the groups of more than one file."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in sorted(self._parents):
            found[self._root(one)].append(one)
        return list(found.values())

    def _root(self, one: int) -> int:
        parents = self._parents
        while (parent := parents.setdefault(one, one)) != one:
            parents[one] = parents[parent]
            one = parents[one]
        return one


def _meeting(material: DuplicateMaterial, search: DuplicateSearch) -> Iterator[Sequence[int]]:
    """Yield files, by their numbers, that hold one recording."""
    files = material.files
    if material.checksums:
        yield from _by_key(enumerate(material.checksums.get(file.path) for file in files))
    if search.exact:
        return
    if material.sounds:
        for members in _by_key(enumerate(material.sounds.get(file.path) for file in files)):
            yield from _at_one_place(files, members)
    yield from _of_one_id(files)
    yield from _of_one_name(files)
    if material.fingerprints:
        yield from _of_one_sound(files, material.fingerprints)


def _of_one_id(files: Sequence[AudioFile]) -> Iterator[Sequence[int]]:
    for ids in (
        (file.tags.mb_track_id or None for file in files),
        (file.tags.acoustid_id or None for file in files),
    ):
        for members in _by_key(enumerate(ids)):
            yield from _equally_long(files, members, SAME_ID_LENGTH)


def _of_one_name(files: Sequence[AudioFile]) -> Iterator[Sequence[int]]:
    # Most names are met once, and only the others are worth a closer look: it parts those whose
    # names merely have one hash.
    names = map(name_of_recording, files)
    hashes = (None if name is None else hash(name) for name in names)
    for named in _by_key(enumerate(hashes)):
        for members in _by_key((one, recording_key(files[one])) for one in named):
            for equal in _equally_long(files, members, EQUALLY_LONG):
                yield from _at_one_place(files, equal)


def _of_one_sound(
    files: Sequence[AudioFile], fingerprints: Mapping[Path, Fingerprint]
) -> Iterator[Sequence[int]]:
    heard = {
        number: fingerprints[file.path]
        for number, file in enumerate(files)
        if file.path in fingerprints
    }
    for first, second in alike(heard):
        same = likeness(heard[first], heard[second])
        near = abs(files[first].length - files[second].length) <= SAME_ID_LENGTH
        if near and same is not None and same >= SAME_SOUND:
            yield first, second


def _by_key(keys: Iterable[tuple[int, Hashable | None]]) -> list[list[int]]:
    """Return the numbers that have one key, where there are several."""
    # A million keys that are met once need no list each.
    first: dict[Hashable, int] = {}
    several: dict[Hashable, list[int]] = {}
    for number, key in keys:
        if key is not None and (met := first.setdefault(key, number)) != number:
            several.setdefault(key, [met]).append(number)
    return [several[key] for key in first if key in several]


def _equally_long(
    files: Sequence[AudioFile], members: Iterable[int], tolerance: float
) -> Iterator[list[int]]:
    """Divide files so that in each part the longest is hardly longer than the shortest."""
    part: list[int] = []
    for one in sorted(members, key=lambda one: files[one].length):
        if not files[one].length:
            continue
        if part and files[one].length - files[part[0]].length > tolerance:
            if len(part) > 1:
                yield part
            part = []
        part.append(one)
    if len(part) > 1:
        yield part


def _at_one_place(files: Sequence[AudioFile], members: Sequence[int]) -> Iterator[list[int]]:
    """Tell apart tracks of one album that have one title or sound, such as two interludes."""
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for one in members:
        place = position(files[one])
        if place is not None:
            places[album_key(files[one])].add(place)
    if all(len(found) == 1 for found in places.values()):
        yield list(members)
        return
    parted = (
        (one, (album_key(files[one]), position(files[one])) if position(files[one]) else None)
        for one in members
    )
    yield from _by_key(parted)
