"""What the cells of an operation tree answer to each role."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from music_organizer.models.outline import Group
from music_organizer_gui.models.roles import TreeColumn, TreeRole
from music_organizer_gui.models.row_content import RowContent
from music_organizer_gui.models.session_words import Badge
from music_organizer_gui.models.tree_badges import badge_of, failed_badge, verdict_badge
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, HeadingNode, Node, TreeUse
from music_organizer_gui.models.tree_rows import TreeRows
from music_organizer_gui.models.tree_words import LOADING, TreeWords, shown_name, whole_paths
from music_organizer_gui.sentences import retold

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TreeAnswers:
    """Says what is painted, read aloud and shown in tooltips.

    Args:
        rows: what stands where.
        picture: finds the thumbnail of a group.
    """

    def __init__(self, rows: TreeRows, picture: Callable[[Group], object]) -> None:
        self._rows = rows
        self._picture = picture
        self.words = TreeWords(rows.source.session, rows.use)
        self._by_role: dict[int, Callable[[Node, TreeColumn], object]] = {
            Qt.ItemDataRole.DisplayRole: self.text,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _, column: alignment(column),
            Qt.ItemDataRole.CheckStateRole: self._check_state,
            Qt.ItemDataRole.DecorationRole: self._decoration,
            TreeRole.NODE: lambda node, _: node,
            TreeRole.NODE_TYPE: lambda node, _: node.type,
            TreeRole.LEVEL: lambda node, _: node.level,
            TreeRole.KIND: self._kind,
            TreeRole.OPERATION: lambda node, _: getattr(node, "op", None),
            TreeRole.NEW_NAME: self._new_name,
            TreeRole.OLD_NAME: self._old_name,
            TreeRole.OLD_PATH: self._old_path,
            TreeRole.GROUP: lambda node, _: getattr(node, "group", None),
            TreeRole.BADGE: lambda node, _: self.badge(node),
            TreeRole.TICK: lambda node, _: self._rows.tick(node),
            TreeRole.IS_OPEN: lambda node, _: getattr(node, "is_open", None),
            TreeRole.SUBTITLE: self._subtitle,
        }

    def answer(self, node: Node, column: TreeColumn, role: int) -> object:
        """Return what a cell answers to a role."""
        asked = self._by_role.get(role)
        return None if asked is None else asked(node, column)

    def text(self, node: Node, column: TreeColumn) -> str:
        """Return what a cell shows."""
        if column is TreeColumn.AFTER:
            return self._first_cell(node)
        if column is TreeColumn.SIZE:
            return self.words.size(node, node.op if isinstance(node, FileNode) else None)
        if column is TreeColumn.NOW:
            return self._old_path(node, column)
        badge = self.badge(node)
        return badge.text if badge is not None else ""

    def content(self, node: Node) -> RowContent:
        """Return all that is drawn of a row."""
        op = node.op if isinstance(node, FileNode) else None
        group = node.group if isinstance(node, GroupNode) else None
        picture = self._picture(group) if group is not None else None
        if not isinstance(picture, QPixmap | QImage) or picture.isNull():
            picture = None
        return RowContent(
            type=node.type,
            level=node.level,
            is_open=None if isinstance(node, FileNode) else node.is_open,
            tick=self._rows.tick(node),
            keeps_box=self._rows.use.has_ticks,
            title=self._first_cell(node),
            size=self.words.size(node, op),
            is_waiting=isinstance(node, FileNode) and op is None,
            before=self.words.old_name(op) if op is not None else "",
            subtitle=self.words.subtitle(group) if group is not None else "",
            old_path=self.words.old_path(op) if op is not None else "",
            badge=self.badge(node),
            picture_key=picture.cacheKey() if picture is not None else 0,
            picture=picture,
        )

    def badge(self, node: Node) -> Badge | None:
        """Say what happens to a row."""
        if isinstance(node, GroupNode):
            rolls_back = self._rows.use is TreeUse.ROLLBACK
            return verdict_badge(node.group) if rolls_back else failed_badge(node.group)
        if isinstance(node, HeadingNode) or node.op is None:
            return None
        kind = self._rows.source.index.kind_at(node.position)
        return badge_of(kind, node.op, self._rows.required)

    def _first_cell(self, node: Node) -> str:
        if isinstance(node, HeadingNode):
            return self.words.heading(node)
        if isinstance(node, GroupNode):
            return self.words.title(node.group)
        return shown_name(node.op) if node.op is not None else LOADING

    def _tooltip(self, node: Node, column: TreeColumn) -> str:
        if isinstance(node, GroupNode):
            return node.group.folder
        if isinstance(node, HeadingNode) or node.op is None:
            return ""
        if column is TreeColumn.STATE:
            return retold(node.op.error_message or node.op.reason)
        return whole_paths(node.op)

    def _spoken(self, node: Node, column: TreeColumn) -> str:
        text = self.text(node, column)
        if column is TreeColumn.AFTER:
            if isinstance(node, GroupNode):
                text = f"{text}, {self.words.subtitle(node.group)}"
            return self.words.spoken(text, node, self._rows.tick(node))
        return f"{self.words.header(column)}: {text}" if text else ""

    def _check_state(self, node: Node, column: TreeColumn) -> object:
        return self._rows.tick(node).as_check_state if column is TreeColumn.AFTER else None

    def _decoration(self, node: Node, column: TreeColumn) -> object:
        if column is TreeColumn.AFTER and isinstance(node, GroupNode):
            return self._picture(node.group)
        return None

    def _kind(self, node: Node, _: TreeColumn) -> object:
        if isinstance(node, FileNode):
            return self._rows.source.index.kind_at(node.position)
        return None

    def _new_name(self, node: Node, _: TreeColumn) -> str:
        op = node.op if isinstance(node, FileNode) else None
        return shown_name(op) if op is not None else ""

    def _old_name(self, node: Node, _: TreeColumn) -> str:
        op = node.op if isinstance(node, FileNode) else None
        return self.words.old_name(op) if op is not None else ""

    def _old_path(self, node: Node, _: TreeColumn) -> str:
        op = node.op if isinstance(node, FileNode) else None
        return self.words.old_path(op) if op is not None else ""

    def _subtitle(self, node: Node, _: TreeColumn) -> str:
        return self.words.subtitle(node.group) if isinstance(node, GroupNode) else ""


def alignment(column: TreeColumn) -> int:
    """Return where the words of a column stand."""
    return int(_RIGHT if column is TreeColumn.SIZE else _LEFT)
