"""Install the Debian package into a clean system, use it as a person would, and remove it.

    python -m tests.packages.run [--keep]

Prints a line for each thing shown; with the first that does not hold it ends with 1. It needs
root, debootstrap and `make package`. The system lies in `build/clean-root`.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from music_organizer.processes.speech import READY
from tests.gui.end_to_end.program import (
    REPOSITORY,
    Program,
    has_ended,
    organize_and_roll_back,
)
from tests.gui.end_to_end.screen import Screen, screen
from tests.packages.clean_root import CleanRoot, what_prevents_it
from tests.support.manifest import manifest

BUILD = REPOSITORY / "build"
SAMPLES = REPOSITORY / "resources" / "music_organizer_resources" / "samples"
HOME = Path("/home/person")
HISTORY = {"MUSIC_ORGANIZER_HISTORY": str(HOME / "history" / "history.db")}
PICTURE = BUILD / "packaged-window.png"
COMMAND = "music-organize-async"
_CHILDREN = (b"--read-tags", b"--take-checksums")


def show(what: str) -> None:
    print(what, flush=True)


def expect(holds: object, otherwise: object) -> None:
    """End the test where something does not hold."""
    if not holds:
        sys.exit(f"FAILED: {otherwise}")


class Trial:
    """One life of the package: installed, used, removed."""

    def __init__(self, root: CleanRoot, package: Path) -> None:
        self.root, self.package = root, package
        self.home = root.folder / HOME.relative_to("/")

    def installed(self) -> None:
        shutil.copy(self.package, self.root.folder / "tmp")
        name = f"/tmp/{self.package.name}"
        self._apt("update")
        self._apt("install", "--no-install-recommends", name)
        self.home.mkdir(parents=True)
        python = self.root.run(["sh", "-c", "command -v python3 python"])
        expect(python.returncode != 0, f"Python is in the clean system: {python.stdout}")
        size = self.root.run(["dpkg-query", "-W", "-f", "${Installed-Size}", "music-organizer"])
        show(f"installed {self.package.name}, {size.stdout} KiB; no Python in the system")
        for program in ("music-organizer", COMMAND):
            said = self.root.run([program, "--version"])
            expect(said.returncode == 0, said.stderr)
            show(f"  {said.stdout.strip()}")

    def window_used(self, shown: Screen) -> None:
        command = self.root.command("music-organizer")
        begin = time.monotonic()
        with Program(shown, self.home, command=command, home=HOME) as program:
            show(f"the frozen window was there after {time.monotonic() - begin:.1f} s")
            organize_and_roll_back(program, shown)
            show("the sample library was organized and rolled back in it, with mouse and keys")
            shown.picture().save(str(PICTURE))
            show(f"  {PICTURE.relative_to(REPOSITORY)} shows the window")
            shown.wait_for("the end", lambda: has_ended(program, shown))
            printed = program.end()
            expect(program.process.returncode == 0 and not printed, f"the window said: {printed}")
        show("it was closed, and said nothing")

    def killed(self, shown: Screen) -> None:
        many = self.home / "many"
        for number in range(400):
            shutil.copytree(SAMPLES, many / str(number))
        command = self.root.command("music-organizer")
        with Program(shown, self.home, str(HOME / "many"), command=command, home=HOME) as program:
            shown.wait_for("tag readers", self._readers)
            os.kill(program.process.pid, signal.SIGKILL)
            shown.wait_for("their end", lambda: not self._readers())
        show("its tag readers ended when it was killed")

    def command_line_used(self) -> None:
        music = self.home / "music"
        (unsorted,) = self.home.glob("tmp/*/unsorted")
        shutil.copytree(unsorted, music, symlinks=True)
        before = manifest(music)
        inside = str(HOME / "music")
        # Some of its files need attention, which the command line says with a 1.
        organized = self.root.run([COMMAND, "organize", inside, str(HOME / "library")], **HISTORY)
        expect(organized.returncode in (0, 1), organized.stderr)
        expect(manifest(music) != before, organized.stdout)
        session = json.loads(self._ran(COMMAND, "sessions", "--json").stdout)[0]["session_id"]
        self._ran(COMMAND, "rollback", session, "--force")
        expect(manifest(music) == before, "the rollback did not bring everything back")
        child = self._ran("sh", "-c", f"{COMMAND} --take-checksums < /dev/null")
        expect(json.loads(child.stdout) == READY, child)
        demo = self._ran(COMMAND, "demo")
        expect("All " in demo.stdout, demo.stdout)
        show("the frozen command line organized and rolled back; so did its demo")

    def refusals_told(self) -> None:
        newer = self.home / "newer.db"
        shutil.copy(self.home / "history" / "history.db", newer)
        with closing(sqlite3.connect(newer)) as database:
            database.execute("PRAGMA user_version = 9999")
        content = newer.read_bytes()
        # Where nothing at all can be written, not even by root.
        nowhere = {"HOME": "/proc"}
        organize = [COMMAND, "organize", str(HOME / "music"), str(HOME / "elsewhere")]
        self._refused("no display", ["music-organizer"], HISTORY)
        self._refused("a home that cannot be written", organize, nowhere)
        self._refused(
            "a history of a newer version",
            [COMMAND, "--history", str(HOME / "newer.db"), "sessions"],
            {},
        )
        expect(newer.read_bytes() == content, "the newer history was changed")

    def older_history_taken_over(self) -> None:
        older = self.home / "older" / "history.db"
        older.parent.mkdir()
        shutil.copy(self.home / "history" / "history.db", older)
        with closing(sqlite3.connect(older)) as database:
            database.execute("PRAGMA user_version = 4")
        asked = [COMMAND, "--history", str(HOME / "older" / "history.db")]
        sessions = [
            json.loads(self._ran(*command, "sessions", "--json").stdout)
            for command in (asked, [COMMAND])
        ]
        expect(sessions[0] == sessions[1], f"the older history tells otherwise: {sessions}")
        self._ran(*asked, "history", "check")
        expect(list(older.parent.glob("*.before-format-*")), "the older history was not kept")
        show("a history of an older version was taken over, and kept beside the new one")

    def _refused(self, what: str, command: list[str], environment: dict[str, str]) -> None:
        said = self.root.run(command, **environment)
        lines = said.stderr.strip().splitlines()
        expect(said.returncode and len(lines) == 1, f"{what}: {said}")
        show(f"{what}: {lines[0]}")

    def replaced(self) -> None:
        """Install a newer version over it, and the older one over that."""
        newer = self._newer()
        before = manifest(self.home)
        for package in (newer, self.package.name):
            self._apt("install", "--no-install-recommends", "--allow-downgrades", f"/tmp/{package}")
            expect(manifest(self.home) == before, f"{package} changed the home")
        self._ran(COMMAND, "history", "check")
        show("a newer version was installed over it, and it over that; the history is sound")

    def _newer(self) -> str:
        """Put what is in the package into one that says it is newer."""
        unpacked, name = BUILD / "newer", "newer.deb"
        shutil.rmtree(unpacked, ignore_errors=True)
        subprocess.run(["dpkg-deb", "-R", self.package, unpacked], check=True)
        control = unpacked / "DEBIAN" / "control"
        control.write_text(control.read_text().replace("Version: ", "Version: 1:"))
        built = self.root.folder / "tmp" / name
        subprocess.run(
            ["dpkg-deb", "-Zgzip", "-z1", "--build", unpacked, built],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return name

    def removed(self) -> None:
        before = manifest(self.home)
        self._apt("purge", "music-organizer")
        expect(manifest(self.home) == before, "removing the package changed the home")
        left = [str(path) for path in self.root.folder.glob("usr/**/*music-organize*")]
        expect(not left, f"left behind: {left}")
        show(f"removed; all {len(before)} files and folders of the home are as they were")

    def _readers(self) -> list[str]:
        found = []
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = process.read_bytes()
            except OSError:
                continue
            if COMMAND.encode() in words and any(option in words for option in _CHILDREN):
                found.append(process.parent.name)
        return found

    def _ran(self, *command: str) -> subprocess.CompletedProcess[str]:
        done = self.root.run(command, **HISTORY)
        expect(done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}")
        return done

    def _apt(self, *words: str) -> None:
        done = self.root.run(["apt-get", "-qq", "-y", *words], DEBIAN_FRONTEND="noninteractive")
        expect(done.returncode == 0, f"apt-get {' '.join(words)}: {done.stderr}")


def main() -> None:
    """Go through the whole life of the package."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--keep", action="store_true", help="leave the clean system there")
    keep = parser.parse_args().keep
    if reason := what_prevents_it():
        sys.exit(f"The package cannot be tested on this machine: {reason}.")
    packages = sorted((REPOSITORY / "dist").glob("*.deb"))
    if not packages:
        sys.exit("There is no Debian package in dist/: run `make package` first.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    root = CleanRoot(BUILD / "clean-root")
    root.make()
    trial = Trial(root, packages[-1])
    with screen(BUILD / "screen") as shown:
        trial.installed()
        trial.window_used(shown)
        trial.command_line_used()
        trial.killed(shown)
        trial.older_history_taken_over()
        trial.refusals_told()
        trial.replaced()
        trial.removed()
    del application
    if not keep:
        shutil.rmtree(root.folder)
    show("The package holds.")


if __name__ == "__main__":
    main()
