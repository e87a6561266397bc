"""The organize page, joined with what answers it."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.kept_paths import pair_of
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import Choice, Kind, RowKind
from music_organizer.models.packed_operations import values_of
from music_organizer.services.choosing import Hanging
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.organize import OrganizeController
from music_organizer_gui.controllers.path_examples import PathExamples
from music_organizer_gui.controllers.thumbnails import Thumbnails
from music_organizer_gui.controllers.why import WhyController
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.models.run_marks import RunMarks
from music_organizer_gui.models.tree_nodes import TreeUse
from music_organizer_gui.views.empty_view import EmptyView
from music_organizer_gui.views.folder_dialog import ask_folder, ask_new_file
from music_organizer_gui.views.kept_layout import ColumnWidths, keep_splitter
from music_organizer_gui.views.more_options import MoreOptions
from music_organizer_gui.views.opening import open_file, open_folder
from music_organizer_gui.views.organize_page import OrganizePage
from music_organizer_gui.views.preview_panel import PreviewPanel
from music_organizer_gui.views.why_panel import WhyPanel
from music_organizer_gui.wiring.album_choices import AlbumWiring


class OrganizeWiring(QObject):
    """Makes the organize page and its controllers.

    Args:
        engine: the services.
        window: the window that dialogs belong to.
        empty: what the page shows while no folder is chosen.
    """

    session_requested = Signal(str, bool)
    """A session is to be shown in the history; whether its rollback is previewed at once."""

    def __init__(self, engine: Engine, window: QWidget, empty: EmptyView) -> None:
        super().__init__(window)
        self._engine, self._window = engine, window
        self.controller = OrganizeController(engine)
        self.tree = OperationTreeModel(self)
        self.preview = PreviewPanel(self.tree)
        self.why = WhyPanel()
        self.page = OrganizePage(empty, self.preview, self.why, self.preview.categories)
        self._explained = WhyController(self.why, engine.inspector, window.devicePixelRatioF)
        self._thumbnails = Thumbnails(engine.inspector, window.devicePixelRatioF)
        self._shown = OrganizeState()
        self._marks = RunMarks(self.tree)
        self._left_out: frozenset[int] = frozenset()
        self._kinds: dict[int, Kind] = {}
        self._connect_page()
        self._connect_tree()
        self._albums = AlbumWiring(engine, self.controller, self.preview.view, self.why)
        self._show_preferences()

    @cached_property
    def more(self) -> MoreOptions:
        """The dialog of further options, made when it is first asked for."""
        more = MoreOptions(self._window)
        self._examples = PathExamples(more.editor, lambda: self.controller.organizer)
        more.config_changed.connect(self.controller.use_config)
        more.show_config(self._engine.preferences.config)
        return more

    def close(self) -> None:
        """Let go of threads and dialogs."""
        self._explained.close()
        self._thumbnails.close()
        self.tree.close()
        if "more" in self.__dict__:
            self.more.close()

    def ask_source(self) -> None:
        """Ask which folder is to be organized."""
        start = self.controller.state.source
        ask_folder(
            self._window,
            self.tr("Which folder holds the music?"),
            start,
            lambda folder: self.controller.take_paths([folder]),
        )

    def ask_target(self) -> None:
        """Ask where the library is."""
        start = self.controller.state.target
        ask_folder(
            self._window,
            self.tr("Where is the library, or where shall it be?"),
            start,
            self.controller.set_target,
        )

    def organize(self) -> None:
        """Carry out what is ticked, when the button offers it."""
        button = self.page.plan_bar.organize
        if button.isVisible() and button.isEnabled():
            self.controller.organize(self.tree.left_out())

    def _connect_page(self) -> None:
        page, controller = self.page, self.controller
        page.empty.choose_requested.connect(self.ask_source)
        page.empty.sample_requested.connect(controller.use_sample)
        page.empty.paths_dropped.connect(controller.take_paths)
        page.empty.recent_chosen.connect(controller.take_pair)
        page.source.change_requested.connect(self.ask_source)
        page.source.folder_dropped.connect(controller.take_paths)
        page.target.change_requested.connect(self.ask_target)
        page.target.folder_dropped.connect(lambda paths: controller.set_target(paths[0]))
        page.in_place_requested.connect(controller.tidy_in_place)
        page.options.config_changed.connect(controller.use_config)
        page.options.more_requested.connect(self._show_more)
        page.options.rescan_requested.connect(controller.rescan)
        page.scanning.stop_requested.connect(controller.stop)
        page.plan_bar.organize_requested.connect(self.organize)
        page.plan_bar.rescan_requested.connect(controller.rescan)
        page.plan_bar.export_requested.connect(self._ask_export)
        page.progress.pause_requested.connect(controller.run.pause)
        page.progress.resume_requested.connect(controller.run.go_on)
        page.progress.stop_requested.connect(controller.stop)
        page.progress.stop_and_roll_back_requested.connect(controller.run.stop_and_roll_back)
        page.done.retry_requested.connect(controller.retry_failed)
        page.done.another_requested.connect(controller.start_over)
        page.done.open_requested.connect(self._open_target)
        page.done.undo_requested.connect(partial(self._ask_for_session, preview=True))
        page.done.history_requested.connect(partial(self._ask_for_session, preview=False))
        controller.changed.connect(self._show_state)
        controller.run.steps_finished.connect(self._marks.add)

    def _connect_tree(self) -> None:
        view = self.preview.view
        self.tree.set_thumbnails(self._thumbnails.thumbnail)
        self._thumbnails.ready.connect(self.tree.thumbnail_ready)
        self.tree.choice_changed.connect(self._show_choice)
        view.current_changed.connect(self._explain)
        view.why_requested.connect(self._explain)
        view.why_requested.connect(self.page.area.show_why)
        view.open_requested.connect(open_file)
        view.folder_requested.connect(open_folder)
        self.why.strategy_chosen.connect(self._decide)

    def _show_preferences(self) -> None:
        preferences = self._engine.preferences
        preferences.config_changed.connect(self._show_config)
        preferences.recent_changed.connect(lambda: self.page.empty.show_recent(preferences.recent))
        self.page.empty.show_recent(preferences.recent)
        keep_splitter(self.page.area.split, "organize_split", preferences)
        ColumnWidths(self.preview.view.horizontalHeader(), "plan", preferences)
        self._show_config()

    def _show_config(self) -> None:
        config = self._engine.preferences.config
        self.page.show_config(config)
        if "more" in self.__dict__:
            self.more.show_config(config)

    def _show_state(self, state: OrganizeState) -> None:
        before, self._shown = self._shown, state
        if state.outline is not before.outline:
            left_out = _same_files(before, state, self.tree.left_out())
            self._marks.forget()
            self._thumbnails.show_source(state.outline)
            self.tree.dragging.along = Hanging(state.plan).along_with if state.plan else None
            self.tree.show_source(state.outline, TreeUse.PLAN, left_out=left_out)
            self.why.show_nothing()
        elif state.phase is Phase.RUNNING and before.phase is Phase.PREVIEW:
            self._show_run(state)
        elif state.phase is Phase.PREVIEW and before.phase is Phase.RUNNING:
            # The run could not begin, so what it was to do can be chosen as before.
            self.tree.show_source(state.outline, TreeUse.PLAN, left_out=self._left_out)
            self.tree.mark(self._kinds)
        if state.phase is Phase.DONE and before.phase is not Phase.DONE:
            self._marks.show()
            self.why.show_nothing()
        if state.stale - before.stale:
            self.tree.mark(dict.fromkeys(state.stale - before.stale, RowKind.STALE))
        self.page.show_state(state)

    def _show_run(self, state: OrganizeState) -> None:
        rows = self.tree.rows
        if rows is None:
            return
        kind_of = rows.source.index.kind_of
        self._left_out = rows.choice.left_out()
        self._kinds = {one: kind_of(one) for one in rows.choice.unticked()}
        self.tree.show_source(state.outline, TreeUse.RUN)
        self.tree.mark(dict.fromkeys(self._kinds, RowKind.STAYS))

    def _show_choice(self, choice: Choice) -> None:
        digest, rows = self._shown.digest, self.tree.rows
        rewrites = digest.rewrites if digest is not None and rows is not None else ()
        ticked = sum(rows.choice.has(one) for one in rewrites) if rows is not None else 0
        self.page.show_included(choice.files - ticked)

    def _explain(self, op: OperationRecord | None) -> None:
        plan = self._shown.plan
        operations = plan.operations if plan is not None else ()
        can_choose = self._shown.phase is Phase.PREVIEW
        if op is not None:
            op = self._marks.latest(op)
        self._explained.explain(op, operations, can_choose=can_choose)
        self._albums.explain(op)

    def _decide(self, op: OperationRecord, strategy: ConflictStrategy, for_all: bool) -> None:
        if for_all:
            config = self._engine.preferences.config
            self.controller.use_strategy_for_all(config, strategy)
        elif op.source_path is not None:
            self.controller.choose_strategy([op.source_path], strategy)

    def _show_more(self) -> None:
        self.more.show()
        self.more.raise_()
        self.more.activateWindow()

    def _ask_export(self) -> None:
        folder = self.controller.state.source or Path.home()
        suggested = folder.parent / f"{folder.name or 'music'}-plan.json"
        ask_new_file(
            self._window, self.tr("Export the plan"), suggested, self.controller.export_plan
        )

    def _open_target(self) -> None:
        if self._shown.target is not None:
            open_folder(self._shown.target)

    def _ask_for_session(self, *, preview: bool) -> None:
        figures = self._shown.figures
        if figures is not None:
            self.session_requested.emit(figures["session_id"], preview)


def _same_files(
    before: OrganizeState, after: OrganizeState, left_out: frozenset[int]
) -> frozenset[int]:
    """Return what stays unticked when the same source is planned again."""
    if not left_out or before.plan is None or after.plan is None or before.source != after.source:
        return frozenset()
    told = values_of(before.plan.operations, "sequence", "source_path")
    files = {pair_of(kept) for sequence, kept in told if sequence in left_out}
    now = values_of(after.plan.operations, "sequence", "status", "source_path")
    return frozenset(
        sequence
        for sequence, status, kept in now
        if status is OperationStatus.PENDING and pair_of(kept) in files
    )
