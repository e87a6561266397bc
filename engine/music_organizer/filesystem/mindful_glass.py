"""A look at the disk that remembers what it read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity

T = TypeVar("T")

Watch = Callable[[Path], None]
"""Is called with each file that is about to be read."""

_MOST_KNOWN = 100_000
_Known = dict[tuple[Path, FileIdentity], T]


class MindfulGlass(LookingGlass):
    """Remembers checksums, so that planning again does not read the same files again."""

    def __init__(self) -> None:
        self._sha256: _Known[str] = {}
        self._both: _Known[Checksums] = {}
        self._watch: Watch | None = None

    @contextmanager
    def watched(self, watch: Watch | None) -> Iterator[None]:
        """Tell of every file that is read inside the block, on the thread that reads it."""
        self._watch = watch
        try:
            yield
        finally:
            self._watch = None

    def checksum(self, path: Path, identity: FileIdentity | None = None) -> str:
        """Return the SHA-256 of a regular file, hexadecimal."""
        return self._remembered(path, identity, self._sha256, super().checksum)

    def checksums(self, path: Path, identity: FileIdentity | None = None) -> Checksums:
        """Return the SHA-256 of a regular file and the checksum of its sound, read only once."""
        return self._remembered(path, identity, self._both, super().checksums)

    def _remembered(
        self,
        path: Path,
        identity: FileIdentity | None,
        known: _Known[T],
        read: Callable[[Path, FileIdentity | None], T],
    ) -> T:
        node = self.node(path)
        found = node.identity if node is not None else None
        if found is None or (identity is not None and identity != found):
            return read(path, identity)
        if (path, found) not in known:
            if self._watch is not None:
                self._watch(path)
            answer = read(path, found)
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[path, found] = answer
        return known[path, found]
