"""Folders that a plan makes, empties and must be able to put back as they were."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from pathlib import Path
from types import MappingProxyType

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.audio_file import SideFile
from music_organizer.models.operation import JUNK_STEP, OperationType, Role
from music_organizer.models.session import OUR_FOLDER
from music_organizer.planning.draft import Draft

_TAKES_AWAY = (
    OperationType.MOVE,
    OperationType.DELETE,
    OperationType.RESTORE,
    OperationType.REMOVE_DIR,
)

NO_JUNK: Mapping[Path, Sequence[SideFile]] = MappingProxyType({})


def made_folders(drafts: Iterable[Draft], new_folders: set[Path]) -> list[Draft]:
    """Return the steps that make the folders these steps need, outer folders first."""
    needed: set[Path] = set()
    for entered in _entered(drafts):
        folder = entered
        while folder in new_folders and folder not in needed:
            needed.add(folder)
            folder = folder.parent
    return [
        Draft(OperationType.CREATE_DIR, target=folder, role=Role.FOLDER)
        for folder in sorted(needed, key=lambda one: (len(one.parts), one.parts))
    ]


def emptied_folders(
    drafts: Iterable[Draft],
    entries: Mapping[Path, int],
    root: Path,
    junk: Mapping[Path, Sequence[SideFile]] = NO_JUNK,
) -> list[Draft]:
    """Return the steps that remove what these steps leave empty, inner folders first.

    Where only junk is left in a folder, it goes to the backup before the folder is removed.

    Args:
        drafts: the steps of the plan.
        entries: how many names each folder of the source holds now.
        root: the source itself, which always stays.
        junk: leftovers of the system that may go to the backup, by folder.
    """
    steps = list(drafts)
    taken = _left(steps)

    @cache
    def inside(folder: Path) -> bool:
        outer = folder.parent
        return outer == root or (outer != folder and inside(outer))

    used: set[Path] = set()
    for entered in _entered(steps):
        folder = entered
        while folder not in used:
            used.add(folder)
            folder = folder.parent
    removed: list[Draft] = []
    waiting = [(-len(folder.parts), folder.parts, folder) for folder in taken]
    heapify(waiting)
    while waiting:
        *_, folder = heappop(waiting)
        goes = folder not in used and inside(folder)
        left = junk.get(folder, ())
        if goes and entries.get(folder, -1) == taken[folder] + len(left):
            removed += map(_into_backup, left)
            removed.append(Draft(OperationType.REMOVE_DIR, source=folder, role=Role.FOLDER))
            parent = folder.parent
            if parent not in taken:
                heappush(waiting, (-len(parent.parts), parent.parts, parent))
            taken[parent] += 1
    return removed


def _into_backup(junk: SideFile) -> Draft:
    return Draft(
        OperationType.DELETE,
        source=junk.path,
        identity=junk.identity,
        role=Role.COMPANION,
        reason="A leftover of the system; nothing else is left in its folder.",
        to_backup=True,
        metadata={"step": JUNK_STEP},
    )


def remembered_folders(
    drafts: Iterable[Draft], filesystem: ReadableFileSystem, library: Path
) -> list[Draft]:
    """Return the steps that note mode and times of every folder these steps will alter.

    Args:
        drafts: the steps of the plan.
        filesystem: asked for the folders' attributes.
        library: the folder that will hold the operation log.
    """
    planned = list(drafts)
    touched = {library, *_left(planned), *_entered(planned)}
    touched.update(
        draft.target
        for draft in planned
        if draft.kind is OperationType.RESET_DIR and draft.target and not draft.is_skipped
    )
    steps = []
    for folder in sorted(touched, key=lambda one: one.parts):
        attributes = None if OUR_FOLDER in folder.parts else filesystem.folder_attributes(folder)
        if attributes is not None:
            steps.append(
                Draft(
                    OperationType.REMEMBER_DIR,
                    source=folder,
                    role=Role.FOLDER,
                    metadata={"folder": attributes},
                )
            )
    return steps


def _left(drafts: Iterable[Draft]) -> Counter[Path]:
    """Count the steps that take something from a folder, by folder."""
    counts: Counter[Path] = Counter()
    last, run = None, 0
    for draft in drafts:
        if draft.kind not in _TAKES_AWAY or draft.is_skipped:
            continue
        folder = draft.source_folder
        # Most follow one from the same folder, and paths take time to be counted.
        if folder is not last:
            if last is not None:
                counts[last] += run
            last, run = folder, 0
        run += 1
    if last is not None:
        counts[last] += run
    return counts


def _entered(drafts: Iterable[Draft]) -> Iterable[Path]:
    """Return the folders that steps bring something to, each once."""
    brought: dict[Path, None] = {}
    last = None
    for draft in drafts:
        if draft.kind is OperationType.RESET_DIR or draft.is_skipped:
            continue
        folder = draft.target_folder
        if folder is not None and folder is not last:
            brought[folder] = None
            last = folder
    return brought
