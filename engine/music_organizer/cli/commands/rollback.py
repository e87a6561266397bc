"""`rollback`: show what would go back, ask, put it back."""

import argparse

from music_organizer.cli.commands.sessions import agreed
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list, operation_fields
from music_organizer.cli.rendering.plans import going_back, show_failures, show_verdicts
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import (
    DONE,
    TROUBLE,
    chosen_config,
    interruptible,
    told,
    value,
)
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationStatus
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict
from music_organizer.planning.rollback_scope import RollbackChoices
from music_organizer.services.rollback import OperationRollbackService


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Put a session back, or chosen operations of it."""
    service = OperationRollbackService(chosen_config(arguments))
    try:
        with told(service.workspace, console):
            return await _roll_back(service, arguments, console)
    finally:
        await service.close()


async def _roll_back(
    service: OperationRollbackService, arguments: argparse.Namespace, console: Console
) -> int:
    choices = RollbackChoices(
        included=frozenset(Verdict(name) for name in arguments.include),
        strategy=arguments.conflict_strategy or ConflictStrategy.SKIP,
    )
    if not arguments.dry_run:
        await service.recover()
    plan = value(await service.plan(arguments.session, arguments.operation_ids, choices=choices))
    as_json = arguments.format == "json"
    if arguments.dry_run:
        if as_json:
            _print(plan, console)
        else:
            show_verdicts(plan, console)
            console.line("Nothing was changed: this was a dry run.")
        return TROUBLE if _stays_behind(plan) else DONE
    if not as_json:
        show_verdicts(plan, console)
    if plan.changes_nothing and not _settles(plan):
        console.line("There is nothing to put back.")
        return TROUBLE if _stays_behind(plan) else DONE
    if not agreed(console, "Put it back?", force=arguments.force):
        console.line("Nothing was changed.")
        return DONE
    return await _carry_out(service, plan, console, as_json=as_json)


async def _carry_out(
    service: OperationRollbackService, plan: Plan, console: Console, *, as_json: bool
) -> int:
    with interruptible(service.stop) as interruption, console.progress() as progress:
        figures = value(await service.execute(plan, progress=progress))
    if as_json:
        for text in as_list(operation_fields(op) for op in plan.operations):
            console.raw(text)
    else:
        count = figures["files"] + figures["covers"]
        console.line(f"Rolled back {counted(count, 'file')} of {going_back(plan)}.")
        show_failures(figures["failures"], console)
        if figures["recorded"]:
            redo = f"music-organize-async rollback {figures['session_id']}"
            console.line(f"To undo this rollback:  {redo}")
    if interruption.signal:
        return interruption.code
    return TROUBLE if figures["failed_operations"] or _stays_behind(plan) else DONE


def _print(plan: Plan, console: Console) -> None:
    for text in as_list(operation_fields(op) for op in plan.operations):
        console.raw(text)


def _stays_behind(plan: Plan) -> bool:
    return any(
        op.status is OperationStatus.SKIPPED
        and "verdict" in op.metadata
        and Verdict(op.metadata["verdict"]).is_open
        and Verdict(op.metadata["verdict"]) is not Verdict.NOT_EMPTY
        for op in plan.operations
    )


def _settles(plan: Plan) -> bool:
    return any(op.metadata.get("verdict") == Verdict.ALREADY_BACK.value for op in plan.operations)
