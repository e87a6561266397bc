"""What a person decided about an album, and what is known of the albums of a plan."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Self
from unicodedata import normalize

from msgspec import Struct

from music_organizer.models.category import Category
from music_organizer.models.kept_paths import KeptPath, path_of

VARIOUS_ARTISTS = "Various Artists"


class AlbumChoice(Struct, frozen=True, kw_only=True):
    """What a person decided about an album; what is left out is told from its tags.

    Attributes:
        category: what kind of release it is.
        album_artist: whose it is; `Various Artists` makes it a compilation.
    """

    category: Category | None = None
    album_artist: str = ""

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Make a choice of plain values, as `as_values` gives them.

        Raises:
            ValueError: there is no such category.
        """
        category = values.get("category")
        return cls(
            category=Category(category) if category else None,
            album_artist=str(values.get("album_artist") or ""),
        )

    def as_values(self) -> dict[str, str]:
        """Return the choice as plain texts, without what is left out."""
        values = {"category": self.category or "", "album_artist": self.album_artist}
        return {name: str(value) for name, value in values.items() if value}


BY_VARIOUS = AlbumChoice(album_artist=VARIOUS_ARTISTS)

AlbumChoices = Mapping[str, AlbumChoice | None]
"""By the key of an album, or its artist and name with a slash between; `None` decides nothing."""


class PlannedAlbum(Struct, frozen=True, kw_only=True):
    """An album as a plan places it.

    Attributes:
        key: the same for the same album in every run.
        name: its name; empty for single tracks.
        album_artist: its artist as the tags tell it.
        category: its category.
        choice: what the person decided about it; `None` when the tags did.
    """

    key: str
    name: str
    album_artist: str
    category: Category
    choice: AlbumChoice | None = None


class RememberedChoice(Struct, frozen=True, kw_only=True):
    """A choice that holds for every run until it is taken back.

    Attributes:
        key: the album's.
        name: the album's, as it was when the choice was made.
        album_artist: the album's, likewise.
        choice: what was decided.
        moment: when, in UTC.
    """

    key: str
    name: str
    album_artist: str
    choice: AlbumChoice
    moment: datetime


class PlannedAlbums:
    """Finds the album that a file of a plan belongs to, by the folder it goes to.

    Only where albums share a folder are their files remembered one by one.
    """

    def __init__(self) -> None:
        self._homes: dict[str, str] = {}
        self._at: dict[str, dict[str, PlannedAlbum]] = defaultdict(dict)
        self._files: dict[str, list[tuple[str, Sequence[KeptPath]]]] = defaultdict(list)

    def add(self, folder: Path, album: PlannedAlbum, files: Sequence[KeptPath]) -> None:
        """Note that files of an album go to a folder."""
        place = _place(folder)
        self._at[place][album.key] = album
        self._files[place].append((album.key, files))
        self._homes.setdefault(album.key, os.fspath(folder))

    def finish(self) -> None:
        """Forget the files of folders that hold one album."""
        for place, albums in self._at.items():
            if len(albums) == 1:
                self._files.pop(place, None)

    def at(self, folder: Path, files: Iterable[Path] = ()) -> list[PlannedAlbum]:
        """Return the albums that go to a folder, or those of them that hold some of these files."""
        place = _place(folder)
        albums = self._at.get(place, {})
        wanted = set(files)
        if len(albums) < 2 or not wanted:  # noqa: PLR2004 - one album leaves nothing to choose
            return list(albums.values())
        found = self._files[place]
        keys = {key for key, held in found if not wanted.isdisjoint(map(path_of, held))}
        return [album for key, album in albums.items() if key in keys]

    def home(self, key: str) -> str | None:
        """Return the folder that the first files of an album go to."""
        return self._homes.get(key)

    def all(self) -> list[PlannedAlbum]:
        """Return every album once."""
        found: dict[str, PlannedAlbum] = {}
        for albums in self._at.values():
            found |= albums
        return list(found.values())


def _place(folder: Path) -> str:
    # A folder that is there keeps its spelling, whatever the plan calls it.
    return normalize("NFD", os.fspath(folder)).casefold()
