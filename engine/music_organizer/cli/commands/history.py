"""`history`: show, export, rebuild, check."""

import argparse
import csv
import io
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list, operation_fields
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import DONE, TROUBLE, chosen_config, told, value
from music_organizer.errors import UsageError
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.history_tracker import OperationHistoryTracker
from music_organizer.services.reports import write_new_file

_SHORT_ID = 8


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Show a session's operations, or look after the history."""
    tracker = OperationHistoryTracker(chosen_config(arguments))
    try:
        with told(tracker.workspace, console):
            if arguments.action == "rebuild":
                return await _rebuild(tracker, arguments.library, console)
            if arguments.action == "check":
                return await _check(tracker, console)
            if arguments.action == "export":
                return await _export(tracker, arguments, console)
            return await _show(tracker, arguments, console)
    finally:
        await tracker.close()


async def _show(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    if not arguments.session_id:
        raise UsageError(
            "Say which session: --session-id ID (`music-organize-async sessions` lists them)."
        )
    session = value(await tracker.find_session(arguments.session_id))
    status = OperationStatus(arguments.status) if arguments.status else None
    pages = tracker.pages(session.session_id, status, arguments.limit)
    if arguments.format == "json":
        await _print_json(pages, console)
        return DONE
    rows = [_row(op) async for page in pages for op in page]
    if rows:
        console.table(("Id", "What", "Status", "From → to"), rows, wide=3)
    console.line(f"{session.session_id}: {counted(len(rows), 'operation')} shown.")
    return DONE


def _row(op: OperationRecord) -> tuple[str, str, str, str]:
    names = " → ".join(str(path) for path in (op.origin, op.destination) if path is not None)
    told_of = f"{names}  ({op.error_message})" if op.error_message else names
    return op.id[:_SHORT_ID], op.operation_type.label, op.status.label, told_of


async def _print_json(pages: AsyncIterator[list[OperationRecord]], console: Console) -> None:
    first = True
    async for page in pages:
        text = "".join(as_list(operation_fields(op) for op in page))
        console.raw(text.rstrip("\n]") if first else "," + text.lstrip("[").rstrip("\n]"))
        first = False
    console.raw("[]\n" if first else "\n]\n")


async def _export(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = value(await tracker.find_session(arguments.session))
    operations = await tracker.get_session_operations(session.session_id)
    if arguments.format == "csv":
        lines = _csv(operations)
    else:
        lines = "".join(as_list(operation_fields(op) for op in operations)).splitlines()
    if not arguments.output:
        console.raw("".join(f"{line}\n" for line in lines))
        return DONE
    write_new_file(Path(arguments.output), lines)
    console.line(f"{counted(len(operations), 'operation')} written to {arguments.output}.")
    return DONE


def _csv(operations: Iterable[OperationRecord]) -> list[str]:
    text = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for op in operations:
        fields = operation_fields(op)
        if writer is None:
            writer = csv.DictWriter(text, fields, lineterminator="\n")
            writer.writeheader()
        writer.writerow(fields)
    return text.getvalue().splitlines()


async def _rebuild(tracker: OperationHistoryTracker, library: str, console: Console) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    found = value(await archive.rebuild(Path(library)))
    if found.set_aside is not None:
        console.line(f"The damaged history was set aside as {found.set_aside}.")
    console.line(
        f"{counted(len(found.sessions), 'session')} rebuilt, {len(found.known):,} known already."
    )
    for problem in found.problems:
        console.error(problem)
    return TROUBLE if found.problems else DONE


async def _check(tracker: OperationHistoryTracker, console: Console) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    problems = value(await archive.check())
    for problem in problems:
        console.error(problem)
    if not problems:
        console.line("The history is sound.")
    return TROUBLE if problems else DONE
