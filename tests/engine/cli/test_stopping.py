"""Ctrl-C, termination and readers that go away."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.cli.command import PROGRAM, Command, Terminal
from tests.support.audio import make_audio
from tests.support.manifest import contents, manifest

SONGS = 400


@pytest.fixture
def many(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "unsorted", tmp_path / "library"
    for number in range(SONGS):
        make_audio(
            source / f"{number // 50}" / f"{number}.mp3",
            salt=str(number),
            artist="Mira Vale",
            album=f"Volume {number // 20}",
            title=f"Song {number}",
        )
    return source, target


@pytest.fixture
def started(many: tuple[Path, Path]) -> Iterator["subprocess.Popen[str]"]:
    """A run that copies, stopped in its midst by whoever asks."""
    source, target = many
    arguments = ("organize", str(source), str(target), "--mode", "copy", "--session-id", "spring")
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        wait_for_a_song(target)
        yield run


def wait_for_a_song(target: Path) -> None:
    until = time.monotonic() + 60
    while not any(target.glob("Albums/*/*/*.mp3")):
        assert time.monotonic() < until
        time.sleep(0.002)


_STOPPED_TWICE = """
import asyncio, os, signal
from music_organizer.cli.interruption import interruptible
from music_organizer.cli.rendering.console import Console

async def stopped():
    heard = asyncio.Event()
    with interruptible(heard.set, Console()):
        os.kill(os.getpid(), signal.SIGTERM)
        await heard.wait()
    assert signal.set_wakeup_fd(-1) == -1
    os.kill(os.getpid(), signal.SIGTERM)

asyncio.run(stopped())
"""


def test_a_signal_that_comes_while_the_program_ends_wakes_nobody() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _STOPPED_TWICE], check=False, capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "Stopping after the file at work…\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_ends_after_the_file_at_work(
    command: Command, many: tuple[Path, Path], started: "subprocess.Popen[str]", number: int
) -> None:
    source, target = many
    originals = contents(source)
    for _ in range(3):  # one is enough, and more do no harm
        started.send_signal(number)
        time.sleep(0.01)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 128 + number
    assert err == "Stopping after the file at work…\n"
    assert "Stopped after " in out
    assert "  music-organize-async resume spring\n" in out
    waiting = command("history", "--session-id", "spring", "--status", "pending", "--json").items
    assert waiting
    assert command("sessions", "--json").items[0]["status"] == "interrupted"
    assert not list(target.rglob("*.part"))
    resumed = command("resume", "spring")
    assert resumed.code == 0
    assert set(contents(target)) >= set(originals)
    assert command("sessions", "--json").items[0]["status"] == "completed"
    before = manifest(source)
    assert command("rollback", "spring", "--force").code == 0
    assert manifest(source) == before
    assert [path.name for path in target.iterdir()] == [".music-organizer"]


def test_a_killed_run_is_recovered_and_told_once(
    command: Command, started: "subprocess.Popen[str]"
) -> None:
    started.kill()
    started.communicate(timeout=60)
    told = command("recover")
    assert told.code == 0
    assert told.err == ""
    assert "The session spring was interrupted; nothing is lost" in told.out
    assert "  music-organize-async resume spring\n" in told.out
    assert command("recover").out == "Nothing was half done.\n"


def test_whatever_comes_next_recovers_and_says_so_in_one_line(
    command: Command, started: "subprocess.Popen[str]"
) -> None:
    started.kill()
    started.communicate(timeout=60)
    told = command("sessions", "--json")
    assert told.err.count("\n") == 1
    assert told.err.startswith("The session spring was interrupted")
    assert told.items[0]["status"] == "interrupted"


def test_ctrl_c_while_reading_changes_nothing(many: tuple[Path, Path]) -> None:
    source, target = many
    before = manifest(source)
    screen = Terminal("organize", source, target)
    screen.wait_for("\x1b[?25l")  # the bar has begun
    screen.process.send_signal(signal.SIGINT)
    code = screen.ends()
    assert code == 130
    assert "Traceback" not in screen.shown
    if not target.exists():
        assert manifest(source) == before


@pytest.mark.parametrize(
    "arguments", [["history", "--json"], ["history"], ["sessions"], ["plan"], ["--help"]]
)
def test_a_reader_that_goes_away_is_no_error(
    command: Command, many: tuple[Path, Path], arguments: list[str]
) -> None:
    source, target = many
    if arguments[0] == "plan":
        arguments = ["plan", str(source), str(target), "--json"]
    else:
        command("organize", source, target)
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(1)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def test_the_exit_code_is_true_though_nobody_reads(tmp_path: Path) -> None:
    broken = tmp_path / "in" / "broken.mp3"
    broken.parent.mkdir()
    broken.write_bytes(b"no music" * 99)
    with subprocess.Popen(
        [*PROGRAM, "organize", str(broken.parent), str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 1


def test_a_closed_standard_output_is_no_error(tmp_path: Path) -> None:
    run = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, "sessions"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_json_streams_whole(command: Command, many: tuple[Path, Path]) -> None:
    command("organize", *many, "--session-id", "spring")
    run = subprocess.run(
        [*PROGRAM, "history", "--session-id", "spring", "--json"], capture_output=True, check=True
    )
    assert len([one for one in json.loads(run.stdout) if one["role"] == "audio"]) == SONGS
