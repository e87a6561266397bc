"""Kill a process right before its n-th call of one kind, with strace, and look what is left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.manifest import contents, manifest
from tests.support.messy import make_mess

REPOSITORY = Path(__file__).parents[2]
CALLS = (
    "renameat2",
    "rename,renameat",
    "link,linkat",
    "unlink,unlinkat",
    "mkdir,mkdirat",
    "rmdir",
    "fsync",
    "fdatasync",
    "write",
    "pwrite64",
    "ftruncate",
    "fchmod",
    "utimensat",
)
LAST = 500


@dataclass(slots=True)
class Tally:
    """What came of all the kill points of one kind."""

    points: int = 0
    lost: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)
    not_restored: list[str] = field(default_factory=list)
    tracebacks: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        return (
            f"{name}: {self.points} points tried, {len(self.lost)} lost, "
            f"{len(self.partial)} partial, {len(self.not_restored)} not restored, "
            f"{len(self.tracebacks)} tracebacks"
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Folders of one attempt: a source, a target that may be on another drive, a history."""

    source: Path
    target: Path
    history: Path

    @classmethod
    def prepared(cls, base: Path, other: Path) -> "Stage":
        stage = cls(base / "source", other / "target", base / "home" / "history.db")
        make_mess(stage.source, stage.target)
        return stage

    def organize(self, *wrapper: str, strategy: str, mode: str = "move") -> int:
        where = (str(self.source), str(self.target), str(self.history))
        return drive(*wrapper, arguments=("organize", *where, strategy, mode)).returncode

    def both(self) -> tuple[dict[str, object], dict[str, object]]:
        return dict(manifest(self.source)), dict(manifest(self.target))


def drive(*wrapper: str, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    """Run the driver, perhaps under strace, with no bytecode files written meanwhile."""
    command = [*wrapper, sys.executable, "-m", "tests.support.drive", *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def killer(calls: str, number: int) -> tuple[str, ...]:
    """Return the strace command that kills before the n-th of these calls of any thread."""
    inject = f"inject={calls}:signal=SIGKILL:when={number}"
    trace = f"trace={calls}"
    return ("strace", "-f", "-o", os.devnull, "-e", trace, "-e", inject)


def points(step: int) -> Iterator[tuple[str, int]]:
    """Yield every kind of call with the numbers to try, until the caller says `break`."""
    for calls in CALLS:
        for number in range(1, LAST, step):
            yield calls, number


def check_after_kill(stage: Stage, before: set[str], name: str, tally: Tally) -> None:
    """Look for lost content and half files, with nothing settled yet."""
    roots = [folder for folder in (stage.source, stage.target) if folder.exists()]
    now = contents(*roots)
    tally.lost += [f"{name}: {digest}" for digest in before - set(now)]
    for path in stage.target.rglob("*"):
        final = path.is_file() and ".music-organizer" not in str(path.relative_to(stage.target))
        if final and not set(contents_of(path)) <= before:
            tally.partial.append(f"{name}: {path}")


def contents_of(path: Path) -> dict[str, int]:
    import hashlib

    return {hashlib.sha256(path.read_bytes()).hexdigest(): 1}


def settle_and_roll_back(stage: Stage, name: str, tally: Tally) -> None:
    """Recover, then roll back whatever had begun; both must end in peace."""
    recovered = drive(arguments=("recover", str(stage.history)))
    note_traceback(recovered, f"{name} recover", tally)
    if begun(stage):
        note_traceback(
            drive(arguments=("rollback", "run", str(stage.history))), f"{name} rollback", tally
        )


def begun(stage: Stage) -> bool:
    """Tell whether the session made it into the history."""
    import sqlite3
    from contextlib import closing

    if not stage.history.exists():
        return False
    with closing(sqlite3.connect(stage.history)) as database:
        try:
            row = database.execute("SELECT count(*) FROM operation_sessions").fetchone()
        except sqlite3.OperationalError:
            return False
    return bool(row[0])


def note_traceback(
    done: "subprocess.CompletedProcess[str]", name: str, tally: Tally
) -> dict[str, object]:
    """Keep what a process complained of, and return what it told."""
    if done.returncode != 0:
        tally.tracebacks.append(f"{name}: {done.stderr[-2000:]}")
        return {}
    told = json.loads(done.stdout)
    return told if isinstance(told, dict) else {}


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """Return the paths that differ between two manifests."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
