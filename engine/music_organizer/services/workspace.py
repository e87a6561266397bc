"""What every service works with: the choices, the history and the thread that owns both."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from music_organizer.errors import HistoryError, MusicOrganizerError
from music_organizer.filesystem.drives import is_network_folder
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.filesystem.refusals import unforeseen
from music_organizer.history.database import opened_readonly
from music_organizer.history.history import History
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.config import Config
from music_organizer.result import Failure, Result, Success
from music_organizer.services.recovery import Recovered, recover_all
from music_organizer.services.worker import Worker

S = TypeVar("S")
T = TypeVar("T")
P = ParamSpec("P")


class Workspace:
    """One person's choices, their history and the worker that alone touches disk and database.

    The history is opened with the first thing that needs it, and what an earlier run left half
    done is settled in that moment.

    Args:
        config: the choices.
        keeps_history: whether there is a history at all.
    """

    def __init__(self, config: Config, *, keeps_history: bool = True) -> None:
        self.config = config
        self.keeps_history = keeps_history
        self.worker = Worker()
        self.looking = MindfulGlass()
        self.recovered: list[Recovered] = []
        self._history: History | None = None

    @property
    def lock_folder(self) -> Path:
        """Where the lock files of runs lie."""
        return self.config.history_path.parent / "locks"

    def history(self) -> History:
        """Return the open history; to be called on the worker.

        Raises:
            HistoryError: it cannot be opened.
        """
        if self._history is None:
            if is_network_folder(self.config.history_path.parent):
                raise HistoryError(
                    f"The history {self.config.history_path} would lie on a network drive, where "
                    "it cannot be kept safe. Nothing was done; choose a folder on this machine "
                    "with MUSIC_ORGANIZER_HISTORY."
                )
            self._history = History(self.config.history_path)
            self.recovered += recover_all(self._history, self.lock_folder)
        return self._history

    def recover(self) -> None:
        """Settle what earlier runs left half done; to be called on the worker."""
        self.recovered += recover_all(self.history(), self.lock_folder)

    def replace_history(self, set_aside: Callable[[Path], Path | None]) -> Path | None:
        """Close the history and put its file aside; the next use begins a new one."""
        if self._history is not None:
            self._history.close()
            self._history = None
        return set_aside(self.config.history_path)

    @contextmanager
    def reading(self) -> Iterator[HistoryQueries]:
        """Hold the read side of the history without changing a single file for it."""
        if self._history is not None:
            yield self._history.queries
            return
        with opened_readonly(self.config.history_path) as database:
            yield HistoryQueries(database, self.config.history_path)

    async def close(self) -> None:
        """Close the history and end the worker."""
        if self._history is not None:
            await self.worker.run(self._history.close)
            self._history = None
        await asyncio.to_thread(self.worker.close)


def answering(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, Result[T]]]:
    """Let a method answer with `Success` or `Failure` instead of raising.

    Only faults that a person can act on become a `Failure`; anything else is a bug and is raised.
    """

    @wraps(method)
    async def answer(self: S, *args: P.args, **kwargs: P.kwargs) -> Result[T]:
        try:
            return Success(await method(self, *args, **kwargs))
        except MusicOrganizerError as error:
            return Failure(error)
        except OSError as error:
            return Failure(unforeseen(error))

    return cast("Callable[Concatenate[S, P], Coroutine[Any, Any, Result[T]]]", answer)
