"""A session: one run of the program over one pair of folders."""

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from music_organizer.errors import SessionIdError
from music_organizer.models.operation import NO_METADATA
from music_organizer.models.words import WordedEnum

OUR_FOLDER = ".music-organizer"
BACKUPS_FOLDER = "backups"
PLAYLIST_FOLDERS = "playlist_folders"

_SESSION_ID = re.compile(r"[^\W_](?:[\w .+@=-]*[\w+@=-])?")
_SESSION_ID_BYTES = 100
_SHOWN = 40
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class SessionStatus(WordedEnum):
    """How a session stands."""

    RUNNING = ("running", "Running")
    COMPLETED = ("completed", "Completed")
    FAILED = ("failed", "Completed with failures")
    INTERRUPTED = ("interrupted", "Interrupted")
    ROLLED_BACK = ("rolled_back", "Rolled back")
    PARTIALLY_ROLLED_BACK = ("partially_rolled_back", "Partly rolled back")


class SessionKind(WordedEnum):
    """What a session was for."""

    ORGANIZE = ("organize", "Organize")
    ROLLBACK = ("rollback", "Rollback")
    RESTORE = ("restore", "Restore")
    DUPLICATES = ("duplicates", "Duplicates")
    FILE_MOVER = ("file_mover", "Single files")
    RECORDED = ("recorded", "Recorded by another program")


class OperationSession(Struct, frozen=True, kw_only=True):
    """One run over one pair of folders, with its counters.

    Attributes:
        session_id: unique name, also the name of its backup folder.
        start_time: when it began, in UTC.
        end_time: when it ended; `None` while it runs.
        source_root: folder the files came from.
        target_root: folder the files went to.
        library_root: folder whose `.music-organizer/backups/` holds its log and backups.
        total_operations: number of operations planned.
        completed_operations: number carried out and still standing.
        failed_operations: number that could not be carried out.
        rolled_back_operations: number taken back by a later session.
        skipped_operations: number of files that stayed where they were.
        standing_files: number of files that can be taken back.
        status: how the session stands.
        kind: what it was for.
        undoes: id of the session that this one rolls back.
        name: what the person calls it; empty when the id serves.
        pinned: whether it stays when the history is thinned out.
        metadata: options of the run and whatever else belongs to it.
    """

    session_id: str
    start_time: datetime
    source_root: Path
    target_root: Path
    library_root: Path
    end_time: datetime | None = None
    total_operations: int = 0
    completed_operations: int = 0
    failed_operations: int = 0
    rolled_back_operations: int = 0
    skipped_operations: int = 0
    standing_files: int = 0
    status: SessionStatus = SessionStatus.RUNNING
    kind: SessionKind = SessionKind.ORGANIZE
    undoes: str | None = None
    name: str = ""
    pinned: bool = False
    metadata: Mapping[str, Any] = field(default_factory=lambda: NO_METADATA)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders in which the session may change something, each of them once."""
        folders = self.metadata.get(PLAYLIST_FOLDERS, ())
        extra = [Path(one) for one in folders if isinstance(one, str)]
        named = (self.source_root, self.target_root, self.library_root, *extra)
        return tuple(dict.fromkeys(named))

    @property
    def backup_folder(self) -> Path:
        """Where the operation log and the backups of this session lie."""
        return self.library_root / OUR_FOLDER / BACKUPS_FOLDER / self.session_id


def new_session_id(kind: SessionKind = SessionKind.ORGANIZE) -> str:
    """Make a readable id from the present moment, such as `organize-20260131-154210-7f3a09c1`.

    A script begins many sessions in a second, and none may be refused for an id it did not choose.
    """
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return f"{kind.value.replace('_', '-')}-{moment}-{secrets.token_hex(4)}"


def check_session_id(session_id: str) -> str:
    """Return the id when it can name a folder on every system.

    Raises:
        SessionIdError: it is empty, too long, or holds something a folder name cannot.
    """
    printable = session_id.isprintable()
    fits = printable and len(session_id.encode("utf-8")) <= _SESSION_ID_BYTES
    if fits and _SESSION_ID.fullmatch(session_id) and not _RESERVED.fullmatch(session_id):
        return session_id
    shown = session_id if len(session_id) <= _SHOWN else session_id[: _SHOWN - 3] + "..."
    raise SessionIdError(
        f"The session id {shown!r} cannot name a folder: use 1 to {_SESSION_ID_BYTES} letters, "
        "digits, spaces or . _ - + @ =, beginning with a letter or digit. Nothing was touched."
    )
