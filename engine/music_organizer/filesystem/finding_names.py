"""Find the file that a path means, though its spelling may come from another file system."""

import os
import stat
from pathlib import Path
from unicodedata import normalize

_LONGEST_PATH = 4095


class NameFinder:
    """Looks for files and remembers the folders it went through.

    Links are followed, as whoever opens a playlist would. Where no file has the very name, one
    that differs in case or in the form of its accents is taken, provided it is the only one.
    """

    def __init__(self) -> None:
        self._real: dict[str, str] = {}
        self._names: dict[str, dict[str, str | None]] = {}

    def find(self, path: Path) -> Path | None:
        """Return where the regular file that a path means really lies, `None` for none.

        Args:
            path: an absolute path, perhaps with `..`.
        """
        try:
            return self._exact(path) or self._alike(path)
        except (OSError, ValueError):
            # What cannot be looked at is a file that is not there, for whoever plays it too.
            return None

    def _exact(self, path: Path) -> Path | None:
        folder, name = os.path.split(path)
        if name in ("", "..") or len(os.fsencode(path)) > _LONGEST_PATH:
            return None
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        found = os.path.join(self._real[folder], name)
        try:
            mode = os.lstat(found).st_mode
            if stat.S_ISLNK(mode):
                found = os.path.realpath(found)
                mode = os.lstat(found).st_mode
        except FileNotFoundError:
            return None
        return Path(found) if stat.S_ISREG(mode) else None

    def _alike(self, path: Path) -> Path | None:
        found = os.sep
        for name in Path(os.path.normpath(path)).parts[1:]:
            inside = os.path.join(found, name)
            if not os.path.lexists(inside):
                alike = self._listed(found).get(_key(name))
                if alike is None:
                    return None
                inside = os.path.join(found, alike)
            found = inside
        return self._exact(Path(found))

    def _listed(self, folder: str) -> dict[str, str | None]:
        if folder not in self._names:
            names: dict[str, str | None] = {}
            for name in os.listdir(folder):
                key = _key(name)
                names[key] = None if key in names else name
            self._names[folder] = names
        return self._names[folder]


def _key(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())
