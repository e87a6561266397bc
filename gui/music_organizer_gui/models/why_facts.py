"""What the “Why here?” panel tells of an operation, as plain values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import eq
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPixmap

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.kept_paths import KeptPath, pair_of
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
from music_organizer.models.packed_operations import those_of
from music_organizer.models.playlist_rewrite import PlaylistRewrite
from music_organizer.models.readings import Tags

_NUMBER = re.compile(r" \(\d+\)$")
_REFUSED = re.compile(r'[<>:"|?*/\\]')
_LONG = 30


@dataclass(frozen=True, slots=True)
class NameConflict:
    """Two files that want one name.

    Attributes:
        holder: the file that holds the name, where it lies now; `None` when it is not known.
        strategy: what happens to the newcomer.
        is_same: whether both hold the same content, so that there is nothing to choose.
    """

    holder: Path | None
    strategy: ConflictStrategy
    is_same: bool = False


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What was found out about one file.

    Attributes:
        path: where it lies.
        audio: what it is and what its tags say; `None` when it could not be read or is no audio.
        problem: why it could not be read, in words.
        picture: its cover.
    """

    path: Path
    audio: AudioFile | None = None
    problem: str = ""
    picture: QPixmap | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A value of the tags that could not become a name as it is.

    Attributes:
        value: what the tags say.
        is_shortened: whether it was too long; otherwise it holds signs that no name can have.
    """

    value: str
    is_shortened: bool


def conflict_of(op: OperationRecord, plan: Sequence[OperationRecord]) -> NameConflict | None:
    """Tell whether another file holds the name an operation wants.

    It looks through the whole plan, so it belongs on a thread of its own.

    Args:
        op: an operation of the plan.
        plan: all of them.
    """
    if op.stays is StayReason.ALREADY_THERE:
        holder = _coming_to(op.target_path, op, plan) or op.target_path
        return NameConflict(holder, ConflictStrategy.SKIP, is_same=True)
    if op.stays is StayReason.NAME_TAKEN:
        holder = _coming_to(op.target_path, op, plan) or op.target_path
        return NameConflict(holder, ConflictStrategy.SKIP)
    if op.metadata.get("conflict") == ConflictStrategy.RENAME.value and op.target_path:
        wanted = op.target_path.with_stem(_NUMBER.sub("", op.target_path.stem))
        return NameConflict(_coming_to(wanted, op, plan) or wanted, ConflictStrategy.RENAME)
    return _made_room(op, plan)


def rewrite_of(op: OperationRecord) -> PlaylistRewrite | None:
    """Return what an operation changes inside a playlist, `None` where it changes none."""
    try:
        return PlaylistRewrite.of(op.metadata)
    except (ValueError, TypeError, KeyError):
        # A history that another version wrote may tell of it in a way that is not known here.
        return None


def place_of(op: OperationRecord) -> Path | None:
    """Return where the file of an operation lies now."""
    return op.destination if op.status is OperationStatus.COMPLETED else op.origin


def adjustments(op: OperationRecord, tags: Tags) -> Iterator[Adjustment]:
    """Yield the values of the tags that stand otherwise in the path an operation leads to."""
    path = str(op.target_path or "")
    for value in (tags.title, tags.album, *tags.album_artists[:1], *tags.artists[:1]):
        if not path or value in path:
            continue
        if len(value) > _LONG and _REFUSED.sub("", value)[: _LONG // 2] in path:
            yield Adjustment(value, is_shortened=True)
        elif _REFUSED.search(value):
            yield Adjustment(value, is_shortened=False)


def _made_room(op: OperationRecord, plan: Sequence[OperationRecord]) -> NameConflict | None:
    required = op.metadata.get("requires")
    found = those_of(plan, partial(eq, required), "sequence") if required else ()
    for other in found:
        if other.operation_type is OperationType.DELETE:
            return NameConflict(other.source_path, ConflictStrategy.REPLACE)
        if other.metadata.get("step") == "aside":
            return NameConflict(other.source_path, ConflictStrategy.KEEP_BOTH)
    return None


def _coming_to(
    target: Path | None, op: OperationRecord, plan: Sequence[OperationRecord]
) -> Path | None:
    """Return the other file of the plan that gets this name, where it lies now."""
    wanted = pair_of(target)

    def comes(sequence: int, kept: KeptPath, metadata: Mapping[str, Any]) -> bool:
        return sequence != op.sequence and "stays" not in metadata and pair_of(kept) == wanted

    other = next(those_of(plan, comes, "sequence", "target_path", "metadata"), None)
    return place_of(other) if other is not None else None
