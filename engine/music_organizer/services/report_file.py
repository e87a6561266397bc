"""Write what a person may want to read later: the log of a session, an export, a trial library."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from music_organizer.errors import NameTakenError, UsageError
from music_organizer.filesystem.refusals import printable
from music_organizer.filesystem.reports import scratch_folder, write_report
from music_organizer.models.config import Config

LOGS_FOLDER = "logs"

__all__ = ["scratch_folder", "write_export", "write_session_log"]


def write_session_log(config: Config, session_id: str, lines: Iterable[str]) -> Path:
    """Write the log of a session beside the history and return its path.

    A log that is there already is never touched; the new one gets a number.

    Raises:
        StorageError: it cannot be written.
    """
    folder = config.history_path.parent / LOGS_FOLDER
    told = list(lines)
    for number in count(1):
        path = folder / (f"{session_id}.log" if number == 1 else f"{session_id}-{number}.log")
        try:
            write_report(path, told)
        except NameTakenError:
            continue
        return path
    raise AssertionError("numbers do not end")


def write_export(path: Path, lines: Iterable[str]) -> None:
    """Write lines into a new file.

    Raises:
        UsageError: there is something of that name.
        StorageError: it cannot be written.
    """
    try:
        write_report(path, lines)
    except NameTakenError as error:
        raise UsageError(
            f"{printable(path)} exists already and was left as it is; choose another name."
        ) from error
