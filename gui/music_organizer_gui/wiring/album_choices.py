"""“Treat as” in the menu of a row and beside the reasons, joined with the plan."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from music_organizer.models.album_choice import AlbumChoice, PlannedAlbum
from music_organizer.models.operation import OperationRecord
from music_organizer_gui.controllers.album_choices import AlbumController
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.organize import OrganizeController
from music_organizer_gui.models.organize_state import OrganizeState, Phase
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, Node
from music_organizer_gui.views.operation_tree_view import OperationTreeView
from music_organizer_gui.views.treat_as_menu import TreatAsMenu
from music_organizer_gui.views.why_panel import WhyPanel


class AlbumWiring(QObject):
    """Offers what can be decided about albums while a plan is shown.

    Args:
        engine: the services.
        controller: plans again with what was decided.
        view: the tree whose rows have a menu.
        why: the panel that explains a row.
    """

    def __init__(
        self,
        engine: Engine,
        controller: OrganizeController,
        view: OperationTreeView,
        why: WhyPanel,
    ) -> None:
        super().__init__(view)
        self._controller, self._view, self._why = controller, view, why
        self._deciding = AlbumController(engine, controller)
        self._followed = ""
        self._plan = controller.state.plan
        view.menu_requested.connect(self._add_to_menu)
        why.treat_as.chosen.connect(self._treat)
        controller.changed.connect(self._follow)

    def explain(self, op: OperationRecord | None) -> None:
        """Offer the choices for the album of the row that is explained."""
        self._why.show_albums(self._of_file(op))

    def _add_to_menu(self, menu: QMenu, node: Node) -> None:
        albums = self._of_node(node)
        if not albums:
            return
        treat_as = TreatAsMenu(menu)
        treat_as.offer(albums)
        treat_as.chosen.connect(self._treat)
        actions = menu.actions()
        before = next((one for one in actions if one.isSeparator()), None)
        menu.insertMenu(before or actions[-1], treat_as)

    def _of_node(self, node: Node) -> Sequence[PlannedAlbum]:
        if isinstance(node, FileNode):
            return self._of_file(node.op)
        plan = self._controller.state.plan
        if not isinstance(node, GroupNode) or plan is None or not self._can_choose:
            return ()
        return plan.albums.at(Path(node.group.folder))

    def _of_file(self, op: OperationRecord | None) -> Sequence[PlannedAlbum]:
        plan = self._controller.state.plan
        if op is None or plan is None or not self._can_choose:
            return ()
        album = plan.album_of(op)
        return () if album is None else (album,)

    @property
    def _can_choose(self) -> bool:
        return self._controller.state.phase is Phase.PREVIEW

    def _treat(self, albums: Sequence[PlannedAlbum], choice: AlbumChoice | None) -> None:
        self._followed = albums[0].key
        self._deciding.treat(albums, choice)

    def _follow(self, state: OrganizeState) -> None:
        """Keep the album in sight when it has gone to another place of the tree."""
        if state.plan is self._plan:
            return
        self._plan = state.plan
        followed, self._followed = self._followed, ""
        if state.plan is None or state.outline is None or not followed:
            return
        folder, groups = state.plan.albums.home(followed), state.outline.index.everything
        where = (number for number in range(len(groups)) if groups.folder(number) == folder)
        group = next(where, None)
        if group is not None:
            self._view.show_operation(state.outline.index.sequence_at(groups.firsts[group]))
