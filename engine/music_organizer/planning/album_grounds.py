"""Which album lies in a folder, and where it goes: what companions beside the music ask."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from music_organizer.models.file_kinds import AUDIO_SUFFIXES
from music_organizer.planning.disc_names import disc_of_folder
from music_organizer.planning.wanted import Ground, Wanted

STAYS_ALONE = "No album that moves lies beside it."
STAYS_ABOVE = "It lies above several albums, so nothing tells to which it belongs."
STAYS_AMONG = "It lies among several albums, so nothing tells to which it belongs."

_MOST_PLACES = 4
_SEVERAL = None


class Place(Struct, frozen=True):
    """One of the folders an album goes to.

    Attributes:
        folders: components of the folder, relative to the target.
        leader: a file of the album that goes there.
        ground: the music whose arrival counts.
    """

    folders: tuple[str, ...]
    leader: Wanted
    ground: Ground


class Home(Struct, frozen=True):
    """What a folder of the source is to what lies in it.

    Attributes:
        places: where its album goes, most of the music first; empty when there is no one album.
        why: why there is none, in a sentence.
        is_album: whether the folder is that of an album and nothing but it, so that whatever lies
            there belongs to the album, not only its cover.
        is_above: whether the music lies in the folders directly inside, such as discs.
        tracks: how many audio files lie directly in the folder.
    """

    places: tuple[Place, ...] = ()
    why: str = ""
    is_album: bool = False
    is_above: bool = False
    tracks: int = 0


NO_HOME = Home(why=STAYS_ALONE)


class AlbumGrounds:
    """Knows the albums of every folder that holds music.

    Args:
        music: the files that were given a place.
        unknown: audio files of which too little is known.
        root: the source.
    """

    def __init__(self, music: Iterable[Wanted], unknown: Iterable[Path], root: Path) -> None:
        self._root = root
        self._going: dict[Path, Counter[tuple[str, tuple[str, ...]]]] = defaultdict(Counter)
        self._leaders: dict[Ground, Wanted] = {}
        for first, count in _together(music):
            self._going[first.folder][first.album, first.folders] += count
            self._leaders.setdefault((first.folder, first.folders), first)
        self._unknown = Counter(path.parent for path in unknown)
        self._inside: dict[Path, list[Path]] = defaultdict(list)
        self._beneath: dict[Path, str | None] = {}
        for folder, going in self._going.items():
            self._inside[folder.parent].append(folder)
            self._tell_parents(folder, {album for album, _ in going})
        self._homes: dict[Path, Home | None] = {}

    def home(self, folder: Path) -> Home | None:
        """Return the album a folder is the home of; `None` when it has nothing to do with music."""
        if folder not in self._homes:
            self._homes[folder] = self._found(folder)
        return self._homes[folder]

    def _tell_parents(self, folder: Path, albums: set[str]) -> None:
        album = albums.pop() if len(albums) == 1 else _SEVERAL
        for parent in folder.parents:
            known = self._beneath.get(parent, album)
            if known is _SEVERAL and parent in self._beneath:
                return
            self._beneath[parent] = album if known == album else _SEVERAL
            if parent == self._root:
                return

    def _found(self, folder: Path) -> Home | None:
        if folder in self._going or folder in self._unknown:
            return self._among(folder)
        if folder in self._inside:
            return self._above(folder)
        return None

    def _among(self, folder: Path) -> Home:
        """Return the home that music lying directly in a folder makes of it."""
        going = self._going.get(folder, Counter())
        tracks = sum(going.values()) + self._unknown[folder]
        albums: Counter[str] = Counter()
        for (album, _), count in going.items():
            albums[album] += count
        if not albums:
            return Home(why=STAYS_ALONE, tracks=tracks)
        album, most = albums.most_common(1)[0]
        if most * 3 < tracks * 2:
            return Home(why=STAYS_AMONG, tracks=tracks)
        targets = [target for (one, target), _ in going.most_common() if one == album]
        alone = self._beneath.get(folder, album) == album
        return Home(
            tuple(self._places(folder, targets, above=False)),
            why="" if alone else STAYS_ABOVE,
            is_album=alone,
            tracks=tracks,
        )

    def _above(self, folder: Path) -> Home:
        """Return the home that music in the folders directly inside makes of a folder."""
        inside = self._inside[folder]
        going: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for one in inside:
            going.update(self._going[one])
        if len({album for album, _ in going}) > 1:
            return Home(why=STAYS_ABOVE)
        if len(inside) == 1 and not _is_part_of_album(inside[0].name):
            return NO_HOME
        targets = [target for (_, target), _ in going.most_common()]
        places = tuple(self._places(folder, targets, above=True))
        return Home(places, is_album=True, is_above=True)

    def _places(self, folder: Path, targets: list[tuple[str, ...]], *, above: bool) -> list[Place]:
        """Turn targets into places; what has room above the discs goes there."""
        discs = above or len(targets) > 1
        if discs and len({one[:-1] for one in targets}) == 1 and all(map(_is_disc, targets)):
            leader = self._leader(folder, targets[0])
            return [Place(targets[0][:-1], leader, (folder, targets[0][:-1]))]
        # A path format that tears albums to pieces does not get as many copies of a booklet.
        several = targets if len(targets) <= _MOST_PLACES else targets[:1]
        return [Place(one, self._leader(folder, one), (folder, one)) for one in several]

    def _leader(self, folder: Path, target: tuple[str, ...]) -> Wanted:
        own = self._leaders.get((folder, target))
        if own is not None:
            return own
        return next(
            self._leaders[one, target]
            for one in self._inside[folder]
            if (one, target) in self._leaders
        )


def _together(music: Iterable[Wanted]) -> Iterator[tuple[Wanted, int]]:
    """Yield the first of the files that follow each other on one way, and how many they are."""
    first, count = None, 0
    for one in music:
        if first is None or not is_same_way(first, one):
            if first is not None:
                yield first, count
            first, count = one, 0
        count += 1
    if first is not None:
        yield first, count


def is_same_way(one: Wanted, other: Wanted) -> bool:
    """Tell whether two files of an album share their folder, before and after; at a glance."""
    return one.folder is other.folder and one.folders is other.folders and one.album == other.album


def arrivals(one: Wanted) -> tuple[Ground, ...]:
    """Return the grounds on which a file that arrives lets companions follow."""
    folder, target = one.folder, one.folders
    grounds = ((folder, target), (folder.parent, target))
    if target and _is_disc(target):
        above = target[:-1]
        return (*grounds, (folder, above), (folder.parent, above))
    return grounds


def _is_disc(target: tuple[str, ...]) -> bool:
    return bool(target) and disc_of_folder(target[-1]) > 0


def _is_part_of_album(name: str) -> bool:
    """Tell whether a folder is a part of an album by its name: `CD1`, `flac`."""
    return disc_of_folder(name) > 0 or f".{name.lower()}" in AUDIO_SUFFIXES
