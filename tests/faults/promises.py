"""The promises, looked at from outside by code that shares nothing with the product."""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.scene import Scene, State

OURS = ".music-organizer"
KINDS = ("lost", "partial", "untrue", "not restored", "touched outside", "tracebacks", "misled")
_ANYTHING = "anything"
_REWRITTEN = (".m3u", ".m3u8", ".pls", ".cue", ".xspf")
_OURS_TO_MAKE = {"home", "said", "source", "target", "outside", "restored", "graves"}
_TAKEN = ("completed", "rolled_back")


@dataclass(slots=True)
class Findings:
    """What was found to be broken, by kind.

    Attributes:
        broken: sentences by kind.
    """

    broken: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, sentences: Iterable[str]) -> None:
        """Take sentences of one kind in."""
        told = list(sentences)
        if told:
            self.broken.setdefault(kind, []).extend(told)

    def merge(self, other: "Findings", name: str) -> None:
        """Take in what was found at one point."""
        for kind, told in other.broken.items():
            self.add(kind, [f"{name}: {sentence}" for sentence in told])

    def sentences(self) -> list[str]:
        """Return everything, a line each."""
        return [f"{kind}: {one}" for kind in sorted(self.broken) for one in self.broken[kind]]

    def figures(self) -> str:
        """Return the counts of every kind."""
        return ", ".join(f"{len(self.broken.get(kind, ()))} {kind}" for kind in KINDS)


def lost(scene: Scene, before: Counter[str]) -> list[str]:
    """Name contents of which fewer whole files are there than before; promises 1 and 3."""
    return [f"{one} is gone" for one in before - scene.contents()]


def partial(scene: Scene, known: Iterable[str]) -> list[str]:
    """Name files under a final name that hold nothing known; promise 2."""
    contents = set(known)
    found = []
    for root in (scene.source, scene.target, scene.restored):
        for path in files_below(root):
            hidden = any(part.startswith(OURS) for part in path.relative_to(root).parts)
            if not hidden and not _is_whole(path, contents):
                found.append(f"{path} holds no known content")
    return found


def _is_whole(path: Path, contents: set[str]) -> bool:
    return path.suffix in _REWRITTEN or digest(path) in contents


def untrue(
    scene: Scene, start: State, sessions: list[list[dict[str, Any]]], known: Mapping[str, str]
) -> list[str]:
    """Compare the disk with what the history tells; promise 4.

    The operations are carried out in the mind, from the folders as they were before all of them.

    Args:
        scene: the sandbox.
        start: the folders before the first operation.
        sessions: the operations of each session as the program tells them, the earliest first.
        known: digest of every file there was at the start, by path.
    """
    told = [
        f"{op['session_id']} {op['sequence']} is still {op['status']}"
        for operations in sessions
        for op in operations
        if op["status"] in ("in_progress", "unknown")
    ]
    files = dict(known)
    for operations in sessions:
        for op in operations:
            if op["status"] in _TAKEN:
                told += carry_out(op, files)
    there = {
        str(path): digest(path)
        for root in (scene.source, scene.target, scene.restored)
        for path in files_below(root)
        if path.name != "operations.jsonl"
    }
    told += [f"{path} should be there" for path in files.keys() - there.keys()]
    told += [f"{path} should not be there" for path in there.keys() - files.keys()]
    told += [
        f"{path} should hold something else"
        for path in files.keys() & there.keys()
        if files[path] not in (there[path], _ANYTHING)
    ]
    return told


def carry_out(op: Mapping[str, Any], files: dict[str, str]) -> list[str]:
    """Carry out an operation in the mind; tell what it cannot have done.

    Args:
        op: the operation as the history tells it.
        files: digest of every file there is, by path; changed.
    """
    kind, source, target, kept = (
        op[name] for name in ("operation_type", "source_path", "target_path", "backup_path")
    )
    ways = {
        "move": (source, target, True),
        "delete": (source, kept, True),
        "restore": (kept, target, True),
        "backup": (source, kept, False),
        "copy": (source, target, False),
        "reflink": (source, target, False),
        "hardlink": (source, target, False),
        "rewrite": (source, kept, False),
    }
    if kind not in ways:
        return []
    origin, destination, leaves = ways[kind]
    if op["metadata"].get("link"):
        return []
    if kind == "rewrite" and source in files:
        files[kept], files[source] = files[source], op["checksum_after"] or _ANYTHING
        return []
    if origin not in files:
        return [f"{op['session_id']} {op['sequence']} took {origin}, which was not there"]
    files[destination] = files.pop(origin) if leaves else files[origin]
    return []


def not_restored(before: State, after: State, *, begun: bool) -> list[str]:
    """Name what is not as it was; promise 5.

    Args:
        before: the folders before anything was done.
        after: the folders after everything was taken back.
        begun: whether a session had begun; else our own folder is all that was made, and the
            library's own time shows it.
    """
    found = []
    for name in ("source", "target"):
        earlier, later = getattr(before, name), getattr(after, name)
        changed = {path for path in {*earlier, *later} if earlier.get(path) != later.get(path)}
        if not begun:
            changed -= {"."}
        found += [
            f"{name}/{path} was {_shown(earlier.get(path))}, is {_shown(later.get(path))}"
            for path in sorted(changed)
        ]
    if before.names != after.names:
        found.append(f"attributes or links: {before.names} became {after.names}")
    return found


def touched_outside(
    before: State, after: State, calls: Iterable[str], strangers: set[str]
) -> list[str]:
    """Name what was changed that is none of the program's business; promise 6.

    Args:
        before: the folders before anything was done.
        after: the folders now.
        calls: changes that were seen elsewhere.
        strangers: names of all that lies beside the folders.
    """
    found = [f"changed {call}" for call in calls]
    if before.outside != after.outside or not strangers <= _OURS_TO_MAKE:
        found.append("the folder that links lead to, or what lies beside the folders, was changed")
    return found


def digests(scene: Scene) -> dict[str, str]:
    """Return the digest of every regular file of the person, by path."""
    return {str(path): digest(path) for root in scene.roots[:2] for path in files_below(root)}


def files_below(root: Path) -> Iterable[Path]:
    """Yield every regular file below a folder."""
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                yield path


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _shown(entry: object) -> str:
    if not isinstance(entry, tuple):
        return "absent"
    kind, mode, moment, content = entry
    return f"{kind} {mode:o} {moment} {content.hex()[:8]}"
