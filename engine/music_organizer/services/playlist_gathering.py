"""Read the playlists of a few folders and find the files that they name."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.finding_names import NameFinder
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.playlist_files import playlist_files
from music_organizer.models.audio_file import SideFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.playlist_rewrite import LARGEST_PLAYLIST
from music_organizer.models.progress import Progress, Stage
from music_organizer.playlists.entries import SUFFIXES
from music_organizer.playlists.playlist import Playlist, understood


class PlaylistGathering:
    """Collects playlists with the files they name.

    Args:
        roots: the folders to look through; those inside another one are looked through once.
        walked: folders that were listed a moment ago.
        listed: the playlists that lie in them, and perhaps other files.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        walked: Iterable[Path] = (),
        listed: Iterable[SideFile] = (),
    ) -> None:
        self.playlists: list[Playlist] = []
        self._roots = list(dict.fromkeys(roots))
        self._walked = set(walked)
        self._found = {
            one.path: one.identity for one in listed if suffix_of(one.path.name) in SUFFIXES
        }
        self._disk = LookingGlass()
        self._finder = NameFinder()

    def run(self) -> Iterator[Progress]:
        """Walk, read and understand; `playlists` holds the result when the iterator ends."""
        found, walked = self._found, self._walked
        for root in self._roots:
            for folder, one in playlist_files(root, SUFFIXES, walked):
                if one is not None:
                    found[folder / one.name] = one.identity
                else:
                    walked.add(folder)
                    yield Progress(Stage.PLANNING, current=str(folder))
        yield from self._read(sorted(found.items()))

    def _read(self, found: Iterable[tuple[Path, FileIdentity]]) -> Iterator[Progress]:
        for path, identity in found:
            self.playlists.append(self._understood(path, identity))
            yield Progress(Stage.PLANNING, current=str(path))

    def _understood(self, path: Path, identity: FileIdentity) -> Playlist:
        try:
            data = self._disk.content(path, LARGEST_PLAYLIST)
        except OperationError as error:
            return Playlist(path, identity, problem=str(error))
        return understood(path, identity, data, self._finder.find)
