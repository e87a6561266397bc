"""The disk as it will be after the steps planned so far."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path

from music_organizer.filesystem.port import Node, ReadableFileSystem
from music_organizer.models.kept_paths import KeptPath, folder_of, path_of
from music_organizer.models.operation import (
    ENDS,
    OperationRecord,
    OperationType,
    kept_ends,
    kept_origin,
)
from music_organizer.models.packed_operations import those_of, values_of
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
        self._moved_on = _moved_on(operations)
        self._contested = _contested(operations) | self._moved_on.keys()
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


def _contested(operations: Sequence[OperationRecord]) -> set[Path]:
    """Return the paths that one operation leaves and another one reaches."""
    left, reached = _Folders(), _Folders()
    for origin, destination in _ends(operations):
        left.note(origin)
        reached.note(destination)
    # Only paths in folders of both are made.
    both = left.found & reached.found
    if not both:
        return set()
    origins = (origin for origin, _ in _ends(operations))
    destinations = (destination for _, destination in _ends(operations))
    return _paths(origins, both) & _paths(destinations, both)


def _ends(operations: Sequence[OperationRecord]) -> Iterator[tuple[KeptPath, KeptPath]]:
    return starmap(kept_ends, values_of(operations, *ENDS))


def _moved_on(operations: Sequence[OperationRecord]) -> dict[Path, Path]:
    """Return where moves took what was copied from a place before."""
    copies = [
        kept_origin(op) for op in those_of(operations, MAKES_A_COPY.__contains__, "operation_type")
    ]
    if not copies:
        return {}
    copied = _Folders()
    for kept in copies:
        copied.note(kept)
    paths = _paths(copies, copied.found)
    return {
        op.origin: op.destination
        for op in those_of(operations, _is_move, "operation_type")
        if folder_of(kept_origin(op)) in copied.found
        and op.origin in paths
        and op.destination is not None
    }


def _is_move(step: OperationType) -> bool:
    return step is OperationType.MOVE


class _Folders:
    """The folders of places; most have the same one as the place before."""

    def __init__(self) -> None:
        self.found: set[Path] = set()
        self._last: Path | None = None

    def note(self, kept: KeptPath) -> None:
        """Take in a place."""
        folder = folder_of(kept)
        if folder is not None and folder is not self._last:
            self.found.add(folder)
            self._last = folder


def _paths(places: Iterable[KeptPath], folders: set[Path]) -> set[Path]:
    return {
        path
        for kept in places
        if folder_of(kept) in folders and (path := path_of(kept)) is not None
    }
