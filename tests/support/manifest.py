"""What a tree looks like to somebody who knows nothing of the program."""

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

Entry = tuple[str, int, int, bytes]

OURS = ".music-organizer"


def manifest(root: Path, *, folder_times: bool = True) -> dict[str, Entry]:
    """Return type, mode, mtime (ns) and content of everything below a folder, our own apart."""
    found = {".": _entry(root, folder_times=folder_times)}
    for folder, names, files in os.walk(os.fsencode(root)):
        if OURS.encode() in names:
            names.remove(OURS.encode())
        for name in [*names, *files]:
            path = Path(os.fsdecode(os.path.join(folder, name)))
            key = os.path.relpath(path, root)
            found[key] = _entry(path, folder_times=folder_times)
    return found


def contents(*roots: Path) -> dict[str, int]:
    """Count the SHA-256 of every regular file below the folders, our own included."""
    counts: dict[str, int] = {}
    for root in roots:
        for folder, _, files in os.walk(os.fsencode(root)):
            for name in files:
                path = os.path.join(folder, name)
                if stat.S_ISREG(os.lstat(path).st_mode):
                    digest = hashlib.sha256(Path(os.fsdecode(path)).read_bytes()).hexdigest()
                    counts[digest] = counts.get(digest, 0) + 1
    return counts


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """Return the paths that differ between two manifests."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def _entry(path: Path, *, folder_times: bool) -> Entry:
    status = os.lstat(path)
    kind = stat.S_IFMT(status.st_mode)
    mode = stat.S_IMODE(status.st_mode)
    if stat.S_ISLNK(status.st_mode):
        return "link", mode, 0, os.fsencode(os.readlink(path))
    if stat.S_ISDIR(status.st_mode):
        return "folder", mode, status.st_mtime_ns if folder_times else 0, b""
    if stat.S_ISREG(status.st_mode):
        return "file", mode, status.st_mtime_ns, hashlib.sha256(path.read_bytes()).digest()
    return str(kind), mode, status.st_mtime_ns, b""
