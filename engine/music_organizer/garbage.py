"""Make a million objects that all stay without looking through them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Let Python's search for cycles rest.

    It goes through every object that lives whenever enough new ones were made. What a plan is made
    of holds no cycles and lives to the end, so that each of these looks finds nothing. Objects are
    freed by their count of references all the while.
    """
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            if not gc.get_freeze_count():
                # What was made meanwhile counts as old, without being looked through once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
