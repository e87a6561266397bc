"""Steps while a plan is still being made: they point at each other, not at numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath, folder_of, in_folder, name_of, path_of
from music_organizer.models.operation import (
    NO_METADATA,
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    now,
)
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.models.session import OperationSession
from music_organizer.planning.using_up import used_up

STORE_NAME = "files"
_NAME_BYTES = 180


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


class _Shared(NamedTuple):
    """What all records of a plan share.

    Attributes:
        session_id: their session.
        store: the folder in which the session keeps copies.
        sequences: the numbers of drafts that others point at, by `id`.
        moment: when the plan was made.
    """

    session_id: str
    store: Path
    sequences: Mapping[int, int]
    moment: datetime


def numbered_records(
    drafts: list[Draft], session: OperationSession, first: int = 1
) -> list[OperationRecord]:
    """Turn drafts into records, in their order.

    Args:
        drafts: the steps, used up one by one; whatever one requires comes earlier.
        session: the session they belong to.
        first: sequence of the first record.
    """
    sequences = _sequences(drafts, first)
    shared = _Shared(session.session_id, session.backup_folder / STORE_NAME, sequences, now())
    return [_record(draft, number, shared) for number, draft in enumerate(used_up(drafts), first)]


def _sequences(drafts: list[Draft], first: int) -> dict[int, int]:
    """Number the drafts that others point at; a million others need no entry."""
    pointed_at = {id(draft.requires) for draft in drafts if draft.requires is not None}
    pointed_at.update(id(draft.belongs_to) for draft in drafts if draft.belongs_to is not None)
    for draft in drafts:
        if draft.edits:
            pointed_at.update(id(step) for _, step in draft.edits)
    if not pointed_at:
        return {}
    return {
        id(draft): number for number, draft in enumerate(drafts, first) if id(draft) in pointed_at
    }


def _record(draft: Draft, number: int, shared: _Shared) -> OperationRecord:
    return OperationRecord(
        id="",
        session_id=shared.session_id,
        timestamp=shared.moment,
        operation_type=draft.kind,
        source_path=draft.kept_source,  # type: ignore[arg-type]
        target_path=draft.kept_target,  # type: ignore[arg-type]
        backup_path=_backup_path(draft, shared.store, number),
        status=OperationStatus.SKIPPED if draft.is_skipped else OperationStatus.PENDING,
        error_message=draft.message,
        checksum_before=draft.checksum,
        audio_checksum=draft.audio_checksum,
        file_size=draft.identity.size if draft.identity else None,
        metadata=_metadata(draft, shared.sequences),
        sequence=number,
        identity=draft.identity,
        role=draft.role,
        reason=draft.reason,
        undoes=draft.undoes,
        belongs_to=shared.sequences.get(id(draft.belongs_to)) if draft.belongs_to else None,
    )


def _metadata(draft: Draft, sequences: Mapping[int, int]) -> Mapping[str, Any]:
    if draft.requires is None and draft.stays is None and draft.rewrite is None:
        return draft.metadata
    added: dict[str, Any] = dict(draft.metadata)
    if draft.rewrite is not None:
        edits = [
            edit if step is None else replace(edit, after=sequences[id(step)])
            for edit, step in draft.edits
        ]
        added |= replace(draft.rewrite, edits=edits).as_metadata()
    if draft.requires is not None:
        added["requires"] = sequences[id(draft.requires)]
    if draft.stays is not None:
        added["stays"] = draft.stays.value
    return added


def _backup_path(draft: Draft, store: Path, number: int) -> Path | None:
    if draft.to_backup and draft.kept_source is not None:
        return in_folder(store, f"{number:06d}-{_short(name_of(draft.kept_source))}")
    return draft.backup


def _short(name: str) -> str:
    encoded = name.encode("utf-8", "surrogateescape")
    if len(encoded) <= _NAME_BYTES:
        return name
    suffix = Path(name).suffix[-16:]
    kept = encoded[: _NAME_BYTES - len(suffix.encode("utf-8", "surrogateescape"))]
    return kept.decode("utf-8", "ignore") + suffix
