"""Where the event loops of Qt and asyncio meet; no other module knows qasync."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec

import qasync  # noqa: TID251 - this is its one place
from PySide6.QtWidgets import QApplication

P = ParamSpec("P")

# How long the window waits for its turn while the engine computes; Python's own is five times that.
_TURN_S = 0.001

_tasks: set[asyncio.Task[Any]] = set()


def run_application(application: QApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run a coroutine as the life of an application, on one loop for Qt and asyncio.

    Args:
        application: the application; its event loop carries everything.
        main: returns the exit code when the last window is closed.
    """
    sys.setswitchinterval(_TURN_S)
    with asyncio.Runner(loop_factory=lambda: loop_of(application)) as runner:
        return runner.run(main())


def loop_of(application: QApplication) -> asyncio.AbstractEventLoop:
    """Return a new event loop that runs on the event loop of an application."""
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(application)
    return loop


def start(work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Begin a coroutine from a Qt signal; a bug in it reaches `sys.excepthook`."""
    task = asyncio.get_running_loop().create_task(work)
    _tasks.add(task)
    task.add_done_callback(_ended)
    return task


def async_slot(
    method: Callable[P, Coroutine[Any, Any, Any]],
) -> Callable[P, asyncio.Task[Any]]:
    """Let a signal be connected to a coroutine method."""

    @wraps(method)
    def begin(*args: P.args, **kwargs: P.kwargs) -> asyncio.Task[Any]:
        return start(method(*args, **kwargs))

    return begin


async def everything_ended() -> None:
    """Wait until every coroutine that a signal began has ended."""
    while others := [task for task in _tasks if task is not asyncio.current_task()]:
        await asyncio.gather(*others, return_exceptions=True)


def _ended(task: asyncio.Task[Any]) -> None:
    _tasks.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        sys.excepthook(type(error), error, error.__traceback__)
