"""Take a run down twice: in the history database and in the log beside the music."""

from collections.abc import Sequence

from music_organizer.errors import MusicOrganizerError
from music_organizer.filesystem.log_file import LogFile
from music_organizer.filesystem.our_folders import LOG_NAME
from music_organizer.history.journal import Journal
from music_organizer.history.operation_log import progress_line
from music_organizer.models.operation import OperationRecord
from music_organizer.models.session import OperationSession


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
        """Write what was finished and what is at work from now on."""
        if finished and self._log is not None:
            self._log.append([progress_line(op) for op in finished])
            self._log.sync()
        self._journal.advance(finished, started)


def log_of(session: OperationSession) -> LogFile | None:
    """Open the operation log of a session, `None` where its library is not at hand.

    Without its library a session is settled in the history alone.
    """
    try:
        return LogFile(session.backup_folder / LOG_NAME, create=False)
    except MusicOrganizerError:
        return None
