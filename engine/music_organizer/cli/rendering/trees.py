"""A folder before and after, small enough to be taken in at a glance."""

from collections import Counter
from itertools import groupby
from pathlib import Path

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import below
from music_organizer.cli.rendering.words import counted
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.plan import Plan

_INDENT = 2


def show_before(root: Path, console: Console) -> None:
    """Show each folder below a root with the number of files it holds."""
    counts = Counter(path.parent for path in root.rglob("*") if path.is_file())
    for folder, number in sorted(counts.items()):
        console.path(
            f"{below(folder, root)}/", indent=_INDENT, after=f"  {counted(number, 'file')}"
        )


def show_after(plan: Plan, console: Console) -> None:
    """Show each folder that a plan fills, with one of its files and where it comes from."""
    moving = [
        op
        for op in plan.operations
        if op.status is OperationStatus.PENDING and op.role is not Role.FOLDER and op.target_path
    ]
    moving.sort(key=lambda op: str(op.target_path))
    for folder, operations in groupby(moving, key=_folder):
        files = list(operations)
        place = below(folder, plan.session.target_root)
        console.path(f"{place}/", indent=_INDENT, after=f"  {counted(len(files), 'file')}")
        name = files[0].target_path.name if files[0].target_path else ""
        origin = below(files[0].origin, plan.session.source_root)
        console.path(origin, before=f"{' ' * 2 * _INDENT}{name} ← ")


def _folder(op: OperationRecord) -> Path:
    return op.target_path.parent if op.target_path else Path()
