"""The rows of an operation tree in words."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from music_organizer.models.operation import OperationRecord
from music_organizer.models.outline import Group, RowKind, Shelf
from music_organizer.models.session import OperationSession, SessionKind
from music_organizer.models.verdict import Verdict
from music_organizer_gui.models.one_line import one_line
from music_organizer_gui.models.roles import TreeColumn
from music_organizer_gui.models.tree_nodes import GroupNode, HeadingNode, Node, Tick, TreeUse
from music_organizer_gui.words import number, said, size

LOADING = "…"
_BETWEEN = " / "
_PARTS_SHOWN = 3

_RECORDED = (
    QT_TRANSLATE_NOOP("tree", "Went to"),
    QT_TRANSLATE_NOOP("tree", "Came from"),
    QT_TRANSLATE_NOOP("tree", "What happened"),
)
_HEADERS: Mapping[TreeUse, tuple[object, object, object]] = MappingProxyType(
    {
        TreeUse.PLAN: (
            QT_TRANSLATE_NOOP("tree", "After organizing"),
            QT_TRANSLATE_NOOP("tree", "Now"),
            QT_TRANSLATE_NOOP("tree", "What happens"),
        ),
        TreeUse.RUN: (
            QT_TRANSLATE_NOOP("tree", "After organizing"),
            QT_TRANSLATE_NOOP("tree", "Before"),
            QT_TRANSLATE_NOOP("tree", "How it went"),
        ),
        TreeUse.HISTORY: _RECORDED,
        TreeUse.READING: _RECORDED,
        TreeUse.ROLLBACK: (
            QT_TRANSLATE_NOOP("tree", "After rollback"),
            QT_TRANSLATE_NOOP("tree", "Now"),
            QT_TRANSLATE_NOOP("tree", "Check"),
        ),
        TreeUse.RESTORE: (
            QT_TRANSLATE_NOOP("tree", "After restoring"),
            QT_TRANSLATE_NOOP("tree", "Now"),
            QT_TRANSLATE_NOOP("tree", "What happens"),
        ),
    }
)
_PREVIEWS: Mapping[SessionKind, TreeUse] = MappingProxyType(
    {SessionKind.ROLLBACK: TreeUse.ROLLBACK, SessionKind.RESTORE: TreeUse.RESTORE}
)
_TICKS: Mapping[Tick, object] = MappingProxyType(
    {
        Tick.ON: QT_TRANSLATE_NOOP("tree", "ticked"),
        Tick.SOME: QT_TRANSLATE_NOOP("tree", "partly ticked"),
        Tick.OFF: QT_TRANSLATE_NOOP("tree", "not ticked"),
    }
)


class TreeWords:
    """Knows the roots of a session, so that paths are said below them.

    Args:
        session: the session shown.
        use: what the tree shows.
    """

    def __init__(self, session: OperationSession, use: TreeUse) -> None:
        self._use = use
        self._kind = session.kind
        roots = {session.source_root, session.target_root, session.library_root}
        self._roots = sorted((str(root) for root in roots), key=len, reverse=True)

    def header(self, column: TreeColumn) -> str:
        """Name a column."""
        if column is TreeColumn.SIZE:
            return _translated("Size")
        if self._use is TreeUse.RUN and column is TreeColumn.AFTER:
            return _translated(_HEADERS[_PREVIEWS.get(self._kind, TreeUse.RUN)][column])
        return _translated(_HEADERS[self._use][column])

    def title(self, group: Group) -> str:
        """Name a group as people name an album, such as `Artist / Album`."""
        parts = list(PurePath(self._below(group.folder)).parts)
        if len(parts) > 1 and parts[0] == group.heading.label:
            del parts[0]
        if len(parts) > _PARTS_SHOWN:
            parts = [LOADING, *parts[-2:]]
        return one_line(_BETWEEN.join(parts))

    def subtitle(self, group: Group) -> str:
        """Say what a group holds."""
        if self._use is TreeUse.ROLLBACK:
            return self._going_back(group)
        if group.heading is Shelf.STAYS or not (group.tracks or group.covers):
            return counted("%n file(s)", group.files)
        parts = [counted("%n track(s)", group.tracks)] if group.tracks else []
        if group.covers == 1:
            parts.append(_translated("cover"))
        elif group.covers:
            parts.append(counted("%n cover(s)", group.covers))
        others = group.files - group.tracks - group.covers
        if others:
            parts.append(counted("%n other file(s)", others))
        return ", ".join(parts)

    def old_name(self, op: OperationRecord) -> str:
        """Return the name a file has before."""
        path = op.source_path or op.backup_path
        return one_line(path.name) if path is not None else ""

    def old_path(self, op: OperationRecord) -> str:
        """Return where a file lies before, below its root."""
        path = op.source_path or op.backup_path
        return one_line(self._below(str(path))) if path is not None else ""

    def size(self, node: Node, op: OperationRecord | None) -> str:
        """Say how much a row stands for."""
        if isinstance(node, HeadingNode):
            return counted("%n file(s)", node.end - node.first)
        if isinstance(node, GroupNode):
            return size(node.group.bytes)
        return size(op.file_size) if op is not None and op.file_size is not None else ""

    def heading(self, node: HeadingNode) -> str:
        """Name a heading."""
        return said(node.heading)

    def spoken(self, text: str, node: Node, tick: Tick) -> str:
        """Say a row to somebody who does not see where it stands.

        Args:
            text: what its first cell shows.
            node: the row.
            tick: the state of its box.
        """
        parts = [text, _translated("level {level}").format(level=number(node.level + 1))]
        if isinstance(node, HeadingNode | GroupNode):
            parts.append(_translated("open") if node.is_open else _translated("closed"))
        if tick in _TICKS:
            parts.append(_translated(_TICKS[tick]))
        return ", ".join(parts)

    def _going_back(self, group: Group) -> str:
        kinds = group.kinds
        back = sum(
            count
            for kind, count in kinds.items()
            if isinstance(kind, Verdict) and kind.acts_by_default
        )
        waiting = sum(
            count for kind, count in kinds.items() if isinstance(kind, Verdict) and kind.is_open
        )
        parts = [counted("%n file(s) go back", back)] if back else []
        if waiting:
            parts.append(counted("%n need(s) a decision", waiting))
        if kinds.get(RowKind.ASIDE):
            parts.append(counted("%n make(s) room", kinds[RowKind.ASIDE]))
        return ", ".join(parts) or counted("%n file(s)", group.files)

    def _below(self, path: str) -> str:
        for root in self._roots:
            if path.startswith(root + os.sep):
                return path[len(root) + 1 :]
        return Path(path).name if path in self._roots else path


def shown_name(op: OperationRecord) -> str:
    """Return the name a file has after."""
    path = op.target_path or op.source_path or op.backup_path
    return one_line(path.name) if path is not None else ""


def whole_paths(op: OperationRecord) -> str:
    """Return the paths of a file in full, one a line."""
    source, target = op.source_path or op.backup_path, op.target_path
    lines = [str(source)] if source is not None else []
    if target is not None and target != source:
        lines.append(f"→ {target}")
    if op.error_message:
        lines.append(op.error_message)
    return "\n".join(map(one_line, lines))


def counted(text: str, count: int) -> str:
    """Say a number of things, in the plural form that fits."""
    words = QCoreApplication.translate("tree", text, "", count)
    return words.replace(str(count), number(count), 1)


def _translated(text: object) -> str:
    return QCoreApplication.translate("tree", str(text))
