"""Where a whole copy of a file lies that was found damaged or missing."""

from collections.abc import Iterator
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType

_KEEPS = (OperationType.BACKUP, OperationType.DELETE)
_COPIES = (OperationType.COPY, OperationType.REFLINK)


class WholeCopies:
    """Knows every place at which a session left a second copy; read only when first asked.

    Args:
        queries: the history.
    """

    def __init__(self, queries: HistoryQueries) -> None:
        self._queries = queries
        self._looking = LookingGlass()
        self._places: dict[str, list[Path]] | None = None

    def find(self, checksum: str | None) -> Path | None:
        """Return a file that holds these bytes now, backups first; `None` when there is none.

        Args:
            checksum: SHA-256 of the bytes, hexadecimal.
        """
        if checksum is None:
            return None
        if self._places is None:
            self._places = self._gathered()
        places = self._places.get(checksum, [])
        return next((path for path in places if self._holds(path, checksum)), None)

    def _gathered(self) -> dict[str, list[Path]]:
        backups: dict[str, list[Path]] = {}
        others: dict[str, list[Path]] = {}
        for session in self._queries.sessions():
            done = OperationStatus.COMPLETED
            for op in self._queries.operations(session.session_id, done):
                if op.checksum_before is None:
                    continue
                places = backups if op.operation_type in _KEEPS else others
                places.setdefault(op.checksum_before, []).extend(_copies(op))
        for checksum, paths in others.items():
            backups.setdefault(checksum, []).extend(paths)
        return backups

    def _holds(self, path: Path, checksum: str) -> bool:
        try:
            node = self._looking.node(path)
            return node is not None and node.is_file and self._looking.checksum(path) == checksum
        except OperationError:
            return False


def _copies(op: OperationRecord) -> Iterator[Path]:
    if op.operation_type in _KEEPS and op.backup_path is not None:
        yield op.backup_path
    elif op.operation_type in _COPIES:
        yield from (path for path in (op.source_path, op.target_path) if path is not None)
