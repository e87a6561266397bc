"""What changes inside playlists, as a person compares two versions of a text."""

from collections.abc import Mapping, Sequence
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.words import counted
from music_organizer.models.operation import (
    MISSING_ENTRIES,
    OperationRecord,
    OperationStatus,
    OperationType,
)
from music_organizer.models.packed_operations import those_of
from music_organizer.models.plan import Plan
from music_organizer.models.playlist_rewrite import PlaylistRewrite

_SHOWN = 20
_INDENT = 2


def show_rewrites(plan: Plan, console: Console) -> None:
    """Name the playlists that a plan rewrites; each line that changes with `--verbose`."""
    rewrites = list(those_of(plan.operations, _is_rewritten, "status", "operation_type"))
    if rewrites:
        shown = rewrites if console.verbose else rewrites[:_SHOWN]
        console.line(f"{counted(len(rewrites), 'playlist')} would be rewritten:")
        for op in shown:
            _show_one(op, console)
        if len(shown) < len(rewrites):
            left = f"… and {len(rewrites) - len(shown):,} more (--verbose shows all)"
            console.line(left, indent=_INDENT)
        if not console.verbose:
            console.line("--verbose shows every line that changes.", style="dim", indent=_INDENT)
    _show_missing(plan.operations, console)


def _is_rewritten(status: OperationStatus, step: OperationType) -> bool:
    return status is OperationStatus.PENDING and step is OperationType.REWRITE


def _lacks_files(metadata: Mapping[str, Any]) -> bool:
    return MISSING_ENTRIES in metadata


def _show_one(op: OperationRecord, console: Console) -> None:
    rewrite = PlaylistRewrite.of(op.metadata)
    if rewrite is None:
        return
    told = f"  ({len(rewrite.edits):,} of {counted(rewrite.entries, 'entry', 'entries')})"
    console.path(str(op.source_path), indent=_INDENT, after=told)
    if rewrite.unwritable:
        console.line(
            f"{counted(rewrite.unwritable, 'entry', 'entries')} cannot name its file in the "
            "encoding of the playlist and would stay.",
            indent=2 * _INDENT,
        )
    if console.verbose:
        for line, old, new in rewrite.diff():
            console.line(f"line {line:,}", style="dim", indent=2 * _INDENT)
            console.path(old.strip(), before=f"{' ' * 2 * _INDENT}- ")
            console.path(new.strip(), before=f"{' ' * 2 * _INDENT}+ ")


def _show_missing(operations: Sequence[OperationRecord], console: Console) -> None:
    """Say which playlists name files that are not there, whether they are rewritten or not."""
    broken = list(those_of(operations, _lacks_files, "metadata"))
    number = sum(op.metadata[MISSING_ENTRIES] for op in broken)
    if not number:
        return
    verb = "names a file that is" if number == 1 else "name files that are"
    console.line(
        f"{counted(number, 'entry', 'entries')} of {counted(len(broken), 'playlist')} {verb} not "
        "there; nothing changes about that."
    )
    for op in broken if console.verbose else broken[:_SHOWN]:
        console.path(
            str(op.source_path), indent=_INDENT, after=f"  ({op.metadata[MISSING_ENTRIES]:,})"
        )
