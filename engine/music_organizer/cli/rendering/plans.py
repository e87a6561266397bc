"""What organizing would do, folder by folder."""

import os
from collections.abc import Sequence
from heapq import nsmallest
from itertools import groupby
from pathlib import Path

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.playlists import show_rewrites
from music_organizer.cli.rendering.runs import show_staying
from music_organizer.cli.rendering.words import companions, counted, elided, joined, size
from music_organizer.models.kept_paths import folder_of, name_of
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    kept_target,
)
from music_organizer.models.packed_operations import those_of, values_of
from music_organizer.models.plan import Plan, PlanSummary

_SHOWN_FILES = 200
_ARROW = "  ← "
_NAMES_SHARE = 0.45
_INDENT = 2
_ABOUT_FILES = ("status", "role", "operation_type")
_GIVES_NO_NAME = (OperationType.DELETE, OperationType.BACKUP, OperationType.REWRITE)


def show_plan(plan: Plan, console: Console, most: int = _SHOWN_FILES) -> None:
    """Show what a plan would do, for so many files at most unless everything is to be told."""
    if console.quiet:
        return
    told = values_of(plan.operations, *_ABOUT_FILES)
    total = sum(_takes_a_file(*values) for values in told)
    moving = those_of(plan.operations, _takes_a_file, *_ABOUT_FILES)
    # Of a large plan only the first files are held.
    shown = nsmallest(total if console.verbose else most, moving, key=_target_text)
    for folder, operations in groupby(shown, key=_folder):
        console.path(below(folder, plan.session.target_root) + "/")
        _show_files(list(operations), plan.session.source_root, console)
    if len(shown) < total:
        console.line(f"… and {total - len(shown):,} more (--verbose shows all)")
    if total:
        console.line()
    show_rewrites(plan, console)


def show_plan_summary(plan: Plan, console: Console) -> None:
    """Show the figures of a plan and the files that need attention."""
    summary = plan.summary()
    if not plan.operations:
        console.path(str(plan.session.source_root), before="There is nothing to organize in ")
    elif plan.changes_nothing:
        console.line("Nothing would change.")
    else:
        console.line(f"{_changes(summary)}.")
    for number, words in (
        (summary.folders_made, "would be made"),
        (summary.folders_removed, "of the source would be removed, being empty then"),
    ):
        if number:
            console.line(f"{counted(number, 'folder')} {words}.")
    if summary.backups:
        console.line(f"{counted(summary.backups, 'file')} would be kept in the backup.")
    show_staying(plan.staying(), console)


def below(path: Path | None, root: Path) -> str:
    """Return a path as it looks from a folder that holds it."""
    if path is None:
        return ""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _changes(summary: PlanSummary) -> str:
    parts = companions(summary.covers, summary.followers)
    followers = f", and {joined(parts)} would follow" if parts else ""
    return (
        f"{counted(summary.files, 'file')} would get a new place{followers} ({size(summary.bytes)})"
    )


def _takes_a_file(status: OperationStatus, role: Role, step: OperationType) -> bool:
    waits = status is OperationStatus.PENDING
    return waits and role is not Role.FOLDER and step not in _GIVES_NO_NAME


def _target_text(op: OperationRecord) -> str:
    kept = kept_target(op)
    return f"{folder_of(kept)}{os.sep}{name_of(kept)}"


def _folder(op: OperationRecord) -> Path:
    return op.target_path.parent if op.target_path else Path()


def _show_files(operations: Sequence[OperationRecord], root: Path, console: Console) -> None:
    room = int(console.width * _NAMES_SHARE) if console.is_narrow else console.width
    for op in operations:
        name = elided(op.target_path.name if op.target_path else "", room)
        console.path(below(op.origin, root), before=f"{' ' * _INDENT}{name}{_ARROW}")
        if console.verbose and op.reason:
            console.line(op.reason, style="dim", indent=2 * _INDENT)
