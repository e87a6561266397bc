"""The organize page: from the empty drop zone through preview and run to what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from music_organizer.models.config import Config
from music_organizer_gui.models.folder_words import source_facts, target_facts
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.views.done_bar import DoneBar
from music_organizer_gui.views.elements import Notice, column, label, row, titled
from music_organizer_gui.views.empty_view import EmptyView
from music_organizer_gui.views.location_card import LocationCard
from music_organizer_gui.views.options_row import OptionsRow
from music_organizer_gui.views.plan_bar import PlanBar
from music_organizer_gui.views.preview_area import PreviewArea
from music_organizer_gui.views.preview_panel import CategoriesCard, PreviewPanel
from music_organizer_gui.views.progress_panel import ProgressPanel
from music_organizer_gui.views.scanning_view import ScanningView

_ROOMY_LINES = 48


class OrganizePage(QWidget):
    """Shows an `OrganizeState`; whatever is wished leaves through the signals of its parts.

    Args:
        empty: what is shown while no folder is chosen.
        preview: the operation tree with its filters.
        why: explains the chosen row.
        categories: the bar of categories above both.
    """

    recovery_requested = Signal()
    in_place_requested = Signal()

    def __init__(
        self, empty: EmptyView, preview: PreviewPanel, why: QWidget, categories: CategoriesCard
    ) -> None:
        super().__init__()
        self.empty = empty
        self.source = LocationCard(self.tr("From"), self.tr("Source"))
        self.target = LocationCard(self.tr("To"), self.tr("Target"))
        self.options = OptionsRow()
        self.problem = Notice("error")
        self.scanning = ScanningView()
        self.plan_bar = PlanBar()
        self.progress = ProgressPanel()
        self.done = DoneBar()
        self._feet = (self.plan_bar, self.progress, self.done)
        self.area = PreviewArea(preview, why, categories)
        self._title = label(self.tr("Organize"), "pageTitle")
        self._nothing = QWidget()
        self._middle = QStackedWidget()
        self._whole = QStackedWidget()
        self._files = 0
        self._state = OrganizeState()
        self._lay_out()
        self.empty.notice.action_requested.connect(self.recovery_requested)
        self.problem.action_requested.connect(self.in_place_requested)
        self.show_state(self._state)

    def show_state(self, state: OrganizeState) -> None:
        """Show where the person is."""
        self._state = state
        focus = self.window().focusWidget()
        empty = state.phase is Phase.EMPTY
        self._whole.setCurrentIndex(0 if empty else 1)
        if state.problem and empty:
            self.empty.notice.tell(state.problem, name="error")
        self._show_folders(state)
        self._show_problem(state)
        self._show_middle(state)
        self._show_foot(state)
        if self.isAncestorOf(focus) and not _takes_keys(focus):
            self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the tree where there is little of it."""
        super().resizeEvent(event)
        is_low = self.height() < _ROOMY_LINES * self.fontMetrics().height()
        self._title.setHidden(is_low)
        for card in (self.source, self.target):
            card.show_compact(is_compact=is_low)

    def show_config(self, config: Config) -> None:
        """Show the options of the next run."""
        self.options.show_config(config)

    def show_included(self, files: int) -> None:
        """Take over how many files are ticked.

        Args:
            files: audio files and followers that would be organized.
        """
        self._files = files
        if self._state.phase is Phase.PREVIEW:
            self._show_plan(self._state)

    def tell_interrupted(self, sentence: str) -> None:
        """Say calmly that a session was interrupted; an empty sentence takes that back."""
        action = self.tr("Review and recover") if sentence else ""
        self.empty.notice.tell(sentence, action, "notice")

    def _lay_out(self) -> None:
        arrow = label("→", "muted")
        cards = row(self.source, arrow, self.target)
        cards.setStretch(0, 1)
        cards.setStretch(2, 1)
        for part in (self.area, self.scanning, self._nothing):
            self._middle.addWidget(part)
        work = QWidget()
        layout = column(cards, self.options, self.problem, self._middle, *self._feet)
        layout.setStretch(3, 1)
        work.setLayout(layout)
        self._whole.addWidget(self.empty)
        self._whole.addWidget(work)
        self.setLayout(titled(self._title, self._whole))

    def _show_problem(self, state: OrganizeState) -> None:
        same = state.source is not None and state.source == state.target
        if state.problem and state.phase is not Phase.EMPTY:
            self.problem.tell(state.problem, name="error")
        elif same and state.folders.target_problem:
            offer = self.tr("A library can be tidied inside its own folder.")
            self.problem.tell(offer, self.tr("Tidy in place"), "notice")
        else:
            self.problem.tell("")

    def _show_folders(self, state: OrganizeState) -> None:
        folders = state.folders
        self.source.show_folder(state.source, source_facts(state), folders.source_problem)
        self.target.show_folder(state.target, target_facts(state), folders.target_problem)
        changeable = not state.phase.is_busy
        self.source.change.setEnabled(changeable)
        self.target.change.setEnabled(changeable)
        self.options.setEnabled(state.phase is Phase.PREVIEW)

    def _show_middle(self, state: OrganizeState) -> None:
        if state.phase is Phase.SCANNING:
            self.scanning.show_progress(state.progress)
            self._middle.setCurrentWidget(self.scanning)
        else:
            self._middle.setCurrentWidget(self.area if state.outline else self._nothing)

    def _show_foot(self, state: OrganizeState) -> None:
        if state.phase.is_busy:
            self._show_run(state)
            self._turn_foot(self.progress)
        elif state.phase is Phase.DONE and state.figures is not None:
            self.done.show_figures(state.figures, len(state.failures))
            self._turn_foot(self.done)
        else:
            self._show_plan(state)
            self._turn_foot(self.plan_bar)

    def _take_focus(self) -> None:
        """Keep the keys on the page when the button that had them cannot be pressed any more."""
        foot = (self.plan_bar.organize, self.progress.pause, self.done.undo, self.done.history)
        next((one for one in foot if _takes_keys(one)), self.source.change).setFocus()

    def _turn_foot(self, shown: QWidget) -> None:
        for part in self._feet:
            part.setVisible(part is shown)

    def _show_run(self, state: OrganizeState) -> None:
        if state.progress is not None:
            self.progress.show_progress(state.progress, state.rate, state.seconds_left)
        self.progress.show_paused(is_paused=state.phase is Phase.PAUSED)
        if state.phase is not Phase.PAUSED:
            self.progress.show_direction(is_back=state.phase is Phase.ROLLING_BACK)

    def _show_plan(self, state: OrganizeState) -> None:
        blocked = state.folders.source_problem or state.folders.target_problem
        digest = state.digest
        if digest is None or blocked:
            self.plan_bar.show_nothing("")
        elif not digest.summary.files and not digest.summary.followers:
            self.plan_bar.show_nothing(self._why_nothing(state))
        else:
            stale = len(state.stale)
            self.plan_bar.show_plan(self._files, digest.summary, moves=digest.moves, stale=stale)

    def _why_nothing(self, state: OrganizeState) -> str:
        if state.plan is not None and state.plan.operations:
            return self.tr("Nothing would change: every file is in place or stays where it is.")
        return self.tr("There is no music in this folder.")


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
