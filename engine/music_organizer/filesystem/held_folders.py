"""Folders held open, reached without following a single link below the roots."""

import errno
import os
import stat
from collections import OrderedDict
from pathlib import Path

from music_organizer.errors import StorageError
from music_organizer.filesystem.refusals import printable, refusals

_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_LIMIT = 200


class HeldFolders:
    """Opens folders component by component and keeps them open until `release`.

    Whatever is done relative to a held folder happens in that very folder, even when somebody
    exchanges a folder on its path for a link meanwhile. Paths outside the roots are refused.

    Args:
        roots: the only folders below which anything may be changed; links on the way to a root
            itself are followed, since the person named it.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = tuple(sorted({Path(os.path.abspath(root)) for root in roots}, reverse=True))
        self._held: OrderedDict[Path, int] = OrderedDict()
        self._touched: set[Path] = set()
        self._flushed: set[Path] = set()

    def descriptor(self, folder: Path) -> int:
        """Return an open descriptor of `folder`.

        Raises:
            LinkInTheWayError: a component below the root is a link.
            StorageError: the folder is outside the roots, missing or cannot be opened.
        """
        found = self._held.get(folder)
        if found is not None:
            self._held.move_to_end(folder)
            return found
        return self._open(folder)

    def touch(self, folder: Path) -> int:
        """Return a descriptor like `descriptor`, and flush that folder at the next `sync`."""
        opened = self.descriptor(folder)
        self._touched.add(folder)
        self._flushed.discard(folder)
        return opened

    def sync_now(self, folder: Path) -> None:
        """Flush one folder's entries to the disk at once, and first those of all above it.

        After a power cut a name is found only where every folder on its path is, and one of them
        may have been made a moment ago, or by a run that was killed before it could flush it.
        """
        for above in reversed(folder.parents):
            if above not in self._flushed and self._is_within(above):
                self._flush(above)
        self._flush(folder)

    def sync(self) -> None:
        """Flush every touched folder that still exists, then close all that are held."""
        try:
            for folder in sorted(self._touched):
                self._flush(folder)
        finally:
            self.release()

    def forget(self, folder: Path) -> None:
        """Close a folder that is about to be removed."""
        self._touched.discard(folder)
        opened = self._held.pop(folder, None)
        if opened is not None:
            os.close(opened)

    def release(self) -> None:
        """Close every held folder without flushing."""
        self._touched.clear()
        self._flushed.clear()
        while self._held:
            os.close(self._held.popitem()[1])

    def _flush(self, folder: Path) -> None:
        with refusals("flush the folder", folder):
            os.fsync(self.descriptor(folder))
        self._flushed.add(folder)

    def trim(self) -> None:
        """Close the longest unused folders beyond the limit; not while an act is under way."""
        while len(self._held) > _LIMIT:
            folder, opened = self._held.popitem(last=False)
            try:
                if folder in self._touched:
                    with refusals("flush the folder", folder):
                        os.fsync(opened)
                    self._touched.discard(folder)
            finally:
                os.close(opened)

    def _open(self, folder: Path) -> int:
        missing = [folder]
        while missing[-1] not in self._held and missing[-1] not in self._roots:
            missing.append(self._parent_within_roots(missing[-1]))
        for path in reversed(missing):
            if path not in self._held:
                with refusals("open the folder", path):
                    self._held[path] = self._open_one(path)
        return self._held[folder]

    def _is_within(self, folder: Path) -> bool:
        parts = folder.parts
        return any(parts[: len(root.parts)] == root.parts for root in self._roots)

    def _parent_within_roots(self, folder: Path) -> Path:
        if folder in self._roots or not self._is_within(folder) or folder.name == "..":
            raise StorageError(f"{printable(folder)} lies outside the folders of this run.")
        return folder.parent

    def _open_one(self, path: Path) -> int:
        parent = self._held.get(path.parent)
        if parent is None or path in self._roots:
            return os.open(path, _OPEN_FOLDER)
        try:
            return os.open(path.name, _OPEN_FOLDER | os.O_NOFOLLOW, dir_fd=parent)
        except NotADirectoryError:
            status = os.stat(path.name, dir_fd=parent, follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
            raise
