"""One step of a session: planned, carried out and remembered in the same record."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath, PathKeeper, derived, keep_apart, path_of
from music_organizer.models.words import WordedEnum

ASIDE_SUFFIX = ".old"
"""What the name of a temporary file ends in that a rewritten file bears for a moment."""

MISSING_ENTRIES = "missing_entries"
"""Key of the metadata that tells how many entries of a playlist name files that are not there."""

LOST = "lost_attributes"
"""Names, in metadata, the attributes of a file that its drive could not hold."""

MAKES_WAY = "makes_way"
"""Key of the metadata of a step by which a rewritten playlist makes way for what it was."""

NO_METADATA: Mapping[str, Any] = MappingProxyType({})
JUNK_STEP = "junk"
"""What `step` in the metadata says of a leftover that goes to the backup with its folder."""


class OperationType(WordedEnum):
    """What a step does to the disk."""

    MOVE = ("move", "Move", "The file goes to another name or folder.")
    COPY = ("copy", "Copy", "A second file with the same content is made.")
    HARDLINK = ("hardlink", "Hard link", "The file gets a second name on the same drive.")
    REFLINK = ("reflink", "Clone", "A copy that shares its storage until one of them changes.")
    SYMLINK = ("symlink", "Symbolic link", "A link that points at the file is made.")
    CREATE_DIR = ("create_dir", "Make folder", "A folder is made.")
    REMOVE_DIR = ("remove_dir", "Remove empty folder", "A folder that holds nothing is removed.")
    DELETE = ("delete", "Into the backup", "The file leaves its place and goes to the backup.")
    RESTORE = ("restore", "Out of the backup", "A file comes back out of the backup.")
    BACKUP = ("backup", "Keep a copy", "A copy of the file is kept in the backup.")
    REWRITE = (
        "rewrite",
        "Rewrite playlist",
        "Its entries follow the files they name; the playlist as it was goes to the backup.",
    )
    REMEMBER_DIR = ("remember_dir", "Remember folder", "Mode and times of a folder are noted.")
    RESET_DIR = ("reset_dir", "Reset folder", "A folder gets its noted mode and times back.")

    @property
    def concerns_folder(self) -> bool:
        """Tell whether the step works on a folder, not on a file."""
        return self in _FOLDER_TYPES


_FOLDER_TYPES = frozenset(
    {
        OperationType.CREATE_DIR,
        OperationType.REMOVE_DIR,
        OperationType.REMEMBER_DIR,
        OperationType.RESET_DIR,
    }
)

INTO_BACKUP = (OperationType.DELETE, OperationType.BACKUP)
"""Steps whose file ends up in the backup store."""

# A rollback neither can nor needs to take these back.
LASTING_TYPES = frozenset(
    {OperationType.REMEMBER_DIR, OperationType.RESET_DIR, OperationType.BACKUP}
)


class OperationStatus(WordedEnum):
    """How far a step has come."""

    PENDING = ("pending", "Waiting")
    IN_PROGRESS = ("in_progress", "At work")
    COMPLETED = ("completed", "Done")
    FAILED = ("failed", "Failed")
    ROLLED_BACK = ("rolled_back", "Rolled back")
    SKIPPED = ("skipped", "Stayed")
    UNKNOWN = ("unknown", "To be settled")


STANDING_STATUSES = frozenset(
    {OperationStatus.COMPLETED, OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN}
)
"""What was done, or may have been: a rollback looks at it."""


class Role(WordedEnum):
    """What part the thing plays in the library."""

    AUDIO = ("audio", "Audio")
    COVER = ("cover", "Cover art")
    COMPANION = ("companion", "Companion")
    FOLDER = ("folder", "Folder")


class OperationLink(Struct, frozen=True, gc=False):
    """Points at one operation of the history."""

    session_id: str
    sequence: int


# No record can be part of a cycle, so that nobody need look for one through a million of them.
class OperationRecord(PathKeeper, frozen=True, eq=False, gc=False):
    """One step: what is done to which file, how it went, and how it can be undone.

    Its paths may be given as `in_folder` has them; they are made when they are asked for.

    Attributes:
        id: 16 hexadecimal digits, unique over all sessions; where it is given empty, what
            `operation_id` says.
        session_id: the session the step belongs to.
        timestamp: when the record last changed, in UTC; the order of steps is `sequence`.
        operation_type: what the step does.
        source_path: where the thing lies before; `None` for a folder that is made.
        target_path: where it lies after; `None` where the step leaves nothing behind.
        backup_path: where the backup store keeps (or would keep) the bytes.
        status: how far the step has come.
        error_message: why it failed or stayed, in one sentence.
        checksum_before: SHA-256 of the bytes before, hexadecimal.
        checksum_after: SHA-256 of the bytes read again after the step; never a copied value.
        audio_checksum: checksum of the sound alone before the step, as `Checksums.audio` has it.
        file_size: length in bytes.
        metadata: whatever else the step needs: attributes of a folder, `stays`, `warnings`.
        sequence: position in its session, from 1; the only order that counts.
        identity: what `stat` said of the file when the step was planned.
        role: what part the thing plays.
        reason: why it goes where it goes, in words.
        undoes: the operation that this one takes back.
        belongs_to: sequence of the operation this one is a part or companion of.
    """

    id: str
    session_id: str
    timestamp: datetime
    operation_type: OperationType
    source_path: Path | None
    target_path: Path | None
    backup_path: Path | None = None
    status: OperationStatus = OperationStatus.PENDING
    error_message: str | None = None
    checksum_before: str | None = None
    checksum_after: str | None = None
    audio_checksum: str | None = None
    file_size: int | None = None
    metadata: Mapping[str, Any] = field(default_factory=lambda: NO_METADATA)
    sequence: int = 0
    identity: FileIdentity | None = None
    role: Role = Role.AUDIO
    reason: str = ""
    undoes: OperationLink | None = None
    belongs_to: int | None = None

    @property
    def origin(self) -> Path | None:
        """Where the bytes come from when the step is carried out."""
        return path_of(kept_origin(self))

    @property
    def destination(self) -> Path | None:
        """Where the bytes end up when the step is carried out."""
        return path_of(kept_destination(self))

    @property
    def stays(self) -> StayReason | None:
        """Why the file stays where it is, when it does."""
        stays = self.metadata.get("stays")
        return StayReason(stays) if stays else None


def operation_id(session_id: str, sequence: int) -> str:
    """Derive the id of an operation, the same whenever its session is rebuilt from a log."""
    key = f"{session_id}\0{sequence}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(key, digest_size=8).hexdigest()


kept_source, kept_target, kept_backup = (
    keep_apart(OperationRecord, field) for field in ("source_path", "target_path", "backup_path")
)


ENDS = ("operation_type", "source_path", "target_path", "backup_path")
"""The fields that `kept_ends` takes."""


def kept_ends(
    step: OperationType, source: KeptPath, target: KeptPath, backup: KeptPath
) -> tuple[KeptPath, KeptPath]:
    """Tell origin and destination from the fields of a record."""
    origin = backup if step is OperationType.RESTORE else source
    return origin, backup if step in INTO_BACKUP else target


def kept_origin(op: OperationRecord) -> KeptPath:
    """Tell what a record holds of its origin."""
    return kept_backup(op) if op.operation_type is OperationType.RESTORE else kept_source(op)


def kept_destination(op: OperationRecord) -> KeptPath:
    """Tell what a record holds of its destination."""
    return kept_backup(op) if op.operation_type in INTO_BACKUP else kept_target(op)


derived(OperationRecord, "id", lambda op: operation_id(op.session_id, op.sequence))


def now() -> datetime:
    """Return the present moment in UTC, as records carry it."""
    return datetime.now(UTC)


def part_name(op: OperationRecord) -> str:
    """Return the name of the temporary file that only this operation may make or remove."""
    return f".music-organizer.{op.session_id}.{op.sequence}.part"
