"""Run the command line, in this process or on a terminal of its own."""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from typing import Any

import pytest

from music_organizer.cli.main import main

PROGRAM = (sys.executable, "-m", "music_organizer")
_PATIENCE = 60


@dataclass(frozen=True)
class Outcome:
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def items(self) -> list[dict[str, Any]]:
        """The one list of objects that was asked for as JSON."""
        answer = json.loads(self.out)
        assert isinstance(answer, list)
        assert all(isinstance(item, dict) for item in answer)
        return answer

    @property
    def complaint(self) -> str:
        """The one sentence that says why the program refused or failed."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("music-organize-async: ")
        assert "Traceback" not in lines[0]
        return lines[0].removeprefix("music-organize-async: ")


class Command:
    """The program, called in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Outcome:
        self._capsys.readouterr()
        code = main([str(one) for one in arguments])
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)


class Terminal:
    """The program on a terminal of its own, with nobody else in front of it."""

    def __init__(self, *arguments: object, columns: int = 80, **environment: str) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        surroundings = {**os.environ, "TERM": "xterm-256color", **environment}
        for variable in ("COLUMNS", "LINES"):
            surroundings.pop(variable, None)
        self._screen = ours
        self.shown = ""
        self.process = subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=surroundings,
            start_new_session=True,
        )
        os.close(theirs)

    def wait_for(self, text: str) -> None:
        """Read until something is shown."""
        until = time.monotonic() + _PATIENCE
        while text not in self.shown:
            assert time.monotonic() < until, self.shown
            assert self._read(), self.shown

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        os.write(self._screen, text.encode())

    def ends(self) -> int:
        """Read until the program ends, and return its exit code."""
        while self._read():
            pass
        os.close(self._screen)
        return self.process.wait(_PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._screen], [], [], _PATIENCE)
        assert ready, f"nothing more came after: {self.shown}"
        try:
            part = os.read(self._screen, 1 << 16)
        except OSError:
            return False
        self.shown += part.decode().replace("\r\n", "\n")
        return bool(part)
