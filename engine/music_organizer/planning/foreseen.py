"""The disk as it will be after the steps planned so far."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from music_organizer.filesystem.port import Node, ReadableFileSystem
from music_organizer.models.operation import OperationRecord, OperationType
from music_organizer.planning.inversion import MAKES_A_COPY


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
        left: set[Path] = set()
        reached: set[Path] = set()
        copied: set[Path] = set()
        for op in operations:
            if op.operation_type in MAKES_A_COPY:
                copied.update(filter(None, [op.origin]))
            left.update(filter(None, [op.origin]))
            reached.update(filter(None, [op.destination]))
        self._moved_on = {
            op.origin: op.destination
            for op in operations
            if copied and op.operation_type is OperationType.MOVE
            if op.origin in copied and op.destination is not None
        }
        self._contested = left & reached | self._moved_on.keys()
        self._changed: dict[Path, Node | None] = {}
        self._where: dict[Path, Path] = {}
        self._fewer: Counter[Path] = Counter()

    def node(self, path: Path) -> Node | None:
        """Return what will lie at `path`."""
        if path in self._changed:
            return self._changed[path]
        return self.now.node(path)

    def original(self, path: Path) -> Path:
        """Return where the original of a copy made from `path` will lie, moved on or not."""
        return path if self.node(path) is not None else self._moved_on.get(path, path)

    def present(self, path: Path) -> Path:
        """Return where the bytes that will lie at `path` lie now."""
        return self._where.get(path, path)

    def moves(self, source: Path, target: Path, node: Node) -> None:
        """Note that a step takes what lies at `source` to `target`."""
        if target in self._contested or target in self._changed:
            self._where[target] = self._where.pop(source, source)
            self._changed[target] = node
        self.goes(source)
        self._fewer[target.parent] -= 1

    def goes(self, path: Path) -> None:
        """Note that a step takes away what lies at `path`."""
        if path in self._contested or path in self._changed:
            self._changed[path] = None
        self._fewer[path.parent] += 1

    def keeps_in_mind(self, path: Path) -> None:
        """Follow a name that changes hands, though no operation says so."""
        self._contested.add(path)

    def appears(self, folder: Path) -> None:
        """Note that a step makes a folder, which its parent then holds."""
        self._fewer[folder.parent] -= 1

    def will_be_empty(self, folder: Path) -> bool:
        """Tell whether nothing will be left in a folder."""
        return len(self.now.names(folder)) <= self._fewer[folder]
