"""The folders that a plan still needs when steps are left out of it."""

import os
from collections.abc import Container, Mapping

from music_organizer.models.operation import JUNK_STEP, OperationRecord, OperationType
from music_organizer.models.packed_operations import BySequence

_TAKES_AWAY = frozenset({OperationType.MOVE, OperationType.DELETE, OperationType.RESTORE})

Folders = Mapping[int, tuple[str, str]]
"""Where steps take their file from and bring it to, by their sequence; empty for nowhere."""


class FoldersLeft:
    """Knows which steps on folders still make sense.

    Args:
        steps: the steps on files.
        where: their folders.
        left: sequences of those that are left out.
    """

    def __init__(self, steps: BySequence, where: Folders, left: Container[int]) -> None:
        self._reached: set[str] = set()
        self._holding: set[str] = set()
        for op in steps.each():
            source, target = where[op.sequence]
            if op.sequence not in left:
                _add_with_parents(target, self._reached)
            elif frees_its_name(op):
                _add_with_parents(source, self._holding)

    def keeps(self, op: OperationRecord) -> bool:
        """Tell whether a step stays in the plan; what is no step on a folder does."""
        if op.operation_type is OperationType.CREATE_DIR:
            return str(op.target_path) in self._reached
        if op.operation_type is OperationType.REMOVE_DIR:
            return str(op.source_path) not in self._holding
        return True

    def keep_junk(self, op: OperationRecord) -> bool:
        """Tell whether a step would take junk out of a folder that stays."""
        if op.metadata.get("step") != JUNK_STEP or op.source_path is None:
            return False
        return str(op.source_path.parent) in self._holding


def _add_with_parents(folder: str, folders: set[str]) -> None:
    while folder not in folders:
        folders.add(folder)
        folder = folder.rpartition(os.sep)[0]


def frees_its_name(op: OperationRecord) -> bool:
    """Tell whether a step takes its file from where it lies."""
    return op.operation_type in _TAKES_AWAY and op.source_path is not None
