"""`resume`, `verify` and `recover`."""

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import as_list, operation_fields
from music_organizer.cli.rendering.plans import show_run
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import (
    DONE,
    TROUBLE,
    chosen_config,
    interruptible,
    told,
    value,
)
from music_organizer.errors import UnknownSessionError
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.folders import existing_folder
from music_organizer.services.history_tracker import OperationHistoryTracker

if TYPE_CHECKING:
    from music_organizer.services.verification import Checked


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Look after what earlier runs left."""
    archive = HistoryArchive(chosen_config(arguments))
    try:
        with told(archive.workspace, console):
            if arguments.command == "resume":
                return await _resume(archive, arguments, console)
            if arguments.command == "verify":
                return await _verify(archive, arguments, console)
            return await _recover(archive, console)
    finally:
        await archive.close()


async def _recover(archive: HistoryArchive, console: Console) -> int:
    found = value(await archive.recover())
    archive.workspace.recovered.clear()
    for one in found:
        console.line(one.sentence())
    if not found:
        console.line("Nothing was half done.")
    return TROUBLE if any(one.unknown for one in found) else DONE


async def _resume(archive: HistoryArchive, arguments: argparse.Namespace, console: Console) -> int:
    with interruptible(archive.stop) as interruption, console.progress() as progress:
        figures = value(await archive.resume(arguments.session, progress=progress))
    show_run(figures, console)
    if interruption.signal:
        return interruption.code
    return TROUBLE if figures["failed_operations"] else DONE


async def _verify(archive: HistoryArchive, arguments: argparse.Namespace, console: Console) -> int:
    checked: list[Checked] = []
    with console.progress() as progress:
        for session_id in await _sessions(archive, arguments.what):
            found = await archive.verify(session_id, progress=progress)
            checked += value(found)
    bad = [one for one in checked if one.state != "whole"]
    if arguments.format == "json":
        for text in as_list(
            {"path": str(one.path), "state": one.state, **operation_fields(one.operation)}
            for one in checked
        ):
            console.raw(text)
    else:
        for one in bad:
            console.line(one.message)
        counts = Counter(one.state for one in checked)
        told_of = ", ".join(f"{number:,} {state}" for state, number in counts.most_common())
        console.line(f"{counted(len(checked), 'file')} verified: {told_of or 'none to verify'}.")
    return TROUBLE if bad else DONE


async def _sessions(archive: HistoryArchive, what: str) -> list[str]:
    """Return the sessions meant by an id, or by a library folder."""
    tracker = OperationHistoryTracker(workspace=archive.workspace)
    folder = existing_folder(what)
    if folder is None:
        return [value(await tracker.find_session(what)).session_id]
    sessions = await tracker.list_sessions(limit=1_000_000)
    found = [one.session_id for one in sessions if one.library_root == folder]
    if not found:
        raise UnknownSessionError(
            f"The history has no session of the library {folder}; `history rebuild {folder}` "
            "reads them from its logs."
        )
    return found
