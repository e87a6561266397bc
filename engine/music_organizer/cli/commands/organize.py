"""`organize`, `organize-legacy` and `plan`."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list, operation_fields
from music_organizer.cli.rendering.plans import show_plan, show_run
from music_organizer.cli.running import (
    DONE,
    TROUBLE,
    chosen_config,
    interruptible,
    told,
    value,
)
from music_organizer.errors import OperationError, UsageError
from music_organizer.models.category import Category
from music_organizer.models.config import Config
from music_organizer.models.plan import Plan
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer.services.reports import staying_report


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Organize a folder, or show what that would do."""
    config = chosen_config(arguments)
    config = replace(config, path_formats=_formats(arguments.path_format, config))
    organizer = EnhancedAsyncMusicOrganizer(
        config,
        enable_operation_history=not arguments.disable_history,
        session_id=arguments.session_id,
    )
    try:
        with told(organizer.workspace, console):
            return await _organize(organizer, arguments, console)
    finally:
        await organizer.close()


async def _organize(
    organizer: EnhancedAsyncMusicOrganizer, arguments: argparse.Namespace, console: Console
) -> int:
    source, target = Path(arguments.source), Path(arguments.target)
    as_json = arguments.format == "json"
    with interruptible(organizer.stop) as interruption, console.progress() as progress:
        planned = await organizer.plan(
            source, target, progress=progress, learns=not arguments.dry_run
        )
        plan = value(planned)
        figures = None
        if not arguments.dry_run:
            figures = value(await organizer.execute(plan, progress=progress))
    if figures is None:
        _show_dry_run(plan, console, as_json=as_json)
        return TROUBLE if _needs_attention(plan) else DONE
    if as_json:
        await _print_history(organizer, plan, figures, console)
    else:
        show_run(figures, console)
    _write_report(organizer, figures, console)
    if interruption.signal:
        return interruption.code
    return TROUBLE if figures["failed_operations"] or figures["needs_attention"] else DONE


def _show_dry_run(plan: Plan, console: Console, *, as_json: bool) -> None:
    if as_json:
        for text in as_list(operation_fields(op) for op in plan.operations):
            console.raw(text)
        return
    show_plan(plan, console)
    console.line("Nothing was changed: this was a dry run.")


async def _print_history(
    organizer: EnhancedAsyncMusicOrganizer, plan: Plan, figures: Mapping[str, Any], console: Console
) -> None:
    operations = plan.operations
    if figures["recorded"]:
        operations = value(await organizer.get_operation_history())
    for text in as_list(operation_fields(op) for op in operations):
        console.raw(text)


def _write_report(
    organizer: EnhancedAsyncMusicOrganizer, figures: Mapping[str, Any], console: Console
) -> None:
    if not figures["staying"] or not figures["recorded"]:
        return
    try:
        path = staying_report(organizer.config, figures["session_id"], figures["staying"])
    except OperationError as error:
        console.error(f"The list of files that stay could not be written: {error}")
        return
    console.line(f"All that stays, with reasons:  {path}")


def _needs_attention(plan: Plan) -> bool:
    return any(op.stays and op.stays.needs_attention for op in plan.operations)


def _formats(given: list[str], config: Config) -> Mapping[Category, str]:
    formats = dict(config.path_formats)
    for text in given:
        name, equals, rest = text.partition("=")
        if equals and name in set(Category):
            formats[Category(name)] = rest
        elif equals and name.isidentifier():
            names = ", ".join(one.value for one in Category)
            raise UsageError(f"There is no category {name!r}; there are {names}.")
        else:
            formats = dict.fromkeys(Category, text)
    return MappingProxyType(formats)
