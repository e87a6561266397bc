"""What happens to a file, as a badge."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.models.outline import Group, Kind, RowKind
from music_organizer.models.verdict import Verdict
from music_organizer_gui.models.session_words import Badge
from music_organizer_gui.words import number, said

_LOOKS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        RowKind.MOVE: ("accent", "arrow-right"),
        RowKind.NAME_TAKEN: ("warn", "triangle-alert"),
        RowKind.ASIDE: ("warn", "move-right"),
        RowKind.ALREADY_THERE: ("neutral", "check"),
        RowKind.DUPLICATE: ("accent", "copy"),
        RowKind.EXTRA: ("neutral", "image"),
        RowKind.ATTENTION: ("bad", "circle-x"),
        RowKind.STAYS: ("neutral", "minus"),
        RowKind.STALE: ("warn", "refresh-cw"),
        RowKind.DONE: ("good", "circle-check"),
        RowKind.FAILED: ("bad", "circle-x"),
        RowKind.WAITING: ("neutral", "clock"),
        RowKind.UNSETTLED: ("warn", "circle-help"),
        RowKind.ROLLED_BACK: ("neutral", "undo-2"),
        Verdict.READY: ("good", "circle-check"),
        Verdict.ALREADY_BACK: ("neutral", "check"),
        Verdict.EDITED: ("warn", "pencil"),
        Verdict.ONLY_TAGS: ("good", "pencil"),
        Verdict.PLACE_TAKEN: ("bad", "triangle-alert"),
        Verdict.MOVED_LATER: ("warn", "history"),
        Verdict.MOVED_BY_HAND: ("warn", "move-right"),
        Verdict.IN_BACKUP: ("good", "archive"),
        Verdict.MISSING: ("bad", "circle-x"),
        Verdict.DRIVE_MISSING: ("bad", "hard-drive"),
        Verdict.LAST_COPY: ("neutral", "shield-check"),
        Verdict.NOT_EMPTY: ("neutral", "folder"),
    }
)
_TRANSFERS: Mapping[OperationType, str] = MappingProxyType(
    {
        OperationType.COPY: "copy",
        OperationType.REFLINK: "copy",
        OperationType.HARDLINK: "link",
        OperationType.SYMLINK: "link",
        OperationType.DELETE: "archive",
        OperationType.RESTORE: "archive",
    }
)
_TAKEN: Mapping[ConflictStrategy, object] = MappingProxyType(
    {
        ConflictStrategy.SKIP: QT_TRANSLATE_NOOP("tree", "Name taken: stays"),
        ConflictStrategy.RENAME: QT_TRANSLATE_NOOP("tree", "Name taken: numbered"),
        ConflictStrategy.KEEP_BOTH: QT_TRANSLATE_NOOP("tree", "Name taken: keep both"),
        ConflictStrategy.REPLACE: QT_TRANSLATE_NOOP("tree", "Name taken: replace"),
    }
)

Required = Callable[[OperationRecord], OperationRecord | None]


def badge_of(kind: Kind, op: OperationRecord, required: Required) -> Badge:
    """Say what happens to a file.

    Args:
        kind: its kind.
        op: its record.
        required: finds the operation that another one needs first.
    """
    tone, mark = _LOOKS[kind]
    if kind in (RowKind.MOVE, RowKind.EXTRA):
        return _transfer(op, tone, mark)
    if kind is RowKind.NAME_TAKEN:
        return Badge(_translated(_TAKEN[strategy_of(op, required)]), tone, mark)
    if op.operation_type is OperationType.DELETE:
        return Badge(said(op.operation_type), tone, "archive")
    if kind in (RowKind.ALREADY_THERE, RowKind.ATTENTION, RowKind.STAYS) and op.stays:
        is_there = op.stays is StayReason.ALREADY_THERE
        words = _translated("Same file already there") if is_there else said(op.stays)
        return Badge(words, tone, mark)
    if kind is RowKind.DUPLICATE:
        moves = _transfer(op, tone, mark)
        return Badge(_translated("{move}, duplicate").format(move=moves.text), tone, mark)
    return Badge(said(kind), tone, mark)


def chip_badge(kind: Kind) -> Badge:
    """Say a kind, for a chip or a legend."""
    return Badge(said(kind), *_LOOKS[kind])


def strategy_of(op: OperationRecord, required: Required) -> ConflictStrategy:
    """Tell what was decided for a file whose name is taken."""
    if op.stays:
        return ConflictStrategy.SKIP
    if "conflict" in op.metadata:
        return ConflictStrategy(op.metadata["conflict"])
    before = required(op)
    if before is not None and before.operation_type is OperationType.DELETE:
        return ConflictStrategy.REPLACE
    return ConflictStrategy.KEEP_BOTH


def verdict_badge(group: Group) -> Badge | None:
    """Sum up the verdicts on the files of a group."""
    verdicts = {kind: count for kind, count in group.kinds.items() if isinstance(kind, Verdict)}
    if not verdicts:
        return None
    waiting = sum(count for verdict, count in verdicts.items() if verdict.is_open)
    if waiting:
        text = _counted("%n to decide", waiting)
        return Badge(text, "warn", "circle-help")
    if all(verdict is Verdict.ALREADY_BACK for verdict in verdicts):
        return chip_badge(Verdict.ALREADY_BACK)
    return chip_badge(Verdict.READY)


def failed_badge(group: Group) -> Badge | None:
    """Tell how many files of a group failed, if any did."""
    failed = group.kinds.get(RowKind.FAILED, 0)
    return Badge(_counted("%n failed", failed), *_LOOKS[RowKind.FAILED]) if failed else None


def _transfer(op: OperationRecord, tone: str, mark: str) -> Badge:
    if op.operation_type is OperationType.REWRITE:
        return Badge(said(op.operation_type), tone, "pencil")
    if op.operation_type is OperationType.DELETE:
        return Badge(said(op.operation_type), tone, "archive")
    if op.role is not Role.AUDIO:
        return Badge(said(op.role), tone, mark if op.role is Role.COVER else "file-music")
    return Badge(said(op.operation_type), tone, _TRANSFERS.get(op.operation_type, mark))


def _counted(text: str, count: int) -> str:
    said_text = QCoreApplication.translate("tree", text, "", count)
    return said_text.replace(str(count), number(count), 1)


def _translated(text: object) -> str:
    return QCoreApplication.translate("tree", str(text))
