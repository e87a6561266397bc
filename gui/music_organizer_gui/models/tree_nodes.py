"""The three sorts of row in an operation tree, and what the tree is used for."""

from enum import Enum

from msgspec import Struct
from PySide6.QtCore import Qt

from music_organizer.models.operation import OperationRecord
from music_organizer.models.outline import Group, Heading


class TreeUse(Enum):
    """What a tree shows; it decides the words and what a tick means."""

    PLAN = "plan"
    RUN = "run"
    HISTORY = "history"
    READING = "reading"
    ROLLBACK = "rollback"
    RESTORE = "restore"

    @property
    def begins_ticked(self) -> bool:
        """Tell whether everything is chosen until a person leaves something out."""
        return self in (TreeUse.PLAN, TreeUse.ROLLBACK, TreeUse.RESTORE)

    @property
    def has_ticks(self) -> bool:
        """Tell whether a person can choose at all."""
        return self not in (TreeUse.RUN, TreeUse.READING)

    @property
    def is_record(self) -> bool:
        """Tell whether it shows what a stored session did, be it the first of it only."""
        return self in (TreeUse.HISTORY, TreeUse.READING)

    def leads_to(self, use: "TreeUse") -> bool:
        """Tell whether what is closed and ticked stays so when the tree is used like that next."""
        return use is self or (self.begins_ticked and use is TreeUse.RUN)


class NodeType(Enum):
    """The sort of a row."""

    HEADING = "heading"
    GROUP = "group"
    FILE = "file"


class Tick(Enum):
    """The state of a tick box."""

    NONE = "none"
    OFF = "off"
    SOME = "some"
    ON = "on"

    @property
    def as_check_state(self) -> Qt.CheckState | None:
        """Return what Qt calls it, `None` when there is no box."""
        return _CHECK_STATES.get(self)


_CHECK_STATES = {
    Tick.OFF: Qt.CheckState.Unchecked,
    Tick.SOME: Qt.CheckState.PartiallyChecked,
    Tick.ON: Qt.CheckState.Checked,
}


class HeadingNode(Struct, frozen=True):
    """A row that names a category.

    Attributes:
        index: which of the headings shown it is.
        first: index of its first file.
        end: index after its last file.
    """

    index: int
    heading: Heading
    first: int
    end: int
    is_open: bool
    level: int = 0

    @property
    def type(self) -> NodeType:
        """The sort of this row."""
        return NodeType.HEADING


class GroupNode(Struct, frozen=True):
    """A row that names a folder.

    Attributes:
        index: which of the groups shown it is.
        heading: index of the heading it stands under.
    """

    index: int
    heading: int
    group: Group
    is_open: bool
    level: int

    @property
    def first(self) -> int:
        """Index of its first file."""
        return self.group.first

    @property
    def end(self) -> int:
        """Index after its last file."""
        return self.group.first + self.group.files

    @property
    def type(self) -> NodeType:
        """The sort of this row."""
        return NodeType.GROUP


class FileNode(Struct, frozen=True):
    """A row that is one file.

    Attributes:
        index: which of the files shown it is.
        heading: index of the heading it stands under.
        position: where it stands whatever filter is set.
        op: its record; `None` until it is read.
    """

    index: int
    heading: int
    position: int
    op: OperationRecord | None
    level: int

    @property
    def first(self) -> int:
        """Index of this file."""
        return self.index

    @property
    def end(self) -> int:
        """Index after this file."""
        return self.index + 1

    @property
    def type(self) -> NodeType:
        """The sort of this row."""
        return NodeType.FILE


Node = HeadingNode | GroupNode | FileNode
