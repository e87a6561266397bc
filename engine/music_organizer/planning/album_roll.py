"""The albums of a plan, noted down while their files are placed."""

from pathlib import Path

from music_organizer.models.album_choice import PlannedAlbum, PlannedAlbums
from music_organizer.models.audio_file import kept_file
from music_organizer.models.kept_paths import KeptPath
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.planning.placement import Placement
from music_organizer.planning.residents import Residents


class AlbumRoll:
    """Notes which album goes to which folder.

    Args:
        target: the library.
        chosen: what the person decided about albums.
        residents: what lies in the library already, where that is known.
    """

    def __init__(
        self, target: Path, chosen: ChosenAlbums, residents: Residents | None = None
    ) -> None:
        self.chosen = chosen
        self.residents = residents
        self._target = target
        self._at: dict[tuple[str, Path | tuple[str, ...]], tuple[PlannedAlbum, list[KeptPath]]] = {}
        self._planned: PlannedAlbum | None = None
        self._folders: tuple[str, ...] = ()
        self._files: list[KeptPath] = []

    def note(self, placement: Placement) -> None:
        """Note a file under the folder it goes to, or the one it stays in."""
        planned = placement.planned
        if planned is None:
            return
        if placement.missing:
            self._noted(planned, placement.file.folder).append(kept_file(placement.file))
            return
        # Most files follow one of their album and folder.
        if planned is not self._planned or placement.folders is not self._folders:
            self._planned, self._folders = planned, placement.folders
            self._files = self._noted(planned, placement.folders)
        self._files.append(kept_file(placement.file))

    def _noted(self, planned: PlannedAlbum, folder: Path | tuple[str, ...]) -> list[KeptPath]:
        return self._at.setdefault((planned.key, folder), (planned, []))[1]

    def albums(self) -> PlannedAlbums:
        """Return the albums, to be asked by folder."""
        albums = PlannedAlbums()
        for (_, folder), (planned, files) in self._at.items():
            where = folder if isinstance(folder, Path) else self._target.joinpath(*folder)
            albums.add(where, planned, files)
        albums.finish()
        return albums
