"""A plan is a journal that has not happened yet."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from music_organizer.models.album_choice import PlannedAlbum, PlannedAlbums
from music_organizer.models.operation import (
    INTO_BACKUP,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.session import OperationSession

_GOING = ("files", "covers", "followers")


class PlanSummary(Struct, frozen=True):
    """The figures of a plan that a person wants first.

    Attributes:
        files: audio files that change their place.
        followers: covers and companions that follow.
        covers: those of them that are covers.
        folders_made: folders that are made.
        folders_removed: folders that are removed once empty.
        backups: files that go to the backup.
        staying: files that stay, counted by the value of their `StayReason`.
        bytes: total length of the files that change their place.
    """

    files: int
    followers: int
    covers: int
    folders_made: int
    folders_removed: int
    backups: int
    staying: dict[str, int]
    bytes: int


class Plan(Struct, frozen=True):
    """Every step of a session, in the order in which it will be carried out.

    Steps with the status `skipped` are files that stay, with their reason; they are part of the
    plan so that the preview and the journal can name them. `albums` tells of an organize plan which
    album goes where.
    """

    session: OperationSession
    operations: Sequence[OperationRecord]
    albums: PlannedAlbums = field(default_factory=PlannedAlbums)

    @property
    def pending(self) -> list[OperationRecord]:
        """The steps that would change something, in order."""
        return [op for op in self.operations if op.status is OperationStatus.PENDING]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether carrying out the plan would leave the disk as it is."""
        return not any(
            op.status is OperationStatus.PENDING
            and op.operation_type is not OperationType.REMEMBER_DIR
            for op in self.operations
        )

    def album_of(self, op: OperationRecord) -> PlannedAlbum | None:
        """Return the album that an audio file of an organize plan belongs to."""
        if op.source_path is None or op.role is not Role.AUDIO:
            return None
        folder = (op.target_path or op.source_path).parent
        found = self.albums.at(folder, [op.source_path])
        return found[0] if found else None

    def summary(self) -> PlanSummary:
        """Count what would happen."""
        counts: Counter[str] = Counter()
        staying: Counter[str] = Counter()
        size = 0
        for op in self.operations:
            if op.stays:
                staying[op.stays.value] += 1
            elif op.status is OperationStatus.PENDING:
                kind = _kind(op)
                counts[kind] += 1
                size += (op.file_size or 0) if kind in _GOING else 0
        return PlanSummary(
            files=counts["files"],
            followers=counts["followers"] + counts["covers"],
            covers=counts["covers"],
            folders_made=counts["create_dir"],
            folders_removed=counts["remove_dir"],
            backups=counts["delete"] + counts["backup"],
            staying=dict(staying),
            bytes=size,
        )


def _kind(op: OperationRecord) -> str:
    if op.operation_type.concerns_folder or op.operation_type in INTO_BACKUP:
        return op.operation_type.value
    if op.metadata.get("step") == "aside" or op.operation_type is OperationType.REWRITE:
        return "steps"
    return {Role.AUDIO: "files", Role.COVER: "covers"}.get(op.role, "followers")
