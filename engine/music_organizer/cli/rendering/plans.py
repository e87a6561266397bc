"""Plans and runs in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.words import counted, elided, reasons, size
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict

_SHOWN = 10
_QUIET_REASONS = (StayReason.IN_PLACE,)
_SHOWN_FILES = 200


def show_plan(plan: Plan, console: Console, most: int = _SHOWN_FILES) -> None:
    """Show what a plan would do, folder by folder, for so many files at most."""
    session = plan.session
    by_folder: dict[Path, list[OperationRecord]] = defaultdict(list)
    moving = [op for op in plan.pending if op.role is not Role.FOLDER and op.target_path]
    shown = moving if console.verbose else moving[:most]
    for op in shown:
        if op.target_path is not None:
            by_folder[op.target_path.parent].append(op)
    for folder, operations in by_folder.items():
        console.line(_below(folder, session.target_root), style="bold")
        for op in operations:
            _show_move(op, session.source_root, console)
    if len(shown) < len(moving):
        console.line(f"… and {len(moving) - len(shown):,} more (--verbose shows all)")
    console.line()
    show_plan_summary(plan, console)


def show_plan_summary(plan: Plan, console: Console) -> None:
    """Show the figures of a plan and the files that need attention."""
    summary = plan.summary()
    parts = [f"{counted(summary.files, 'file')} ({size(summary.bytes)}) would change place"]
    if summary.followers:
        parts.append(f"{counted(summary.followers, 'cover')} would follow")
    if summary.folders_made or summary.folders_removed:
        parts.append(f"{summary.folders_made:,} folders made, {summary.folders_removed:,} removed")
    if summary.backups:
        parts.append(f"{counted(summary.backups, 'file')} kept in the backup")
    console.line("; ".join(parts) + ".")
    show_staying([op for op in plan.operations if op.stays], console)


def show_staying(operations: Iterable[OperationRecord], console: Console) -> None:
    """Name what stays, and every file that somebody should look at."""
    operations = list(operations)
    counts: dict[str, int] = defaultdict(int)
    for op in operations:
        if op.stays:
            counts[op.stays.value] += 1
    if counts:
        console.line(f"{counted(sum(counts.values()), 'file')} stay: {reasons(counts)}.")
    attention = [op for op in operations if op.stays and op.stays.needs_attention]
    rest = [op for op in operations if op not in attention and op.stays not in _QUIET_REASONS]
    listed = attention + rest if console.verbose else attention[:_SHOWN]
    for op in listed:
        console.line(f"  {elided(str(op.source_path), console.width - 4)}")
        console.line(f"    {op.error_message}", style="dim")
    if len(attention) > len(listed):
        console.line(f"  … and {len(attention) - len(listed):,} more (--verbose)")


def show_run(figures: Mapping[str, Any], console: Console) -> None:
    """Show what became of a run."""
    seconds = figures["seconds"]
    covers = f", {counted(figures['covers'], 'cover')} followed" if figures["covers"] else ""
    console.line(
        f"{counted(figures['files'], 'file')} organized{covers} "
        f"({size(figures['bytes'])} in {seconds:.1f} s)."
    )
    show_failures(figures["failures"], console)
    show_staying(figures["staying"], console)
    if figures["waiting_operations"]:
        console.line(f"Stopped: {counted(figures['waiting_operations'], 'step')} not taken.")
        console.line(f"Carry on with:  music-organize-async resume {figures['session_id']}")
    if figures["recorded"]:
        console.line(f"Put it back with:  music-organize-async rollback {figures['session_id']}")


def show_failures(operations: Iterable[OperationRecord], console: Console) -> None:
    """Name what failed, and what went not quite as it should."""
    operations = list(operations)
    failed = [op for op in operations if op.status is not OperationStatus.COMPLETED]
    if failed:
        console.line(f"{counted(len(failed), 'step')} failed:", style="bold red")
    for op in failed if console.verbose else failed[:_SHOWN]:
        console.line(f"  {op.error_message}")
    if not console.verbose and len(failed) > _SHOWN:
        console.line(f"  … and {len(failed) - _SHOWN:,} more (--verbose)")
    warned = [op for op in operations if op.status is OperationStatus.COMPLETED]
    if warned:
        console.line(f"{counted(len(warned), 'file')} went with a warning:")
    for op in warned if console.verbose else warned[:3]:
        console.line(f"  {op.target_path}: {'; '.join(op.metadata['warnings'])}")


def show_verdicts(plan: Plan, console: Console) -> None:
    """Show what a rollback would put back, and what not, with its reason."""
    rows = [op for op in plan.operations if "verdict" in op.metadata and op.role is not Role.FOLDER]
    going = [op for op in rows if op.status is OperationStatus.PENDING]
    console.line(f"{going_back(plan)} would go back.")
    counts: dict[Verdict, int] = defaultdict(int)
    for op in rows:
        counts[Verdict(op.metadata["verdict"])] += 1
    for verdict, number in sorted(counts.items(), key=lambda one: -one[1]):
        console.line(f"  {verdict.label}: {number:,}")
    staying = [op for op in rows if op not in going] if len(rows) > len(going) else []
    for op in staying if console.verbose else staying[:_SHOWN]:
        console.line(f"  {elided(str(op.source_path), console.width - 4)}")
        console.line(f"    {op.error_message}", style="dim")
    if not console.verbose and len(staying) > _SHOWN:
        console.line(f"  … and {len(staying) - _SHOWN:,} more (--verbose)")
    if console.verbose:
        for op in going:
            _show_move(op, plan.session.source_root, console)


def going_back(plan: Plan) -> str:
    """Return how many files go back, such as `1,318 of 1,330 files`."""
    rows = [op for op in plan.operations if "verdict" in op.metadata and op.role is not Role.FOLDER]
    going = sum(1 for op in rows if op.status is OperationStatus.PENDING)
    if going == len(rows):
        return counted(going, "file")
    return f"{going:,} of {counted(len(rows), 'file')}"


def _show_move(op: OperationRecord, root: Path, console: Console) -> None:
    name = op.target_path.name if op.target_path else ""
    origin = _below(op.origin, root) if op.origin else ""
    room = max(20, console.width - len(name) - 9)
    console.line(f"  {name}  ← {elided(origin, room)}")


def _below(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
