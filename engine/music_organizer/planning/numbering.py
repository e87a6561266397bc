"""Number the steps of a plan: drafts, which point at each other, become records."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from music_organizer.models.conflict import StayReason
from music_organizer.models.kept_paths import in_folder, name_of
from music_organizer.models.operation import OperationStatus, now
from music_organizer.models.packed_operations import PackedOperations, Row
from music_organizer.models.session import OperationSession
from music_organizer.planning.draft import Draft
from music_organizer.planning.draft_pile import DraftPile
from music_organizer.planning.using_up import used_up

STORE_NAME = "files"
_NAME_BYTES = 180
_STAYS: Mapping[StayReason, Mapping[str, Any]] = {why: {"stays": why.value} for why in StayReason}


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
    drafts: list[Draft] | DraftPile, session: OperationSession, first: int = 1
) -> PackedOperations:
    """Turn drafts into records, in their order.

    Args:
        drafts: the steps, used up one by one; whatever one requires comes earlier.
        session: the session they belong to.
        first: sequence of the first record.
    """
    sequences = _sequences(drafts, first)
    shared = _Shared(session.session_id, session.backup_folder / STORE_NAME, sequences, now())
    stream = drafts.used_up() if isinstance(drafts, DraftPile) else used_up(drafts)
    return PackedOperations(
        _row(draft, number, shared) for number, draft in enumerate(stream, first)
    )


def _sequences(drafts: list[Draft] | DraftPile, first: int) -> dict[int, int]:
    """Number the drafts that others point at; a million others need no entry."""
    pointed_at = {one for _, draft in _placed(drafts) for one in _pointed_at_by(draft)}
    if not pointed_at:
        return {}
    return {id(draft): first + place for place, draft in _placed(drafts) if id(draft) in pointed_at}


def _placed(drafts: list[Draft] | DraftPile) -> Iterable[tuple[int, Draft]]:
    return drafts.pointing() if isinstance(drafts, DraftPile) else enumerate(drafts)


def _pointed_at_by(draft: Draft) -> Iterator[int]:
    if draft.requires is not None:
        yield id(draft.requires)
    if draft.belongs_to is not None:
        yield id(draft.belongs_to)
    for _, step in draft.edits:
        yield id(step)


def _row(draft: Draft, number: int, shared: _Shared) -> Row:
    return (
        "",
        shared.session_id,
        shared.moment,
        draft.kind,
        draft.kept_source,
        draft.kept_target,
        _backup_path(draft, shared.store, number),
        OperationStatus.SKIPPED if draft.is_skipped else OperationStatus.PENDING,
        draft.message,
        draft.checksum,
        None,
        draft.audio_checksum,
        draft.identity.size if draft.identity else None,
        _metadata(draft, shared.sequences),
        number,
        draft.identity,
        draft.role,
        draft.reason,
        draft.undoes,
        shared.sequences.get(id(draft.belongs_to)) if draft.belongs_to else None,
    )


def _metadata(draft: Draft, sequences: Mapping[int, int]) -> Mapping[str, Any]:
    if draft.requires is None and draft.rewrite is None:
        if draft.stays is None:
            return draft.metadata
        if not draft.metadata:
            return _STAYS[draft.stays]
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
