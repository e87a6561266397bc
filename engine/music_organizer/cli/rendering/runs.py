"""What became of a run: what went, what failed, what stays and why."""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from music_organizer.cli.ending import is_interrupted
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.words import (
    companions,
    counted,
    joined,
    lasting,
    reasons,
    size,
)
from music_organizer.cli.running import command_line
from music_organizer.models.operation import OperationRecord, OperationStatus

_SHOWN = 10
_INDENT = 2


def show_result(done: str, figures: Mapping[str, Any], console: Console) -> None:
    """Show what a run did.

    Args:
        done: what was done to the files, such as `moved`.
        figures: the figures of the run.
        console: where to.
    """
    if not figures["total_operations"]:
        console.line("Nothing had to be done.")
    else:
        followed = companions(figures["covers"], figures["followers"])
        what = joined([counted(figures["files"], "file"), *followed])
        console.line(
            f"{what} {done} ({size(figures['bytes'])} in {lasting(figures['seconds'])}).",
            style="bold",
        )
    if figures["playlists"]:
        verb = "was" if figures["playlists"] == 1 else "were"
        console.line(f"{counted(figures['playlists'], 'playlist')} {verb} rewritten to match.")
    show_trouble(figures["failures"], console)
    show_staying(figures["staying"], console)


def show_way_on(
    figures: Mapping[str, Any], arguments: argparse.Namespace, console: Console
) -> None:
    """Say how to carry on with a run that was stopped, and how to take back what it did."""
    session_id = figures["session_id"]
    if is_interrupted(figures):
        waiting, total = figures["waiting_operations"], figures["total_operations"]
        console.line(
            f"Stopped after {total - waiting:,} of {counted(total, 'step')}; nothing is half done."
        )
        if figures["recorded"]:
            console.command("To carry on:", command_line(arguments, "resume", session_id))
    if figures["recorded"] and figures["completed_operations"]:
        console.command("To put it all back:", command_line(arguments, "rollback", session_id))


def show_trouble(operations: Iterable[OperationRecord], console: Console) -> None:
    """Name what failed, and what went not quite as it should."""
    every = list(operations)
    warned = [op for op in every if op.status is OperationStatus.COMPLETED]
    failed = [op for op in every if op.status is not OperationStatus.COMPLETED]
    if failed:
        console.line(f"{counted(len(failed), 'step')} failed:", style="bold red")
        _show_each(failed, console)
    if warned:
        console.line(f"{counted(len(warned), 'step')} ended with a warning:")
        _show_each(warned, console)


def show_staying(operations: Sequence[OperationRecord], console: Console) -> None:
    """Say how many files stay and why, and name each that somebody should look at."""
    counts = Counter(op.stays.value for op in operations if op.stays)
    if not counts:
        return
    number = sum(counts.values())
    verb = "stays" if number == 1 else "stay"
    console.line(f"{counted(number, 'file')} {verb}: {reasons(counts)}.")
    attention = [op for op in operations if op.stays and op.stays.needs_attention]
    _show_each(operations if console.verbose else attention, console)


def _show_each(operations: Sequence[OperationRecord], console: Console) -> None:
    shown = operations if console.verbose else operations[:_SHOWN]
    for op in shown:
        console.path(str(op.source_path or op.target_path), indent=_INDENT)
        for sentence in _sentences(op):
            console.line(sentence, style="dim", indent=2 * _INDENT)
    if len(shown) < len(operations):
        left = f"… and {len(operations) - len(shown):,} more (--verbose names all)"
        console.line(left, indent=_INDENT)


def _sentences(op: OperationRecord) -> list[str]:
    if op.error_message:
        return [op.error_message]
    return [str(warning) for warning in op.metadata.get("warnings", ())]
