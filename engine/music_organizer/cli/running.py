"""Run a command: signals, errors and exit codes in one place."""

import argparse
import asyncio
import importlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from music_organizer.cli.parser import PROGRAM
from music_organizer.cli.rendering.console import Console
from music_organizer.errors import MusicOrganizerError, StoppedError, UsageError
from music_organizer.models.config import Config
from music_organizer.result import Failure, Result
from music_organizer.services.workspace import Workspace

T = TypeVar("T")

DONE = 0
TROUBLE = 1
WRONG_USE = 2
_BY_SIGNAL = 128

_CHOICES = (
    "mode",
    "conflict_strategy",
    "backup",
    "checksums",
    "verify",
    "in_place",
    "remove_empty_folders",
    "smart_cache",
    "workers",
)


def run(module: str, arguments: argparse.Namespace) -> int:
    """Run the command of a module and return the exit code of the program."""
    logging.basicConfig(
        level=logging.DEBUG if arguments.verbose else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
    )
    logging.getLogger("peewee").setLevel(logging.ERROR)
    console = Console(quiet=arguments.quiet, verbose=arguments.verbose)
    command = importlib.import_module(f"music_organizer.cli.commands.{module}")
    try:
        code = asyncio.run(_ended(command.run(arguments, console)))
        sys.stdout.flush()
    except MusicOrganizerError as error:
        console.error(f"{PROGRAM}: {error}")
        return code_of(error)
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing may be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _BY_SIGNAL + signal.SIGINT
    return code


async def _ended(command: "asyncio.Future[int] | object") -> int:
    return int(await command)  # type: ignore[misc]


def code_of(error: MusicOrganizerError) -> int:
    """Return the exit code that an error means."""
    if isinstance(error, StoppedError):
        return _BY_SIGNAL + signal.SIGINT
    return WRONG_USE if isinstance(error, UsageError) else TROUBLE


def value(result: Result[T]) -> T:
    """Return the value of a result, or raise its error for `run` to tell."""
    if isinstance(result, Failure):
        raise result.error()
    return result.value()


def chosen_config(arguments: argparse.Namespace) -> Config:
    """Return the person's settings with the options of the command line over them."""
    config = Config.load()
    given = {
        name: getattr(arguments, name)
        for name in _CHOICES
        if getattr(arguments, name, None) is not None
    }
    if arguments.history_path:
        given["history_path"] = Path(arguments.history_path).expanduser().absolute()
    return replace(config, **given)


@dataclass(slots=True)
class Interruption:
    """Which signal came, 0 while none has."""

    signal: int = 0

    @property
    def code(self) -> int:
        """The exit code that tells of the signal."""
        return _BY_SIGNAL + self.signal


@contextmanager
def interruptible(stop: Callable[[], None]) -> Iterator[Interruption]:
    """Let Ctrl-C and SIGTERM end the work after the file at hand instead of the program at once.

    Args:
        stop: what asks the work to end; may be called more than once.
    """
    loop = asyncio.get_running_loop()
    found = Interruption()

    def note(number: int) -> None:
        found.signal = found.signal or number
        stop()

    signals = (signal.SIGINT, signal.SIGTERM)
    for number in signals:
        loop.add_signal_handler(number, note, number)
    try:
        yield found
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


@contextmanager
def told(workspace: Workspace, console: Console) -> Iterator[None]:
    """Tell on standard error what was recovered while the block ran."""
    try:
        yield
    finally:
        for found in workspace.recovered:
            console.note(found.sentence())
        workspace.recovered.clear()
