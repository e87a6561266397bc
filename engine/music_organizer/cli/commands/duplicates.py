"""`duplicates`: find files that hold the same recording, and part with those not needed."""

import argparse

from music_organizer.cli.agreement import agreed
from music_organizer.cli.choices import chosen_config
from music_organizer.cli.ending import ending_code
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.duplicates import (
    group_fields,
    show_findings,
    show_groups,
    show_unread,
)
from music_organizer.cli.rendering.json_output import show_json
from music_organizer.cli.rendering.runs import show_staying, show_trouble, show_way_on
from music_organizer.cli.rendering.words import counted, lasting
from music_organizer.cli.running import told
from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch
from music_organizer.models.plan import Plan
from music_organizer.services.duplicates import DuplicateService
from music_organizer.services.exporting import operation_fields


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Look for duplicates, and part with them if that was asked for."""
    service = DuplicateService(chosen_config(arguments))
    try:
        with told(service.workspace, console):
            return await _duplicates(service, arguments, console)
    finally:
        await service.close()


async def _duplicates(
    service: DuplicateService, arguments: argparse.Namespace, console: Console
) -> int:
    search = DuplicateSearch(
        exact=arguments.exact,
        by_sound=arguments.sound,
        across_albums=arguments.across_albums,
    )
    with (
        interruptible(service.stop, console) as interruption,
        console.progress() as progress,
    ):
        found = await service.find(arguments.folder, search, keep=arguments.keep, progress=progress)
        report = found.value()
        interruption.check()
    if arguments.remove:
        return await _part(service, report, arguments, console)
    if arguments.format == "json":
        show_json((group_fields(group, report) for group in report.groups), console)
    else:
        show_groups(report, console)
        show_findings(report, console)
        show_unread(report, console)
        console.line("Nothing was changed; --remove moves what is not needed to the backup.")
    return NEEDS_ATTENTION if report.unreadable else ALL_DONE


async def _part(
    service: DuplicateService,
    report: DuplicateReport,
    arguments: argparse.Namespace,
    console: Console,
) -> int:
    plan = (await service.plan(report)).value()
    if arguments.format != "json":
        show_groups(report, console)
        show_findings(report, console)
    count = plan.summary().backups
    question = f"Move {counted(count, 'file')} to the backup of {report.folder}?"
    if count and not agreed(console, question, force=arguments.force):
        console.line("Nothing was changed.")
        return ALL_DONE
    if not count and arguments.format != "json":
        show_unread(report, console)
        console.line("Nothing had to be done.")
        return NEEDS_ATTENTION if report.unreadable else ALL_DONE
    with (
        interruptible(service.stop, console) as interruption,
        console.progress() as progress,
    ):
        figures = (await service.execute(plan, progress=progress)).value()
    if arguments.format == "json":
        await _show_operations(service, plan, recorded=figures["recorded"], console=console)
    else:
        console.line(
            f"{counted(figures['to_backup'], 'file')} moved to the backup "
            f"in {lasting(figures['seconds'])}.",
            style="bold",
        )
        if figures["playlists"]:
            console.line(
                f"{counted(figures['playlists'], 'playlist')} that named them name what stays."
            )
        show_trouble(figures["failures"], console)
        show_staying(figures["staying"], console)
        show_way_on(figures, arguments, console)
    return ending_code(figures, interruption)


async def _show_operations(
    service: DuplicateService, plan: Plan, *, recorded: bool, console: Console
) -> None:
    if recorded:
        await show_session_json(service.workspace, plan.session.session_id, console)
    else:
        show_json((operation_fields(op) for op in plan.operations), console)
