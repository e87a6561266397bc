"""A worker as its parent sees it: a process that takes paths and gives lines."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from music_organizer.tags.wire import READY, Request, Sought, ahead_of, request_for

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def worker_command() -> tuple[str, ...]:
    """Return what starts a worker; where the program is frozen, its command line does."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return (str(program.with_name(f"music-organize-async{program.suffix}")), "--read-tags")
    # `-P` keeps the current folder, which may hold anybody's files, from being imported from.
    return (sys.executable, "-P", "-m", "music_organizer.tags.worker")


class WorkerProcess:
    """One running worker; every method may be called after it has died.

    Args:
        command: program and arguments that start a worker.

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
        """Wait until the worker can take files; false when it ended before."""
        line = self.answer()
        with suppress(ValueError):
            return bool(line) and json.loads(line) == READY
        return False

    def send(self, files: Iterable[tuple[Path, str]], sought: Sought, together: int) -> None:
        """Give the worker files to read.

        Args:
            files: folders and names in them.
            sought: what is to be read of them.
            together: of how many files it may tell in one line.
        """
        self._say(request_for(files, sought, together))

    def read_ahead(self, folder: Path) -> None:
        """Let the worker read files of a folder until it is sent any."""
        self._say(ahead_of(folder))

    def answer(self) -> bytes:
        """Wait for the next whole line; empty when the worker has ended."""
        stream = self._process.stdout
        if stream:
            with suppress(OSError, ValueError):
                line = stream.readline()
                return line if line.endswith(b"\n") else b""
        return b""

    def _say(self, request: Request) -> None:
        stream = self._process.stdin
        if stream:
            with suppress(OSError, ValueError):
                stream.write(json.dumps(request).encode("ascii") + b"\n")
                stream.flush()

    def kill(self) -> None:
        """End the worker at once; nothing is lost by it, since it only reads."""
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End the worker and give back what the system keeps for it."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
