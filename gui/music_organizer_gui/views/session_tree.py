"""The operation tree of the history page, with its filters and what may be done with it."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QFrame

from music_organizer.models.operation import OperationRecord
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.outline import Choice, RowKind
from music_organizer_gui.models.foretelling import Foretold, foretell
from music_organizer_gui.models.history_state import HistoryPhase, HistoryState
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.run_marks import RunMarks
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.views.elements import CARD_MARGIN, button, column, row
from music_organizer_gui.views.filter_bar import FilterBar
from music_organizer_gui.views.opening import open_file, open_folder
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.scrolling import fold

_LEAST_LINES = 15
_MOST_SELECTED = 10_000
_NOTHING: frozenset[int] = frozenset()


class SessionTree(QFrame):
    """Shows what a session did, or what taking it back would do."""

    chosen_changed = Signal()
    """Another row is chosen, or the chosen one means something else."""
    figures_changed = Signal()
    """Other rows are ticked or selected."""
    verify_requested = Signal()
    export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._use = TreeUse.HISTORY
        self._shown = ("", TreeUse.HISTORY)
        self._chosen: OperationRecord | None = None
        self.model = OperationTreeModel(self)
        self.marks = RunMarks(self.model)
        self.view = OperationTreeView(self.model)
        self.filters = FilterBar(self.model)
        self.verify = button(self.tr("Verify checksums"), self.verify_requested.emit)
        self.export = button(self.tr("Export…"), self.export_requested.emit)
        self._head = row(self.filters, row(self.verify, self.export, spacing=8), spacing=8)
        self._head.setStretch(0, 1)
        layout = column(self._head, self.view, spacing=6)
        layout.setStretch(1, 1)
        layout.setContentsMargins(CARD_MARGIN - 4, 10, CARD_MARGIN - 4, 10)
        self.setLayout(layout)
        self.view.current_changed.connect(self._take_chosen)
        self.view.why_requested.connect(self._take_chosen)
        self.view.open_requested.connect(open_file)
        self.view.folder_requested.connect(open_folder)
        self.model.choice_changed.connect(self.figures_changed)
        self.view.selectionModel().selectionChanged.connect(self.figures_changed)

    def show_source(self, source: OperationSource | None, use: TreeUse) -> None:
        """Show other operations.

        Args:
            source: the operations; `None` shows nothing.
            use: what they are shown for.
        """
        meant = TreeUse.HISTORY if use.is_record else use
        shown = (source.session.session_id if source is not None else "", meant)
        is_other, self._shown = shown != self._shown and use.is_record, shown
        self._use = use
        self._chosen = None
        self.marks.forget()
        self.model.show_source(source, use)
        if is_other:
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.scrollToTop()
        self.chosen_changed.emit()

    def show_phase(self, state: HistoryState) -> None:
        """Offer what fits the moment."""
        at_rest = state.phase is HistoryPhase.SESSION
        self.verify.setVisible(at_rest)
        self.export.setVisible(at_rest)
        if state.phase is HistoryPhase.RUNNING and self._use.begins_ticked:
            self._show_run()

    @property
    def chosen(self) -> OperationRecord | None:
        """The operation of the row that is chosen; `None` when it is no file."""
        return self._chosen

    def ticked(self) -> frozenset[int] | None:
        """Return what was ticked in a session; `None` when it is nothing, or everything."""
        choice = self.model.choice()
        if self._use is not TreeUse.HISTORY or choice.files in (0, choice.of):
            return None
        return self.model.ticked()

    def choice(self) -> Choice:
        """Return how many files of a session can be ticked, and how many are."""
        return self.model.choice()

    def foretold(self) -> Foretold | None:
        """Return the figures of a preview; `None` when none is shown."""
        rows = self.model.rows
        if rows is None or self._use.is_record:
            return None
        return foretell(rows.source.index.summary(), self.model.choice())

    def left_out(self) -> frozenset[int]:
        """Return which steps of a preview were unticked."""
        return _NOTHING if self._use.is_record else self.model.left_out()

    def selected(self) -> frozenset[int]:
        """Return which steps of a preview have their rows, or those of their folder, selected."""
        rows = self.model.rows
        if rows is None or self._use.is_record:
            return _NOTHING
        nodes = [self.model.node(row_number) for row_number in self._selected_rows()]
        found = [node for node in nodes if node is not None]
        if sum(node.end - node.first for node in found) > _MOST_SELECTED:
            return _NOTHING
        index = rows.source.index
        positions = (one for node in found for one in rows.positions(node) if index.choosable[one])
        return frozenset(map(index.sequence_at, positions))

    def _selected_rows(self) -> list[int]:
        """Return the rows that are selected; none when they are too many to be meant one by one."""
        selection = self.view.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        if sum(one.height() for one in ranges) > _MOST_SELECTED:
            return []
        return sorted({number for one in ranges for number in range(one.top(), one.bottom() + 1)})

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Put the buttons below the filters where both do not fit side by side."""
        fold(self._head, is_narrow=is_narrow)

    def take_focus(self) -> None:
        """Let keys go to the tree."""
        self.view.setFocus()

    def _show_run(self) -> None:
        """Show the plan that was previewed as one that is being carried out."""
        rows, left_out = self.model.rows, self.model.left_out()
        if rows is not None:
            self._use = TreeUse.RUN
            self.model.show_source(rows.source, TreeUse.RUN)
            self.model.mark(dict.fromkeys(left_out, RowKind.STAYS))

    def _take_chosen(self, op: OperationRecord | None) -> None:
        self._chosen = op
        self.chosen_changed.emit()

    def choose_operation(self, sequence: int) -> None:
        """Choose the row of an operation."""
        rows = self.model.rows
        row_number = rows.row_of_sequence(sequence) if rows is not None else None
        if row_number is not None:
            place = self.model.index(row_number, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
