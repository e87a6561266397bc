"""Files that tell people what a run left behind."""

from collections.abc import Iterable
from pathlib import Path

from music_organizer.filesystem.refusals import printable
from music_organizer.filesystem.reports import (
    scratch_folder,
    write_new_file,
)
from music_organizer.models.config import Config
from music_organizer.models.operation import OperationRecord

REPORTS_FOLDER = "logs"

__all__ = [
    "printable",
    "scratch_folder",
    "staying_report",
    "write_new_file",
]


def staying_report(config: Config, session_id: str, operations: Iterable[OperationRecord]) -> Path:
    """Write down every file that stayed where it was, with its reason, beside the history.

    Returns:
        the file.

    Raises:
        OperationError: it cannot be written.
    """
    path = config.history_path.parent / REPORTS_FOLDER / f"{session_id}.log"
    write_new_file(path, (f"{op.source_path}\t{op.error_message}" for op in operations))
    return path
