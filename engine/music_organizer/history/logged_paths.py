"""Paths as an operation log names them: by the root they lie below, wherever that is mounted."""

import os
from functools import cache
from pathlib import Path

from music_organizer.history.logged_values import path_text
from music_organizer.models.kept_paths import KeptPath, path_of
from music_organizer.models.path_text import text_of
from music_organizer.models.session import OperationSession


def beside(path: Path, library: Path) -> list[str]:
    """Name a root absolutely and as seen from the library, which may be mounted elsewhere later."""
    return [os.fspath(path), os.path.relpath(path, library)]


def placed(stored: list[str], library: Path) -> Path:
    """Return where a root is now: where it was, or else beside the library."""
    absolute, relative = map(path_text, stored)
    where = Path(absolute)
    # Another system, or another hand, may have written what is no place from the root on here.
    is_place = where.is_absolute() and ".." not in where.parts
    if relative != "." and is_place and _is_there(where):
        return where
    return Path(os.path.normpath(library / relative))


def _is_there(folder: Path) -> bool:
    try:
        return folder.exists()
    except OSError:
        return False


class RootedNames:
    """Names paths by the root of their session they lie below.

    Files that lie together share the work on their folder.

    Args:
        session: the session.
    """

    def __init__(self, session: OperationSession) -> None:
        self._roots = {name: os.fspath(root) for name, root in _roots(session).items()}
        self._itself = {base: name for name, base in reversed(self._roots.items())}
        self._folders: dict[Path, tuple[str, str]] = {}

    def of(self, path: KeptPath) -> str | None:
        """Return the name of a path, as a record keeps it.

        Raises:
            ValueError: it lies outside the folders of its session.
        """
        if path is None:
            return None
        folder, name = path if isinstance(path, tuple) else (path.parent, path.name)
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._beginnings(folder)
        text, named = known
        if (whole := text + name) in self._itself:
            return f"{self._itself[whole]}:."
        if not named:
            raise ValueError(f"{path_of(path)} lies outside the folders of its session")
        return named + name

    def _beginnings(self, folder: Path) -> tuple[str, str]:
        """Return what the paths in a folder begin with, and what their names begin with."""
        text = _inside(text_of(folder))
        for name, root in self._roots.items():
            if text.startswith(below := _inside(root)):
                return text, f"{name}:{text[len(below) :]}"
        return text, ""


def unrooted(stored: str | None, session: OperationSession) -> Path | None:
    """Return the path of a name that anybody may have written.

    Raises:
        ValueError, KeyError: it leads out of its root, or names none.
    """
    if stored is None:
        return None
    name, _, rest = path_text(stored).partition(":")
    relative = Path(rest)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError("a path climbs out of its folder")
    return _roots(session)[name] / relative


def _inside(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep


@cache
def _anchor(text: str) -> Path:
    return Path(text)


def _roots(session: OperationSession) -> dict[str, Path]:
    return {
        "library": session.library_root,
        "target": session.target_root,
        "source": session.source_root,
        # A restore reads from wherever the bytes are; nothing outside the roots is ever changed.
        "anywhere": _anchor(session.target_root.anchor),
    }
