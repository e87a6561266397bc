"""From the state of a step to the kind it is shown as."""

from collections.abc import Mapping
from typing import Any

from music_organizer.models.category import Category
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import JUNK_STEP, OperationStatus, OperationType, Role
from music_organizer.models.outline import Heading, Kind, RowKind, Shelf
from music_organizer.models.verdict import Verdict

HIDDEN_TYPES = frozenset(
    {
        OperationType.CREATE_DIR,
        OperationType.REMOVE_DIR,
        OperationType.REMEMBER_DIR,
        OperationType.RESET_DIR,
        OperationType.BACKUP,
    }
)
"""Steps that serve others and are no rows of their own."""

_STAYING: Mapping[str, RowKind] = {
    StayReason.IN_PLACE: RowKind.ALREADY_THERE,
    StayReason.ALREADY_THERE: RowKind.ALREADY_THERE,
    StayReason.NAME_TAKEN: RowKind.NAME_TAKEN,
    StayReason.UNREADABLE: RowKind.ATTENTION,
    StayReason.UNKNOWN: RowKind.ATTENTION,
    StayReason.FOLDER_UNREADABLE: RowKind.ATTENTION,
}
_STANDING: Mapping[str, RowKind] = {
    OperationStatus.COMPLETED: RowKind.DONE,
    OperationStatus.FAILED: RowKind.FAILED,
    OperationStatus.PENDING: RowKind.WAITING,
    OperationStatus.IN_PROGRESS: RowKind.UNSETTLED,
    OperationStatus.UNKNOWN: RowKind.UNSETTLED,
    OperationStatus.ROLLED_BACK: RowKind.ROLLED_BACK,
}
_CATEGORIES = {f"{one.label}:": one for one in Category}


def planned_kind(
    operation_type: OperationType,
    status: OperationStatus,
    role: Role,
    metadata: Mapping[str, Any],
    *,
    needs_room: bool = False,
) -> Kind:
    """Return the kind of a step that did not happen yet.

    Args:
        operation_type: what it does.
        status: whether it is carried out or only told of.
        role: what part the file plays.
        metadata: what else is known of it.
        needs_room: whether another step makes room for it.
    """
    verdict = metadata.get("verdict")
    if verdict is not None:
        return Verdict(verdict)
    if status is OperationStatus.SKIPPED:
        return staying_kind(metadata)
    step = metadata.get("step")
    if step == "aside" or (operation_type is OperationType.DELETE and step != JUNK_STEP):
        return RowKind.ASIDE
    if needs_room or "conflict" in metadata:
        return RowKind.NAME_TAKEN
    if role is not Role.AUDIO:
        return RowKind.EXTRA
    return RowKind.DUPLICATE if metadata.get("copies") else RowKind.MOVE


def recorded_kind(status: str, metadata: Mapping[str, Any]) -> Kind:
    """Return the kind of a step that the history tells of."""
    standing = _STANDING.get(status)
    if standing is not None:
        return standing
    verdict = metadata.get("verdict")
    return Verdict(verdict) if verdict is not None else staying_kind(metadata)


def staying_kind(metadata: Mapping[str, Any]) -> RowKind:
    """Return the kind of a file that stays."""
    return _STAYING.get(metadata.get("stays", ""), RowKind.STAYS)


def makes_room(operation_type: str, metadata: Mapping[str, Any]) -> bool:
    """Tell whether a step gives its name to a file that comes."""
    return operation_type == OperationType.DELETE or metadata.get("step") == "aside"


def category_of(reason: str) -> Category | None:
    """Return the category that a reason begins with, `None` when it tells of none."""
    word, colon, _ = reason.partition(":")
    return _CATEGORIES.get(word + colon)


def heading_of(
    category: Category | None, metadata: Mapping[str, Any], *, stays_alone: bool
) -> Heading | None:
    """Return what a file stands under, `None` when it stands wherever its folder does.

    Args:
        category: the category its reason tells of.
        metadata: what else is known of it.
        stays_alone: whether it stays, without a name it would have got.
    """
    if category is not None or not stays_alone:
        return category
    return None if metadata.get("stays") == StayReason.IN_PLACE else Shelf.STAYS
