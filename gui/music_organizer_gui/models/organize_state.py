"""Everything the organize page shows, as one plain value."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from music_organizer.models.config import TransferMode
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.packed_operations import values_of
from music_organizer.models.plan import Plan, PlanSummary
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.progress import Progress

_NO_MUSIC = frozenset(
    why.value for why in (StayReason.OTHER, StayReason.JUNK, StayReason.LINK, StayReason.SPECIAL)
)


class Phase(Enum):
    """Where the person is on the way from a messy folder to a library."""

    EMPTY = auto()
    SCANNING = auto()
    PREVIEW = auto()
    RUNNING = auto()
    PAUSED = auto()
    ROLLING_BACK = auto()
    DONE = auto()

    @property
    def is_busy(self) -> bool:
        """Tell whether the engine is changing files."""
        return self in (Phase.RUNNING, Phase.PAUSED, Phase.ROLLING_BACK)


class TargetWords(Struct, frozen=True):
    """What is known of the two folders before anything happens.

    Attributes:
        source_problem: why the source cannot be used; empty when it can.
        target_problem: why the target cannot be used; empty when it can.
        same_drive: whether files move without being copied; `None` when not known.
        free_bytes: room on the target's drive; `None` when not known.
        exists: whether the target is there already.
        case_sensitive: whether the target tells `A` from `a`; `None` when not known.
        is_network: whether the target lies on a network drive.
    """

    source_problem: str = ""
    target_problem: str = ""
    same_drive: bool | None = None
    free_bytes: int | None = None
    exists: bool = True
    case_sensitive: bool | None = None
    is_network: bool = False


class PlanDigest(Struct, frozen=True):
    """The figures of a plan, counted once: a plan may have a million steps.

    Attributes:
        summary: what would change.
        audio_files: audio files that the scan found.
        audio_bytes: their length in all.
        moves: whether files leave their place, or copies are made.
        rewrites: sequences of the steps that rewrite a playlist, which are no files by themselves.
    """

    summary: PlanSummary
    audio_files: int
    audio_bytes: int
    moves: bool
    rewrites: frozenset[int] = frozenset()

    @classmethod
    def of(cls, plan: Plan) -> "PlanDigest":
        """Count a plan; takes a while, so not on the thread of the window."""
        about = values_of(plan.operations, "role", "metadata", "file_size")
        lengths = [size for *kind, size in about if size is not None and _is_music(*kind)]
        moves = plan.session.metadata.get("mode") == TransferMode.MOVE.value
        rewrites = frozenset(
            sequence
            for sequence, status, step in values_of(
                plan.operations, "sequence", "status", "operation_type"
            )
            if status is OperationStatus.PENDING and step is OperationType.REWRITE
        )
        return cls(plan.summary(), len(lengths), sum(lengths), moves, rewrites)


def _is_music(role: Role, metadata: Mapping[str, Any]) -> bool:
    return role is Role.AUDIO and metadata.get("stays") not in _NO_MUSIC


class OrganizeState(Struct, frozen=True):
    """What the organize page shows.

    Attributes:
        phase: where the person is.
        source: the messy folder.
        parts: what of it was chosen, when not all of it was.
        target: the library.
        folders: what is known of the two.
        problem: what stands in the way, in a sentence.
        plan: what would change, or is being changed.
        digest: its figures.
        outline: the plan as a tree.
        stale: sequences of files that changed since the scan.
        progress: how far scan or run have come.
        rate: bytes a second; 0 while not known.
        seconds_left: 0 while not known.
        figures: what came of the run.
        failures: steps that failed so far.
    """

    phase: Phase = Phase.EMPTY
    source: Path | None = None
    parts: Sequence[Path] = ()
    target: Path | None = None
    folders: TargetWords = field(default_factory=TargetWords)
    problem: str = ""
    plan: Plan | None = None
    digest: PlanDigest | None = None
    outline: PlanOutline | None = None
    stale: frozenset[int] = frozenset()
    progress: Progress | None = None
    rate: float = 0.0
    seconds_left: float = 0.0
    figures: Mapping[str, Any] | None = None
    failures: Sequence[OperationRecord] = ()
