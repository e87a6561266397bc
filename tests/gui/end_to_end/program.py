"""The program as a person meets it: started as a process, on a screen, with mouse and keys."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from music_organizer_gui.theme import LIGHT
from tests.gui.end_to_end.screen import Screen
from tests.support.manifest import Entry, manifest

REPOSITORY = Path(__file__).parents[3]
FROM_SOURCE = (sys.executable, str(REPOSITORY / "main.py"))
BUTTON = (90, 12)
SIDEBAR, BELOW_ORGANIZE = 190, 80


class Program:
    """The running program, and what can be seen of it.

    Args:
        shown: where it opens its window.
        base: the home that it is given.
        arguments: what it is given beside.
        command: starts it.
        home: what the program knows `base` as, where it lives in a root of its own.
    """

    def __init__(
        self,
        shown: Screen,
        base: Path,
        *arguments: str,
        command: Sequence[str] = FROM_SOURCE,
        home: Path | None = None,
    ) -> None:
        self.screen, self.base = shown, base
        home = home or base
        (base / "config").mkdir(parents=True, exist_ok=True)
        (base / "tmp").mkdir(exist_ok=True)
        environment = shown.environment | {
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "MUSIC_ORGANIZER_HISTORY": str(home / "history" / "history.db"),
            "LC_ALL": "C.UTF-8",
            "PYTHONFAULTHANDLER": "1",
        }
        self.process = subprocess.Popen(
            [*command, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        shown.wait_for("the window", self.window)

    def window(self) -> str:
        return self.screen.do("search", "--onlyvisible", "--name", "Music Organizer")

    def press_button(self, what: str, *, right_of: int = 0) -> None:
        """Click the largest button in the colour of what matters most, or right of it."""
        found: list[tuple[int, int]] = []

        def seen() -> bool:
            where = self.screen.find(LIGHT.accent, smallest=BUTTON)
            found.extend([where] if where else [])
            return where is not None

        self.screen.wait_for(what, seen)
        x, y = found[-1]
        self.screen.click(x + right_of, y)

    def samples(self) -> list[Path]:
        """Return the folders of sample libraries that the program has written."""
        return sorted((self.base / "tmp").glob("*/unsorted"))

    def end(self) -> str:
        """Wait for the end and return what was printed."""
        return self.process.communicate(timeout=30)[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


def has_ended(program: Program, shown: Screen) -> bool:
    if program.process.poll() is None:
        shown.press("ctrl+q")
    return program.process.poll() is not None


def organize_and_roll_back(program: Program, shown: Screen) -> None:
    # The sample library stands right of the button for a folder.
    program.press_button("the drop zone", right_of=150)
    shown.wait_for("the sample library", program.samples)
    (source,) = program.samples()
    target = source.with_name("library")
    shown.wait_for("the preview", lambda: _lies_at_the_foot(shown))
    before = manifest(source)
    assert not target.exists()
    program.press_button("the button that organizes")
    shown.wait_for("the library", (target / "Albums" / "Glass Orchard").is_dir)
    shown.wait_for("the end of the run", lambda: not list(source.rglob("*.flac")))
    shown.wait_for("the history", lambda: _is_in_history(shown))
    shown.wait_for("everything to be back", lambda: _is_back(program, shown, source, before))
    left = {path.name for path in target.iterdir()} if target.exists() else set()
    assert left <= {".music-organizer"}


def _is_in_history(shown: Screen) -> bool:
    """Look whether the history is in sight; until a run has ended, there is nothing to undo."""
    shown.press("ctrl+z")
    chosen = shown.find(LIGHT.accent_soft, smallest=(60, 12), left_of=SIDEBAR)
    return chosen is not None and chosen[1] > BELOW_ORGANIZE


def _is_back(program: Program, shown: Screen, source: Path, before: dict[str, Entry]) -> bool:
    """Look whether all is as it was, else press what leads on: first the preview, then the run."""
    if manifest(source) == before:
        return True
    if _lies_at_the_foot(shown):
        program.press_button("the button that leads on")
    return False


def _lies_at_the_foot(shown: Screen) -> bool:
    found = shown.find(LIGHT.accent, smallest=BUTTON)
    return found is not None and found[1] > shown.picture().height() * 0.6
