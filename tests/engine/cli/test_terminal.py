"""What a person at a terminal sees: questions, colour, width and the progress bar."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from tests.engine.cli.command import Command, Terminal
from tests.engine.cli.conftest import Folders

PLACED = Path("Albums/Mira Vale/Harbour (2004)/01 Song 1.mp3")


def lines_of(shown: str) -> list[str]:
    return Text.from_ansi(shown).plain.splitlines()


@pytest.mark.parametrize("answer", ["y\n", "Yes\n"])
def test_a_rollback_asks_and_a_yes_is_enough(folders: Folders, session: str, answer: str) -> None:
    screen = Terminal("rollback", session)
    screen.wait_for("Roll back 6 files? [y/N] ")
    assert (folders.target / PLACED).exists()
    screen.type(answer)
    assert screen.ends() == 0
    assert not (folders.target / PLACED).exists()
    assert "Rolled back 6 of 6 files." in screen.shown


@pytest.mark.parametrize("answer", ["n\n", "\n", "yesterday\n", "\x04"], ids=repr)
def test_a_rollback_asks_and_anything_else_is_a_no(
    folders: Folders, session: str, answer: str
) -> None:
    screen = Terminal("rollback", session)
    screen.wait_for("[y/N] ")
    screen.type(answer)
    assert screen.ends() == 0
    assert (folders.target / PLACED).exists()
    assert screen.shown.endswith("\nNothing was changed.\n")


def test_ctrl_c_answers_a_question(folders: Folders, session: str) -> None:
    screen = Terminal("rollback", session)
    screen.wait_for("[y/N] ")
    screen.process.send_signal(2)
    assert screen.ends() == 130
    assert "Traceback" not in screen.shown
    assert (folders.target / PLACED).exists()


@pytest.mark.parametrize("arguments", [["delete", "spring"], ["prune", "--keep-last", "0"]])
def test_forgetting_asks(command: Command, session: str, arguments: list[str]) -> None:
    screen = Terminal("sessions", *arguments)
    screen.wait_for("can no longer")
    screen.wait_for("[y/N] ")
    screen.type("n\n")
    assert screen.ends() == 0
    assert len(command("sessions", "--json").items) == 1
    screen = Terminal("sessions", *arguments)
    screen.wait_for("[y/N] ")
    screen.type("y\n")
    assert screen.ends() == 0
    assert command("sessions", "--json").items == []


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_everything_fits_the_width(session: str, folders: Folders, columns: int) -> None:
    for arguments in (
        ["sessions"],
        ["history", "--session-id", session],
        ["rollback", session, "--dry-run"],
        ["plan", folders.target, folders.source / "nested", "--path-format", "{artist}/{title}"],
    ):
        screen = Terminal(*arguments, columns=columns)
        screen.ends()
        wide = [line for line in lines_of(screen.shown) if cell_len(line) > columns]
        assert wide == [], arguments


def test_a_bar_shows_the_progress_and_goes_away(folders: Folders) -> None:
    screen = Terminal("organize", *folders.both)
    screen.ends()
    assert "Organizing" in screen.shown
    shown_last = screen.shown.rpartition("\x1b[2K")[2]
    assert "Organizing" not in shown_last
    assert "5 files and 1 cover moved" in shown_last


@pytest.mark.parametrize(("option", "terminal"), [("--quiet", "xterm"), ("--json", "dumb")])
def test_there_is_no_bar_where_none_is_wanted(folders: Folders, option: str, terminal: str) -> None:
    screen = Terminal("organize", *folders.both, option, TERM=terminal)
    screen.ends()
    assert "Organizing" not in screen.shown
    assert "\x1b[?25l" not in screen.shown


def test_colour_can_be_turned_off() -> None:
    with_colour, without = Terminal("demo"), Terminal("demo", NO_COLOR="1")
    with_colour.ends()
    without.ends()
    assert "\x1b[32m" in with_colour.shown
    assert "\x1b[32m" not in without.shown


def test_a_pipe_gets_no_colour_no_bar_and_whole_paths(
    command: Command, folders: Folders, session: str
) -> None:
    told = command("history", "--session-id", session)
    assert "\x1b" not in told.out
    assert str(folders.target / "Albums/Mira Vale/Harbour (2004)/03 Song 3 (2).mp3") in told.out
    assert "…" not in told.out


def test_a_terminal_that_knows_only_ascii_gets_plainer_signs(
    folders: Folders, session: str
) -> None:
    screen = Terminal("sessions", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert screen.ends() == 0
    assert "->" in screen.shown
    assert screen.shown.isascii()
