"""Wait in a test, while the event loop goes on, until something has happened."""

import asyncio
import time
from collections.abc import Callable

PATIENCE_SECONDS = 10


async def until(condition: Callable[[], object], what: str = "") -> None:
    """Return once a condition holds; fail when it does not come to hold.

    Args:
        condition: asked again and again.
        what: what was waited for, told when it did not come.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what or "what was waited for did not happen")
        await asyncio.sleep(0.01)
