"""`restore`: put an original tree together from a backup folder."""

import argparse
from pathlib import Path

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list, operation_fields
from music_organizer.cli.rendering.plans import show_failures, show_staying
from music_organizer.cli.rendering.words import counted, size
from music_organizer.cli.running import (
    DONE,
    TROUBLE,
    chosen_config,
    interruptible,
    told,
    value,
)
from music_organizer.models.plan import Plan
from music_organizer.services.restore import RestoreService


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Restore the tree of a session as it was before it."""
    service = RestoreService(chosen_config(arguments))
    try:
        with told(service.workspace, console):
            return await _restore(service, arguments, console)
    finally:
        await service.close()


async def _restore(service: RestoreService, arguments: argparse.Namespace, console: Console) -> int:
    plan = value(await service.plan(Path(arguments.backup), Path(arguments.target)))
    if arguments.format == "json":
        for text in as_list(operation_fields(op) for op in plan.operations):
            console.raw(text)
    if arguments.dry_run:
        if arguments.format != "json":
            _show(plan, console)
        return TROUBLE if _incomplete(plan) else DONE
    with interruptible(service.stop) as interruption, console.progress() as progress:
        figures = value(await service.execute(plan, progress=progress))
    if arguments.format != "json":
        count = figures["files"] + figures["covers"]
        console.line(f"{counted(count, 'file')} restored ({size(figures['bytes'])}), all verified.")
        show_failures(figures["failures"], console)
        show_staying([op for op in plan.operations if op.stays], console)
    if interruption.signal:
        return interruption.code
    return TROUBLE if figures["failed_operations"] or _incomplete(plan) else DONE


def _show(plan: Plan, console: Console) -> None:
    summary = plan.summary()
    count = summary.files + summary.followers
    console.line(f"{counted(count, 'file')} would be restored ({size(summary.bytes)}).")
    show_staying([op for op in plan.operations if op.stays], console)
    console.line("Nothing was changed: this was a dry run.")


def _incomplete(plan: Plan) -> bool:
    return any(op.stays and op.stays.needs_attention for op in plan.operations)
