"""Describe a tree so exactly that two descriptions agree only when nothing differs."""

import hashlib
import os
import stat
from pathlib import Path

State = dict[str, tuple[int, int, str]]


def tree_state(root: Path) -> State:
    """Return mode, time of change (ns) and SHA-256 or link text of everything below a folder."""
    found = {".": _entry(root)}
    for folder, names, files in os.walk(root):
        for name in [*names, *files]:
            path = Path(folder, name)
            found[str(path.relative_to(root))] = _entry(path)
    return found


def _entry(path: Path) -> tuple[int, int, str]:
    status = path.lstat()
    content = ""
    if stat.S_ISREG(status.st_mode):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    elif stat.S_ISLNK(status.st_mode):
        content = str(path.readlink())
    return status.st_mode, status.st_mtime_ns, content
