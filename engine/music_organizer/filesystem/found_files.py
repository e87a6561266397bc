"""Find a file again that somebody moved by hand."""

from pathlib import Path

from music_organizer.filesystem.scanner import scan
from music_organizer.models.file_identity import FileIdentity


class FileFinder:
    """Looks for files by inode, length and time below a few folders, walking them once.

    Args:
        roots: the folders to look in.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._by_inode: dict[int, tuple[Path, FileIdentity]] | None = None

    def find(self, identity: FileIdentity) -> Path | None:
        """Return where the file lies now, `None` when it is in none of the folders."""
        if self._by_inode is None:
            self._by_inode = self._walked()
        found = self._by_inode.get(identity.inode)
        if found is not None and found[1].same_file(identity):
            return found[0]
        return None

    def _walked(self) -> dict[int, tuple[Path, FileIdentity]]:
        found = {}
        for root in dict.fromkeys(self._roots):
            for listing in scan(root):
                for one in (*listing.audio, *listing.pictures, *listing.others):
                    found[one.identity.inode] = (listing.path / one.name, one.identity)
        return found
