import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from music_organizer_gui.instance import SingleInstance

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from music_organizer_gui.instance import SingleInstance
application = QCoreApplication([])
handed = SingleInstance(Path(sys.argv[1])).hand_over([Path(one) for one in sys.argv[2:]])
sys.exit(0 if handed else 1)
"""


def hand_over(qtbot: QtBot, *arguments: str) -> int:
    process = subprocess.Popen([sys.executable, "-c", HAND_OVER, *arguments])
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return process.returncode


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> SingleInstance:
    instance = SingleInstance(tmp_path / "history.db")
    assert not instance.hand_over([])
    instance.listen()
    return instance


def test_a_second_start_hands_its_folders_to_the_first(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    received: list[list[Path]] = []
    first.paths_received.connect(received.append)
    odd = tmp_path / "M\udce4nner & Söhne\n"
    assert hand_over(qtbot, str(tmp_path / "history.db"), "/music/new", str(odd)) == 0
    assert received == [[Path("/music/new"), odd]]


def test_a_first_that_is_busy_is_waited_for(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    received: list[list[Path]] = []
    first.paths_received.connect(received.append)
    command = [sys.executable, "-c", HAND_OVER, str(tmp_path / "history.db")]
    with subprocess.Popen(command) as handing:
        # No event is taken meanwhile, as while the engine is loaded.
        time.sleep(3)
        assert handing.poll() is None
        qtbot.waitUntil(lambda: handing.poll() is not None, timeout=20_000)
    assert (handing.returncode, received) == (0, [[]])


def test_a_deep_folder_for_temporary_files_keeps_nobody_apart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setenv("TMPDIR", str(deep))
    instance = SingleInstance(tmp_path / "history.db")
    received: list[list[Path]] = []
    instance.paths_received.connect(received.append)
    instance.listen()
    try:
        assert hand_over(qtbot, str(tmp_path / "history.db"), "/music") == 0
    finally:
        instance.close()
    assert received == [[Path("/music")]]


def test_a_window_over_another_history_stands_by_itself(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    assert hand_over(qtbot, str(tmp_path / "other.db"), "/music/new") == 1


def test_a_name_left_behind_by_a_killed_program_is_taken_over(
    first: SingleInstance, qtbot: QtBot, tmp_path: Path
) -> None:
    heir = SingleInstance(tmp_path / "history.db")
    heir.listen()
    received: list[list[Path]] = []
    heir.paths_received.connect(received.append)
    assert hand_over(qtbot, str(tmp_path / "history.db"), "/music") == 0
    assert received == [[Path("/music")]]
