"""`rollback`: show what would go back, ask, put it back."""

import argparse
from collections.abc import Mapping
from typing import Any

from music_organizer.cli.agreement import agreed
from music_organizer.cli.choices import chosen_config
from music_organizer.cli.ending import ending_code, is_interrupted
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import show_json
from music_organizer.cli.rendering.rollbacks import Preview, gone_back, show_preview
from music_organizer.cli.rendering.runs import show_trouble
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import command_line, tell_recovered, told
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer.services.exporting import operation_fields
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
    if not arguments.dry_run:
        await service.recover()
        tell_recovered(service.workspace, console)
    choices = RollbackChoices(
        included=frozenset(Verdict(name) for name in arguments.include),
        strategy=ConflictStrategy(arguments.conflict_strategy),
    )
    with console.progress() as progress:
        planned = await service.plan(
            arguments.session, arguments.operation_ids, choices=choices, progress=progress
        )
    plan = planned.value()
    preview = Preview.of(plan)
    if arguments.dry_run:
        return _dry_run(plan, preview, arguments, console)
    if arguments.format != "json":
        show_preview(plan, preview, console)
    if not preview.changes and not preview.back:
        return _nothing_to_do(plan, preview, arguments, console)
    if preview.changes and not agreed(console, _question(preview), force=arguments.force):
        console.line("Nothing was changed.")
        return ALL_DONE
    return await _carry_out(service, plan, preview, arguments, console)


def _question(preview: Preview) -> str:
    if not preview.going:
        return "Put the folders back as they were?"
    return f"Roll back {counted(preview.going, 'file')}?"


def _nothing_to_do(
    plan: Plan, preview: Preview, arguments: argparse.Namespace, console: Console
) -> int:
    if arguments.format == "json":
        show_json((operation_fields(op) for op in plan.operations), console)
    elif preview.staying:
        console.line("As things stand nothing can go back; nothing was changed.")
    else:
        console.line("There is nothing to put back.")
    return NEEDS_ATTENTION if preview.staying else ALL_DONE


def _dry_run(plan: Plan, preview: Preview, arguments: argparse.Namespace, console: Console) -> int:
    if arguments.format == "json":
        show_json((operation_fields(op) for op in plan.operations), console)
    else:
        show_preview(plan, preview, console)
        console.line("Nothing was changed: this is only the preview.")
    return NEEDS_ATTENTION if preview.staying else ALL_DONE


async def _carry_out(
    service: OperationRollbackService,
    plan: Plan,
    preview: Preview,
    arguments: argparse.Namespace,
    console: Console,
) -> int:
    with (
        interruptible(service.stop, console) as interruption,
        console.progress() as progress,
    ):
        figures = (await service.execute(plan, progress=progress)).value()
    if arguments.format != "json":
        done, total = gone_back(plan, figures), preview.total
        console.line(f"Rolled back {done:,} of {counted(total, 'file')}.", style="bold")
        _show(figures, arguments, console)
    elif figures["recorded"]:
        await show_session_json(service.workspace, figures["session_id"], console)
    else:
        show_json((operation_fields(op) for op in plan.operations), console)
    return ending_code(figures, interruption, attention=bool(preview.staying))


def _show(figures: Mapping[str, Any], arguments: argparse.Namespace, console: Console) -> None:
    session_id = figures["session_id"]
    show_trouble(figures["failures"], console)
    if is_interrupted(figures):
        waiting, total = figures["waiting_operations"], figures["total_operations"]
        console.line(
            f"Stopped after {total - waiting:,} of {counted(total, 'step')}; nothing is half done."
        )
        console.command("To carry on:", command_line(arguments, "resume", session_id))
    redo = command_line(arguments, "rollback", session_id)
    console.command("To take this rollback back:", redo)
