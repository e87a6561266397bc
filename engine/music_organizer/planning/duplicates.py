"""Find the files that hold one recording, and say which of them are not needed.

Files meet under keys (checksum, MusicBrainz id, AcoustID, fingerprint, artist and title), never
each with each, so the time grows with the number of files and no faster. What meets has to be
equally long as well. A file is called unwanted only where the one that stays would stand in for it
in the same place: on the same album and release, or for a file that is on no album at all.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import (
    DuplicateCopy,
    DuplicateGroup,
    DuplicateSearch,
    Evidence,
    Fingerprint,
)
from music_organizer.planning.fingerprints import (
    OTHER_SOUND,
    SAME_SOUND,
    alike,
    likeness,
    percent,
)
from music_organizer.planning.keeper import Shelves, rank, reason, shelves_of
from music_organizer.planning.recordings import (
    album_key,
    is_remaster,
    position,
    recording_key,
)

EQUALLY_LONG = 3.0
"""Seconds by which encoders and players disagree about the length of one recording, at most."""

SAME_ID_LENGTH = 7.0
"""The same for files with one id; the AcoustID server allows as much."""


@dataclass(frozen=True, slots=True)
class DuplicateMaterial:
    """What is known of the files.

    Attributes:
        files: the files, each with its identity; names of one file (hard links) count once.
        checksums: SHA-256 of files whose bytes were compared.
        fingerprints: fingerprints of files that were listened to.
        named_often: files that have several names, of which one stands for all.
    """

    files: Sequence[AudioFile]
    checksums: Mapping[Path, str] = field(default_factory=dict)
    fingerprints: Mapping[Path, Fingerprint] = field(default_factory=dict)
    named_often: frozenset[Path] = frozenset()


def find_duplicates(
    material: DuplicateMaterial,
    search: DuplicateSearch | None = None,
    kept: Iterable[Path] = (),
) -> list[DuplicateGroup]:
    """Group the files that hold one recording.

    Args:
        material: what is known of the files.
        search: what is looked for.
        kept: files, or folders of files, that the person wants to keep.
    """
    search = search or DuplicateSearch()
    groups = _Groups(len(material.files))
    for members in _meeting(material, search):
        groups.join(members)
    judge = _Judge(material, search, frozenset(kept))
    found = [judge.group([material.files[one] for one in members]) for members in groups.several()]
    return sorted(found, key=lambda group: group.keeper.path)


class _Groups:
    """Sets of files that are joined again and again (a disjoint-set forest)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, members: Sequence[int]) -> None:
        """Let these files be of one group."""
        first = self._root(members[0])
        for one in members[1:]:
            self._parents[self._root(one)] = first

    def several(self) -> list[list[int]]:
        """Return the groups of more than one file."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            found[self._root(one)].append(one)
        return [members for members in found.values() if len(members) > 1]

    def _root(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one


def _meeting(material: DuplicateMaterial, search: DuplicateSearch) -> Iterator[Sequence[int]]:
    files = material.files
    yield from _by_key(enumerate(material.checksums.get(file.path) for file in files))
    if search.exact:
        return
    for ids in (
        (file.tags.mb_track_id for file in files),
        (file.tags.acoustid_id for file in files),
    ):
        for members in _by_key(enumerate(one or None for one in ids)):
            yield from _equally_long(files, members, SAME_ID_LENGTH)
    for members in _by_key(enumerate(map(recording_key, files))):
        for equal in _equally_long(files, members, EQUALLY_LONG):
            yield from _at_one_place(files, equal)
    heard = {
        number: material.fingerprints[file.path]
        for number, file in enumerate(files)
        if file.path in material.fingerprints
    }
    for first, second in alike(heard):
        same = likeness(heard[first], heard[second])
        near = abs(files[first].length - files[second].length) <= SAME_ID_LENGTH
        if near and same is not None and same >= SAME_SOUND:
            yield first, second


def _by_key(keys: Iterable[tuple[int, Hashable | None]]) -> list[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in keys:
        if key is not None:
            found[key].append(number)
    return [members for members in found.values() if len(members) > 1]


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
    """Tell apart tracks of one album that have the same title, such as two interludes."""
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


class _Judge:
    """Decides which file of a group stays and which of the others are unwanted."""

    def __init__(
        self, material: DuplicateMaterial, search: DuplicateSearch, kept: frozenset[Path]
    ) -> None:
        self._material = material
        self._search = search
        self._kept = kept
        self._shelves: Shelves = shelves_of(material.files)

    def group(self, files: Sequence[AudioFile]) -> DuplicateGroup:
        """Judge the files of one recording."""
        ranked = sorted(files, key=lambda file: (not self._chosen(file), *self._rank(file)))
        keeper, *others = ranked
        why = reason(keeper, others[0], self._shelves)
        if self._chosen(keeper):
            why = "You chose to keep it."
        return DuplicateGroup(keeper, why, tuple(self._copy(keeper, one) for one in others))

    def _rank(self, file: AudioFile) -> tuple[object, ...]:
        return rank(file, self._shelves)

    def _chosen(self, file: AudioFile) -> bool:
        path = file.path
        return bool(self._kept) and (path in self._kept or not self._kept.isdisjoint(path.parents))

    def _copy(self, keeper: AudioFile, file: AudioFile) -> DuplicateCopy:
        same = self._likeness(keeper, file)
        evidence = self._evidence(keeper, file, same)
        why = self._why_it_stays(keeper, file, evidence, same)
        return DuplicateCopy(
            file=file,
            evidence=evidence or Evidence.TAGS,
            likeness=same,
            is_unwanted=not why,
            why=why,
        )

    def _likeness(self, keeper: AudioFile, file: AudioFile) -> float | None:
        heard = self._material.fingerprints
        first, second = heard.get(keeper.path), heard.get(file.path)
        return likeness(first, second) if first and second else None

    def _evidence(self, keeper: AudioFile, file: AudioFile, same: float | None) -> Evidence | None:
        sums = self._material.checksums
        if sums.get(keeper.path, "") == sums.get(file.path):
            return Evidence.BYTES
        near = abs(keeper.length - file.length)
        mine, its = keeper.tags, file.tags
        if near <= SAME_ID_LENGTH:
            if mine.mb_track_id and mine.mb_track_id == its.mb_track_id:
                return Evidence.RECORDING
            if mine.acoustid_id and mine.acoustid_id == its.acoustid_id:
                return Evidence.ACOUSTID
            if same is not None and same >= SAME_SOUND:
                return Evidence.SOUND
        key = recording_key(keeper)
        equal = near <= EQUALLY_LONG and key is not None and key == recording_key(file)
        return Evidence.TAGS if equal else None

    def _why_it_stays(
        self,
        keeper: AudioFile,
        file: AudioFile,
        evidence: Evidence | None,
        same: float | None,
    ) -> str:
        if file.path in self._kept:
            return "You chose to keep it."
        if file.path in self._material.named_often:
            return "It has several names (hard links); to part with one would free nothing."
        if evidence is Evidence.BYTES:
            return ""
        if evidence is None:
            return "It is known by another copy of this group only."
        if same is not None and same < OTHER_SOUND:
            return f"It sounds different: {percent(same)} of the fingerprint agrees."
        return _other_place(keeper, file, across_albums=self._search.across_albums) or _unsure(
            keeper, file, evidence
        )


def _other_place(keeper: AudioFile, file: AudioFile, *, across_albums: bool) -> str:
    """Say where a file belongs that the one that stays does not, empty when nowhere."""
    if not file.tags.album or across_albums:
        return ""
    if album_key(file) != album_key(keeper):
        return f"It belongs to another album, {file.tags.album}."
    here, there = position(keeper), position(file)
    if here and there and here != there:
        return "It is another track of the album."
    releases = {keeper.tags.mb_album_id, file.tags.mb_album_id} - {""}
    years = {keeper.tags.date[:4], file.tags.date[:4]} - {""}
    if len(releases) > 1 or (len(years) > 1 and not releases):
        told = f" ({' and '.join(sorted(years))})" if len(years) > 1 else ""
        return f"It belongs to another release of the album{told}."
    return ""


def _unsure(keeper: AudioFile, file: AudioFile, evidence: Evidence) -> str:
    """Say why what tells of the same recording is not enough to part with a file."""
    if is_remaster(keeper) != is_remaster(file):
        return "One of both is a remaster."
    if evidence is Evidence.TAGS and (keeper.guessed | file.guessed) & {"title", "artists"}:
        return "Only its name tells what it is."
    titles = recording_key(keeper), recording_key(file)
    if evidence is Evidence.SOUND and None not in titles and titles[0] != titles[1]:
        return "It sounds the same, but its title or artist is another one."
    return ""
