"""What the rest of the engine may ask of a disk."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import PathKeeper, keep_apart


class NodeKind(Enum):
    """What a name on disk stands for."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"


class Node(Struct, frozen=True):
    """What lies at a name, links not followed.

    Attributes:
        kind: file, folder, link or something else.
        identity: device, inode, size and modification time.
        links: number of names the inode has.
    """

    kind: NodeKind
    identity: FileIdentity
    links: int

    @property
    def is_file(self) -> bool:
        """Tell whether it is a regular file."""
        return self.kind is NodeKind.FILE

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder."""
        return self.kind is NodeKind.FOLDER


class Outcome(Struct, frozen=True):
    """What an act on the disk left behind.

    Attributes:
        checksum_after: SHA-256 of the bytes read again, `None` when they were not.
        warnings: what the target could not hold (mode, times, attributes), in words.
        lost_attributes: all that the source had of these, when the target could not hold it.
    """

    checksum_after: str | None = None
    warnings: tuple[str, ...] = ()
    lost_attributes: Mapping[str, Any] | None = None


DONE = Outcome()

NoteLost = Callable[[Mapping[str, Any]], None]
"""Writes down what a drive cannot hold of a file: all of its attributes, as JSON values."""


class Transfer(PathKeeper, frozen=True, eq=False):
    """One file on its way to another name; its paths may be given as `in_folder` has them.

    Attributes:
        source: where it lies.
        target: the name it is to get; never overwritten.
        identity: what the source was when planned; anything else is refused.
        checksum: SHA-256 the bytes must have, where it is known.
        part_name: name of the temporary file in the target's folder, should one be needed.
        verify: whether the bytes are read again afterwards.
        is_link: whether it is a symbolic link itself that moves; never one that is followed.
        note_lost: called with attributes that the target could not hold, before it is named.
    """

    source: Path
    target: Path
    identity: FileIdentity | None
    checksum: str | None
    part_name: str
    verify: bool
    is_link: bool = False
    note_lost: NoteLost | None = None


kept_start, kept_goal = (keep_apart(Transfer, field) for field in ("source", "target"))


class Sighting(Struct, frozen=True):
    """Where a file that was missed may lie.

    Attributes:
        paths: the files that are like it; the file itself only when there is but one.
        checksums: of the first, where it was read to know it.
    """

    paths: tuple[Path, ...]
    checksums: Checksums | None = None


class ReadableFileSystem(Protocol):
    """The questions that planners ask; none of them changes anything."""

    def node(self, path: Path) -> Node | None:
        """Return what lies at `path`, or `None` when nothing does.

        Raises:
            StorageError: the place cannot be looked at (permission, I/O).
        """
        ...

    def names(self, folder: Path) -> list[str]:
        """Return the names in `folder`, or an empty list when it is not a folder."""
        ...

    def checksum(self, path: Path, identity: FileIdentity | None = None) -> str:
        """Return the SHA-256 of a regular file, hexadecimal.

        Raises:
            ChangedSinceError: it is not the file `identity` tells of, or changes meanwhile.
            StorageError: it cannot be read.
        """
        ...

    def checksums(self, path: Path, identity: FileIdentity | None = None) -> Checksums:
        """Return the SHA-256 of a regular file and the checksum of its sound, read only once.

        Raises:
            ChangedSinceError: it is not the file `identity` tells of, or changes meanwhile.
            StorageError: it cannot be read.
        """
        ...

    def content(self, path: Path, most: int) -> bytes:
        """Return the bytes of a small regular file.

        Args:
            path: the file.
            most: how many bytes it may have.

        Raises:
            ChangedSinceError: it is gone, or is no regular file.
            StorageError: it is larger, or cannot be read.
        """
        ...

    def folder_attributes(self, path: Path) -> Mapping[str, Any] | None:
        """Return mode, times and extended attributes of a folder as plain JSON values."""
        ...

    def link_target(self, path: Path) -> str | None:
        """Return what a symbolic link says, or `None` when there is no link."""
        ...

    def same_drive(self, first: Path, second: Path) -> bool:
        """Tell whether a rename between the two folders (or their nearest parents) can work."""
        ...

    def free_bytes(self, folder: Path) -> int:
        """Return the free space, in bytes, of the drive that holds (or would hold) `folder`."""
        ...


class FileSystem(ReadableFileSystem, Protocol):  # noqa: PLR0904 - the acts of every operation
    """The acts that change a disk; none of them ever replaces anything.

    All raise `OperationError` or one of its kinds when the act did not happen, with the disk as it
    was; after anything else that is raised the state is settled by recovery.
    """

    def move(self, transfer: Transfer) -> Outcome:
        """Give a file another name or folder, across drives by a verified copy."""
        ...

    def copy(self, transfer: Transfer, *, clone: bool = False) -> Outcome:
        """Make a second file of the same content; with `clone`, one that shares its storage."""
        ...

    def keep(self, transfer: Transfer) -> Outcome:
        """Make a proven copy for the backup, sharing storage where the drive can."""
        ...

    def hardlink(self, transfer: Transfer) -> Outcome:
        """Give a file a second name on the same drive."""
        ...

    def symlink(self, transfer: Transfer) -> Outcome:
        """Make a symbolic link that points at the source."""
        ...

    def rewrite(self, transfer: Transfer, change: Callable[[bytes], bytes]) -> Outcome:
        """Give a file other content under the same name, at once; the old one goes to the backup.

        Args:
            transfer: the file as its source, its place in the backup as its target.
            change: makes the new content of the old one.
        """
        ...

    def make_folder(self, path: Path) -> bool:
        """Make one folder; tell whether it was made (`False`: it was there)."""
        ...

    def remove_folder(self, path: Path) -> None:
        """Remove one empty folder."""
        ...

    def set_attributes(self, path: Path, attributes: Mapping[str, Any]) -> Outcome:
        """Give a folder or file back its mode, extended attributes and times."""
        ...

    def discard_part(self, folder: Path, part_name: str) -> None:
        """Remove a temporary file of ours that a cut-off copy left in `folder`."""
        ...

    def drop_second_name(self, path: Path, kept: Path) -> None:
        """Remove `path` when it is another name of the very file that `kept` is."""
        ...

    def drop_copied_source(self, path: Path, kept: Path, checksum: str) -> None:
        """Remove `path` once `kept` is proven to hold the same bytes (`checksum`) on the disk."""
        ...

    def sync(self) -> None:
        """Flush every folder changed since the last call and let go of what was held."""
        ...
