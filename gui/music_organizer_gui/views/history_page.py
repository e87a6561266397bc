"""The history page: every session, and below it what the chosen one did or what would go back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from music_organizer.models.operation_source import OperationSource
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import HistoryPhase, HistoryState
from music_organizer_gui.models.tree_nodes import FileNode, Node, TreeUse
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.checkup_panel import CheckupPanel
from music_organizer_gui.views.elements import button, column, label, row
from music_organizer_gui.views.history_notice import HistoryNotice
from music_organizer_gui.views.kept_layout import ColumnWidths, keep_splitter
from music_organizer_gui.views.opening import open_folder
from music_organizer_gui.views.progress_panel import ProgressPanel
from music_organizer_gui.views.restore_form import RestoreForm
from music_organizer_gui.views.rollback_bar import RollbackBar
from music_organizer_gui.views.scrolling import fold, letters_in, scrolled
from music_organizer_gui.views.session_actions import SessionActions
from music_organizer_gui.views.session_heading import DeletionCard, SessionHeading
from music_organizer_gui.views.session_list import SessionList
from music_organizer_gui.views.session_search import SessionSearch
from music_organizer_gui.views.session_tree import SessionTree
from music_organizer_gui.views.verdict_panel import VerdictPanel

_PAGE_MARGIN = 20
_NARROW = 80
_ROOMY = 125


class HistoryPage(QWidget):
    """Shows what the desk holds, and puts every wish on it.

    Args:
        desk: where the wishes go and what is to be shown comes from.
        preferences: where the splitter is remembered.
    """

    def __init__(self, desk: HistoryDesk, preferences: Preferences) -> None:
        super().__init__()
        self._desk = desk
        self._preferences = preferences
        self.search = SessionSearch()
        self.restore = button(self.tr("Restore a backup…"), desk.restore_requested.emit)
        self.notice = HistoryNotice()
        self.form = RestoreForm()
        self.sessions = SessionList(desk)
        self.table = self.sessions.table
        self.heading = SessionHeading()
        self.deletion = DeletionCard()
        self.tree = SessionTree()
        self.verdict = VerdictPanel()
        self.checkup = CheckupPanel()
        self.bar = RollbackBar()
        self.progress = ProgressPanel(can_roll_back=False)
        self.wishes = SessionActions(desk, self)
        self._phase = desk.state.phase
        self._lay_out()
        self._pass_wishes_on()
        self._add_shortcuts()
        self.show_state(desk.state)

    def show_state(self, state: HistoryState) -> None:
        """Show where the person is."""
        self.notice.show_told(state.told)
        self.form.setVisible(state.is_restoring)
        self.restore.setEnabled(not state.phase.is_busy)
        self.heading.show_state(state)
        self.deletion.show_cost(state.cost)
        before, self._phase = self._phase, state.phase
        self._lower.setVisible(state.phase is not HistoryPhase.EMPTY)
        self.tree.show_phase(state)
        self._show_side(state)
        self._show_foot(state)
        if before is not state.phase and self.isVisible():
            self._move_focus(state.phase)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put below each other what does not fit side by side."""
        super().resizeEvent(event)
        is_narrow = letters_in(self) < _NARROW
        fold(self._head, is_narrow=is_narrow)
        self.tree.show_narrow(is_narrow=is_narrow)
        self.bar.show_narrow(is_narrow=is_narrow)
        directions = Qt.Orientation
        self._side.setOrientation(directions.Vertical if is_narrow else directions.Horizontal)
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history when somebody looks."""
        super().showEvent(event)
        self._desk.is_in_sight = True
        self._desk.refresh_requested.emit()
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody sees."""
        super().hideEvent(event)
        self._desk.is_in_sight = False

    def _move_focus(self, phase: HistoryPhase) -> None:
        """Keep the keys on the page when the button that had them is gone."""
        focus = self.window().focusWidget()
        lasting: list[QWidget] = [self.sessions, self.search, self.verdict]
        if self.tree.filters.search.text():
            lasting.append(self.tree.filters.search)
        lasts = any(one is focus or one.isAncestorOf(focus) for one in lasting)
        if lasts and focus.isVisible() and focus.isEnabled():
            return
        if phase.is_busy:
            self.progress.pause.setFocus()
        elif phase is not HistoryPhase.CHECKING:
            self.tree.take_focus()

    def _show_operations(self, source: OperationSource | None) -> None:
        self.tree.show_source(source, self._use())
        self._show_figures()
        if self.isVisible():
            self._move_focus(self._desk.state.phase)
        if self._desk.state.phase is HistoryPhase.PREVIEW:
            self._area.ensureWidgetVisible(self.tree)

    def _use(self) -> TreeUse:
        state = self._desk.state
        if state.phase is not HistoryPhase.PREVIEW:
            return TreeUse.READING if state.is_partly_read else TreeUse.HISTORY
        return TreeUse.ROLLBACK if state.restore_folders is None else TreeUse.RESTORE

    def _show_side(self, state: HistoryState) -> None:
        checkup = state.checkup if state.phase is HistoryPhase.SESSION else None
        self.checkup.setVisible(checkup is not None)
        if checkup is not None:
            self.checkup.show_checkup(checkup)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Explain the row that is chosen, where there is something to explain."""
        state, op = self._desk.state, self.tree.chosen
        decides = state.phase is HistoryPhase.PREVIEW and state.restore_folders is None
        tells = state.phase is HistoryPhase.SESSION and op is not None and state.checkup is None
        is_roomy = letters_in(self) >= _ROOMY
        self.verdict.setVisible((decides and (op is not None or is_roomy)) or tells)
        if decides:
            foretold = self.tree.foretold()
            counts = foretold.verdicts if foretold is not None else {}
            self.verdict.show_verdict(op, state.plan, state.choices, counts)
        elif tells and op is not None:
            self.verdict.show_step(op)

    def _show_foot(self, state: HistoryState) -> None:
        runs = state.phase.is_busy or state.phase is HistoryPhase.VERIFYING
        self.progress.setVisible(runs)
        self.bar.setVisible(not runs and state.phase is not HistoryPhase.EMPTY)
        if runs:
            if state.progress is not None:
                self.progress.show_progress(state.progress, state.rate, state.seconds_left)
            self.progress.show_paused(is_paused=state.phase is HistoryPhase.PAUSED)
            self.progress.pause.setVisible(state.phase.is_busy)
            self.progress.stop.setText(self.tr("Stop"))
        else:
            self._show_figures()

    def _show_figures(self) -> None:
        self.bar.show_state(
            self._desk.state,
            self.tree.foretold(),
            self.tree.choice(),
            len(self.tree.selected()),
        )

    def _pass_wishes_on(self) -> None:
        desk = self._desk
        desk.state_changed.connect(self.show_state)
        desk.operations_changed.connect(self._show_operations)
        desk.steps_finished.connect(self.tree.marks.add)
        desk.operation_wanted.connect(self.tree.choose_operation)
        desk.rows_wanted.connect(self.table.choose)
        self.search.search_requested.connect(self._search)
        self.sessions.opened.connect(self._open_found)
        self.table.session_chosen.connect(desk.session_chosen)
        self.table.action_requested.connect(self.wishes.act)
        self.notice.retry_requested.connect(desk.refresh_requested)
        self.notice.rebuild_requested.connect(desk.rebuild_requested)
        self.notice.undo_requested.connect(desk.undo_requested)
        self.notice.session_requested.connect(desk.session_chosen)
        self.form.preview_requested.connect(desk.restore_preview_requested)
        self.form.left.connect(desk.restore_left)
        self.heading.rename_requested.connect(self.table.rename_chosen)
        self.heading.pin_requested.connect(partial(self.wishes.act_on_chosen, "pin"))
        self.heading.delete_requested.connect(partial(self.wishes.act_on_chosen, "delete"))
        self.deletion.delete_requested.connect(desk.delete_requested)
        self.deletion.left.connect(desk.deletion_left)
        self.checkup.left.connect(desk.checkup_left)
        self.verdict.choice_made.connect(desk.choice_made)
        self.verdict.session_requested.connect(desk.session_chosen)
        self.verdict.folder_requested.connect(open_folder)
        self.progress.pause_requested.connect(desk.pause_requested)
        self.progress.resume_requested.connect(desk.resume_requested)
        self.progress.stop_requested.connect(desk.stop_requested)
        self._connect_tree()

    def _connect_tree(self) -> None:
        self.tree.verify_requested.connect(partial(self.wishes.act_on_chosen, "verify"))
        self.tree.export_requested.connect(partial(self.wishes.act_on_chosen, "export"))
        self.tree.view.menu_requested.connect(self._add_decisions)
        self.tree.chosen_changed.connect(self._show_chosen)
        self.tree.figures_changed.connect(self._show_figures)
        self.wishes.operations_requested.connect(self.tree.take_focus)
        self.bar.preview_requested.connect(self._preview)
        self.bar.preview_left.connect(self._desk.preview_left)
        self.bar.roll_back_requested.connect(self._roll_back)
        self.bar.selected_requested.connect(self._roll_back_selected)
        self.bar.recovery_requested.connect(partial(self.wishes.act_on_chosen, "recover"))

    def _add_shortcuts(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self._leave)
        for shortcut in (find, leave):
            shortcut.setContext(here)

    def _leave(self) -> None:
        state = self._desk.state
        if self.search.text():
            self.search.clear()
        elif state.cost is not None:
            self._desk.deletion_left.emit()
        elif state.is_restoring:
            self._desk.restore_left.emit()
        elif state.phase is HistoryPhase.PREVIEW:
            self._desk.preview_left.emit()

    def _search(self, text: str) -> None:
        self.sessions.search(text)
        self._desk.search_requested.emit(text)

    def _open_found(self, session_id: str) -> None:
        self.search.clear()
        self.table.setFocus()
        self._desk.session_chosen.emit(session_id)

    def _preview(self) -> None:
        self._desk.preview_requested.emit(self.tree.ticked())

    def _add_decisions(self, menu: QMenu, node: Node) -> None:
        if isinstance(node, FileNode) and self.verdict.isVisible():
            self.verdict.add_to(menu)

    def _roll_back(self) -> None:
        foretold = self.tree.foretold()
        if foretold is not None:
            left_out = self.tree.left_out()
            self._desk.roll_back_requested.emit(left_out, None, foretold.ready)

    def _roll_back_selected(self) -> None:
        selected = self.tree.selected()
        self._desk.roll_back_requested.emit(frozenset(), selected, len(selected))

    def _remember(self) -> None:
        """Keep how a person divides the page, from one start to the next."""
        preferences = self._preferences
        self.table.keep_layout(preferences)
        ColumnWidths(self.tree.view.horizontalHeader(), "history", preferences)
        keep_splitter(self.splitter, "history_splitter", preferences)
        keep_splitter(self._side, "history_side", preferences)

    def _lay_out(self) -> None:
        find = row(1, self.search, self.restore)
        find.setStretch(1, 8)
        self._head = row(label(self.tr("History"), "pageTitle"), 1, find)
        self._head.setStretch(2, 3)
        self._side = QSplitter(Qt.Orientation.Horizontal)
        for part, weight in ((self.tree, 5), (self.verdict, 2), (self.checkup, 2)):
            self._side.addWidget(part)
            self._side.setStretchFactor(self._side.count() - 1, weight)
        self._side.setChildrenCollapsible(False)
        self._lower = QWidget()
        lower = column(self.heading, self.deletion, self._side, spacing=8)
        lower.setStretch(2, 1)
        self._lower.setLayout(lower)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.sessions)
        self.splitter.addWidget(self._lower)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setChildrenCollapsible(False)
        self._remember()
        middle = column(self.notice, self.form, self.splitter)
        middle.setStretch(2, 1)
        self._area = scrolled(middle)
        page = column(self._head, self._area, self.bar, self.progress)
        page.setStretch(1, 1)
        page.setContentsMargins(_PAGE_MARGIN, 16, _PAGE_MARGIN, 16)
        self.setLayout(page)
