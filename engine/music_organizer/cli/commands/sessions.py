"""`sessions`: list, delete, rename, prune."""

import argparse
from collections.abc import Iterable, Sequence
from contextlib import aclosing

from music_organizer.cli.agreement import agreed
from music_organizer.cli.choices import chosen_config
from music_organizer.cli.exit_codes import ALL_DONE
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import session_fields, show_json
from music_organizer.cli.rendering.words import counted, moment
from music_organizer.cli.running import command_line, told
from music_organizer.models.operation import LASTING_TYPES, OperationStatus
from music_organizer.models.session import OperationSession
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.history_tracker import OperationHistoryTracker

_ALL = 1 << 62
_COLUMNS = ("Session", "Began", "Steps", "Status")


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Do what was asked with the list of sessions."""
    actions = {None: _list, "delete": _delete, "rename": _rename, "prune": _prune}
    tracker = OperationHistoryTracker(chosen_config(arguments))
    try:
        with told(tracker.workspace, console):
            return await actions[arguments.action](tracker, arguments, console)
    finally:
        await tracker.close()


async def _list(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    sessions = await tracker.list_sessions(arguments.limit or _ALL)
    if arguments.format == "json":
        show_json(map(session_fields, sessions), console)
    elif sessions:
        _show(sessions, console)
    else:
        console.line("The history is empty.")
    return ALL_DONE


def _show(sessions: Iterable[OperationSession], console: Console) -> None:
    console.table(_COLUMNS, map(_row, sessions), wide=0)


def _row(session: OperationSession) -> tuple[str, ...]:
    named = f"{session.session_id}\n“{session.name}”" if session.name else session.session_id
    steps = [f"{session.total_operations:,}"]
    if session.failed_operations:
        steps.append(f"{session.failed_operations:,} failed")
    return (
        f"{named}\n{session.source_root}\n→ {session.target_root}",
        moment(session.start_time),
        "\n".join(steps),
        session.status.label.replace(" with ", "\nwith "),
    )


async def _delete(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = (await tracker.find_session(arguments.session)).value()
    cost = counted(await _cost(tracker, [session]), "operation")
    console.line(
        f"Without the session {session.session_id}, {cost} can no longer be rolled back. "
        "Files, backups and the log in the library stay."
    )
    if not agreed(console, "Delete it from the history?", force=arguments.force):
        console.line("Nothing was deleted.")
        return ALL_DONE
    (await tracker.delete_session(session.session_id)).value()
    again = command_line(arguments, "history", "rebuild", str(session.library_root))
    console.command("Deleted. As long as the library keeps its log, this brings it back:", again)
    return ALL_DONE


async def _rename(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = (await tracker.find_session(arguments.session)).value()
    (await tracker.rename_session(session.session_id, arguments.name)).value()
    if arguments.name:
        console.line(f"{session.session_id} is now called “{arguments.name}”.")
    else:
        console.line(f"{session.session_id} has no name any more.")
    return ALL_DONE


async def _prune(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    days, last = arguments.keep_days, arguments.keep_last
    old = (await archive.prune(keep_days=days, keep_last=last, dry_run=True)).value()
    as_json = arguments.format == "json"
    if not as_json:
        _show_cost(old, await _cost(tracker, old), console)
    wanted = old and not arguments.dry_run
    if wanted and agreed(console, "Forget them?", force=arguments.force):
        (await archive.prune(keep_days=days, keep_last=last)).value()
        console.note("Done. Files, backups and the logs in the libraries stay.")
    elif not as_json:
        console.line("Nothing was forgotten.")
    if as_json:
        show_json(map(session_fields, old), console)
    return ALL_DONE


def _show_cost(old: Sequence[OperationSession], cost: int, console: Console) -> None:
    if not old:
        console.line("No session is that old.")
        return
    _show(old, console)
    without = "this session" if len(old) == 1 else f"these {len(old):,} sessions"
    console.line(f"Without {without}, {counted(cost, 'operation')} can no longer be rolled back.")


async def _cost(tracker: OperationHistoryTracker, sessions: Iterable[OperationSession]) -> int:
    """Return how many operations of some sessions could still be rolled back."""
    number = 0
    for session in sessions:
        standing = tracker.pages(session.session_id, OperationStatus.COMPLETED)
        async with aclosing(standing) as pages:
            async for page in pages:
                number += sum(op.operation_type not in LASTING_TYPES for op in page)
    return number
