"""A drive that can be pulled out and put in again while a program works on it."""

import os
import subprocess
from pathlib import Path


class Drive:
    """A file system of its own where this machine lets one be mounted, else a folder.

    Args:
        base: where it appears, and where it is kept meanwhile.
    """

    def __init__(self, base: Path) -> None:
        self.place, self._kept = base / "drive", base / "kept"
        self.place.mkdir()
        self._kept.mkdir()
        self.is_mounted = os.geteuid() == 0 and _done("mount", "-t", "tmpfs", "tmpfs", self._kept)
        self._is_in = True
        if self.is_mounted:
            self._is_in = _done("mount", "--bind", self._kept, self.place)

    @property
    def content(self) -> Path:
        """What is on it, whether it is in or out."""
        return self._kept if self.is_mounted or not self._is_in else self.place

    def pull(self) -> None:
        """Take it out, whatever is open on it."""
        if not self._is_in:
            return
        self._is_in = False
        if self.is_mounted:
            subprocess.run(["umount", "-l", str(self.place)], check=True)
        else:
            self._kept.rmdir()
            self.place.rename(self._kept)

    def put_in(self) -> None:
        """Put it in again, as it was when it was pulled."""
        if self._is_in:
            return
        self._is_in = True
        if self.is_mounted:
            subprocess.run(["mount", "--bind", str(self._kept), str(self.place)], check=True)
        else:
            self._kept.rename(self.place)

    def close(self) -> None:
        """Let go of what was mounted."""
        self.pull()
        if self.is_mounted:
            subprocess.run(["umount", "-l", str(self._kept)], check=True)


def _done(*command: str | Path) -> bool:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    return done.returncode == 0
