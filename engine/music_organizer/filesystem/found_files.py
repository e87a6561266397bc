"""Find a file again that somebody moved by hand."""

from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.scanner import scan
from music_organizer.models.file_identity import FileIdentity


class FileFinder:
    """Looks for files below a few folders, walking them once.

    A file is known by inode, length and time, or, when it went to another drive, by length and
    time together with its checksum.

    Args:
        roots: the folders to look in.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._alike: dict[tuple[int, int], list[tuple[Path, int]]] | None = None

    def find(self, identity: FileIdentity, sha256: str | None) -> Path | None:
        """Return where the file lies now, `None` when it is in none of the folders.

        Args:
            identity: what `stat` said of it.
            sha256: its checksum, where it is known.
        """
        if self._alike is None:
            self._alike = self._walked()
        alike = self._alike.get((identity.size, identity.mtime_ns), [])
        for path, inode in alike:
            if inode == identity.inode:
                return path
        return next((path for path, _ in alike if sha256 and _holds(path, sha256)), None)

    def _walked(self) -> dict[tuple[int, int], list[tuple[Path, int]]]:
        found: dict[tuple[int, int], list[tuple[Path, int]]] = {}
        for root in dict.fromkeys(self._roots):
            for listing in scan(root):
                for one in (*listing.audio, *listing.pictures, *listing.others):
                    key = (one.identity.size, one.identity.mtime_ns)
                    path = listing.path / one.name
                    found.setdefault(key, []).append((path, one.identity.inode))
        return found


def _holds(path: Path, sha256: str) -> bool:
    try:
        return checksum(path) == sha256
    except OperationError:
        return False
