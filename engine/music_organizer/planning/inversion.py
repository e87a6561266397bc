"""What takes each kind of operation back: rollback as one table."""

from collections.abc import Mapping
from types import MappingProxyType

from music_organizer.models.operation import OperationType

# Nothing is ever undone into nothing: what a copy made goes to the backup, and what went to the
# backup comes out of it. Every kind on the right is on the left, so a rollback can be rolled back.
INVERSES: Mapping[OperationType, OperationType] = MappingProxyType(
    {
        OperationType.MOVE: OperationType.MOVE,
        OperationType.COPY: OperationType.DELETE,
        OperationType.HARDLINK: OperationType.DELETE,
        OperationType.REFLINK: OperationType.DELETE,
        OperationType.SYMLINK: OperationType.DELETE,
        OperationType.DELETE: OperationType.RESTORE,
        OperationType.RESTORE: OperationType.DELETE,
        OperationType.REWRITE: OperationType.RESTORE,
        OperationType.CREATE_DIR: OperationType.REMOVE_DIR,
        OperationType.REMOVE_DIR: OperationType.CREATE_DIR,
        OperationType.REMEMBER_DIR: OperationType.RESET_DIR,
    }
)

MAKES_A_COPY = frozenset(
    {
        OperationType.COPY,
        OperationType.HARDLINK,
        OperationType.REFLINK,
        OperationType.SYMLINK,
    }
)
