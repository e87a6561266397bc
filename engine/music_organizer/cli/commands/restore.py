"""`restore`: put an original tree together from a backup folder."""

import argparse

from music_organizer.cli.choices import chosen_config
from music_organizer.cli.ending import ending_code
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import show_json
from music_organizer.cli.rendering.runs import show_result, show_staying, show_way_on
from music_organizer.cli.rendering.words import counted, size
from music_organizer.cli.running import told
from music_organizer.models.plan import Plan
from music_organizer.services.exporting import operation_fields
from music_organizer.services.restore import RestoreService

_SHOWN = 5


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Restore the tree of a session as it was before it."""
    service = RestoreService(chosen_config(arguments))
    try:
        with told(service.workspace, console):
            return await _restore(service, arguments, console)
    finally:
        await service.close()


async def _restore(service: RestoreService, arguments: argparse.Namespace, console: Console) -> int:
    plan = (await service.plan(arguments.backup, arguments.target)).value()
    _tell_problems(plan, console)
    if arguments.dry_run:
        return _dry_run(plan, arguments, console)
    with (
        interruptible(service.stop, console) as interruption,
        console.progress() as progress,
    ):
        figures = (await service.execute(plan, progress=progress)).value()
    if arguments.format != "json":
        show_result("restored, each read again and compared", figures, console)
        show_way_on(figures, arguments, console)
    elif figures["recorded"]:
        await show_session_json(service.workspace, figures["session_id"], console)
    else:
        show_json((operation_fields(op) for op in plan.operations), console)
    return ending_code(figures, interruption, attention=_is_damaged(plan))


def _dry_run(plan: Plan, arguments: argparse.Namespace, console: Console) -> int:
    staying = plan.staying()
    if arguments.format == "json":
        show_json((operation_fields(op) for op in plan.operations), console)
    else:
        summary = plan.summary()
        count = counted(summary.files + summary.followers, "file")
        console.line(f"{count} would be restored ({size(summary.bytes)}).")
        show_staying(staying, console)
        console.line("Nothing was changed: this is only the preview.")
    attention = any(op.stays and op.stays.needs_attention for op in staying)
    return NEEDS_ATTENTION if attention or _is_damaged(plan) else ALL_DONE


def _tell_problems(plan: Plan, console: Console) -> None:
    problems = plan.session.metadata["problems"]
    for problem in problems[:_SHOWN]:
        console.error(f"In the operation log {problem}.")
    if len(problems) > _SHOWN:
        console.error("… and more lines.")


def _is_damaged(plan: Plan) -> bool:
    return bool(plan.session.metadata["problems"])
