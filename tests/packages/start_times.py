"""How long the frozen program takes to start, beside the one that Python runs from the source.

    python -m tests.packages.start_times [ROUNDS]

Needs `make package`. Both are started in turn, and the medians are compared with the limits.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.gui.end_to_end.program import FROM_SOURCE, REPOSITORY, Program, has_ended
from tests.gui.end_to_end.screen import Screen, screen

FROZEN = REPOSITORY / "build" / "frozen" / "music-organizer"
HELP = (
    (str(FROZEN / "music-organize-async"), "--help"),
    (sys.executable, "-m", "music_organizer", "--help"),
)
WINDOW = ((str(FROZEN / "music-organizer"),), FROM_SOURCE)


def help_shown(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def window_seen(command: Sequence[str], shown: Screen, home: Path) -> float:
    begin = time.perf_counter()
    with Program(shown, home, command=command) as program:
        seconds = time.perf_counter() - begin
        shown.wait_for("the end", lambda: has_ended(program, shown))
    return seconds


def compare(
    what: str,
    measured: Callable[[Sequence[str]], float],
    commands: Sequence[Sequence[str]],
    *,
    rounds: int,
    limit: float,
) -> bool:
    """Measure the frozen and the other command in turn, and tell whether the limit holds."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for command, seconds in zip(commands, taken, strict=True):
            seconds.append(measured(command))
    frozen, other = map(statistics.median, taken)
    ratio = frozen / other
    print(f"{what}: frozen {frozen:.2f} s, else {other:.2f} s: {ratio:.2f} ×, at most {limit} ×")
    return ratio <= limit


def main(rounds: int) -> int:
    """Print both comparisons and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder) / "screen") as shown:
        home = Path(folder) / "home"
        holds = [
            compare("--help", help_shown, HELP, rounds=2 * rounds, limit=3),
            compare(
                "the window",
                lambda command: window_seen(command, shown, home),
                WINDOW,
                rounds=rounds,
                limit=1.5,
            ),
        ]
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
