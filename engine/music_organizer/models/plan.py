"""A plan is a journal that has not happened yet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct, field

from music_organizer.models.album_choice import PlannedAlbum, PlannedAlbums
from music_organizer.models.operation import (
    INTO_BACKUP,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.packed_operations import those_of, values_of
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
        return list(self.each_pending())

    def each_pending(self) -> Iterator[OperationRecord]:
        """Yield the same steps one at a time, so that a million need not be held."""
        return those_of(self.operations, is_pending, "status")

    def count_pending(self) -> int:
        """Count them."""
        return sum(map(is_pending, chain.from_iterable(values_of(self.operations, "status"))))

    def staying(self) -> list[OperationRecord]:
        """Return what tells of files that stay."""
        return [op for op in those_of(self.operations, _stays, "metadata") if op.stays]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether carrying out the plan would leave the disk as it is."""
        return not any(
            status is OperationStatus.PENDING and kind is not OperationType.REMEMBER_DIR
            for status, kind in values_of(self.operations, "status", "operation_type")
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
        told = values_of(
            self.operations, "metadata", "status", "operation_type", "role", "file_size"
        )
        for metadata, status, step, role, length in told:
            if stays := metadata.get("stays"):
                staying[stays] += 1
            elif status is OperationStatus.PENDING:
                kind = _kind(step, role, metadata)
                counts[kind] += 1
                size += (length or 0) if kind in _GOING else 0
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


def is_pending(status: OperationStatus) -> bool:
    """Tell whether a step of that status would change something."""
    return status is OperationStatus.PENDING


def _stays(metadata: Mapping[str, Any]) -> bool:
    return "stays" in metadata


def _kind(step: OperationType, role: Role, metadata: Mapping[str, Any]) -> str:
    if step.concerns_folder or step in INTO_BACKUP:
        return step.value
    if metadata.get("step") == "aside" or step is OperationType.REWRITE:
        return "steps"
    return {Role.AUDIO: "files", Role.COVER: "covers"}.get(role, "followers")
