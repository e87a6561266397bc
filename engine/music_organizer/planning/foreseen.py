"""The disk as it will be after the steps planned so far."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from music_organizer.filesystem.port import Node, ReadableFileSystem
from music_organizer.models.kept_paths import KeptPath, folder_of, path_of
from music_organizer.models.operation import (
    OperationRecord,
    OperationType,
    kept_destination,
    kept_origin,
)
from music_organizer.planning.inversion import MAKES_A_COPY
from music_organizer.planning.spots import Spot


class ForeseenDisk:
    """Answers what lies at a name once the steps told so far have been taken.

    Only names that one operation leaves and another one reaches can change hands within a plan, and
    only what was copied before it moved is asked for at a place where it arrives; so only those
    are kept in mind. Everything else is as it is on the disk.

    Args:
        filesystem: the disk as it is now.
        operations: the operations that may be taken back.
    """

    def __init__(
        self, filesystem: ReadableFileSystem, operations: Sequence[OperationRecord] = ()
    ) -> None:
        self.now = filesystem
        left = list(map(kept_origin, operations))
        reached = list(map(kept_destination, operations))
        self._moved_on = _moved_on(operations)
        self._contested = _in_both(left, reached) | self._moved_on.keys()
        self._changed: dict[Path, Node | None] = {}
        self._where: dict[Path, Path] = {}
        self._fewer: Counter[Path] = Counter()

    def node(self, path: Path) -> Node | None:
        """Return what will lie at `path`."""
        # Mostly no name changes hands, and paths take time to be looked up.
        if self._changed and path in self._changed:
            return self._changed[path]
        return self.now.node(path)

    def original(self, path: Path) -> Path:
        """Return where the original of a copy made from `path` will lie, moved on or not."""
        return path if self.node(path) is not None else self._moved_on.get(path, path)

    def present(self, path: Path) -> Path:
        """Return where the bytes that will lie at `path` lie now."""
        return self._where.get(path, path)

    def moves(self, source: Spot, target: Spot, node: Node) -> None:
        """Note that a step takes what lies at `source` to `target`."""
        if self._contested and target.path in self._contested:
            self._where[target.path] = self._where.pop(source.path, source.path)
            self._changed[target.path] = node
        self.goes(source)
        self._fewer[target.folder] -= 1

    def goes(self, spot: Spot) -> None:
        """Note that a step takes away what lies at a place."""
        if self._contested and spot.path in self._contested:
            self._changed[spot.path] = None
        self._fewer[spot.folder] += 1

    def keeps_in_mind(self, path: Path) -> None:
        """Follow a name that changes hands, though no operation says so."""
        self._contested.add(path)

    def appears(self, folder: Path) -> None:
        """Note that a step makes a folder, which its parent then holds."""
        self._fewer[folder.parent] -= 1

    def will_be_empty(self, folder: Path) -> bool:
        """Tell whether nothing will be left in a folder."""
        return len(self.now.names(folder)) <= self._fewer[folder]


def _moved_on(operations: Sequence[OperationRecord]) -> dict[Path, Path]:
    """Return where moves took what was copied from a place before."""
    copied = [kept_origin(op) for op in operations if op.operation_type in MAKES_A_COPY]
    moves = [op for op in operations if copied and op.operation_type is OperationType.MOVE]
    both = _in_both(copied, [kept_origin(op) for op in moves])
    return {
        op.origin: op.destination
        for op in moves
        if both and op.origin in both and op.destination is not None
    }


def _in_both(some: Sequence[KeptPath], others: Sequence[KeptPath]) -> set[Path]:
    """Return the paths that are among both; only those in folders of both are made."""
    folders = _folders(some) & _folders(others)
    return _paths(some, folders) & _paths(others, folders) if folders else set()


def _paths(places: Iterable[KeptPath], folders: set[Path]) -> set[Path]:
    return {
        path
        for kept in places
        if folder_of(kept) in folders and (path := path_of(kept)) is not None
    }


def _folders(places: Iterable[KeptPath]) -> set[Path]:
    """Return the folders of places; most have the same one as the place before."""
    folders: set[Path] = set()
    last = None
    for kept in places:
        folder = folder_of(kept)
        if folder is not None and folder is not last:
            folders.add(folder)
            last = folder
    return folders
