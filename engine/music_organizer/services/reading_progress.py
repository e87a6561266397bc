"""Tell of files that are read while a plan is made."""

import asyncio
import time
from pathlib import Path

from music_organizer.filesystem.mindful_glass import Watch
from music_organizer.models.progress import Progress, Stage
from music_organizer.services.pausable_run import OnProgress

_TELL_EVERY = 0.05


def telling_what_is_read(progress: OnProgress) -> Watch:
    """Return what the worker calls with each file it reads.

    Args:
        progress: called on the thread of the loop that runs now, at most 20 times a second.
    """
    loop = asyncio.get_running_loop()
    done, told = 0, 0.0

    def tell(path: Path) -> None:
        nonlocal done, told
        done += 1
        if time.monotonic() - told >= _TELL_EVERY:
            told = time.monotonic()
            moment = Progress(Stage.COMPARING, done, current=str(path))
            loop.call_soon_threadsafe(progress, moment)

    return tell
