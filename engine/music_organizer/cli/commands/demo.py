"""`demo`: the whole program on a small sample library, with proof."""

import argparse
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.overview import PROGRAM
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.runs import show_staying
from music_organizer.cli.rendering.trees import show_after, show_before
from music_organizer.cli.rendering.words import counted, lasting, size
from music_organizer.demo.library import write_sample_library
from music_organizer.demo.proof import tree_state
from music_organizer.errors import FolderError
from music_organizer.models.config import HISTORY_FILE, Config
from music_organizer.models.plan import Plan
from music_organizer.models.session import OUR_FOLDER
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer.services.reports import scratch_folder

_WIDTH = 80


class _Places(Struct, frozen=True):
    """Where the demonstration takes place."""

    base: Path

    @property
    def source(self) -> Path:
        return self.base / "unsorted"

    @property
    def target(self) -> Path:
        return self.base / "library"

    @property
    def history(self) -> Path:
        return self.base / "history" / HISTORY_FILE


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write a messy library, organize it, put everything back, and prove it."""
    console = Console(quiet=console.quiet, verbose=console.verbose, width=_WIDTH)
    if arguments.folder is not None:
        return await _demonstrate(_empty(arguments.folder), console, is_kept=True)
    with scratch_folder() as scratch:
        scratch.stays = arguments.keep
        code = await _demonstrate(scratch.path, console, is_kept=arguments.keep)
        scratch.stays = scratch.stays or code != ALL_DONE
    return code


async def _demonstrate(base: Path, console: Console, *, is_kept: bool) -> int:
    places = _Places(base)
    if not await _show_all(places, console):
        console.error(f"Not everything is as it was; see for yourself in {places.base}.")
        return NEEDS_ATTENTION
    _say_what_next(places if is_kept else None, console)
    return ALL_DONE


def _empty(folder: Path) -> Path:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderError(f"{folder} is not an empty folder; nothing was written.")
    return folder.absolute()


async def _show_all(places: _Places, console: Console) -> bool:
    files = write_sample_library(places.source)
    before = tree_state(places.source)
    _title(f"1. A messy folder: {counted(files, 'file')}", console)
    console.path(f"{places.source}/", before="Written a moment ago, for you to see, to ")
    show_before(places.source, console)
    async with EnhancedAsyncMusicOrganizer(Config(history_path=places.history)) as organizer:
        plan = (await organizer.plan(places.source, places.target)).value()
        _show_plan(plan, console)
        figures = (await organizer.execute(plan)).value()
        _show_run(figures, console)
        preview = (await organizer.rollback_session(dry_run=True)).value()
        back = (await organizer.rollback_session()).value()
        _show_rollback(preview, back, console)
    after = tree_state(places.source)
    left = [path.name for path in places.target.iterdir() if path.name != OUR_FOLDER]
    return _prove(before, after, left, console)


def _title(text: str, console: Console) -> None:
    console.line()
    console.line(text, style="bold")


def _show_plan(plan: Plan, console: Console) -> None:
    _title("2. The plan: nothing has changed yet", console)
    show_after(plan, console)
    show_staying(plan.staying(), console)


def _show_run(figures: Mapping[str, Any], console: Console) -> None:
    _title("3. Organized", console)
    console.line(
        f"{counted(figures['files'], 'file')} and {counted(figures['covers'], 'cover')} "
        f"({size(figures['bytes'])}) have their new places, in {lasting(figures['seconds'])}. "
        "Every step was written down before it was taken, with a checksum."
    )


def _show_rollback(preview: Mapping[str, Any], back: Mapping[str, Any], console: Console) -> None:
    _title("4. Rolled back", console)
    console.line(
        f"{counted(preview['files'], 'file')} were ready to go back, and "
        f"{counted(back['files'] + back['covers'], 'file')} went back to their old names and "
        "folders."
    )


def _prove(
    before: Mapping[str, object], after: Mapping[str, object], left: list[str], console: Console
) -> bool:
    _title("5. The proof", console)
    different = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    for path in [*different, *left]:
        console.error(f"Not as it was: {path}")
    if different or left:
        return False
    console.line(
        f"All {len(before):,} files and folders were compared with what they were before: the "
        "same names, kinds, permissions, times to the nanosecond, and SHA-256 of every byte.",
        style="green",
    )
    return True


def _say_what_next(places: _Places | None, console: Console) -> None:
    start, source, target = PROGRAM, "~/Music/unsorted", "~/Music/library"
    if places is not None:
        start = shlex.join([PROGRAM, "--history", str(places.history)])
        source, target = (shlex.quote(str(one)) for one in (places.source, places.target))
    _title("Try next", console)
    console.command("See what would change:", f"{start} plan {source} {target}")
    console.command("Change it:", f"{start} organize {source} {target}")
    console.command("See what was done:", f"{start} sessions")
    console.command("Put it back:", f"{start} rollback SESSION")
