"""Records as JSON, under the documented names, a line at a time."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.models.session import OperationSession
from music_organizer.services.history_tracker import summary


def session_fields(session: OperationSession) -> dict[str, Any]:
    """Return a session as plain values, paths absolute."""
    return {
        **summary(session),
        "library_root": str(session.library_root),
        "backup_folder": str(session.backup_folder),
    }


class JsonList:
    """One JSON list, written item by item, in ASCII so that any name survives.

    Args:
        console: where it is written.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._is_empty = True

    def add(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Write more items."""
        for item in items:
            self._console.raw(("[\n" if self._is_empty else ",\n") + json.dumps(item))
            self._is_empty = False

    def close(self) -> None:
        """Write the end of the list."""
        self._console.raw("[]\n" if self._is_empty else "\n]\n")


def show_json(items: Iterable[Mapping[str, Any]], console: Console) -> None:
    """Write items as one JSON list."""
    listed = JsonList(console)
    listed.add(items)
    listed.close()
