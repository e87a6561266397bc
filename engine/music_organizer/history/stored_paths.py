"""Paths as the database keeps them: relative to a root of their session where they lie below it."""

import os
from pathlib import Path

from music_organizer.models.kept_paths import KeptPath, in_folder

StoredPath = str | bytes
_NO_NAMES = ("", os.curdir)


class PathWriter:
    """Turns paths of one column into what is stored.

    Files that lie together mostly follow each other, and share the work on their folder.

    Args:
        root: what stored paths are relative to.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._below = self._root.rstrip(os.sep) + os.sep
        self._folder: Path | None = None
        self._before = ""

    def stored(self, path: KeptPath) -> StoredPath | None:
        """Return what is stored for a path: its bytes where it is not valid UTF-8."""
        if path is None:
            return None
        # A path keeps its text once it was asked for; of a million in a plan the folders are asked.
        folder, name = path if isinstance(path, tuple) else (path.parent, path.name)
        if folder is not self._folder and folder != self._folder:
            self._folder, self._before = folder, self._beginning(folder)
        text = self._before + name
        if text == self._root:
            return "."
        if not text.isascii():
            try:
                text.encode("utf-8")
            except UnicodeEncodeError:
                return os.fsencode(text)
        return text

    def _beginning(self, folder: Path) -> str:
        """Return what is stored of every path in a folder but its name."""
        text = os.fspath(folder)
        if text == ".":
            return ""
        return (text.rstrip(os.sep) + os.sep).removeprefix(self._below)


class PathReader:
    """Turns what is stored in one column into paths; the folders of a page are made once.

    Args:
        root: what stored paths are relative to.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: dict[str, Path] = {}

    def kept(self, stored: StoredPath | None) -> Path | None:
        """Return the absolute path that was stored, for the constructor of a record."""
        if stored is None:
            return None
        text = stored if type(stored) is str else os.fsdecode(stored)
        folder, slash, name = text.rpartition(os.sep)
        if name in _NO_NAMES or (slash and not folder):
            return self._root / text
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._root / folder
        return in_folder(known, name)

    def absolute(self, stored: StoredPath) -> Path:
        """Return the absolute path that was stored, which is one."""
        return self._root / (stored if isinstance(stored, str) else os.fsdecode(stored))
