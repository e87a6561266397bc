"""The command line's grammar: one parser a command, filled in when its command is given."""

import argparse
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from music_organizer._version import __version__
from music_organizer.cli import arguments, options
from music_organizer.cli.exit_codes import EPILOG, REFUSED
from music_organizer.cli.overview import OVERVIEW, PROGRAM

_WIDTH = 78

Fill = Callable[["CommandParser"], None]


class CommandParser(argparse.ArgumentParser):
    """A parser that learns its options when it is first used, and complains in one sentence.

    Args:
        prog: how the command is called.
        fill: adds the options.
        description: what the command does.
    """

    def __init__(self, prog: str, fill: Fill | None = None, description: str = "") -> None:
        super().__init__(
            prog,
            description=description,
            epilog=EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._fill = fill

    def learn(self) -> None:
        """Add the options, unless they are there."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            self.description = textwrap.fill(self.description or "", _WIDTH)
            options.common(self)
            fill(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """Parse, having learned the options."""
        self.learn()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong and end with the exit code for wrong use."""
        from music_organizer.cli.streams import complain

        sentence = f"{message[:1].upper()}{message[1:]}".rstrip(".")
        complain(f"{sentence}. See `{self.prog} --help`.")
        sys.exit(REFUSED)

    def print_help(self, file: Any = None) -> None:  # noqa: ANN401 - as in argparse
        """Show the options, or the overview of all commands."""
        text = OVERVIEW if self.prog == PROGRAM else self.format_help()
        (file or sys.stdout).write(text)


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command that was given.

    Raises:
        SystemExit: help was asked for, or the command line is wrong.
    """
    return grammar().parse_args(argv)


def grammar() -> CommandParser:
    """Return the parser of the whole command line, whose commands have yet to learn."""
    parser = CommandParser(PROGRAM)
    options.common(parser)
    parser.set_defaults(history_path=None, verbose=False, quiet=False, format="table")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")
    for name, (module, fill, description) in _COMMANDS.items():
        command = commands.add_parser(name, fill=fill, description=description, help=description)
        command.set_defaults(module=module)
    return parser


def _albums(parser: CommandParser) -> None:
    arguments.albums(parser)
    _actions(parser, _ALBUM_ACTIONS)


def _sessions(parser: CommandParser) -> None:
    arguments.sessions(parser)
    _actions(parser, _SESSION_ACTIONS)


def _history(parser: CommandParser) -> None:
    arguments.history(parser)
    _actions(parser, _HISTORY_ACTIONS)


def _actions(parser: CommandParser, actions: dict[str, tuple[Fill, str]]) -> None:
    parser.set_defaults(action=None)
    choices = parser.add_subparsers(metavar="ACTION", dest="action", title="actions")
    for name, (fill, description) in actions.items():
        choices.add_parser(name, fill=fill, description=description, help=description)


_COMMANDS: dict[str, tuple[str, Fill, str]] = {
    "demo": (
        "demo",
        arguments.demo,
        "Organize a small messy library, roll it back, and prove that nothing was lost. It works "
        "in a folder of its own with a history of its own.",
    ),
    "plan": (
        "organize",
        arguments.plan,
        "Show exactly what organizing would do. Nothing on disk is changed.",
    ),
    "organize": (
        "organize",
        arguments.organize,
        "Sort the music of SOURCE into the library TARGET. Every step is recorded first and can "
        "be rolled back.",
    ),
    "organize-legacy": (
        "organize",
        arguments.organize_legacy,
        "Organize without a history: faster to start, but nothing can be rolled back.",
    ),
    "duplicates": (
        "duplicates",
        arguments.duplicates,
        "Find files of DIR that hold the same recording, compare them, and suggest which to keep. "
        "Nothing is changed unless --remove is given; what it takes goes to the backup and can be "
        "rolled back.",
    ),
    "resume": (
        "upkeep",
        arguments.resume,
        "Carry on with a session that was stopped or cut off.",
    ),
    "albums": ("albums", _albums, "List what was decided about albums with `--treat-as`."),
    "sessions": ("sessions", _sessions, "List sessions, the latest first."),
    "history": ("history", _history, "List the operations of a session, in their order."),
    "verify": (
        "upkeep",
        arguments.verify,
        "Read every file of a session, or of all sessions of a library, and compare checksums.",
    ),
    "rollback": (
        "rollback",
        arguments.rollback,
        "Take a session back, or chosen operations of it. A rollback is a session too: rolling "
        "it back is the redo.",
    ),
    "restore": (
        "restore",
        arguments.restore,
        "Put the tree of a session as it was before under TARGET, by copying; nothing is "
        "overwritten.",
    ),
    "recover": (
        "upkeep",
        arguments.recover,
        "Settle what an interrupted run left half done. Every command that uses the history "
        "does this first.",
    ),
}
_ALBUM_ACTIONS: dict[str, tuple[Fill, str]] = {
    "forget": (arguments.albums_forget, "let the tags decide again about an album"),
}
_SESSION_ACTIONS: dict[str, tuple[Fill, str]] = {
    "delete": (arguments.sessions_delete, "forget a session; the files stay where they are"),
    "rename": (arguments.sessions_rename, "give a session a name; its id stays"),
    "prune": (arguments.sessions_prune, "forget old sessions; the files stay where they are"),
}
_HISTORY_ACTIONS: dict[str, tuple[Fill, str]] = {
    "export": (arguments.history_export, "write the operations of a session as JSON or CSV"),
    "rebuild": (arguments.history_rebuild, "read the operation logs of a library into the history"),
    "check": (
        arguments.history_check,
        "ask the database whether it is sound, and look for its files",
    ),
}
