"""Everything that can go wrong for a reason a person can act on.

    MusicOrganizerError
    ├── UsageError                 what was asked for cannot be done as asked; nothing was touched
    │   ├── FolderError              source or target do not fit (missing, overlapping, unreadable)
    │   ├── SessionIdError           a session id that is taken or cannot name a folder
    │   ├── UnknownSessionError      no session of that id in the history
    │   ├── UnknownOperationError    no operation of that id in the session
    │   └── PathFormatError          a path format with a mistake in it
    ├── StoppedError               the person stopped the program before anything was changed
    ├── EnvironmentFault           the machine or a file on it is not as it should be
    │   ├── FoldersBusyError         another run works on these folders
    │   ├── UnreadableFileError      a file that is no audio, damaged or refused
    │   ├── NotEnoughSpaceError      the target drive cannot hold what would be written
    │   ├── BackupError              a backup folder that is damaged or not ours
    │   └── HistoryError             the history database cannot be used
    │       ├── HistoryLockedError
    │       ├── HistoryDamagedError
    │       └── HistoryTooNewError
    └── OperationError             one step could not be taken; the run goes on
        ├── ChangedSinceError        the file is not the one that was planned for
        ├── NameTakenError           the name is held by something else
        ├── LinkInTheWayError        a folder on the way is a link
        ├── NotEmptyError            a folder that was to be removed holds something
        ├── VerificationError        what was written is not what was read
        └── StorageError             the system refused (permission, space, I/O)
            └── CannotCloneError       the drive has no copies that share storage

Whatever else is raised is a bug in this program.
"""


class MusicOrganizerError(Exception):
    """One sentence for the person: what happened, to what, what stayed safe, what to do."""


class UsageError(MusicOrganizerError):
    """The request cannot be carried out as it stands; nothing was touched."""


class FolderError(UsageError):
    """Source or target do not fit: missing, unreadable, or one inside the other.

    Args:
        message: what is wrong, in a sentence.
        remedy: the setting that would allow it, such as `in_place`; empty when none would.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class SessionIdError(UsageError):
    """A session id that is taken already, or cannot be the name of a folder."""


class UnknownSessionError(UsageError):
    """The history has no session of that id."""


class UnknownOperationError(UsageError):
    """The session has no operation of that id."""


class PathFormatError(UsageError):
    """A path format that cannot be understood.

    Args:
        message: what is wrong, in one sentence.
        column: where, counted from 1; 0 when no single place is at fault.
    """

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


class StoppedError(MusicOrganizerError):
    """The person stopped the program before anything was changed."""


class EnvironmentFault(MusicOrganizerError):  # noqa: N818 - EnvironmentError is Python's own
    """The machine, a drive or a file of ours is not as it should be."""


class FoldersBusyError(EnvironmentFault):
    """Another run is at work on the same folders."""


class UnreadableFileError(EnvironmentFault):
    """A file that cannot be opened, or in which nothing can be understood."""


class NotEnoughSpaceError(EnvironmentFault):
    """The drive cannot hold what would be written."""


class BackupError(EnvironmentFault):
    """A backup folder that is damaged, or was not written by this program."""


class HistoryError(EnvironmentFault):
    """The history database cannot be used."""


class HistoryLockedError(HistoryError):
    """Another program holds the history database."""


class HistoryDamagedError(HistoryError):
    """The history database is not a sound SQLite database of ours."""


class HistoryTooNewError(HistoryError):
    """The history was written by a newer version of this program."""


class OperationError(MusicOrganizerError):
    """One operation could not be carried out; its record says so and the run goes on."""


class ChangedSinceError(OperationError):
    """The file is not, or no longer, the one that was planned for."""


class NameTakenError(OperationError):
    """The name an operation wants is held by something else."""


class LinkInTheWayError(OperationError):
    """A folder on the way is a symbolic link, which is never followed."""


class NotEmptyError(OperationError):
    """A folder that was to be removed still holds something."""


class VerificationError(OperationError):
    """What was written or moved does not carry the bytes that were read."""


class StorageError(OperationError):
    """The system refused a step: permission, space, a read-only or failing drive."""


class CannotCloneError(StorageError):
    """The drive cannot make copies that share their storage."""
