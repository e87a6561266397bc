"""`organize`, `organize-legacy` and `plan`."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.cli.album_options import chosen_albums
from music_organizer.cli.choices import chosen_config
from music_organizer.cli.ending import ending_code
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import show_json
from music_organizer.cli.rendering.plans import show_plan, show_plan_summary
from music_organizer.cli.rendering.runs import show_result, show_way_on
from music_organizer.cli.running import tell_recovered, told
from music_organizer.errors import OperationError
from music_organizer.models.album_choice import AlbumChoices
from music_organizer.models.config import TransferMode
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.plan import Plan
from music_organizer.models.session import check_session_id
from music_organizer.services.album_choices import AlbumChoiceService
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.exporting import operation_fields
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer.services.reports import staying_report

_DONE = {
    TransferMode.MOVE: "moved",
    TransferMode.COPY: "copied",
    TransferMode.HARDLINK: "hard-linked",
    TransferMode.REFLINK: "cloned",
    TransferMode.SYMLINK: "linked",
}


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Organize a folder, or show what that would do."""
    if arguments.session_id is not None:
        check_session_id(arguments.session_id)
    organizer = EnhancedAsyncMusicOrganizer(
        chosen_config(arguments),
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
    if not arguments.dry_run:
        await _settle_first(organizer, console)
    with (
        interruptible(organizer.stop, console) as interruption,
        console.progress() as progress,
    ):
        source, target, learns = arguments.source, arguments.target, not arguments.dry_run
        albums = chosen_albums(arguments.treat_as)
        planned = await organizer.plan(
            source, target, progress=progress, albums=albums, learns=learns
        )
        plan = planned.value()
        interruption.check()
        if arguments.dry_run:
            figures = None
        else:
            await _remember(organizer, plan, albums)
            figures = (await organizer.execute(plan, progress=progress)).value()
    if figures is None:
        return _dry_run(plan, arguments, console)
    if arguments.format == "json":
        await _show_operations(organizer, plan, figures, console)
        _write_log(organizer, figures, console)
    elif not plan.operations:
        console.path(str(plan.session.source_root), before="There is nothing to organize in ")
    else:
        show_result(_DONE[organizer.config.mode], figures, console)
        _show_log(_write_log(organizer, figures, console), console)
        show_way_on(figures, arguments, console)
    return ending_code(figures, interruption)


async def _settle_first(organizer: EnhancedAsyncMusicOrganizer, console: Console) -> None:
    """What an earlier run left half done is settled before anything is planned."""
    keeps = organizer.workspace.keeps_history
    if keeps and organizer.config.history_path.exists():
        archive = HistoryArchive(workspace=organizer.workspace)
        (await archive.recover()).value()
        tell_recovered(organizer.workspace, console)


async def _remember(
    organizer: EnhancedAsyncMusicOrganizer, plan: Plan, albums: AlbumChoices
) -> None:
    if albums and organizer.workspace.keeps_history:
        service = AlbumChoiceService(workspace=organizer.workspace)
        (await service.remember_for(plan, albums)).value()


def _dry_run(plan: Plan, arguments: argparse.Namespace, console: Console) -> int:
    if arguments.format == "json":
        show_json((operation_fields(op) for op in plan.operations), console)
    else:
        show_plan(plan, console)
        show_plan_summary(plan, console)
        console.line("Nothing was changed: this is only the plan.")
    attention = any(op.stays and op.stays.needs_attention for op in plan.staying())
    return NEEDS_ATTENTION if attention else ALL_DONE


async def _show_operations(
    organizer: EnhancedAsyncMusicOrganizer,
    plan: Plan,
    figures: Mapping[str, Any],
    console: Console,
) -> None:
    if figures["recorded"]:
        await show_session_json(organizer.workspace, figures["session_id"], console)
    else:
        show_json((operation_fields(op) for op in _as_it_went(plan, figures)), console)


def _as_it_went(plan: Plan, figures: Mapping[str, Any]) -> Iterator[OperationRecord]:
    """Tell what became of a plan that nobody recorded: its steps were taken in their order."""
    left = figures["total_operations"] - figures["waiting_operations"]
    trouble = {op.sequence: op for op in figures["failures"]}
    for op in plan.operations:
        if op.status is OperationStatus.PENDING and left:
            left -= 1
            yield trouble.get(op.sequence) or replace(op, status=OperationStatus.COMPLETED)
        else:
            yield op


def _write_log(
    organizer: EnhancedAsyncMusicOrganizer, figures: Mapping[str, Any], console: Console
) -> Path | None:
    if not (figures["staying"] and figures["recorded"]):
        return None
    try:
        return staying_report(organizer.config, figures["session_id"], figures["staying"])
    except OperationError as error:
        console.error(f"The list of the files that stay could not be written: {error}")
        return None


def _show_log(path: Path | None, console: Console) -> None:
    if path is not None:
        console.line("Every file that stays is listed, with its reason, in")
        console.path(str(path), indent=2)
