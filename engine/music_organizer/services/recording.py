"""Take a run down twice: in the history database and in the log beside the music."""

from collections.abc import Sequence

from music_organizer.filesystem.log_file import LogFile
from music_organizer.history.journal import Journal
from music_organizer.history.operation_log import progress_line
from music_organizer.models.operation import OperationRecord


class SessionRecorder:
    """Writes each step to the operation log and to the journal, in this order.

    Args:
        journal: the history database, which decides what is true.
        log: the operation log; `None` when the library cannot be written.
    """

    def __init__(self, journal: Journal, log: LogFile | None) -> None:
        self._journal = journal
        self._log = log

    def advance(
        self, finished: Sequence[OperationRecord], started: Sequence[OperationRecord]
    ) -> None:
        """Write what was finished and what is about to be started."""
        if finished and self._log is not None:
            self._log.append([progress_line(op) for op in finished])
            self._log.sync()
        self._journal.advance(finished, started)
