"""The program as people start it, and the programs it is measured against."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

_PEERS = Path("build/bench/peers")
_BEETS = "beets==2.14.1"


class Stand:
    """A folder in which libraries are cloned and organized again and again.

    Args:
        base: the folder.

    Attributes:
        peak: how many bytes the last command held at its most.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        self.peak = 0
        self.source, self.target = base / "in", base / "out"
        self.history = base / "history.db"

    def lay(self, library: Path) -> None:
        """Lay out a library anew: its files by further names, so that nothing is copied."""
        shutil.rmtree(self.base, ignore_errors=True)
        shutil.copytree(library, self.source, copy_function=os.link)
        # Who flushes first would else pay for all of these names.
        os.sync()

    def organize(self, *options: str) -> None:
        """Organize it in a process of its own."""
        self._run("organize", str(self.source), str(self.target), *options)

    def roll_back(self, *options: str) -> None:
        """Take the last session back."""
        self._run("rollback", "bench", "--force", *options)

    def _run(self, command: str, *options: str) -> None:
        session = ("--session-id", "bench") if command == "organize" else ()
        program = Path(sys.executable).with_name("music-organize-async")
        history = ("--history", str(self.history), "--quiet")
        words = [program, command, *options, *session, *history]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words)
        self.peak = used.ru_maxrss * 1024


class Beets:
    """The tagger whose move is closest to ours, in an environment of its own."""

    def __init__(self) -> None:
        self._program = _PEERS / "bin" / "beet"
        if not self._program.exists():
            venv.create(_PEERS, with_pip=True, clear=True)
            pip = (_PEERS / "bin" / "pip", "install", "--quiet", _BEETS)
            subprocess.run(pip, check=True)

    def move(self, stand: Stand) -> None:
        """Import a library by moving it: no look-up of tags, none written."""
        home = stand.base / "beets"
        home.mkdir()
        (home / "config.yaml").write_text(
            f"directory: {stand.target}\nlibrary: {home / 'library.db'}\n"
            "import: {move: yes, write: no, autotag: no, quiet: yes}\n",
            encoding="utf-8",
        )
        # It lists every folder on the error stream.
        subprocess.run(
            [self._program, "import", "-A", "-q", str(stand.source)],
            check=True,
            env={**os.environ, "BEETSDIR": str(home)},
            capture_output=True,
        )


def hash_with_openssl(folder: Path) -> None:
    """Hash every file of a folder on two processes."""
    _hash(folder, "openssl", "dgst", "-sha256")


def hash_with_coreutils(folder: Path) -> None:
    """Hash every file of a folder on two processes, as the command for it does."""
    _hash(folder, "sha256sum")


def _hash(folder: Path, *command: str) -> None:
    files = [str(path) for path in sorted(folder.rglob("*")) if path.is_file()]
    halves = [
        subprocess.Popen([*command, *half], stdout=subprocess.DEVNULL)
        for half in (files[::2], files[1::2])
    ]
    for process in halves:
        if process.wait() != 0:
            raise RuntimeError(f"{command[0]} failed")
