"""How the steps of a run end, shown in the tree that shows its plan."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer

from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import Kind, RowKind
from music_organizer_gui.models.operation_tree import OperationTreeModel

# Each time rows in sight are painted again; the longer the wait, the more there is to mark at once.
_MARK_MS = 250
_ENDED: Mapping[OperationStatus, Kind] = {
    OperationStatus.COMPLETED: RowKind.DONE,
    OperationStatus.FAILED: RowKind.FAILED,
    OperationStatus.UNKNOWN: RowKind.UNSETTLED,
    OperationStatus.SKIPPED: RowKind.STAYS,
}


class RunMarks:
    """Marks rows four times a second, however fast steps end.

    Args:
        tree: shows the plan that is carried out.
    """

    def __init__(self, tree: OperationTreeModel) -> None:
        self._tree = tree
        self._finished: dict[int, OperationRecord] = {}
        self._unmarked: dict[int, Kind] = {}
        self._timer = QTimer(tree)
        self._timer.setInterval(_MARK_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)

    def add(self, finished: Sequence[OperationRecord]) -> None:
        """Take in the records of steps that have just ended."""
        self._finished |= {op.sequence: op for op in finished}
        self._unmarked |= {op.sequence: _ENDED[op.status] for op in finished}
        if not self._timer.isActive():
            self._timer.start()

    def show(self) -> None:
        """Mark now whatever is not marked yet."""
        self._timer.stop()
        unmarked, self._unmarked = self._unmarked, {}
        self._tree.mark(unmarked)

    def forget(self) -> None:
        """Begin anew: the tree shows something else."""
        self._timer.stop()
        self._finished.clear()
        self._unmarked = {}

    def latest(self, op: OperationRecord) -> OperationRecord:
        """Return an operation as it has ended, or as it is while it has not."""
        return self._finished.get(op.sequence, op)
