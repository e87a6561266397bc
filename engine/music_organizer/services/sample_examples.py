"""Try path formats on the tags of the sample library, where no files of one's own are read yet."""

import asyncio
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from music_organizer.demo.catalogue import sample_tracks
from music_organizer.errors import PathFormatError
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.category import Category
from music_organizer.planning.format_examples import Catalogue
from music_organizer.result import Failure, Result, Success

_ROOT = Path("sample")


async def sample_examples(
    path_formats: Mapping[Category, str], limit: int = 5
) -> Result[list[tuple[Path, Path]]]:
    """Say where path formats would put some files of the sample library; none is written or read.

    Args:
        path_formats: the path format of every category.
        limit: most files.
    """
    try:
        return Success(await asyncio.to_thread(_tried, path_formats, limit))
    except PathFormatError as error:
        return Failure(error)


def _tried(path_formats: Mapping[Category, str], limit: int) -> list[tuple[Path, Path]]:
    return [
        (found.file.path.relative_to(_ROOT), Path(found.target))
        for found in _catalogue().examples(path_formats, limit)
        if found.target is not None
    ]


@cache
def _catalogue() -> Catalogue:
    files = [
        AudioFile(_ROOT / track.path, tags=track.tags)
        for track in sample_tracks()
        if track.tags is not None
    ]
    return Catalogue(files, _ROOT)
