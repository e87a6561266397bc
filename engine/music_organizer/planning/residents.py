"""A release that comes later keeps apart from another one that lies in the library already."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_kinds import FileKind, kind_of
from music_organizer.planning.album import RELEASE_KEY, Album
from music_organizer.planning.artists import artist_key, displayed
from music_organizer.planning.disc_names import disc_of_folder, without_disc
from music_organizer.planning.editions import WAYS, Way
from music_organizer.planning.filenames import cleaned, folded
from music_organizer.planning.material import Read
from music_organizer.planning.spelling import name_key

Parts = tuple[str, ...]

_FILES_READ = 3
_DISCS_READ = 3
_MARK = "["


class Residents:
    """Knows which releases lie in the library, as far as somebody wants to join them.

    Only what MusicBrainz ids tell apart is kept apart, as within one plan. Of a folder few files
    are read, and none where no folder is that the album might go to.

    Args:
        target: the library.
        filesystem: asked for listings.
        read: reads tags.
        scanned: folders whose files are a part of the plan, so that nothing stays in them.
    """

    def __init__(
        self, target: Path, filesystem: ReadableFileSystem, read: Read, scanned: Container[Path]
    ) -> None:
        self._target = target
        self._filesystem = filesystem
        self._read = read
        self._scanned = scanned
        self._known: dict[Parts, list[AudioFile]] = {}
        self._names: dict[Parts, tuple[frozenset[str], list[str]]] = {}
        self._taken: dict[Parts, str] = {}

    def kept_apart(self, album: Album, at: Callable[[Album], Parts]) -> Album:
        """Return an album with the edition that leads it to its own release, or to none.

        Args:
            album: the album, with the edition that the plan itself gives it.
            at: returns its folder below the library; empty when it has none of its own.
        """
        if not album.key.startswith(RELEASE_KEY) or not album.name:
            return album
        plain = at(replace(album, edition="") if album.edition else album)
        if not plain or not self._may_be_there(album, plain):
            return self._settled(album, at(album) if album.edition else plain)
        named: list[tuple[Album, Parts]] = []
        for one in _candidates(album):
            folders = at(one)
            if album.key in self._releases(album, folders):
                return self._settled(one, folders)
            named.append((one, folders))
        others = [other for _, folders in named for other in self._others(album, folders)]
        for one, folders in named:
            if self._is_free(album, folders) and _differs(one, others):
                return self._settled(one, folders)
        return album

    def _settled(self, album: Album, folders: Parts) -> Album:
        self._taken.setdefault(folders, album.key)
        return album

    def _may_be_there(self, album: Album, folders: Parts) -> bool:
        """Tell at a glance whether the plain folder, or one with an edition, may be there."""
        is_disc = len(folders) > 1 and disc_of_folder(folders[-1])
        *above, name = folders[:-1] if is_disc else folders
        names, marked = self._listed(tuple(above))
        own = folded(cleaned(album.name))
        return folded(name) in names or any(own in one for one in marked)

    def _listed(self, folders: Parts) -> tuple[frozenset[str], list[str]]:
        """Return all names in a folder, and those that may name an edition."""
        if folders not in self._names:
            found = map(folded, self._filesystem.names(self._target.joinpath(*folders)))
            names = frozenset(found)
            self._names[folders] = names, [name for name in names if _MARK in name]
        return self._names[folders]

    def _is_free(self, album: Album, folders: Parts) -> bool:
        taken = self._taken.get(folders, album.key) != album.key
        return not taken and not self._releases(album, folders)

    def _releases(self, album: Album, folders: Parts) -> Mapping[str, list[AudioFile]]:
        """Return by their keys the releases of an album that lie in a folder."""
        found: dict[str, list[AudioFile]] = defaultdict(list)
        for file in self._files(folders):
            if file.tags.mb_album_id and _is_of(file, album):
                found[RELEASE_KEY + file.tags.mb_album_id].append(file)
        return found

    def _others(self, album: Album, folders: Parts) -> Iterator[Album]:
        for key, files in self._releases(album, folders).items():
            yield replace(album, key=key, edition="", files=tuple(files))

    def _files(self, folders: Parts) -> list[AudioFile]:
        if folders not in self._known:
            paths = self._some(self._target.joinpath(*folders))
            self._known[folders] = list(self._read(paths)) if paths else []
        return self._known[folders]

    def _some(self, folder: Path) -> list[Path]:
        """Return a few of the files that lie with an album, in whichever folder of its discs."""
        whole = folder.parent if disc_of_folder(folder.name) else folder
        discs = sorted(name for name in self._filesystem.names(whole) if disc_of_folder(name))
        found: list[Path] = []
        for place in (whole, *(whole / name for name in discs[:_DISCS_READ])):
            if place not in self._scanned:
                names = sorted(self._filesystem.names(place))
                audio = [place / name for name in names if kind_of(name) is FileKind.AUDIO]
                found += audio[:: max(1, len(audio) // _FILES_READ)][:_FILES_READ]
        return found


def _candidates(album: Album) -> Iterator[Album]:
    """Yield the album with every edition it may bear, those of the plan itself first."""
    ways = (way(album) for way in WAYS)
    for edition in dict.fromkeys((album.edition, "", *ways)):
        yield replace(album, edition=edition)


def _differs(album: Album, others: Iterable[Album]) -> bool:
    """Tell whether the edition of an album is not that of another one as well."""
    way = next((way for way in WAYS if album.edition and way(album) == album.edition), None)
    return way is None or all(_unlike(way, album, other) for other in others)


def _unlike(way: Way, album: Album, other: Album) -> bool:
    return way(album).casefold() != way(other).casefold()


def _is_of(file: AudioFile, album: Album) -> bool:
    """Tell whether the tags of a file name the album, and no other artist."""
    tags = file.tags
    name, _ = without_disc(tags.album)
    maker = artist_key(displayed(tags.album_artists))
    return name_key(name) == name_key(album.name) and maker in {"", artist_key(album.album_artist)}
