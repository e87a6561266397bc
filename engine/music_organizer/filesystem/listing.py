"""What a scan finds in one folder."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity


class FoundFile(NamedTuple):
    """A regular file in a scanned folder: its name and what `stat` says of it."""

    name: str
    identity: FileIdentity


class FolderListing(Struct, frozen=True):
    """Everything that lies directly in one folder, sorted by kind and name.

    Attributes:
        path: the folder.
        audio: files whose suffix says audio.
        pictures: files whose suffix says picture.
        others: regular files of any other kind.
        junk: leftovers of the system and of other programs.
        staying: entries that are never touched (links, special files), with the reason.
        folders: names of the sub-folders that were descended into.
        unlisted: how many more names it holds that were not asked for.
        error: why the folder could not be listed; empty when it could.
    """

    path: Path
    audio: tuple[FoundFile, ...] = ()
    pictures: tuple[FoundFile, ...] = ()
    others: tuple[FoundFile, ...] = ()
    junk: tuple[FoundFile, ...] = ()
    staying: tuple[tuple[str, StayReason], ...] = ()
    folders: tuple[str, ...] = field(default=())
    unlisted: int = 0
    error: str = ""

    @property
    def entries(self) -> int:
        """How many names the folder holds."""
        files = (self.audio, self.pictures, self.others, self.junk)
        return sum(map(len, (*files, self.staying, self.folders))) + self.unlisted

    def only(self, names: Collection[str]) -> "FolderListing":
        """Return the listing of just these files; the others are counted, not listed."""
        listing = replace(
            self,
            audio=tuple(one for one in self.audio if one.name in names),
            pictures=tuple(one for one in self.pictures if one.name in names),
            others=tuple(one for one in self.others if one.name in names),
            junk=tuple(one for one in self.junk if one.name in names),
            staying=tuple(one for one in self.staying if one[0] in names),
            folders=(),
        )
        return replace(listing, unlisted=self.entries - listing.entries)
