"""A preview of very many files stays quick where a person acts on all of it."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    now,
)
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import OperationSession, SessionKind
from music_organizer.models.verdict import Verdict
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.session_tree import SessionTree

MANY = 20_000


def rollback_of(count: int) -> Plan:
    session = OperationSession(
        session_id="rollback",
        start_time=now(),
        source_root=Path("/library"),
        target_root=Path("/source"),
        library_root=Path("/library"),
        kind=SessionKind.ROLLBACK,
        undoes="run",
    )
    operations = [
        OperationRecord(
            id=str(number),
            session_id=session.session_id,
            timestamp=session.start_time,
            operation_type=OperationType.MOVE,
            source_path=Path(f"/library/{number // 10}/{number}.mp3"),
            target_path=Path(f"/source/{number // 10}/{number}.mp3"),
            status=OperationStatus.PENDING,
            metadata={"verdict": Verdict.READY.value},
            sequence=number,
            undoes=OperationLink("run", number),
            file_size=1000,
        )
        for number in range(1, count + 1)
    ]
    return Plan(session, operations)


class CountingModel(OperationTreeModel):
    """Counts how often it is asked what may be done with a cell."""

    asked = 0

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)


def test_selecting_everything_asks_for_what_is_in_sight_only(qtbot: QtBot) -> None:
    model = CountingModel()
    view = OperationTreeView(model)
    qtbot.addWidget(view)
    model.show_source(PlanOutline(rollback_of(MANY)), TreeUse.ROLLBACK)
    view.resize(900, 500)
    view.show()
    QApplication.processEvents()
    model.asked = 0

    view.selectAll()
    QApplication.processEvents()

    assert model.asked < 1000
    model.close()


def test_what_is_selected_by_the_thousand_is_not_meant_one_by_one(qtbot: QtBot) -> None:
    tree = SessionTree()
    qtbot.addWidget(tree)
    tree.show_source(PlanOutline(rollback_of(MANY)), TreeUse.ROLLBACK)
    tree.view.selectAll()
    assert not tree.selected()

    tree.view.selectRow(1)
    assert len(tree.selected()) == 1
    tree.view.selectRow(0)
    assert len(tree.selected()) == 9  # its whole folder
    tree.model.close()
