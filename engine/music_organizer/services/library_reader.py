"""Read the tags of a few files that lie in the library, and remember them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.audio_file import AudioFile
from music_organizer.tags.pool import TagReaderPool


class LibraryReader:
    """Reads in a process apart, which is started with the first file and ends with the block."""

    def __init__(self) -> None:
        self._disk = LookingGlass()
        self._known: dict[tuple[Path, object], AudioFile] = {}
        self._held = ExitStack()
        self._pool: TagReaderPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool = None
        self._held.close()

    def read(self, paths: Sequence[Path]) -> Iterator[AudioFile]:
        """Yield the files whose tags can be read."""
        for path in paths:
            node = self._disk.node(path)
            if node is not None and node.is_file:
                known = self._known.get((path, node.identity))
                yield from [known] if known is not None else self._learned(path)

    def _learned(self, path: Path) -> Iterator[AudioFile]:
        if self._pool is None:
            self._pool = self._held.enter_context(TagReaderPool(1, chunk=1))
        for found in self._pool.read([path]):
            if isinstance(found, AudioFile) and found.identity is not None:
                self._known[path, found.identity] = found
                yield found
