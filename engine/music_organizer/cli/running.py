"""Run a command: errors and exit codes in one place."""

import argparse
import asyncio
import importlib
import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from music_organizer.cli.exit_codes import NEEDS_ATTENTION, REFUSED, SIGNALLED
from music_organizer.cli.interruption import InterruptedRun, ignore_signals
from music_organizer.cli.overview import PROGRAM
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.streams import (
    complain,
    complain_of,
    logged_to_stderr,
    prepare_streams,
    silence_stdout,
)
from music_organizer.errors import FolderError, MusicOrganizerError, StoppedError, UsageError
from music_organizer.garbage import without_garbage_collection
from music_organizer.services.workspace import Workspace

_REMEDIES = {
    "in_place": "To tidy a library inside its own folder, say --in-place.",
    "mode": "To copy, say --mode copy.",
}


class Command(Protocol):
    """A module of `commands`."""

    async def run(self, arguments: argparse.Namespace, console: Console) -> int:
        """Do what was asked and return the exit code."""


def run(module: str, arguments: argparse.Namespace) -> int:
    """Run the command of a module and return the exit code of the program."""
    prepare_streams()
    console = Console(quiet=arguments.quiet, verbose=arguments.verbose)
    with without_garbage_collection():
        command: Command = importlib.import_module(f"music_organizer.cli.commands.{module}")
    try:
        with logged_to_stderr(verbose=arguments.verbose, quiet=arguments.quiet):
            code = asyncio.run(_of(command, arguments, console))
    except MusicOrganizerError as error:
        complain(_sentence(error))
        code = code_of(error)
    except OSError as error:
        complain_of(error)
        code = NEEDS_ATTENTION
    except KeyboardInterrupt:
        code = SIGNALLED + signal.SIGINT
    if code > SIGNALLED:
        ignore_signals()
    try:
        console.finish()
    except OSError as error:
        complain_of(error)
        silence_stdout()
        code = code or NEEDS_ATTENTION
    return code


async def _of(command: Command, arguments: argparse.Namespace, console: Console) -> int:
    return await command.run(arguments, console)


def _sentence(error: MusicOrganizerError) -> str:
    """Return what is told of an error, with the option that would allow what was refused."""
    remedy = _REMEDIES.get(error.remedy) if isinstance(error, FolderError) else None
    return f"{error} {remedy}" if remedy else str(error)


def code_of(error: MusicOrganizerError) -> int:
    """Return the exit code that an error means."""
    if isinstance(error, InterruptedRun):
        return error.code
    if isinstance(error, StoppedError):
        return SIGNALLED + signal.SIGINT
    return REFUSED if isinstance(error, UsageError) else NEEDS_ATTENTION


def command_line(arguments: argparse.Namespace, *words: str) -> str:
    """Return what a person would type to go on from here, with the same history."""
    same = ["--history", str(arguments.history_path)] if arguments.history_path else []
    return shlex.join([PROGRAM, *same, *words])


@contextmanager
def told(workspace: Workspace, console: Console) -> Iterator[None]:
    """Tell on standard error what was recovered while the block ran."""
    try:
        yield
    finally:
        tell_recovered(workspace, console)


def tell_recovered(workspace: Workspace, console: Console) -> None:
    """Tell on standard error what was recovered so far, each once."""
    for found in workspace.recovered:
        console.note(found.sentence())
    workspace.recovered.clear()
