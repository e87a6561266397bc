"""`resume`, `verify` and `recover`."""

import argparse
from collections import Counter
from collections.abc import Mapping
from typing import Any

from music_organizer.cli.choices import chosen_config
from music_organizer.cli.ending import ending_code
from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.reading import show_session_json
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import JsonList, show_json
from music_organizer.cli.rendering.runs import show_result, show_way_on
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import command_line, told
from music_organizer.errors import UnknownSessionError
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.folders import existing_folder
from music_organizer.services.history_tracker import OperationHistoryTracker
from music_organizer.services.recovery import Recovered
from music_organizer.services.verification import Checked

_ALL_SESSIONS = 1 << 62
_WHOLE = "whole"


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Look after what earlier runs left."""
    actions = {"resume": _resume, "verify": _verify, "recover": _recover}
    archive = HistoryArchive(chosen_config(arguments))
    try:
        with told(archive.workspace, console):
            return await actions[arguments.command](archive, arguments, console)
    finally:
        await archive.close()


async def _recover(archive: HistoryArchive, arguments: argparse.Namespace, console: Console) -> int:
    found = (await archive.recover()).value()
    archive.workspace.recovered.clear()
    if arguments.format == "json":
        show_json(map(_recovered_fields, found), console)
    else:
        for one in found:
            console.line(one.sentence())
            if one.waiting:
                way_on = command_line(arguments, "resume", one.session_id)
                console.command("To carry on:", way_on)
        if not found:
            console.line("Nothing was half done.")
    open_ends = any(one.unknown or one.failed for one in found)
    return NEEDS_ATTENTION if open_ends else ALL_DONE


def _recovered_fields(found: Recovered) -> Mapping[str, Any]:
    return {
        "session_id": found.session_id,
        "completed": found.completed,
        "waiting": found.waiting,
        "failed": found.failed,
        "unknown": found.unknown,
    }


async def _resume(archive: HistoryArchive, arguments: argparse.Namespace, console: Console) -> int:
    with (
        interruptible(archive.stop, console) as interruption,
        console.progress() as progress,
    ):
        figures = (await archive.resume(arguments.session, progress=progress)).value()
    if arguments.format == "json":
        await show_session_json(archive.workspace, figures["session_id"], console)
    else:
        show_result("done", figures, console)
        show_way_on(figures, arguments, console)
    return ending_code(figures, interruption)


async def _verify(archive: HistoryArchive, arguments: argparse.Namespace, console: Console) -> int:
    states: Counter[str] = Counter()
    listed = JsonList(console) if arguments.format == "json" else None
    for session_id in await _sessions(archive, arguments.what):
        with console.progress() as progress:
            checked = (await archive.verify(session_id, progress=progress)).value()
        states.update(one.state for one in checked)
        if listed is not None:
            listed.add(map(_checked_fields, checked))
            continue
        for one in checked:
            if one.state != _WHOLE:
                console.line(one.message)
    if listed is not None:
        listed.close()
    else:
        _show_states(states, console)
    return NEEDS_ATTENTION if set(states) - {_WHOLE} else ALL_DONE


def _show_states(states: "Counter[str]", console: Console) -> None:
    told_of = ", ".join(f"{number:,} {state}" for state, number in states.most_common())
    number = states.total()
    console.line(f"{counted(number, 'file')} looked at{': ' if number else ''}{told_of}.")


def _checked_fields(checked: Checked) -> Mapping[str, Any]:
    op = checked.operation
    return {
        "session_id": op.session_id,
        "id": op.id,
        "path": str(checked.path),
        "state": checked.state,
        "message": checked.message,
        "whole_copy": None if checked.whole_copy is None else str(checked.whole_copy),
        "checksum_before": op.checksum_before,
        "file_size": op.file_size,
    }


async def _sessions(archive: HistoryArchive, what: str) -> list[str]:
    """Return the sessions meant by an id, or by a library folder."""
    tracker = OperationHistoryTracker(workspace=archive.workspace)
    folder = existing_folder(what)
    if folder is not None:
        sessions = await tracker.list_sessions(limit=_ALL_SESSIONS)
        found = [one.session_id for one in sessions if one.library_root == folder]
        if found:
            return found
    session = await tracker.find_session(what)
    if folder is None or session.is_success():
        return [session.value().session_id]
    raise UnknownSessionError(
        f"The history has no session of the library {folder}; `history rebuild` with that "
        "folder reads them from its logs."
    )
