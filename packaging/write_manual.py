# ruff: noqa: INP001 - it is run, not imported
"""Write the manual pages and the shell completions, from the grammar of the command line.

Usage: write_manual.py FOLDER. It gets `man1/` with a page a program, and `completions/` with the
files that bash, zsh and fish look for.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab

from music_organizer._version import __version__
from music_organizer.cli.exit_codes import EPILOG
from music_organizer.cli.overview import PROGRAM
from music_organizer.cli.parser import CommandParser, grammar

WINDOW = "music-organizer"
PURPOSE = "preview, change and roll back the order of a music library"
FOR_EVERY_COMMAND = frozenset({"help", "verbose", "quiet", "history_path"})
COMPLETIONS = {"bash": PROGRAM, "zsh": f"_{PROGRAM}", "fish": f"{PROGRAM}.fish"}


def learned_grammar() -> CommandParser:
    """Return the grammar with every option of every command."""
    parser = grammar()
    for command in commands(parser):
        command.learn()
    return parser


def commands(parser: CommandParser) -> Iterator[CommandParser]:
    """Go through the commands of a parser and theirs, each having learned its options."""
    for action in parser._actions:  # noqa: SLF001 - argparse tells it in no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for command in action.choices.values():
                command.learn()
                yield command
                yield from commands(command)


def manual() -> str:
    """Return the page of the command line, in the man macros of roff."""
    parser = learned_grammar()
    lines = [
        *_opening(PROGRAM),
        f".B {_plain(PROGRAM)}\n[\\-\\-version] [\\-\\-help] [\\-\\-history \\fIPATH\\fR] "
        "\\fICOMMAND\\fR ...",
        ".SH DESCRIPTION",
        "See exactly what would change in a music library, change it fast, and put anything back, "
        "any time. Every step is written down before it is taken.",
        ".SH OPTIONS",
        "Before or after any command:",
        *_options(parser),
        ".SH COMMANDS",
    ]
    for command in commands(parser):
        lines += [f'.SS "{_plain(command.prog.removeprefix(PROGRAM).strip())}"']
        lines += [_plain(" ".join((command.description or "").split())), ".PP"]
        lines += [_usage(command), *_options(command, FOR_EVERY_COMMAND)]
    lines += [
        ".SH EXIT STATUS", ".nf", *map(_plain, EPILOG.splitlines()[1:]), ".fi",
        ".SH ENVIRONMENT", ".TP", ".B MUSIC_ORGANIZER_HISTORY", "where the history lies",
        ".SH SEE ALSO", f".BR {_plain(WINDOW)} (1)",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def window_manual() -> str:
    """Return the page of the window."""
    lines = [
        *_opening(WINDOW),
        f".B {_plain(WINDOW)}\n[\\-\\-version] [\\-\\-help] [\\fIFOLDER\\fR ...]",
        ".SH DESCRIPTION",
        "Opens the window, with a preview of the folders that are named. When it is open already, "
        "it is handed the folders.",
        ".SH EXIT STATUS",
        "0, or 2 when no window can be opened; what stands in the way is said on standard error.",
        ".SH SEE ALSO",
        f".BR {_plain(PROGRAM)} (1)",
    ]
    return "\n".join(lines) + "\n"


def completions(shell: str) -> str:
    """Return the completions for a shell: `bash`, `zsh` or `fish`."""
    return str(shtab.complete(learned_grammar(), shell))


def _opening(program: str) -> list[str]:
    title = program.upper()
    return [
        f'.TH "{_plain(title)}" "1" "" "Music Organizer {__version__}" "User Commands"',
        ".SH NAME", f"{_plain(program)} \\- {PURPOSE}",
        ".SH SYNOPSIS",
    ]  # fmt: skip


def _usage(command: CommandParser) -> str:
    places = [
        action.metavar or action.dest.upper()
        for action in command._get_positional_actions()  # noqa: SLF001 - likewise
        if isinstance(action.metavar or action.dest, str)
    ]
    words = " ".join(_plain(str(place)) for place in ("[OPTION ...]", *places))
    return f".B {_plain(command.prog)}\n{words}"


def _options(parser: CommandParser, told: frozenset[str] = frozenset()) -> Iterator[str]:
    form = argparse.HelpFormatter(parser.prog)
    for action in parser._actions:  # noqa: SLF001 - likewise
        is_command = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - likewise
        if is_command or action.help == argparse.SUPPRESS or action.dest in told:
            continue
        name = form._format_action_invocation(action)  # noqa: SLF001 - likewise
        words = form._expand_help(action) if action.help else ""  # noqa: SLF001 - likewise
        yield f".TP\n.B {_plain(name)}\n{_plain(' '.join(words.split()))}"


def _plain(text: str) -> str:
    """Return a text without what roff would take for a command of its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def main(folder: Path) -> None:
    """Write every page and completion into a folder."""
    for name, page in ((PROGRAM, manual()), (WINDOW, window_manual())):
        _write(folder / "man1" / f"{name}.1", page)
    for shell, file in COMPLETIONS.items():
        _write(folder / "completions" / shell / file, completions(shell))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
