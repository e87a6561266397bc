"""Starting the window as a process: what a machine without a display is told."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    bare = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "main.py"), *arguments],
        env=bare | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_without_a_display_one_sentence_says_so() -> None:
    ended = start()
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("music-organizer: There is no display")
    assert ended.stderr.count("\n") == 1


def test_a_display_that_does_not_answer_is_named() -> None:
    ended = start(DISPLAY=":93")
    assert ended.returncode == 2
    assert "The display :93 does not answer" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_help_and_version_need_no_display() -> None:
    assert "folders or files to preview" in start("--help").stdout
    assert start("--version").stdout.startswith("music-organizer ")
