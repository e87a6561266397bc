import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from music_organizer import __version__
from music_organizer.cli.overview import OVERVIEW
from music_organizer.cli.parser import _COMMANDS, _HISTORY_ACTIONS, _SESSION_ACTIONS
from tests.engine.cli.command import Command

SUBCOMMANDS = [
    *([name] for name in _COMMANDS),
    *(["sessions", name] for name in _SESSION_ACTIONS),
    *(["history", name] for name in _HISTORY_ACTIONS),
]


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["--quiet", "--help"]])
def test_the_first_page_names_every_command(command: Command, arguments: list[str]) -> None:
    told = command(*arguments)
    assert (told.code, told.out, told.err) == (0, OVERVIEW, "")
    words = set(told.out.split())
    assert set(_COMMANDS) <= words


def test_the_first_page_fits_a_terminal() -> None:
    assert max(map(len, OVERVIEW.splitlines())) <= 80


@pytest.mark.parametrize("arguments", SUBCOMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: Command, arguments: list[str]) -> None:
    told = command(*arguments, "--help")
    assert told.code == 0
    assert told.out.startswith(f"usage: music-organize-async {' '.join(arguments)}")
    assert "exit codes:" in told.out
    assert "--history PATH" in told.out


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (
            ["organize"],
            "--session-id --dry-run --disable-history --no-backup --smart-cache --verbose --quiet "
            "--json --format --conflict-strategy --mode --verify --checksums --backup "
            "--path-format --workers --in-place --keep-empty-folders",
        ),
        (["organize-legacy"], "--dry-run --mode --json --workers"),
        (["plan"], "--json --path-format --smart-cache"),
        (["sessions"], "--limit --format"),
        (["sessions", "prune"], "--keep-days --keep-last --dry-run --force"),
        (["history"], "--session-id --status --limit --format"),
        (["history", "export"], "--output --format"),
        (
            ["rollback"],
            "--dry-run --force --operation-ids --conflict-strategy --include --verify --format",
        ),
        (["restore"], "--dry-run"),
        (["demo"], "--keep --folder"),
    ],
)
def test_every_option_is_there(command: Command, arguments: list[str], options: str) -> None:
    told = command(*arguments, "--help").out
    assert [option for option in options.split() if option not in told] == []


def test_the_version(command: Command) -> None:
    assert command("--version").out == f"music-organize-async {__version__}\n"


def test_help_loads_no_parser_of_any_kind() -> None:
    script = (
        "import sys; from music_organizer.cli.main import main; main(['--help']); "
        "print('argparse' in sys.modules or 'dataclasses' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == f"{OVERVIEW}False\n"


def test_the_installed_program_and_the_module_are_the_same() -> None:
    program = shutil.which("music-organize-async", path=str(Path(sys.executable).parent))
    assert program is not None
    for start in ([program], [sys.executable, "-m", "music_organizer"]):
        run = subprocess.run([*start, "--help"], capture_output=True, text=True, check=True)
        assert run.stdout == OVERVIEW
