"""Kill a run at work, in a process of its own, as a power cut would."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.support.audio import make_audio

REPOSITORY = Path(__file__).parents[2]

_PATIENCE = 120.0


def interrupt(source: Path, target: Path, history: Path, session_id: str, *, after: int) -> None:
    """Organize a folder and kill the run once some files have arrived.

    Args:
        source: the messy folder.
        target: the library.
        history: where the run is recorded.
        session_id: what the run is called.
        after: how many files have to be there.

    Raises:
        RuntimeError: the run was over, or never began, before it could be killed.
    """
    arguments = ("organize", str(source), str(target), str(history), "rename", "move", session_id)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.support.drive", *arguments]
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment) as run:
        end = time.monotonic() + _PATIENCE
        while run.poll() is None and time.monotonic() < end and _arrived(target) < after:
            time.sleep(0.001)
        run.send_signal(signal.SIGKILL)
    if run.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the run of {source} was over before it could be killed")


def write_albums(folder: Path, count: int) -> None:
    """Write so many songs, twelve to an album, large enough for a run to take a moment."""
    for number in range(count):
        album, track = divmod(number, 12)
        make_audio(
            folder / f"rip {album + 1:02}" / f"track{track + 1:02}.mp3",
            salt=f"{folder.name} {number}",
            artist="Ada",
            albumartist="Ada",
            album=f"Side {album + 1}",
            title=f"Song {track + 1}",
            track=track + 1,
            date="2004",
        )


def _arrived(target: Path) -> int:
    return sum(1 for path in target.rglob("*.*") if ".music-organizer" not in path.parts)
