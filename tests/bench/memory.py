"""Measure how much memory the program takes at its most, and what a further file costs.

python -m tests.bench.memory [FILES]

A library of as many files, and one of half as many, are previewed, organized and taken back, each
in a process of its own. The table goes to `build/bench/memory.json` as well.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.bench.library import make_library
from tests.bench.programs import Stand
from tests.bench.turns import Line, Table

_FILES = 100_000
_MOST_MB, _MOST_KB_A_FILE = 250, 0.5


def main(files: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="music-organizer-bench-") as folder:
        half, whole = (_peaks(Path(folder), size) for size in (files // 2, files))
    table = Table()
    for act, peak in whole.items():
        found = peak / 1e6
        table.add(Line(f"{act} of {files:,} files, MB", f"{found:.0f} MB", found, _MOST_MB))
        growth = (peak - half[act]) / (files - files // 2) / 1000
        figures = f"{half[act] / 1e6:.0f} MB for {files // 2:,} files"
        table.add(Line("the same, kB for a further file", figures, growth, _MOST_KB_A_FILE))
    table.write(Path("build/bench/memory.json"))


def _peaks(base: Path, files: int) -> dict[str, int]:
    """Return how many bytes each command held at its most."""
    stand = Stand(base / str(files))
    make_library(stand.source, files)
    acts = {
        "preview": partial(stand.organize, "--dry-run"),
        "organize": partial(stand.organize),
        "rollback": partial(stand.roll_back),
    }
    peaks = {}
    for name, act in acts.items():
        act()
        peaks[name] = stand.peak
    return peaks


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _FILES)
