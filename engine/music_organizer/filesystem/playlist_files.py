"""Find playlists and cue sheets below a folder."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from music_organizer.filesystem.listing import FoundFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import is_system_folder, suffix_of
from music_organizer.models.session import OUR_FOLDER


def playlist_files(
    root: Path, suffixes: Collection[str], known: Collection[Path] = ()
) -> Iterator[tuple[Path, FoundFile | None]]:
    """Walk a tree for files with certain suffixes; links are not followed.

    What cannot be listed is left out: a playlist that nobody can read is rewritten by nobody.

    Args:
        root: the folder to begin with; one that is not there holds nothing.
        suffixes: the suffixes, in lower case.
        known: folders that are walked already.

    Yields:
        each folder with every playlist in it, and with `None` at its end.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if folder in known:
            continue
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:
            continue
        waiting += [folder / entry.name for entry in listed if _is_searched(entry)]
        for entry in listed:
            if suffix_of(entry.name) in suffixes and entry.is_file(follow_symlinks=False):
                found = _found(entry)
                if found is not None:
                    yield folder, found
        yield folder, None


def _is_searched(entry: os.DirEntry[str]) -> bool:
    ours = entry.name == OUR_FOLDER or is_system_folder(entry.name)
    return not ours and entry.is_dir(follow_symlinks=False)


def _found(entry: os.DirEntry[str]) -> FoundFile | None:
    try:
        return FoundFile(entry.name, FileIdentity.of(os.lstat(entry.path)))
    except OSError:
        return None
