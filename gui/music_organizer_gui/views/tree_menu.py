"""The menu of a row in the operation tree; it repeats what keys and clicks do."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, Node, Tick, TreeUse
from music_organizer_gui.theme import icon
from music_organizer_gui.words import shown_path


class TreeMenu(QObject):
    """Makes the menu of a row.

    Args:
        model: the model of the tree.
        parent: the view.
    """

    open_requested = Signal(object)
    folder_requested = Signal(object)
    why_requested = Signal(object)

    def __init__(self, model: OperationTreeModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._parent = parent

    def menu(self, row: int, node: Node) -> QMenu:
        """Return the menu of a row."""
        menu = QMenu(self._parent)
        if isinstance(node, FileNode) and node.op is not None:
            self._add_file_actions(menu, node.op)
        elif isinstance(node, GroupNode):
            folder = Path(node.group.folder)
            menu.addAction(
                icon("folder-open"),
                self.tr("Show in folder"),
                lambda: self.folder_requested.emit(folder),
            )
            menu.addAction(icon("copy"), self.tr("Copy path"), lambda: copy_path(folder))
        self._add_tick_action(menu, row, node)
        self._add_folding(menu, row, node)
        return menu

    def _add_file_actions(self, menu: QMenu, op: OperationRecord) -> None:
        path = present_path(op, self._model.rows.use if self._model.rows else TreeUse.PLAN)
        opened = menu.addAction(icon("play"), self.tr("Open"), lambda: self.open_requested.emit(op))
        opened.setShortcut(QKeySequence("Return"))
        menu.addAction(
            icon("folder-open"),
            self.tr("Show in folder"),
            lambda: self.folder_requested.emit(path),
        ).setEnabled(path is not None)
        menu.addAction(icon("copy"), self.tr("Copy path"), lambda: copy_path(path))
        menu.addAction(
            icon("circle-help"), self.tr("Why here?"), lambda: self.why_requested.emit(op)
        )

    def _add_tick_action(self, menu: QMenu, row: int, node: Node) -> None:
        rows = self._model.rows
        tick = rows.tick(node) if rows is not None else Tick.NONE
        if rows is None or tick is Tick.NONE:
            return
        menu.addSeparator()
        includes = tick is not Tick.ON
        if rows.use.begins_ticked:
            words = self.tr("Include") if includes else self.tr("Exclude")
        else:
            words = self.tr("Choose") if includes else self.tr("Do not choose")
        name = "check" if includes else "ban"
        action = menu.addAction(
            icon(name), words, lambda: self._model.set_ticked([row], ticked=includes)
        )
        action.setShortcut(QKeySequence("Space"))

    def _add_folding(self, menu: QMenu, row: int, node: Node) -> None:
        menu.addSeparator()
        if not isinstance(node, FileNode):
            words = self.tr("Close") if node.is_open else self.tr("Expand")
            is_open = not node.is_open
            menu.addAction(words, lambda: self._model.set_open(row, is_open=is_open))
        menu.addAction(self.tr("Expand all"), lambda: self._model.set_all_open(is_open=True))
        menu.addAction(
            self.tr("Show folders only"), lambda: self._model.set_all_open(is_open=False)
        )


def present_path(op: OperationRecord, use: TreeUse) -> Path | None:
    """Return where a file lies now, as far as the record tells."""
    if "found_at" in op.metadata:
        return Path(str(op.metadata["found_at"]))
    happened = use in (TreeUse.HISTORY, TreeUse.RUN) and op.status is OperationStatus.COMPLETED
    return op.destination if happened else op.origin


def copy_path(path: Path | None) -> None:
    """Put a path on the clipboard."""
    if path is not None:
        QGuiApplication.clipboard().setText(shown_path(path))
