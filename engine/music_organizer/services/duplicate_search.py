"""Look through a folder for files that hold the same recording, telling how far it has come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from music_organizer.errors import OperationError
from music_organizer.filesystem.listing import FolderListing
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.scanner import scan
from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.config import Config
from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch, Fingerprint
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.readings import CoverSize
from music_organizer.planning.duplicate_groups import DuplicateMaterial, equally_played
from music_organizer.planning.duplicates import find_duplicates
from music_organizer.planning.guessing import completed
from music_organizer.services.gathering import Gathering
from music_organizer.tags.answers import bytes_from_answer, cover_from_answer
from music_organizer.tags.cache import CACHE_FILE, TagCache
from music_organizer.tags.listening import NO_PROGRAM, Listener, program
from music_organizer.tags.pool import TagReaderPool
from music_organizer.tags.wire import Sought

FINGERPRINTS_FILE = "fingerprints.db"


Found = tuple[Path, FileIdentity]


class _Sighted(Struct):
    """Audio files by what the scan alone tells of them.

    Attributes:
        files: how many there are.
        by_size: the files of each length in bytes.
        entries: how many names each folder holds.
    """

    files: int = 0
    by_size: dict[int, list[Found]] = field(default_factory=lambda: defaultdict(list))
    entries: dict[Path, int] = field(default_factory=dict)

    def take(self, listing: FolderListing) -> None:
        """Note what one folder holds."""
        self.entries[listing.path] = listing.entries
        self.files += len(listing.audio)
        for one in listing.audio:
            self.by_size[one.identity.size].append((listing.path / one.name, one.identity))

    def same_files(self) -> list[tuple[Path, ...]]:
        """Return the names of each file that has several, which are equally long of course."""
        found = (_by_file(several) for several in self.by_size.values() if len(several) > 1)
        return [
            tuple(path for path, _ in names) for files in found for names in files if len(names) > 1
        ]

    def alike(self) -> list[Found]:
        """Return the files that are as long as another one, of each its first name."""
        found: list[Found] = []
        for size, several in self.by_size.items():
            files = _by_file(several) if size and len(several) > 1 else []
            if len(files) > 1:
                found += [names[0] for names in files]
        return found


def _by_file(several: Iterable[Found]) -> list[list[Found]]:
    names: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for path, one in sorted(several, key=lambda found: found[0]):
        names[one.device, one.inode].append((path, one))
    return list(names.values())


class FolderSearch:
    """One search; everything here takes time and belongs on the worker.

    Args:
        folder: the folder, links resolved.
        search: what is looked for.
        config: how many processes read, and where caches lie.
        learns: whether what was read may be put into caches.
    """

    def __init__(
        self, folder: Path, search: DuplicateSearch, config: Config, *, learns: bool
    ) -> None:
        self._folder = folder
        self._search = search
        self._config = config
        self._learns = learns
        self._disk = LookingGlass()
        self._is_stopped = False
        self._gathering: Gathering | None = None
        self._pool = TagReaderPool(config.workers)
        self._listener = Listener(
            config.history_path.with_name(FINGERPRINTS_FILE),
            learns=learns,
            processes=config.workers,
        )
        self._checksums: dict[Path, str] = {}
        self._sounds: dict[Path, str] = {}
        self._fingerprints: dict[Path, Fingerprint] = {}
        self._covers = dict[Path, CoverSize]()
        self._trouble: list[UnreadableFile] = []
        self._unheard = ""
        self._sighted = _Sighted()
        self._same_files: list[tuple[Path, ...]] = []
        self._material = DuplicateMaterial([])

    def cancel(self) -> None:
        """Stop; may be called from any thread."""
        self._is_stopped = True
        if self._gathering is not None:
            self._gathering.cancel()
        self._listener.cancel()
        self._pool.cancel()

    def run(self) -> Iterator[Progress]:
        """Scan, compare bytes, read tags and listen, as far as it was asked for."""
        for listing in scan(self._folder):
            if self._is_stopped:
                return
            self._sighted.take(listing)
            if listing.error:
                self._trouble.append(UnreadableFile(listing.path, None, listing.error))
            done = self._sighted.files
            yield Progress(Stage.SCANNING, done, current=str(listing.path))
        self._same_files = self._sighted.same_files()
        yield from self._compare(self._sighted.alike())
        yield from self._read()

    def look_at_covers(self, report: DuplicateReport) -> Iterator[Progress]:
        """Find out how large the covers are in the files of a report; it tells them then."""
        files = [
            file.path
            for group in report.groups
            for file in (group.keeper, *(copy.file for copy in group.copies))
            if file.has_cover
        ]
        answers = self._pool.read_else(files, Sought.COVER)
        for number, (path, answer) in enumerate(answers, 1):
            size = cover_from_answer(answer)
            if size is not None:
                self._covers[path] = size
            yield Progress(Stage.COMPARING, number, len(files), current=str(path))

    def close(self) -> None:
        """End every process that is still there."""
        self._pool.close()

    def report(self, kept: Iterable[Path] = ()) -> DuplicateReport:
        """Say what belongs together.

        Args:
            kept: files, or folders of files, that the person wants to keep.
        """
        return DuplicateReport(
            folder=self._folder,
            files=self._sighted.files,
            groups=find_duplicates(self._material, self._search, kept),
            same_files=self._same_files,
            unreadable=self._trouble,
            checksums=self._checksums,
            entries=self._sighted.entries,
            covers=self._covers,
            unheard=self._unheard,
        )

    def _compare(self, alike: list[tuple[Path, FileIdentity]]) -> Iterator[Progress]:
        total = sum(identity.size for _, identity in alike)
        done = 0
        for number, (path, identity) in enumerate(alike):
            if self._is_stopped:
                return
            yield Progress(Stage.COMPARING, number, len(alike), done, total, str(path))
            try:
                self._checksums[path] = self._disk.checksum(path, identity)
            except OperationError as error:
                self._trouble.append(UnreadableFile(path, identity, str(error)))
            done += identity.size

    def _read(self) -> Iterator[Progress]:
        parts = self._same_bytes() if self._search.exact else []
        if self._is_stopped or (self._search.exact and not parts):
            return
        config = self._config
        cache = TagCache(config.history_path.with_name(CACHE_FILE)) if config.smart_cache else None
        gathering = Gathering(self._folder, config.workers, cache, learns=self._learns, parts=parts)
        self._gathering = gathering
        yield from (told for told in gathering.run() if told.stage is Stage.READING)
        self._trouble += gathering.material.unreadable
        others = {path for names in self._same_files for path in names[1:]}
        files = [
            completed(file, self._folder)
            for file in gathering.material.audio
            if file.path not in others
        ]
        if not self._search.exact:
            yield from self._compare_sounds(files)
            yield from self._read_fingerprints(files)
        if self._search.by_sound and not self._search.exact:
            yield from self._listen(files)
        self._material = DuplicateMaterial(
            files,
            checksums=self._checksums,
            sounds=self._sounds,
            fingerprints=self._fingerprints,
            named_often=frozenset(names[0] for names in self._same_files),
        )

    def _compare_sounds(self, files: list[AudioFile]) -> Iterator[Progress]:
        """Hash the sound alone where two files may differ in nothing but their tags."""
        alike = [one for several in equally_played(files) for one in self._unlike(several)]
        for number, file in enumerate(alike):
            if self._is_stopped:
                return
            yield Progress(Stage.COMPARING, number, len(alike), current=str(file.path))
            try:
                sound = self._disk.checksums(file.path, file.identity).audio
            except OperationError as error:
                self._trouble.append(UnreadableFile(file.path, file.identity, str(error)))
                continue
            if sound is not None:
                self._sounds[file.path] = sound

    def _unlike(self, several: list[AudioFile]) -> list[AudioFile]:
        """Return one file of each content; none when all of them are the same bytes anyway."""
        by_content = {self._checksums.get(one.path, str(one.path)): one for one in several}
        return list(by_content.values()) if len(by_content) > 1 else []

    def _read_fingerprints(self, files: list[AudioFile]) -> Iterator[Progress]:
        """Take what other programs heard; what is listened to here counts more."""
        told = [file.path for file in files if file.tags.has_fingerprint]
        answers = self._pool.read_else(told, Sought.FINGERPRINT)
        for number, (path, answer) in enumerate(answers, 1):
            words = bytes_from_answer(Sought.FINGERPRINT, answer)
            if words is not None:
                self._fingerprints[path] = Fingerprint(words)
            yield Progress(Stage.COMPARING, number, len(told), current=str(path))

    def _listen(self, files: list[AudioFile]) -> Iterator[Progress]:
        if program() is None:
            self._unheard = NO_PROGRAM
        deaf = 0
        for number, (path, words) in enumerate(self._listener.listen(files), 1):
            if words is None:
                deaf += 1
            else:
                self._fingerprints[path] = words
            yield Progress(Stage.LISTENING, number, len(files), current=str(path))
        if deaf and not self._unheard:
            self._unheard = f"{deaf:,} of {len(files):,} files could not be listened to."

    def _same_bytes(self) -> list[Path]:
        paths: dict[str, list[Path]] = defaultdict(list)
        for path, checksum in self._checksums.items():
            paths[checksum].append(path)
        return [path for several in paths.values() if len(several) > 1 for path in several]
