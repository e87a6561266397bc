"""How a person's decisions about single files change the choices of a rollback."""

from pathlib import Path

from msgspec.structs import replace

from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord
from music_organizer.models.packed_operations import values_of
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer_gui.models.foretelling import origin_of, verdict_of, will_act

_ASKS_LEAVE = (Verdict.EDITED, Verdict.MOVED_BY_HAND)


def asks_leave(op: OperationRecord) -> bool:
    """Tell whether a step goes back only when a person says so."""
    return verdict_of(op) in _ASKS_LEAVE


def asks_for_room(op: OperationRecord, choices: RollbackChoices) -> bool:
    """Tell whether a person has to decide about what lies at the old place of a file."""
    verdict = verdict_of(op)
    if verdict is None or not origin_of(op):
        return False
    if verdict is Verdict.PLACE_TAKEN or origin_of(op) in choices.strategies:
        return True
    # Somebody wants it back, and yet it stays: only a taken place is a reason for that.
    return choices.accepts(origin_of(op), verdict) and not will_act(op)


def moved_by(op: OperationRecord) -> str:
    """Return the id of the later session that moved a file on; empty when none did."""
    return str(op.metadata.get("moved_by", ""))


def to_look_at(op: OperationRecord) -> Path | None:
    """Return the file a person may want to look at before deciding; `None` when there is none."""
    verdict = verdict_of(op)
    if verdict is Verdict.PLACE_TAKEN:
        return op.destination
    if verdict is Verdict.MOVED_BY_HAND and not will_act(op):
        found = op.metadata.get("found_at")
        return Path(str(found)) if found else None
    return op.origin if verdict in (Verdict.EDITED, Verdict.MOVED_BY_HAND) else None


def of_kind(plan: Plan, verdict: Verdict) -> list[int]:
    """Return which recorded operations a plan gives this verdict to."""
    return [
        undoes.sequence
        for undoes, metadata in values_of(plan.operations, "undoes", "metadata")
        if undoes is not None and metadata.get("verdict") == verdict.value
    ]


def accept(choices: RollbackChoices, op: OperationRecord) -> RollbackChoices:
    """Put one file back though its verdict does not ask for it."""
    return replace(choices, accepted=choices.accepted | {origin_of(op)})


def accept_all(choices: RollbackChoices, verdict: Verdict) -> RollbackChoices:
    """Put every file of a verdict back."""
    return replace(choices, included=choices.included | {verdict})


def leave(choices: RollbackChoices, op: OperationRecord, plan: Plan) -> RollbackChoices:
    """Leave one file where it is, and the others of its kind as they were decided."""
    verdict = verdict_of(op)
    accepted = choices.accepted
    included = choices.included
    if verdict is not None and verdict in included:
        accepted |= frozenset(of_kind(plan, verdict))
        included -= {verdict}
    return replace(choices, accepted=accepted - {origin_of(op)}, included=included)


def leave_all(choices: RollbackChoices, verdict: Verdict, plan: Plan) -> RollbackChoices:
    """Leave every file of a verdict where it is."""
    accepted = choices.accepted - frozenset(of_kind(plan, verdict))
    return replace(choices, accepted=accepted, included=choices.included - {verdict})


def make_room(
    choices: RollbackChoices, op: OperationRecord, strategy: ConflictStrategy
) -> RollbackChoices:
    """Decide what becomes of what lies at the old place of one file."""
    return replace(choices, strategies={**choices.strategies, origin_of(op): strategy})


def make_room_for_all(choices: RollbackChoices, strategy: ConflictStrategy) -> RollbackChoices:
    """Decide what becomes of whatever lies at an old place."""
    return replace(choices, strategy=strategy, strategies={})
