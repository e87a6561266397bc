"""The command line as seen from outside: started, watched, ended, its answer read."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.faults.supervisor import Judge, Supervision

REPOSITORY = Path(__file__).parents[2]
_SECONDS = 240.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    Attributes:
        code: its exit code, negative when a signal ended it.
        stdout: what it said.
        stderr: what it said aside.
        seen: its changing calls, `None` when nobody watched.
    """

    code: int
    stdout: str
    stderr: str
    seen: Supervision | None

    @property
    def has_traceback(self) -> bool:
        return "Traceback" in self.stderr or "Fatal Python" in self.stderr

    def rows(self) -> list[dict[str, Any]]:
        """Return the objects that a command printed with `--json`."""
        rows = json.loads(self.stdout)
        return rows if isinstance(rows, list) else [rows]


class Launcher:
    """Starts the command line in processes of its own, one at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._channel = ours
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.launcher", str(theirs.fileno())],
            cwd=REPOSITORY,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process that starts the others."""
        self._channel.close()
        self._process.wait(30)

    def start(
        self,
        arguments: tuple[str, ...],
        home: Path,
        said: Path,
        *,
        watched: bool,
        fault: str = "",
    ) -> tuple[int, int | None]:
        """Start a run; return its process group and the descriptor its calls are asked about on."""
        order = {
            "arguments": arguments,
            "environment": environment(home),
            "folder": str(home),
            "stdout": str(said / "stdout"),
            "stderr": str(said / "stderr"),
            "watched": watched,
            "fault": fault,
        }
        self._channel.send(json.dumps(order).encode())
        message, descriptors, _, _ = socket.recv_fds(self._channel, 1 << 16, 1)
        told = json.loads(message)
        if "group" not in told:
            why = (said / "stderr").read_text("utf-8", "replace")
            raise RuntimeError(f"The program did not start: {told} {why}")
        return told["group"], descriptors[0] if descriptors else None

    def ended(self) -> int:
        """Wait for the end of the run and return its exit code."""
        return int(json.loads(self._channel.recv(1 << 16))["code"])

    def run(
        self,
        arguments: tuple[str, ...],
        home: Path,
        said: Path,
        *,
        inside: tuple[Path, ...] = (),
        judge: Judge | None = None,
        fault: str = "",
    ) -> Ended:
        """Run the command line to its end.

        Args:
            arguments: what a person would type after the program's name.
            home: where the program's own files lie.
            said: folder for what it says, which counts for nothing.
            inside: the folders in which changing calls count.
            judge: decides on each of them; nobody watches when left out.
            fault: one that is planted into the product.
        """
        group, listener = self.start(arguments, home, said, watched=judge is not None, fault=fault)
        seen = None
        if judge is not None and listener is not None:
            roots = tuple(os.fsencode(folder) + b"/" for folder in inside)
            seen = Supervision(roots, os.fsencode(said) + b"/", judge, group)
            try:
                seen.watch(listener, _SECONDS)
            finally:
                os.close(listener)
        code = self.ended()
        told = [(said / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")]
        return Ended(code, told[0], told[1], seen)


def environment(home: Path) -> dict[str, str]:
    """Return what a run knows of the machine: its own home, its own folder for passing files."""
    names = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(home / "passing"),
        "MUSIC_ORGANIZER_HISTORY": str(home / "history" / "history.db"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": "100",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home / "passing"),
        **{name: str(home / name.lower()) for name in names},
    }
