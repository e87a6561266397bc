"""Steps while a plan is still being made: they point at each other, not at numbers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath, folder_of, path_of
from music_organizer.models.operation import (
    NO_METADATA,
    OperationLink,
    OperationType,
    Role,
)
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite


class Draft:
    """One step of a plan in the making; see `OperationRecord` for the fields they share.

    Source and target may be given as `in_folder` has them; their paths are made when they are
    asked for. Of most files only folder and name are ever needed.

    Attributes:
        kept_source: where the thing lies before the step, as it was given.
        kept_target: where it lies after it, likewise.
        requires: a step that must have succeeded first.
        to_backup: whether the bytes end up in the backup store of this session.
        message: why the file stays, in one sentence, when it does.
        rewrite: what is known of a playlist that is rewritten, without its edits.
        edits: what changes in it, each with the step that has to succeed for it.
    """

    __slots__ = (
        "audio_checksum", "backup", "belongs_to", "checksum", "edits", "identity", "kept_source",
        "kept_target", "kind", "message", "metadata", "reason", "requires", "rewrite", "role",
        "stays", "to_backup", "undoes",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - a step is told in one call
        self,
        kind: OperationType,
        *,
        source: Path | None = None,
        target: Path | None = None,
        backup: Path | None = None,
        identity: FileIdentity | None = None,
        checksum: str | None = None,
        audio_checksum: str | None = None,
        role: Role = Role.AUDIO,
        reason: str = "",
        requires: "Draft | None" = None,
        belongs_to: "Draft | None" = None,
        undoes: OperationLink | None = None,
        to_backup: bool = False,
        stays: StayReason | None = None,
        message: str | None = None,
        metadata: Mapping[str, Any] = NO_METADATA,
        rewrite: PlaylistRewrite | None = None,
        edits: Sequence[tuple[Edit, "Draft | None"]] = (),
    ) -> None:
        self.kind = kind
        self.kept_source: KeptPath = source
        self.kept_target: KeptPath = target
        self.backup = backup
        self.identity = identity
        self.checksum = checksum
        self.audio_checksum = audio_checksum
        self.role = role
        self.reason = reason
        self.requires = requires
        self.belongs_to = belongs_to
        self.undoes = undoes
        self.to_backup = to_backup
        self.stays = stays
        self.message = message
        self.metadata = metadata
        self.rewrite = rewrite
        self.edits = edits

    @property
    def source(self) -> Path | None:
        """Where the thing lies before the step."""
        return path_of(self.kept_source)

    @source.setter
    def source(self, path: Path | None) -> None:
        self.kept_source = path

    @property
    def target(self) -> Path | None:
        """Where the thing lies after the step."""
        return path_of(self.kept_target)

    @target.setter
    def target(self, path: Path | None) -> None:
        self.kept_target = path

    @property
    def source_folder(self) -> Path | None:
        """The folder of the source."""
        return folder_of(self.kept_source)

    @property
    def target_folder(self) -> Path | None:
        """The folder of the target."""
        return folder_of(self.kept_target)

    @property
    def is_skipped(self) -> bool:
        """Tell whether the step is only told of, not taken."""
        return self.message is not None
