"""Find the files that hold one recording, and say which of them are not needed.

A file is called unwanted only where the one that stays would stand in for it in the same place: on
the same album and release, or for a file that is on no album at all.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import (
    DuplicateCopy,
    DuplicateGroup,
    DuplicateSearch,
    Evidence,
)
from music_organizer.planning.duplicate_groups import (
    EQUALLY_LONG,
    SAME_ID_LENGTH,
    DuplicateMaterial,
    grouped,
)
from music_organizer.planning.fingerprints import OTHER_SOUND, SAME_SOUND, likeness, percent
from music_organizer.planning.keeper import Shelves, rank, reason, shelves_of
from music_organizer.planning.recordings import (
    album_key,
    is_remaster,
    position,
    recording_key,
)


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
    several = grouped(material, search)
    shelves = shelves_of(material.files, chain.from_iterable(several))
    judge = _Judge(material, search, shelves, frozenset(kept))
    found = [judge.group(files) for files in several]
    return sorted(found, key=lambda group: group.keeper.path)


class _Judge:
    """Decides which file of a group stays and which of the others are unwanted."""

    def __init__(
        self,
        material: DuplicateMaterial,
        search: DuplicateSearch,
        shelves: Shelves,
        kept: frozenset[Path],
    ) -> None:
        self._material = material
        self._search = search
        self._kept = kept
        self._shelves = shelves

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
            evidence=evidence,
            likeness=same,
            is_unwanted=not why,
            why=why,
        )

    def _likeness(self, keeper: AudioFile, file: AudioFile) -> float | None:
        heard = self._material.fingerprints
        first, second = heard.get(keeper.path), heard.get(file.path)
        return likeness(first, second) if first and second else None

    def _evidence(self, keeper: AudioFile, file: AudioFile, same: float | None) -> Evidence:
        sums = self._material.checksums
        if sums.get(keeper.path, "") == sums.get(file.path):
            return Evidence.BYTES
        sounds = self._material.sounds
        if sounds.get(keeper.path, "") == sounds.get(file.path):
            return Evidence.AUDIO
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
        return Evidence.TAGS if equal else Evidence.ANOTHER

    def _why_it_stays(
        self,
        keeper: AudioFile,
        file: AudioFile,
        evidence: Evidence,
        same: float | None,
    ) -> str:
        if file.path in self._kept:
            return "You chose to keep it."
        if file.path in self._material.named_often:
            return "It has several names (hard links); to part with one would free nothing."
        if evidence is Evidence.BYTES:
            return ""
        if evidence is Evidence.ANOTHER:
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
    is_guessed = bool((keeper.guessed | file.guessed) & {"title", "artists"})
    if evidence is Evidence.TAGS and is_guessed:
        return "Only its name tells what it is."
    if evidence is Evidence.AUDIO and is_guessed:
        return ""
    titles = recording_key(keeper), recording_key(file)
    if (
        evidence in (Evidence.SOUND, Evidence.AUDIO)
        and None not in titles
        and titles[0] != titles[1]
    ):
        return "It sounds the same, but its title or artist is another one."
    return ""
