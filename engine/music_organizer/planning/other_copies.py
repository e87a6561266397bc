"""Mark what a plan moves though the same recording lies in the source or the library once more.

Only what is known anyway is looked at: tags and lengths of the source, and names in the folders
that files go to. No byte of a file is read for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import DuplicateSearch
from music_organizer.models.file_kinds import AUDIO_SUFFIXES
from music_organizer.models.operation import Role
from music_organizer.planning.draft import Draft
from music_organizer.planning.duplicate_groups import DuplicateMaterial, grouped
from music_organizer.planning.target_names import TargetNames

_MOST_NAMED = 5
_SUFFIXES = sorted(AUDIO_SUFFIXES)

Copies = Mapping[Path, tuple[Path, ...]]
"""For files of the source, where the same recording lies as well."""


def other_copies(files: Sequence[AudioFile]) -> Copies:
    """Find the files of a source that hold a recording once more.

    Args:
        files: all of them, with the tags as they were read.
    """
    found: dict[Path, tuple[Path, ...]] = {}
    for group in grouped(DuplicateMaterial(files), DuplicateSearch()):
        paths = sorted(file.path for file in group)
        for path in paths:
            others = (other for other in paths[: _MOST_NAMED + 1] if other != path)
            found[path] = tuple(others)[:_MOST_NAMED]
    return found


def note_copies(drafts: Iterable[Draft], copies: Copies, names: TargetNames) -> None:
    """Write into the steps of audio files which other copies there are.

    Args:
        drafts: the steps.
        copies: what was found in the source.
        names: the names below the target; the same name with another suffix is another copy.
    """
    for draft in drafts:
        folder = draft.target_folder
        if draft.role is not Role.AUDIO or draft.is_skipped:
            continue
        if draft.kept_source is None or folder is None:
            continue
        found: list[Path] = []
        if copies and (source := draft.source):
            found += copies.get(source, ())
        if folder not in names.new_folders:
            found += _in_library(draft, names)
        if found:
            noted = [str(path) for path in dict.fromkeys(found)]
            draft.metadata = {**draft.metadata, "copies": noted}


def _in_library(draft: Draft, names: TargetNames) -> Iterable[Path]:
    target = draft.target
    if target is None:
        return
    for suffix in _SUFFIXES:
        if suffix != target.suffix:
            holders = names.holders(target.parent, target.stem + suffix)
            yield from (path for path in holders if path != draft.source)
