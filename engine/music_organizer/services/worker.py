"""One thread that owns all writes to disk and database, fed in slices."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

SLICE_SECONDS = 0.05


class Worker:
    """Runs blocking work on a thread of its own, one piece at a time, in order."""

    def __init__(self, name: str = "engine") -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function on the thread and wait for it without blocking the caller's loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(work, *args, **kwargs))

    async def slices(self, iterator: Iterator[T]) -> AsyncGenerator[list[T], None]:
        """Pull an iterator on the thread, about 50 ms of items at a time.

        Between two slices the caller may show progress, pause or stop. The iterator is closed on
        the thread when the caller leaves.
        """
        try:
            while True:
                items, ended = await self.run(_slice, iterator)
                if items:
                    yield items
                if ended:
                    return
        finally:
            close = getattr(iterator, "close", None)
            if close is not None:
                await asyncio.shield(self.run(close))

    def close(self) -> None:
        """Let the thread end after what it has begun."""
        self._pool.shutdown(wait=True)


def _slice(iterator: Iterator[T]) -> tuple[list[T], bool]:
    until = time.monotonic() + SLICE_SECONDS
    items: list[T] = []
    for item in iterator:
        items.append(item)
        if time.monotonic() >= until:
            return items, False
    return items, True
