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


class Traffic:
    """What steps do to folders, counted once for all that ask.

    Args:
        drafts: the first of the steps.

    Attributes:
        left: how many steps take something from a folder.
        entered: the folders that steps bring something to, in the order of the steps.
        altered: the folders that get other attributes, or are removed.
    """

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self.left: Counter[Path] = Counter()
        self.entered: dict[Path, None] = {}
        self.altered: set[Path] = set()
        self.take(drafts)

    def take(self, drafts: Iterable[Draft]) -> None:
        """Count more steps."""
        left = entered = None
        run = 0
        for draft in drafts:
            if draft.is_skipped:
                continue
            if draft.kind is OperationType.RESET_DIR:
                self._alter(draft.target)
                continue
            if draft.kind is OperationType.REMOVE_DIR:
                self._alter(draft.source)
            folder = draft.target_folder
            # Most follow one of the same folder, and paths take time to be counted.
            if folder is not None and folder is not entered:
                self.entered[folder] = None
                entered = folder
            if draft.kind in _TAKES_AWAY:
                folder = draft.source_folder
                if folder is not left:
                    self._count(left, run)
                    left, run = folder, 0
                run += 1
        self._count(left, run)

    def _alter(self, folder: Path | None) -> None:
        if folder is not None:
            self.altered.add(folder)

    def _count(self, folder: Path | None, steps: int) -> None:
        if folder is not None:
            self.left[folder] += steps


def made_folders(traffic: Traffic, new_folders: set[Path]) -> list[Draft]:
    """Return the steps that make the folders other steps need, outer folders first.

    Args:
        traffic: what the other steps do.
        new_folders: those that are not there yet.
    """
    needed: set[Path] = set()
    for entered in traffic.entered:
        folder = entered
        while folder in new_folders and folder not in needed:
            needed.add(folder)
            folder = folder.parent
    return [
        Draft(OperationType.CREATE_DIR, target=folder, role=Role.FOLDER)
        for folder in sorted(needed, key=lambda one: (len(one.parts), one.parts))
    ]


def emptied_folders(
    traffic: Traffic,
    entries: Mapping[Path, int],
    root: Path,
    junk: Mapping[Path, Sequence[SideFile]] = NO_JUNK,
) -> list[Draft]:
    """Return the steps that remove what other steps leave empty, inner folders first.

    Where only junk is left in a folder, it goes to the backup before the folder is removed.

    Args:
        traffic: what the other steps do.
        entries: how many names each folder of the source holds now.
        root: the source itself, which always stays.
        junk: leftovers of the system that may go to the backup, by folder.
    """
    taken = traffic.left.copy()

    @cache
    def inside(folder: Path) -> bool:
        outer = folder.parent
        return outer == root or (outer != folder and inside(outer))

    used: set[Path] = set()
    for entered in traffic.entered:
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
    traffic: Traffic, filesystem: ReadableFileSystem, library: Path
) -> list[Draft]:
    """Return the steps that note mode and times of every folder other steps will alter.

    Args:
        traffic: what the other steps do.
        filesystem: asked for the folders' attributes.
        library: the folder that will hold the operation log.
    """
    touched = {library, *traffic.left, *traffic.entered, *traffic.altered}
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
