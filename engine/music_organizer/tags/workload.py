"""What the reader of many files and the attendants of its workers share."""

import queue
import threading
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.tags.wire import Sought


class Chunk(Struct):
    """Files that go to one worker together, and what has become of them so far.

    Attributes:
        paths: the files, in the order they were asked for.
        sought: what is to be read of them.
        answers: for each of the first files the worker's line, or in words why there is none.
        abandoned: whether nobody waits for the answers any more.
    """

    paths: Sequence[Path]
    sought: Sought = Sought.TAGS
    answers: list[bytes | str] = field(default_factory=list)
    abandoned: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to be read."""
        return self.abandoned or len(self.answers) == len(self.paths)


class Workload(Struct):
    """The chunks that wait for a worker, and the one condition all threads meet at.

    Attributes:
        inbox: chunks nobody has taken yet; `None` sends one attendant home.
        changed: held to change or read anything here or in a chunk; notified of every change.
        stopped: whether the work was called off for good.
        fault: why no worker can be started, when none can.
    """

    inbox: queue.SimpleQueue[Chunk | None] = field(default_factory=queue.SimpleQueue)
    changed: threading.Condition = field(default_factory=threading.Condition)
    stopped: bool = False
    fault: str = ""
