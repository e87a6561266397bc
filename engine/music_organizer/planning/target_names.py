"""Which names are taken below the target: on the disk, and by the plan itself."""

from pathlib import Path

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.planning.filenames import folded


class TargetFolder:
    """A folder below the target, one object for each, which is found by identity.

    Args:
        path: the folder.
        listed: the names in it, by their key, when they are known already.
    """

    __slots__ = ("listed", "path")

    def __init__(self, path: Path, listed: dict[str, list[str]] | None) -> None:
        self.path = path
        self.listed = listed


class TargetNames:
    """Knows the names below the target the way the most forgetful drive would compare them.

    Two names that differ only in case or Unicode form count as one, so that what is planned can
    be carried to any file system. A folder that is there keeps its spelling.

    Args:
        filesystem: asked for listings, each folder once.
        root: the target folder.
    """

    def __init__(self, filesystem: ReadableFileSystem, root: Path) -> None:
        self._filesystem = filesystem
        self.root = root
        self._names: dict[Path, dict[str, list[str]]] = {}
        self._folders: dict[Path, bool] = {}
        self._found: dict[tuple[str, ...], TargetFolder | None] = {}
        self._one_for_each: dict[Path, TargetFolder] = {}
        self._around: dict[Path, bool] = {root: True}
        self.new_folders: set[Path] = set()

    def folder(self, components: tuple[str, ...]) -> TargetFolder | None:
        """Return the folder for these components, spelled as on disk where it is there.

        Returns:
            the folder, noted as new where it is not there; `None` when something that is no
            folder (a file, a link) stands in the way.
        """
        try:
            return self._found[components]
        except KeyError:
            path = self._walked(components)
            found = None if path is None else self._one(path)
            self._found[components] = found
            return found

    def _one(self, path: Path) -> TargetFolder:
        found = self._one_for_each.get(path)
        if found is None:
            found = self._one_for_each[path] = TargetFolder(path, self._names.get(path))
        return found

    def _walked(self, components: tuple[str, ...]) -> Path | None:
        if not components:
            return self.root if self._is_folder(self.root) else None
        outer = self.folder(components[:-1])
        if outer is None:
            return None
        folder = self._child(outer.path, components[-1])
        return folder if self._is_folder(folder) else None

    def holders(self, folder: Path, name: str) -> list[Path]:
        """Return what holds a name on the disk, in whatever spelling."""
        return [folder / found for found in self._listed(folder).get(folded(name), ())]

    def are_around(self, folder: Path) -> bool:
        """Tell whether a folder is the target or lies below it."""
        known = self._around.get(folder)
        if known is None:
            outer = folder.parent
            known = self._around[folder] = outer != folder and self.are_around(outer)
        return known

    def is_held(self, folder: TargetFolder, key: str) -> bool:
        """Tell whether something on the disk holds a name.

        Args:
            folder: the folder.
            key: the name as `folded` gives it.
        """
        if folder.listed is None:
            folder.listed = self._listed(folder.path)
        return key in folder.listed

    def _child(self, folder: Path, component: str) -> Path:
        listed = self._listed(folder)
        spellings = listed.setdefault(folded(component), [])
        if component in spellings:
            return folder / component
        if spellings:
            return folder / spellings[0]
        spellings.append(component)
        child = folder / component
        self.new_folders.add(child)
        self._folders[child] = True
        self._names[child] = {}
        return child

    def _is_folder(self, path: Path) -> bool:
        if path not in self._folders:
            found = self._filesystem.node(path)
            self._folders[path] = found.is_folder if found else path == self.root
        return self._folders[path]

    def _listed(self, folder: Path) -> dict[str, list[str]]:
        if folder not in self._names:
            names: dict[str, list[str]] = {}
            for name in sorted(self._filesystem.names(folder)):
                names.setdefault(folded(name), []).append(name)
            self._names[folder] = names
        return self._names[folder]
