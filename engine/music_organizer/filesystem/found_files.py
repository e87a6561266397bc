"""Find a file again that somebody moved by hand."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from music_organizer.errors import OperationError
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.filesystem.port import Sighting
from music_organizer.filesystem.scanner import scan
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.operation import OperationRecord

_NEAREST = 200
_MOST_BYTES = 8 << 30

_Place = tuple[Path, FileIdentity]
_Test = Callable[[Checksums], bool]


class _Index(Struct):
    """The files below the folders, by what they can be known by."""

    by_inode: dict[int, list[_Place]] = field(default_factory=dict)
    by_size: dict[int, list[_Place]] = field(default_factory=dict)
    audio: dict[str, list[_Place]] = field(default_factory=dict)

    def add(self, path: Path, identity: FileIdentity, *, is_audio: bool) -> None:
        place = path, identity
        self.by_inode.setdefault(identity.inode, []).append(place)
        self.by_size.setdefault(identity.size, []).append(place)
        if is_audio:
            self.audio.setdefault(suffix_of(path.name), []).append(place)

    def sort(self) -> None:
        for places in self.audio.values():
            places.sort(key=_size)

    def nearest(self, suffix: str, size: int) -> list[_Place]:
        """Return audio files of one suffix, those of the nearest lengths first."""
        places = self.audio.get(suffix, [])
        at = bisect_left(places, size, key=_size)
        around = places[max(0, at - _NEAREST) : at + _NEAREST]
        return sorted(around, key=lambda place: abs(_size(place) - size))[:_NEAREST]


class FileFinder:
    """Looks for files below a few folders, walking them once.

    A file is known by inode, length and time; else by its bytes; else, with other tags, by its
    sound. Of files that were edited where they lie the inode tells; apart from that only files are
    read that nobody else accounts for: those of the same length, and of the same format those
    whose lengths are nearest.

    Args:
        roots: the folders to look in.
        looking: reads files, and remembers what it read.
        accounted: places whose files are known to be others.
    """

    def __init__(
        self, roots: Iterable[Path], looking: MindfulGlass, accounted: Collection[Path] = ()
    ) -> None:
        self._roots = tuple(dict.fromkeys(roots))
        self._looking = looking
        self._accounted = accounted
        self._index: _Index | None = None
        self._read: dict[Path, Checksums | None] = {}
        self._bytes_left = _MOST_BYTES

    def find(self, op: OperationRecord) -> Sighting | None:
        """Tell where the file of an operation lies now, `None` when in none of the folders.

        Args:
            op: an operation whose file is not where it put it.
        """
        known = op.identity
        if known is None:
            return None
        if self._index is None:
            self._index = self._walked()
        same_inode = self._index.by_inode.get(known.inode, [])
        for path, identity in same_inode:
            if identity.same_content_state(known):
                return Sighting((path,))
        return self._read_through(op, known, same_inode, self._index)

    def _read_through(
        self, op: OperationRecord, known: FileIdentity, same_inode: list[_Place], index: _Index
    ) -> Sighting | None:
        def same_bytes(found: Checksums) -> bool:
            return op.checksum_before is not None and found.sha256 == op.checksum_before

        def same_sound(found: Checksums) -> bool:
            return op.audio_checksum is not None and found.audio == op.audio_checksum

        if op.audio_checksum is not None:
            edited = self._matching(self._unaccounted(same_inode), same_sound)
            if edited is not None:
                return edited
        if op.checksum_before is not None:
            alike = self._unaccounted(index.by_size.get(known.size, []))
            whole = self._matching(alike, same_bytes)
            if whole is not None:
                return whole
        if op.audio_checksum is None or op.destination is None:
            return None
        nearest = index.nearest(suffix_of(op.destination.name), known.size)
        return self._matching(self._unaccounted(nearest), same_sound)

    def _matching(self, places: Iterable[_Place], test: _Test) -> Sighting | None:
        matching = [
            (path, found)
            for path, identity in places
            if (found := self._checksums(path, identity)) is not None and test(found)
        ]
        if not matching:
            return None
        paths = tuple(path for path, _ in matching)
        return Sighting(paths, matching[0][1])

    def _unaccounted(self, places: Iterable[_Place]) -> Iterator[_Place]:
        return (place for place in places if place[0] not in self._accounted)

    def _checksums(self, path: Path, identity: FileIdentity) -> Checksums | None:
        if path in self._read:
            return self._read[path]
        if identity.size > self._bytes_left:
            return None
        self._bytes_left -= identity.size
        try:
            self._read[path] = self._looking.checksums(path, identity)
        except OperationError:
            self._read[path] = None
        return self._read[path]

    def _walked(self) -> _Index:
        index = _Index()
        seen: set[Path] = set()
        for root in self._roots:
            for listing in scan(root):
                if listing.path in seen:
                    continue
                seen.add(listing.path)
                for one in listing.audio:
                    index.add(listing.path / one.name, one.identity, is_audio=True)
                for one in (*listing.pictures, *listing.others):
                    index.add(listing.path / one.name, one.identity, is_audio=False)
        index.sort()
        return index


def _size(place: _Place) -> int:
    return place[1].size
