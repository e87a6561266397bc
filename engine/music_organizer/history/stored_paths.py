"""Paths as the database keeps them: relative to a root of their session where they lie below it."""

import os
from pathlib import Path

StoredPath = str | bytes


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

    def stored(self, path: Path | None) -> StoredPath | None:
        """Return what is stored for a path: its bytes where it is not valid UTF-8."""
        if path is None:
            return None
        # A path keeps its text once it was asked for; of a million in a plan the folders are asked.
        folder = path.parent
        if folder != self._folder:
            self._folder, self._before = folder, self._beginning(folder)
        text = self._before + path.name
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

    def loaded(self, stored: StoredPath | None) -> Path | None:
        """Return the absolute path that was stored."""
        return None if stored is None else self.absolute(stored)

    def absolute(self, stored: StoredPath) -> Path:
        """Return the absolute path that was stored, which is one."""
        text = stored if isinstance(stored, str) else os.fsdecode(stored)
        folder, _, name = text.rpartition(os.sep)
        if not folder:
            return self._root / text
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._root / folder
        return known / name
