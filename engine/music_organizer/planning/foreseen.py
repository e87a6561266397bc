"""The disk as it will be after the steps planned so far."""

from pathlib import Path

from music_organizer.filesystem.port import Node, ReadableFileSystem


class ForeseenDisk:
    """Answers what lies at a name once the steps told so far have been taken.

    Args:
        filesystem: the disk as it is now.
    """

    def __init__(self, filesystem: ReadableFileSystem) -> None:
        self.now = filesystem
        self._changed: dict[Path, Node | None] = {}
        self._where: dict[Path, Path] = {}
        self._taken: dict[Path, int] = {}

    def node(self, path: Path) -> Node | None:
        """Return what will lie at `path`."""
        if path in self._changed:
            return self._changed[path]
        return self.now.node(path)

    def present(self, path: Path) -> Path:
        """Return where the bytes that will lie at `path` lie now."""
        return self._where.get(path, path)

    def moves(self, source: Path, target: Path) -> None:
        """Note that a step takes `source` to `target`."""
        self._where[target] = self._where.pop(source, source)
        self._changed[target] = self.node(source)
        self.goes(source)
        self._taken[target.parent] = self._taken.get(target.parent, 0) - 1

    def goes(self, path: Path) -> None:
        """Note that a step takes away what lies at `path`."""
        self._changed[path] = None
        self._taken[path.parent] = self._taken.get(path.parent, 0) + 1

    def appears(self, path: Path, node: Node) -> None:
        """Note that a step makes something at `path`."""
        self._changed[path] = node
        self._taken[path.parent] = self._taken.get(path.parent, 0) - 1

    def will_be_empty(self, folder: Path) -> bool:
        """Tell whether nothing will be left in a folder."""
        return len(self.now.names(folder)) <= self._taken.get(folder, 0)

    def counts_made(self, folder: Path) -> None:
        """Note that a step makes a folder, which its parent then holds."""
        self._taken[folder.parent] = self._taken.get(folder.parent, 0) - 1
