"""Organize a music library with a journal that can put everything back.

The public names are loaded when they are first used, so that worker processes and `--help` start
without the database and the tag reader.
"""

import importlib

from music_organizer._version import __version__

# Type checkers know the name; `typing` itself takes as long to load as all the rest of `--help`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from music_organizer.models.album_choice import AlbumChoice
    from music_organizer.models.audio_file import AudioFile, CoverArt
    from music_organizer.models.config import Config
    from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
    from music_organizer.models.plan import Plan
    from music_organizer.models.session import OperationSession
    from music_organizer.result import Failure, Result, Success
    from music_organizer.services.album_choices import AlbumChoiceService
    from music_organizer.services.archive import HistoryArchive
    from music_organizer.services.duplicates import DuplicateService
    from music_organizer.services.file_mover import EnhancedAsyncFileMover
    from music_organizer.services.history_tracker import OperationHistoryTracker
    from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
    from music_organizer.services.restore import RestoreService
    from music_organizer.services.rollback import OperationRollbackService

_HOMES = {
    "AlbumChoice": "models.album_choice",
    "AlbumChoiceService": "services.album_choices",
    "AudioFile": "models.audio_file",
    "Config": "models.config",
    "CoverArt": "models.audio_file",
    "DuplicateService": "services.duplicates",
    "EnhancedAsyncFileMover": "services.file_mover",
    "EnhancedAsyncMusicOrganizer": "services.organizer",
    "Failure": "result",
    "HistoryArchive": "services.archive",
    "OperationHistoryTracker": "services.history_tracker",
    "OperationRecord": "models.operation",
    "OperationRollbackService": "services.rollback",
    "OperationSession": "models.session",
    "OperationStatus": "models.operation",
    "OperationType": "models.operation",
    "Plan": "models.plan",
    "RestoreService": "services.restore",
    "Result": "result",
    "Success": "result",
}

__all__ = [
    "AlbumChoice",
    "AlbumChoiceService",
    "AudioFile",
    "Config",
    "CoverArt",
    "DuplicateService",
    "EnhancedAsyncFileMover",
    "EnhancedAsyncMusicOrganizer",
    "Failure",
    "HistoryArchive",
    "OperationHistoryTracker",
    "OperationRecord",
    "OperationRollbackService",
    "OperationSession",
    "OperationStatus",
    "OperationType",
    "Plan",
    "RestoreService",
    "Result",
    "Success",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*globals(), *_HOMES])
