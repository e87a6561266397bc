"""What the reader of many files and the attendants of its workers share."""

import queue
import threading
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.tags.answers import Told
from music_organizer.tags.wire import Sought

TOGETHER = 32
"""Of how many files a worker may tell at once, as long as none of them was too much for it."""


class Chunk(Struct):
    """Files that go to one worker together, and what has become of them so far.

    Attributes:
        files: folders and names in them, in the order they were asked for.
        sought: what is to be read of them.
        together: of how many files its worker may tell at once.
        answers: for each of the first files what its worker says, or in words why it says nothing.
        abandoned: whether nobody waits for the answers any more.
    """

    files: Sequence[tuple[Path, str]]
    sought: Sought = Sought.TAGS
    together: int = TOGETHER
    answers: list[Told | str] = field(default_factory=list)
    abandoned: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to be read."""
        return self.abandoned or len(self.answers) >= len(self.files)


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
