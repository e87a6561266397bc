"""Look into single files, for a person who looks at them: their tags, their covers."""

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from music_organizer.errors import UnreadableFileError
from music_organizer.models.audio_file import AudioFile, CoverArt, UnreadableFile
from music_organizer.models.file_kinds import FileKind, kind_of
from music_organizer.services.workspace import answering
from music_organizer.tags.cover_art import find_covers
from music_organizer.tags.pictures import read_picture_file
from music_organizer.tags.pool import TagReaderPool

T = TypeVar("T")

_MOST_NAMES = 10_000
_PATIENCE = 5.0
_ENDING = "It was not read, since the program is ending."


class FileInspector:
    """Reads files one after the other on a thread of its own, parsing them in another process.

    The process is started with the first file that has to be parsed and serves until `close`. A
    file that hangs or ends it costs a few seconds and is told as unreadable.

    Args:
        seconds_per_file: how long one file may take.
    """

    def __init__(self, seconds_per_file: float = _PATIENCE) -> None:
        self._pool = TagReaderPool(1, seconds_per_file, chunk=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inspector")
        self._is_closed = False

    @answering
    async def inspect(self, path: Path) -> AudioFile:
        """Read the tags of one file.

        Returns:
            what was read; a `Failure` says why nothing could be.
        """
        return await self._run(self._inspected, Path(path))

    @answering
    async def cover(self, paths: Sequence[Path], embedded_in: Path | None = None) -> bytes | None:
        """Find a cover and return its bytes as they are, at most 32 MiB.

        Args:
            paths: picture files to choose from, the front first; or audio files, whose folder is
                looked through for one.
            embedded_in: the audio file whose own picture serves when there is no picture file.

        Returns:
            the first that looks like a picture; `None` when there is none.
        """
        return await self._run(self._cover, list(paths), embedded_in)

    async def close(self) -> None:
        """End the process and the thread; what is being read is given up."""
        self._is_closed = True
        self._pool.cancel()
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._pool.close()

    async def _run(self, work: Callable[..., T], *arguments: object) -> T:
        if self._is_closed:
            raise UnreadableFileError(_ENDING)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    def _inspected(self, path: Path) -> AudioFile:
        for found in self._pool.read([path]):
            if isinstance(found, UnreadableFile):
                raise UnreadableFileError(found.reason)
            return found
        raise UnreadableFileError(_ENDING)

    def _cover(self, paths: Sequence[Path], embedded_in: Path | None) -> bytes | None:
        for path in _picture_files(paths):
            data = read_picture_file(path)
            if data is not None:
                return data
        return self._pool.read_picture(embedded_in) if embedded_in is not None else None


def _picture_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield pictures that may be covers: of those named the likeliest first, then those beside."""
    named = [path for path in paths if kind_of(path.name) is FileKind.PICTURE]
    likely = [cover.path for cover in find_covers([CoverArt(path) for path in named])]
    yield from likely
    yield from (path for path in named if path not in likely)
    others = (path.parent for path in paths if kind_of(path.name) is not FileKind.PICTURE)
    for folder in dict.fromkeys(others):
        yield from _covers_in(folder)


def _covers_in(folder: Path) -> Iterator[Path]:
    pictures = []
    try:
        with os.scandir(folder) as entries:
            for entry, _ in zip(entries, range(_MOST_NAMES), strict=False):
                if kind_of(entry.name) is FileKind.PICTURE:
                    pictures.append(CoverArt(folder / entry.name))
    except OSError:
        return
    yield from (cover.path for cover in find_covers(pictures))
