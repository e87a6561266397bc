"""The program does its work when a person uses it with mouse and keys."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gui.end_to_end.program import REPOSITORY, Program, has_ended, organize_and_roll_back
from tests.gui.end_to_end.screen import Screen, screen


@pytest.fixture
def shown(tmp_path: Path, system_tool: Callable[[str], str]) -> Iterator[Screen]:
    system_tool("Xvfb")
    system_tool("xdotool")
    with screen(tmp_path / "screen") as made:
        yield made


@pytest.mark.timeout(240)
def test_the_sample_library_is_organized_and_rolled_back_by_hand(
    shown: Screen, tmp_path: Path
) -> None:
    with Program(shown, tmp_path / "home") as program:
        organize_and_roll_back(program, shown)
        # The rollback is back at the disk before it is at its end, and until then closing asks.
        shown.wait_for("the end", lambda: has_ended(program, shown))
        assert program.end() == ""
        assert program.process.returncode == 0


@pytest.mark.timeout(120)
def test_a_second_start_hands_its_folder_to_the_window_that_is_open(
    shown: Screen, tmp_path: Path
) -> None:
    music = tmp_path / "my music"
    shutil.copytree(REPOSITORY / "resources/music_organizer_resources/samples", music)
    with Program(shown, tmp_path / "home") as first:
        with Program(shown, tmp_path / "home", str(music)) as second:
            assert second.end() == ""
            assert second.process.returncode == 0
        recent = tmp_path / "home/config/music-organizer/music-organizer.conf"
        shown.wait_for(
            "the folder in the first window",
            lambda: recent.exists() and "my music" in recent.read_text(),
        )
        os.kill(first.process.pid, 15)
        assert first.end() == ""
        assert first.process.returncode == 0
