"""Decide which steps of a plan are carried out, and find those that cannot be any more."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from music_organizer.errors import OperationError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.packed_operations import those_of
from music_organizer.models.plan import Plan
from music_organizer.planning.leaving_out import Hanging, leave_out

__all__ = ["Hanging", "chosen", "looked_after"]


def chosen(plan: Plan, left_out: Collection[int], changed: Collection[int] = ()) -> Plan:
    """Return a plan without the steps a person left out, which are recorded as such.

    Args:
        plan: the plan as it was shown.
        left_out: sequences of the operations that were unticked.
        changed: sequences of the operations whose file is not what it was when it was read.
    """
    reasons = dict.fromkeys(left_out, StayReason.EXCLUDED)
    return leave_out(plan, reasons | dict.fromkeys(changed, StayReason.CHANGED))


def looked_after(plan: Plan) -> Iterator[tuple[int, bool]]:
    """Look at the file of every step that waits, and tell whether it is still what was planned.

    One answer comes for each step, so that whoever pulls them can stop in between.
    """
    disk = LookingGlass()
    # What another step brings first is looked at where it lies now, by that step.
    aside = those_of(plan.operations, _steps_aside, "status", "metadata")
    passed = {op.target_path for op in aside}
    for op in plan.each_pending():
        comes = op.operation_type is OperationType.REWRITE and "requires" in op.metadata
        if op.role is not Role.FOLDER and op.source_path not in passed and not comes:
            yield op.sequence, _is_as_planned(op, disk)


def _steps_aside(status: OperationStatus, metadata: Mapping[str, Any]) -> bool:
    return status is OperationStatus.PENDING and metadata.get("step") == "aside"


def _is_as_planned(op: OperationRecord, disk: LookingGlass) -> bool:
    if op.source_path is None or op.identity is None:
        return True
    try:
        node = disk.node(op.source_path)
    except OperationError:
        return False
    return node is not None and node.is_file and node.identity == op.identity
