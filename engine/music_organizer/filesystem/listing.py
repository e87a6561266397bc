"""What a scan finds in one folder."""

from dataclasses import dataclass, field
from pathlib import Path

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file in a scanned folder: its name and what `stat` says of it."""

    name: str
    identity: FileIdentity


@dataclass(frozen=True, slots=True)
class FolderListing:
    """Everything that lies directly in one folder, sorted by kind and name.

    Attributes:
        path: the folder.
        audio: files whose suffix says audio.
        pictures: files whose suffix says picture.
        others: regular files of any other kind.
        staying: entries that are never touched (links, special files, junk), with the reason.
        folders: names of the sub-folders that were descended into.
        error: why the folder could not be listed; empty when it could.
    """

    path: Path
    audio: tuple[FoundFile, ...] = ()
    pictures: tuple[FoundFile, ...] = ()
    others: tuple[FoundFile, ...] = ()
    staying: tuple[tuple[str, StayReason], ...] = ()
    folders: tuple[str, ...] = field(default=())
    error: str = ""
