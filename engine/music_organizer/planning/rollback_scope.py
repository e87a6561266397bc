"""What a rollback is asked to take back, and what cannot be parted from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from music_organizer.models.kept_paths import folder_of, pair_of
from music_organizer.models.operation import (
    ENDS,
    STANDING_STATUSES,
    OperationRecord,
    OperationStatus,
    OperationType,
    kept_ends,
    kept_target,
)
from music_organizer.models.packed_operations import values_of
from music_organizer.planning.draft import Draft

OUTLASTING = (OperationType.REMEMBER_DIR, OperationType.REWRITE)
"""Operations that are asked about once more when everything else is planned."""

_Place = tuple[Path, str] | None
_APART = (*OUTLASTING, OperationType.CREATE_DIR, OperationType.REMOVE_DIR)


def stands_apart(status: OperationStatus, step: OperationType) -> bool:
    """Tell whether an operation has to be known before the others are judged."""
    return step in _APART and status in STANDING_STATUSES


class Ties:
    """Lets a step fail together with the one that has to come first.

    What an operation needed is taken back after it, and only if it was: else a playlist, say, would
    be put where the file it stands for never arrived.
    """

    def __init__(self) -> None:
        self._first: dict[int, Draft] = {}

    def tie(self, op: OperationRecord, step: Draft) -> None:
        """Tie the step that takes an operation back, and note it for what that one needed."""
        step.requires = self._first.get(op.sequence)
        required = op.metadata.get("requires")
        if isinstance(required, int):
            self._first[required] = step


def needed(operations: Sequence[OperationRecord], chosen: Iterable[int]) -> frozenset[int]:
    """Return the chosen operations and those that cannot be parted from them.

    Steps through a temporary name belong together, and so do a newcomer and what made room for it;
    whoever holds the place that something goes back to has to go back first.
    """
    standing: set[int] = set()
    holders: dict[_Place, int] = {}
    for status, number, *about in values_of(operations, "status", "sequence", *ENDS):
        if status in STANDING_STATUSES:
            standing.add(number)
            holders[pair_of(kept_ends(*about)[1])] = number
    tied = _tied(operations, standing, holders)
    found: set[int] = set()
    waiting = [number for number in chosen if number in standing]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(tied.get(number, ()))
    return frozenset(found)


def _tied(
    operations: Sequence[OperationRecord], standing: set[int], holders: Mapping[_Place, int]
) -> Mapping[int, Sequence[int]]:
    """Return for operations those that cannot stay when they are taken back."""
    tied: dict[int, list[int]] = defaultdict(list)
    for number, metadata, *about in values_of(operations, "sequence", "metadata", *ENDS):
        if number not in standing:
            continue
        required = metadata.get("requires")
        if required in standing:
            tied[number].append(required)
            tied[required].append(number)
        holder = holders.get(pair_of(kept_ends(*about)[0]))
        if holder is not None and holder != number:
            tied[number].append(holder)
    return tied


def awaited_folders(operations: Iterable[OperationRecord]) -> frozenset[Path]:
    """Return the folders that steps which have not begun still need."""
    targets = {
        folder
        for op in operations
        if op.status is OperationStatus.PENDING
        and (folder := folder_of(kept_target(op))) is not None
    }
    return frozenset(folder for one in targets for folder in (one, *one.parents))
