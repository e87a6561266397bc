"""What path formats make of a few files, told without planning everything."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from pathlib import Path
from types import MappingProxyType

from music_organizer.models.album_choice import AlbumChoices
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.category import Category
from music_organizer.planning.album import Album
from music_organizer.planning.album_choices import ChosenAlbums, decided
from music_organizer.planning.albums import group_albums
from music_organizer.planning.classification import Classification
from music_organizer.planning.guessing import completed
from music_organizer.planning.path_format import parse_all
from music_organizer.planning.placement import Placement, place

NO_CHOICES: AlbumChoices = MappingProxyType({})

_Decided = tuple[Album, Classification]


class Catalogue:
    """The albums of a scan, by category; made once and asked whenever a format is typed.

    Args:
        files: what was found, with the tags as they were read.
        root: the folder that is organized.
    """

    def __init__(self, files: Iterable[AudioFile], root: Path) -> None:
        self._albums = group_albums(completed(file, root) for file in files)
        self._sorted = self._by_category(NO_CHOICES)
        self._choices = NO_CHOICES

    def examples(
        self,
        path_formats: Mapping[Category, str],
        limit: int,
        choices: AlbumChoices = NO_CHOICES,
    ) -> list[Placement]:
        """Place one file of some albums, of as many categories as there are.

        Args:
            path_formats: the path format of every category.
            limit: most files; albums whose file could not be placed are passed over.
            choices: what the person decided about albums.

        Raises:
            PathFormatError: a path format has a mistake.
        """
        if choices != self._choices:
            self._sorted, self._choices = self._by_category(choices), choices
        formats = parse_all(path_formats)
        found: list[Placement] = []
        for album, classification in self._in_turn():
            if len(found) >= limit:
                break
            placement = next(place(album, classification, formats))
            found += [] if placement.missing else [placement]
        return found

    def _by_category(self, choices: AlbumChoices) -> dict[Category, list[_Decided]]:
        chosen = ChosenAlbums(choices)
        found: dict[Category, list[_Decided]] = {}
        for one in self._albums:
            album, classification = decided(one, chosen.of(one))
            found.setdefault(classification.category, []).append((album, classification))
        return found

    def _in_turn(self) -> Iterator[_Decided]:
        by_turns = chain.from_iterable(zip_longest(*self._sorted.values()))
        return (pair for pair in by_turns if pair is not None)
