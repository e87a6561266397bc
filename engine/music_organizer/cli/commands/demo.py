"""`demo`: the whole program on a small sample library, with proof."""

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import show_plan
from music_organizer.cli.rendering.words import counted
from music_organizer.cli.running import DONE, TROUBLE, value
from music_organizer.demo.library import write_sample_library
from music_organizer.demo.proof import State, tree_state
from music_organizer.errors import FolderError
from music_organizer.models.config import Config
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer

_SHOWN = 6
_SHOWN_MOVES = 16


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write a messy library, organize it, put everything back, and prove it."""
    base = _folder(arguments.folder)
    source, target = base / "messy", base / "library"
    source.mkdir()
    console.line("Music Organizer: a demonstration on a sample library.", style="bold")
    console.line(f"It lives in {base}; your own music and history are not touched.")
    console.line()
    files = write_sample_library(source)
    before = tree_state(source)
    console.line(f"1. A messy folder: {counted(files, 'file')}", style="bold")
    _show_some(source, console)
    organizer = EnhancedAsyncMusicOrganizer(Config(history_path=base / "history.db"))
    try:
        figures = await _organized(organizer, source, target, console)
        back = await _back_again(organizer, console)
    finally:
        await organizer.close()
    proven = _prove(before, tree_state(source), console)
    await _farewell(base, console, keep=bool(arguments.keep or arguments.folder))
    ended_well = figures["status"] == back["status"] == "completed"
    return DONE if proven and ended_well else TROUBLE


async def _organized(
    organizer: EnhancedAsyncMusicOrganizer, source: Path, target: Path, console: Console
) -> Mapping[str, Any]:
    console.line()
    console.line("2. What organizing would do (nothing is changed yet)", style="bold")
    plan = value(await organizer.plan(source, target))
    show_plan(plan, console, most=_SHOWN_MOVES)
    console.line()
    console.line("3. Organize", style="bold")
    figures = value(await organizer.execute(plan))
    console.line(
        f"{counted(figures['files'], 'file')} and {counted(figures['covers'], 'cover')} moved; "
        f"every step journaled with its checksum as session {figures['session_id']}."
    )
    return figures


async def _back_again(
    organizer: EnhancedAsyncMusicOrganizer, console: Console
) -> Mapping[str, Any]:
    console.line()
    console.line("4. Roll back", style="bold")
    preview = value(await organizer.rollback_session(dry_run=True))
    console.line(f"The preview says: {counted(preview['files'], 'file')} ready to go back.")
    back = value(await organizer.rollback_session())
    console.line(f"{counted(back['completed_operations'], 'step')} taken back.")
    return back


def _prove(before: State, after: State, console: Console) -> bool:
    console.line()
    console.line("5. Proof", style="bold")
    different = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    if not different:
        console.line(
            f"All {len(before):,} files and folders are as they were: path, type, mode, time to "
            "the nanosecond, and every byte (SHA-256)."
        )
    for path in different:
        console.error(f"Not as it was: {path}")
    return not different


async def _farewell(base: Path, console: Console, *, keep: bool) -> None:
    console.line()
    if keep:
        console.line(f"The sample library stays in {base}.")
    else:
        shutil.rmtree(base)  # noqa: TID251 - a folder this command made a moment ago
    console.line("Try it on a copy of your own music:")
    console.line("  music-organize-async plan MESSY_FOLDER LIBRARY")
    console.line("  music-organize-async organize MESSY_FOLDER LIBRARY")
    console.line("  music-organize-async sessions")
    console.line("  music-organize-async rollback SESSION_ID")


def _show_some(source: Path, console: Console) -> None:
    names = sorted(str(path.relative_to(source)) for path in source.rglob("*") if path.is_file())
    for name in names[:: max(1, len(names) // _SHOWN)][:_SHOWN]:
        console.line(f"  {name}")
    console.line("  …")


def _folder(wanted: str | None) -> Path:
    if wanted is None:
        return Path(tempfile.mkdtemp(prefix="music-organizer-demo-"))
    folder = Path(wanted).absolute()
    if folder.exists():
        raise FolderError(f"{folder} is there already; the demonstration wants a new folder.")
    folder.mkdir(parents=True)
    return folder
