"""A child as its parent sees it: a process that takes lines and gives lines."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from music_organizer.processes.speech import READY

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def child_command(module: str, option: str) -> tuple[str, ...]:
    """Return what starts a child.

    Args:
        module: what Python is to run.
        option: what tells the command line to be it, where the program is frozen.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return (str(program.with_name(f"music-organize-async{program.suffix}")), option)
    # `-P` keeps the current folder, which may hold anybody's files, from being imported from.
    return (sys.executable, "-P", "-m", module)


class ChildProcess:
    """One running child; every method may be called after it has died.

    Args:
        command: program and arguments that start it.

    Raises:
        OSError: the system cannot start the program.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )

    def becomes_ready(self) -> bool:
        """Wait until the child can take requests; false when it ended before."""
        line = self.answer()
        with suppress(ValueError):
            return bool(line) and json.loads(line) == READY
        return False

    def ask(self, request: object) -> None:
        """Give the child a request that JSON can carry."""
        stream = self._process.stdin
        if stream:
            with suppress(OSError, ValueError):
                stream.write(json.dumps(request).encode("ascii") + b"\n")
                stream.flush()

    def answer(self) -> bytes:
        """Wait for the next whole line; empty when the child has ended."""
        stream = self._process.stdout
        if stream:
            with suppress(OSError, ValueError):
                line = stream.readline()
                return line if line.endswith(b"\n") else b""
        return b""

    def kill(self) -> None:
        """End the child at once; nothing is lost by it, since children only read."""
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End the child and give back what the system keeps for it."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
