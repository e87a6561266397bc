"""Paths as an operation log names them: by the root they lie below, wherever that is mounted."""

import os
from functools import cache
from pathlib import Path

from music_organizer.history.logged_values import path_text
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


def rooted(path: Path | None, session: OperationSession) -> str | None:
    """Return the name of a path below one of the roots of its session."""
    if path is None:
        return None
    text = text_of(path)
    for name, root in _roots(session).items():
        base = os.fspath(root)
        if text == base:
            return f"{name}:."
        below = base if base.endswith(os.sep) else base + os.sep
        if text.startswith(below):
            return f"{name}:{text[len(below) :]}"
    raise ValueError(f"{path} lies outside the folders of its session")


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
