"""What was read of a source, from which plans are made without reading it again."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.models.album_choice import AlbumChoices
from music_organizer.models.category import Category
from music_organizer.models.config import Config
from music_organizer.models.plan import Plan
from music_organizer.models.session import OperationSession
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.planning.format_examples import Catalogue
from music_organizer.planning.material import Material
from music_organizer.planning.organize_planner import plan_organize
from music_organizer.playlists.playlist import Playlist
from music_organizer.services.library_reader import LibraryReader
from music_organizer.services.organize_session import Choices, with_albums
from music_organizer.services.playlist_gathering import PlaylistGathering


class KeptScan:
    """A scan, ready to be planned; everything here takes time and belongs on the worker.

    Args:
        source: the folder that was scanned.
        material: what was found.
        is_kept: whether more than one plan will be made of it; otherwise the first uses it up.
    """

    def __init__(self, source: Path, material: Material, *, is_kept: bool) -> None:
        self._source = source
        self._material = material
        self._is_kept = is_kept
        self._disk = MindfulGlass() if is_kept else LookingGlass()
        self._library = LibraryReader()
        self._catalogue: Catalogue | None = None
        self.playlist_roots: tuple[Path, ...] = ()

    def playlist_gathering(self, roots: tuple[Path, ...], *, is_fresh: bool) -> PlaylistGathering:
        """Return what looks for playlists.

        Args:
            roots: the folders to look through.
            is_fresh: whether the source was scanned a moment ago, all of it, so that its folders
                need not be listed once more.
        """
        if not is_fresh:
            return PlaylistGathering(roots)
        material = self._material
        listed = chain(material.beside, *material.junk.values())
        return PlaylistGathering(roots, material.entries, listed)

    def take_playlists(self, roots: tuple[Path, ...], playlists: list[Playlist]) -> None:
        """Plan with these playlists from now on.

        Args:
            roots: the folders they were looked for in.
            playlists: what was found there.
        """
        self.playlist_roots = roots
        self._material.playlists = playlists

    def planned(
        self,
        session: OperationSession,
        config: Config,
        choices: Choices,
        chosen: ChosenAlbums,
    ) -> Plan:
        """Plan what was found.

        Raises:
            PathFormatError: a path format has a mistake.
        """
        material = self._material
        audio = list(material.audio) if self._is_kept else material.audio
        with self._library as library:
            material = replace(material, audio=audio, read=library.read)
            plan = plan_organize(material, session, config, self._disk, choices, chosen)
        return replace(plan, session=with_albums(session, plan.albums.all()))

    def examples(
        self, path_formats: Mapping[Category, str], limit: int, choices: AlbumChoices
    ) -> list[tuple[Path, Path]]:
        """Return for some files, of as many categories as there are, where they would go.

        Both paths are relative: to the source, and to the target.

        Raises:
            PathFormatError: a path format has a mistake.
        """
        if self._catalogue is None:
            self._catalogue = Catalogue(self._material.audio, self._source)
        return [
            (found.file.path.relative_to(self._source), Path(found.target))
            for found in self._catalogue.examples(path_formats, limit, choices)
            if found.target is not None
        ]
