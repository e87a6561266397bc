"""Scan a source and read its tags, telling how far it has come."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.listing import FolderListing, FoundFile
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.scanner import scan, scan_parts
from music_organizer.garbage import without_garbage_collection
from music_organizer.models.audio_file import AudioFile, CoverArt, SideFile, UnreadableFile
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.playlist_rewrite import LARGEST_PLAYLIST
from music_organizer.models.progress import Progress, Stage
from music_organizer.planning.cue_sheets import CueSheets, says_nothing
from music_organizer.planning.material import Leftover, Material
from music_organizer.tags.cache import TagCache
from music_organizer.tags.cover_art import find_covers
from music_organizer.tags.pool import TagReaderPool

_TELL_EVERY = 64
_CACHE_SLICE = 500
_CUE = ".cue"


class Gathering:
    """Collects everything a plan is made of.

    Args:
        source: the folder to scan.
        workers: processes that read tags; 0 lets the program choose.
        cache: where tags are remembered; `None` reads every file.
        learns: whether what was read is put into the cache.
        parts: folders and files of the source to keep to; all of it when left out.
    """

    def __init__(
        self,
        source: Path,
        workers: int = 0,
        cache: TagCache | None = None,
        *,
        learns: bool = True,
        parts: Sequence[Path] = (),
    ) -> None:
        self.material = Material()
        self._source = source
        self._parts = parts
        self._pool = TagReaderPool(workers)
        self._cache = cache
        self._learns = learns
        self._waiting: list[tuple[Path, Sequence[FoundFile]]] = []
        self._found = 0

    def cancel(self) -> None:
        """Stop reading; may be called from any thread."""
        self._pool.cancel()

    def run(self) -> Iterator[Progress]:
        """Scan, then read; `material` holds the result when the iterator ends."""
        yield from self._scan()
        with self._pool:
            yield from self._read()

    def _scan(self) -> Iterator[Progress]:
        for listing in scan_parts(self._parts) if self._parts else scan(self._source):
            self._take(listing)
            yield Progress(Stage.SCANNING, self._found, 0, current=str(listing.path))

    def _take(self, listing: FolderListing) -> None:
        folder, material = listing.path, self.material
        if listing.error:
            material.leftovers.append(
                Leftover(folder, None, StayReason.FOLDER_UNREADABLE, listing.error)
            )
            return
        if listing.pictures or listing.others or listing.junk:
            self._take_company(listing)
        material.leftovers += [
            Leftover(folder / name, None, why, why.help) for name, why in listing.staying
        ]
        if listing.audio:
            self._waiting.append((folder, listing.audio))
            self._found += len(listing.audio)
        material.entries[folder] = listing.entries

    def _take_company(self, listing: FolderListing) -> None:
        folder, material = listing.path, self.material
        pictures = [CoverArt(folder / one.name, one.identity) for one in listing.pictures]
        covers = find_covers(pictures)
        chosen = {cover.path for cover in covers}
        material.covers += covers
        others = [one for one in listing.pictures if folder / one.name not in chosen]
        material.beside += [
            SideFile(folder / one.name, one.identity) for one in (*others, *listing.others)
        ]
        if listing.junk:
            material.junk[folder] = [
                SideFile(folder / one.name, one.identity) for one in listing.junk
            ]

    def _read(self) -> Iterator[Progress]:
        total = self._found
        unknown = self._remembered()
        done = total - len(unknown)
        fresh: list[AudioFile] = []
        for result in self._pool.read_files(unknown):
            done += 1
            if isinstance(result, UnreadableFile):
                self.material.unreadable.append(result)
            else:
                self.material.audio.append(result)
                fresh.append(result)
            if len(fresh) >= _CACHE_SLICE:
                self._learn(fresh)
                fresh = []
            if done % _TELL_EVERY == 0:
                yield Progress(Stage.READING, done, total, current=str(result.path))
        self._learn(fresh)
        self._take_cue_sheets()
        # A whole scan comes in this order, and what was known of it; nothing else does.
        if unknown or self._parts:
            place = {folder: number for number, folder in enumerate(sorted(self.material.entries))}
            self.material.audio.sort(key=lambda one: (place[one.folder], one.name))
        yield Progress(Stage.READING, done, total)

    def _take_cue_sheets(self) -> None:
        """Let cue sheets tell what the audio without tags beside them is."""
        untold = {one.folder for one in self.material.audio if says_nothing(one)}
        sheets, disk = CueSheets(), LookingGlass()
        for one in self.material.beside:
            if suffix_of(one.path.name) == _CUE and one.path.parent in untold:
                # One that cannot be read tells nothing; who looks for playlists reports it.
                with suppress(OperationError):
                    sheets.add(one.path, disk.content(one.path, LARGEST_PLAYLIST))
        if sheets:
            self.material.audio = [sheets.told(one) for one in self.material.audio]

    def _remembered(self) -> list[tuple[Path, str]]:
        """Take what the cache knows and return all other files."""
        waiting, self._waiting = self._waiting, []
        if self._cache is None:
            return [(folder, one.name) for folder, found in waiting for one in found]
        with without_garbage_collection():
            known, unknown = self._cache.get_many(waiting)
        self.material.audio += known
        return unknown

    def _learn(self, files: list[AudioFile]) -> None:
        if self._cache is not None and self._learns and files:
            self._cache.put_many(files)
