"""The folders of a session, and which of them a place lies in."""

from pathlib import Path

from music_organizer.models.session import OperationSession
from music_organizer.planning.spots import Spot


class SessionRoots:
    """Tells which folder of a session a place lies in.

    Args:
        session: the session.
    """

    def __init__(self, session: OperationSession) -> None:
        first = (session.library_root, session.target_root)
        self._roots = tuple(dict.fromkeys((*first, *session.roots)))
        self._names = frozenset(root.name for root in self._roots)
        self._folder: Path | None = None
        self._found: Path | None = None

    def of(self, spot: Spot) -> Path | None:
        """Return the folder of the session that a place lies in, `None` for none."""
        if spot.path.name in self._names:
            return self._around(spot.path)
        # Whatever is no root itself lies where its folder lies, and most follow one of the same.
        if spot.folder is not self._folder:
            self._folder, self._found = spot.folder, self._around(spot.folder)
        return self._found

    def _around(self, path: Path) -> Path | None:
        return next((root for root in self._roots if path.is_relative_to(root)), None)
