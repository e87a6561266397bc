"""What the rows of an operation tree answer, beside what Qt asks of every model."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole + 100


class TreeRole(IntEnum):
    """Roles of the operation tree.

    Attributes:
        NODE: the whole `HeadingNode`, `GroupNode` or `FileNode`.
        NODE_TYPE: its `NodeType`.
        LEVEL: how deep it stands, from 0.
        KIND: the value of the `Kind` of a file: what happens to it.
        OPERATION: the record of a file; `None` until it is read.
        NEW_NAME: the name after.
        OLD_NAME: the name before.
        OLD_PATH: the path before, below its root.
        GROUP: the `Group` of a group.
        BADGE: what happens, as a `Badge`.
        TICK: the tick box as a `Tick`.
        IS_OPEN: whether what stands under a row is shown.
        SUBTITLE: what a group holds, in words.
    """

    NODE = _FIRST
    NODE_TYPE = _FIRST + 1
    LEVEL = _FIRST + 2
    KIND = _FIRST + 3
    OPERATION = _FIRST + 4
    NEW_NAME = _FIRST + 5
    OLD_NAME = _FIRST + 6
    OLD_PATH = _FIRST + 7
    GROUP = _FIRST + 8
    BADGE = _FIRST + 9
    TICK = _FIRST + 10
    IS_OPEN = _FIRST + 11
    SUBTITLE = _FIRST + 12


class TreeColumn(IntEnum):
    """The columns of the operation tree, in their order."""

    AFTER = 0
    NOW = 1
    STATE = 2
    SIZE = 3
