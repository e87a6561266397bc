"""Questions to the disk that change nothing."""

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from music_organizer.errors import StorageError
from music_organizer.filesystem import attributes
from music_organizer.filesystem.checksum import checksum, checksums, content
from music_organizer.filesystem.port import Node, NodeKind
from music_organizer.filesystem.refusals import printable, refusals, words
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity

_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})


class LookingGlass:
    """The real disk, as planners see it: it answers and changes nothing."""

    def node(self, path: Path) -> Node | None:
        """Return what lies at `path`, links not followed, or `None` when nothing does."""
        try:
            return as_node(os.lstat(path))
        except ValueError:
            return None
        except OSError as error:
            if error.errno in _ABSENT:
                return None
            raise StorageError(f"Could not look at {printable(path)}: {words(error)}.") from error

    def names(self, folder: Path) -> list[str]:
        """Return the names in `folder`; an empty list when there is no such folder."""
        try:
            return os.listdir(folder)
        except OSError as error:
            if error.errno in _ABSENT:
                return []
            raise StorageError(f"Could not list {printable(folder)}: {words(error)}.") from error

    def checksum(self, path: Path, identity: FileIdentity | None = None) -> str:
        """Return the SHA-256 of a regular file, hexadecimal."""
        return checksum(path, identity)

    def checksums(self, path: Path, identity: FileIdentity | None = None) -> Checksums:
        """Return the SHA-256 of a regular file and the checksum of its sound, read only once."""
        return checksums(path, identity)

    def content(self, path: Path, most: int) -> bytes:
        """Return the bytes of a regular file of at most so many bytes."""
        return content(path, most)

    def folder_attributes(self, path: Path) -> Mapping[str, Any] | None:
        """Return mode, times and extended attributes of a folder, `None` when there is none."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            with refusals("look at the folder", path):
                return attributes.described(descriptor)
        finally:
            os.close(descriptor)

    def link_target(self, path: Path) -> str | None:
        """Return what a symbolic link says, or `None` when there is no link."""
        try:
            return os.readlink(path)
        except OSError:
            return None

    def same_drive(self, first: Path, second: Path) -> bool:
        """Tell whether both folders, or their nearest existing parents, are on one drive."""
        return _nearest(first).st_dev == _nearest(second).st_dev

    def free_bytes(self, folder: Path) -> int:
        """Return the free bytes of the drive that holds, or would hold, `folder`."""
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        with refusals("look at the drive of", folder):
            space = os.statvfs(folder)
        return space.f_bavail * space.f_frsize


def link_on_the_way(path: Path, roots: Iterable[Path]) -> Path | None:
    """Return the first link among the folders that lead from one of the roots to a path."""
    within = set(roots)
    inner = [folder for folder in path.parents if not within.isdisjoint(folder.parents)]
    return next((folder for folder in reversed(inner) if folder.is_symlink()), None)


def as_node(status: os.stat_result) -> Node:
    """Turn a `stat` answer into a `Node`."""
    return Node(_kind(status.st_mode), FileIdentity.of(status), status.st_nlink)


def _kind(mode: int) -> NodeKind:
    if stat.S_ISREG(mode):
        return NodeKind.FILE
    if stat.S_ISDIR(mode):
        return NodeKind.FOLDER
    return NodeKind.LINK if stat.S_ISLNK(mode) else NodeKind.SPECIAL


def _nearest(folder: Path) -> os.stat_result:
    while True:
        try:
            return os.stat(folder)
        except OSError:
            if folder == folder.parent:
                raise
            folder = folder.parent
