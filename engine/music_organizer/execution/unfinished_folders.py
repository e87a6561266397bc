"""Folders in which a step came to nothing: they are not as planned, and so are not their times."""

from collections.abc import Iterable
from pathlib import Path

from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType

KEEPS_ITS_TIMES = (
    "The folder keeps its times, since not everything that belongs in it found its place."
)
_TROUBLE = (OperationStatus.FAILED, OperationStatus.UNKNOWN)
_TIMES_ALONE = (OperationType.REMEMBER_DIR, OperationType.RESET_DIR)


class UnfinishedFolders:
    """The folders that steps were to alter and did not.

    Args:
        operations: steps that came to nothing earlier.
    """

    def __init__(self, operations: Iterable[OperationRecord] = ()) -> None:
        self._folders: set[Path] = set()
        for op in operations:
            self.note(op)

    def __contains__(self, folder: Path | None) -> bool:
        return folder in self._folders

    def note(self, op: OperationRecord) -> None:
        """Take in what became of a step."""
        if op.operation_type in _TIMES_ALONE:
            return
        stayed = op.status is OperationStatus.SKIPPED and op.source_path in self
        if op.status in _TROUBLE or (stayed and op.operation_type is OperationType.REMOVE_DIR):
            paths = (op.origin, op.destination)
            self._folders.update(path.parent for path in paths if path is not None)
