"""Throw mutated real files at whatever reads files that anybody may have written.

Each subject tries inputs that follow from their number alone, in a process whose memory and time
for an input are bounded. What escapes, hangs or takes too much is told with its number.
"""

import gc
import resource
import signal
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol

from tests.faults.fuzzed import (
    BackupManifests,
    CueSheets,
    HungError,
    OperationLogs,
    PathFormats,
    Playlists,
    TagReading,
)
from tests.faults.scene import OTHER_DRIVE
from tests.faults.workers import workers

SECONDS = 5.0
"""Of the processor that one input may take."""
MEMORY = 512 << 20
"""Bytes that an input may take beyond what the process holds."""
_SLICE = 250


class Subject(Protocol):
    """Something that reads what anybody may have written."""

    def attempt(self, random: Random) -> None:
        """Make an input, let it be read, and raise when a promise is broken."""
        ...


SUBJECTS: Mapping[str, tuple[Callable[[Path], Subject], int]] = {
    "tags": (TagReading, 60_000),
    "path formats": (PathFormats, 60_000),
    "playlists": (Playlists, 60_000),
    "cue sheets": (CueSheets, 60_000),
    "operation log": (OperationLogs, 60_000),
    "backup manifests": (BackupManifests, 12_000),
}
"""What is fuzzed, and with how many inputs in a full run."""


@dataclass(slots=True)
class Fuzzed:
    """What came of some inputs.

    Attributes:
        subject: what read them.
        inputs: how many were tried.
        escaped: what was raised, or broke a promise.
        hung: inputs that took too long.
        over_memory: inputs that wanted too much.
    """

    subject: str
    inputs: int = 0
    escaped: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    over_memory: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"fuzzed, {self.subject}: {self.inputs} inputs tried, {len(self.escaped)} escaped, "
            f"{len(self.hung)} hung, {len(self.over_memory)} over memory"
        )

    def sentences(self) -> list[str]:
        """Return everything that was found, a line each."""
        return [
            *(f"escaped: {one}" for one in self.escaped),
            *(f"hung: {one}" for one in self.hung),
            *(f"over memory: {one}" for one in self.over_memory),
        ]

    def add(self, other: "Fuzzed") -> None:
        """Take in what came of other inputs."""
        self.inputs += other.inputs
        self.escaped += other.escaped
        self.hung += other.hung
        self.over_memory += other.over_memory


def fuzzed(words: Sequence[str], number: int, jobs: int) -> Iterator[Fuzzed | str]:
    """Fuzz the subjects whose name holds every word; yield what came of each, and how far it is.

    Args:
        words: what names hold.
        number: the inputs of a full run are divided by this.
        jobs: processes that work at once.
    """
    for name, (_, most) in SUBJECTS.items():
        if not all(word in f"fuzzed, {name}" for word in words):
            continue
        inputs = max(1, most // number)
        outcome = Fuzzed(name)
        with workers(jobs) as pool:
            firsts = range(0, inputs, _SLICE)
            for part in pool.map(
                tried, [name] * len(firsts), firsts, [min(_SLICE, inputs - one) for one in firsts]
            ):
                outcome.add(part)
                yield f"{outcome.subject}: {outcome.inputs} of {inputs}"
        yield outcome


def tried(name: str, first: int, inputs: int) -> Fuzzed:
    """Try so many inputs of a subject, from a number on, in this process."""
    outcome = Fuzzed(name)
    # Flushing costs nothing where nothing is kept, and what is fuzzed here is no flushing.
    quick = OTHER_DRIVE if OTHER_DRIVE.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="fuzzed-", dir=quick) as base:
        folder = Path(base).resolve() / "here"
        folder.mkdir()
        subject = SUBJECTS[name][0](folder)
        with _bounded_memory():
            for number in range(first, first + inputs):
                outcome.inputs += 1
                _try_one(subject, number, outcome)
    return outcome


def _try_one(subject: Subject, number: int, outcome: Fuzzed) -> None:
    random = Random(zlib.crc32(outcome.subject.encode()) + number)
    try:
        with _bounded_time():
            subject.attempt(random)
    except HungError:
        outcome.hung.append(f"input {number}")
    except MemoryError:
        gc.collect()
        outcome.over_memory.append(f"input {number}")
    except Exception as error:  # noqa: BLE001 - whatever comes out is what is looked for
        outcome.escaped.append(f"input {number}: {error!r}"[:300])


@contextmanager
def _bounded_time() -> Iterator[None]:
    def hang(_signal: int, _frame: FrameType | None) -> None:
        raise HungError

    before = signal.signal(signal.SIGPROF, hang)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
