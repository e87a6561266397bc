"""The disk as it will be after the steps planned so far."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from music_organizer.filesystem.port import Node, ReadableFileSystem
from music_organizer.models.operation import OperationRecord


class ForeseenDisk:
    """Answers what lies at a name once the steps told so far have been taken.

    Only names that one operation leaves and another one reaches can change hands within a plan, so
    only those are kept in mind; everything else is as it is on the disk.

    Args:
        filesystem: the disk as it is now.
        operations: the operations that may be taken back.
    """

    def __init__(
        self, filesystem: ReadableFileSystem, operations: Iterable[OperationRecord] = ()
    ) -> None:
        self.now = filesystem
        left: set[Path] = set()
        reached: set[Path] = set()
        for op in operations:
            left.update(filter(None, [op.origin]))
            reached.update(filter(None, [op.destination]))
        self._contested = left & reached
        self._changed: dict[Path, Node | None] = {}
        self._where: dict[Path, Path] = {}
        self._fewer: Counter[Path] = Counter()

    def node(self, path: Path) -> Node | None:
        """Return what will lie at `path`."""
        if path in self._changed:
            return self._changed[path]
        return self.now.node(path)

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
