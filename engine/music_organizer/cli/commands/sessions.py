"""`sessions`: list, delete, rename, prune."""

import argparse
from collections.abc import Iterable

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import DONE, chosen_config, told, value
from music_organizer.errors import UsageError
from music_organizer.models.session import OperationSession
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.history_tracker import OperationHistoryTracker, summary


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Do what was asked with the list of sessions."""
    tracker = OperationHistoryTracker(chosen_config(arguments))
    try:
        with told(tracker.workspace, console):
            if arguments.action == "delete":
                return await _delete(tracker, arguments, console)
            if arguments.action == "rename":
                return await _rename(tracker, arguments, console)
            if arguments.action == "prune":
                return await _prune(tracker, arguments, console)
            return await _list(tracker, arguments, console)
    finally:
        await tracker.close()


async def _list(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    sessions = await tracker.list_sessions(arguments.limit)
    if arguments.format == "json":
        for text in as_list(summary(session) for session in sessions):
            console.raw(text)
    elif sessions:
        _show(sessions, console)
    else:
        console.line("The history is empty: nothing was organized yet.")
    return DONE


def _show(sessions: Iterable[OperationSession], console: Console) -> None:
    columns = ("When", "Session", "From → to", "Done", "Failed", "Status")
    rows = [
        (
            session.start_time.astimezone().strftime("%Y-%m-%d %H:%M"),
            session.name or session.session_id,
            f"{session.source_root} → {session.target_root}",
            f"{session.completed_operations:,}",
            f"{session.failed_operations:,}",
            session.status.label,
        )
        for session in sessions
    ]
    console.table(columns, rows, wide=2)


async def _delete(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = value(await tracker.find_session(arguments.session))
    cost = counted(session.completed_operations, "operation")
    console.line(
        f"Deleting {session.session_id} from the history: {cost} can no longer be rolled back "
        "from it. Files, backups and the log in the library stay."
    )
    if not agreed(console, "Delete it?", force=arguments.force):
        console.line("Nothing was deleted.")
        return DONE
    value(await tracker.delete_session(session.session_id))
    console.line(f"Deleted. `history rebuild {session.library_root}` brings it back.")
    return DONE


async def _rename(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    session = value(await tracker.find_session(arguments.session))
    value(await tracker.rename_session(session.session_id, arguments.name))
    console.line(f"{session.session_id} is now called {arguments.name!r}.")
    return DONE


async def _prune(
    tracker: OperationHistoryTracker, arguments: argparse.Namespace, console: Console
) -> int:
    archive = HistoryArchive(workspace=tracker.workspace)
    keeps = {"keep_days": arguments.keep_days, "keep_last": arguments.keep_last}
    old = value(await archive.prune(**keeps, dry_run=True))
    operations = counted(sum(one.completed_operations for one in old), "operation")
    console.line(f"{counted(len(old), 'session')} with {operations} would be forgotten.")
    if old:
        _show(old, console)
    if arguments.dry_run or not old:
        return DONE
    if not agreed(console, "Forget them?", force=arguments.force):
        console.line("Nothing was forgotten.")
        return DONE
    value(await archive.prune(**keeps))
    console.line("Done. Files, backups and the logs in the libraries stay.")
    return DONE


def agreed(console: Console, question: str, *, force: bool) -> bool:
    """Ask before something that cannot be undone here.

    Raises:
        UsageError: there is nobody to ask, and `--force` was not given.
    """
    if force:
        return True
    answer = console.confirmed(question)
    if answer is None:
        raise UsageError("There is no terminal to ask on; say --force. Nothing was changed.")
    return answer
