"""`history`: show, export, rebuild, check."""

import argparse
from collections.abc import Iterable
from contextlib import aclosing

from music_organizer.cli.choices import chosen_config
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import below
from music_organizer.cli.rendering.words import counted, moment
from music_organizer.cli.running import told
from music_organizer.errors import NameTakenError, UsageError
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
from music_organizer.models.session import OperationSession
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.exporting import EXPORTS
from music_organizer.services.history_tracker import OperationHistoryTracker
from music_organizer.services.reports import printable, write_new_file

_COLUMNS = ("Id", "Step", "What and where")
_SHORT_ID = 8
_WIDTHS = (_SHORT_ID, max(len(one.label) for one in OperationType), 0)
_NOTES = (OperationType.REMEMBER_DIR, OperationType.RESET_DIR)


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Show a session's operations, or look after the history."""
    actions = {None: _show, "export": _export, "rebuild": _rebuild, "check": _check}
    tracker = OperationHistoryTracker(chosen_config(arguments))
    try:
        with told(tracker.workspace, console):
            return await actions[arguments.action](tracker, arguments, console)
    finally:
        await tracker.close()


async def _show(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = await _wanted(tracker, arguments.session_id)
    status = OperationStatus(arguments.status) if arguments.status else None
    limit = arguments.limit or None
    if arguments.format == "json":
        workspace = tracker.workspace
        await show_session_json(workspace, session.session_id, console, status=status, limit=limit)
        return ALL_DONE
    _show_head(session, console)
    number = hidden = 0
    async with aclosing(tracker.pages(session.session_id, status, limit)) as pages:
        async for page in pages:
            shown = [op for op in page if console.verbose or op.operation_type not in _NOTES]
            rows = (_row(op, session, console) for op in shown)
            if shown:
                console.table(_COLUMNS, rows, wide=2, widths=_WIDTHS, heading=not number)
            number += len(shown)
            hidden += len(page) - len(shown)
            if not console.is_heard:
                break
    if not number:
        console.line("No operation stands like that." if status else "It has no operations.")
    if hidden:
        console.line(f"{counted(hidden, 'note')} on folders left out (--verbose shows all).")
    return ALL_DONE


async def _wanted(tracker: OperationHistoryTracker, session_id: str | None) -> OperationSession:
    if session_id:
        return (await tracker.find_session(session_id)).value()
    latest = await tracker.list_sessions(limit=1)
    if not latest:
        raise UsageError("The history is empty; there is no session to show.")
    return latest[0]


def _show_head(session: OperationSession, console: Console) -> None:
    name = f" “{session.name}”" if session.name else ""
    console.line(f"{session.session_id}{name}", style="bold")
    console.line(f"{session.kind.label}, {moment(session.start_time)}: {session.status.label}.")
    console.path(str(session.source_root), before="from ")
    console.path(str(session.target_root), before="to   ")


def _row(op: OperationRecord, session: OperationSession, console: Console) -> tuple[str, ...]:
    """In a pipe paths are whole; on a terminal they are told from the folders in the head."""
    origin, destination = str(op.origin or ""), str(op.destination or "")
    if console.is_narrow:
        origin = below(op.origin, session.source_root)
        destination = below(op.destination, session.target_root)
    places = [origin] if origin else []
    if destination and destination != origin:
        places.append(f"→ {destination}")
    step = f"{op.operation_type.label}\n{op.status.label}"
    return op.id[:_SHORT_ID], step, "\n".join(places), op.error_message or ""


async def _export(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = (await tracker.find_session(arguments.session)).value()
    kind = f"map-{arguments.format}" if arguments.map else arguments.format
    if arguments.output is None and kind == "json":
        await show_session_json(tracker.workspace, session.session_id, console)
        return ALL_DONE
    workspace = tracker.workspace

    def write() -> None:
        operations = workspace.history().queries.operations(session.session_id)
        lines = EXPORTS[kind](operations)
        if arguments.output is None:
            _write_out(lines, console)
        else:
            write_new_file(arguments.output, lines)

    try:
        await workspace.worker.run(write)
    except NameTakenError as error:
        raise UsageError(str(error)) from error
    if arguments.output is not None:
        what = counted(session.total_operations, "operation")
        if arguments.map:
            what = "The old and new places of its files were"
        console.path(str(arguments.output), before=f"{what} written to ")
    return ALL_DONE


def _write_out(lines: Iterable[str], console: Console) -> None:
    for line in lines:
        if not console.is_heard:
            return
        console.raw(f"{printable(line) if console.is_terminal else line}\n")


async def _rebuild(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    found = (await archive.rebuild(arguments.library)).value()
    if found.set_aside is not None:
        console.line("The damaged history was set aside, not deleted, as")
        console.path(str(found.set_aside), indent=2)
    console.line(
        f"{counted(len(found.sessions), 'session')} brought back; "
        f"{counted(len(found.known), 'session')} {'was' if len(found.known) == 1 else 'were'} "
        "known already."
    )
    for problem in found.problems:
        console.error(problem)
    return NEEDS_ATTENTION if found.problems else ALL_DONE


async def _check(tracker: OperationHistoryTracker, _: argparse.Namespace, console: Console) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    problems = (await archive.check()).value()
    for problem in problems:
        console.error(problem)
    if not problems:
        console.line("The history is sound, and its files are where it says.")
    return NEEDS_ATTENTION if problems else ALL_DONE
