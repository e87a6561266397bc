"""A tag reader as its parent sees it."""

from collections.abc import Iterable
from pathlib import Path

from music_organizer.processes.child import ChildProcess, child_command
from music_organizer.tags.wire import Sought, ahead_of, request_for


def worker_command() -> tuple[str, ...]:
    """Return what starts a worker."""
    return child_command("music_organizer.tags.worker", "--read-tags")


class WorkerProcess(ChildProcess):
    """One running worker."""

    def send(self, files: Iterable[tuple[Path, str]], sought: Sought, together: int) -> None:
        """Give the worker files to read.

        Args:
            files: folders and names in them.
            sought: what is to be read of them.
            together: of how many files it may tell in one line.
        """
        self.ask(request_for(files, sought, together))

    def read_ahead(self, folder: Path) -> None:
        """Let the worker read files of a folder until it is sent any."""
        self.ask(ahead_of(folder))
