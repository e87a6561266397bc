"""The single steps of a rollback plan."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from music_organizer.filesystem.port import Node
from music_organizer.models.checksums import Checksums
from music_organizer.models.operation import (
    LOST,
    OperationLink,
    OperationRecord,
    OperationType,
    Role,
    kept_destination,
    kept_origin,
)
from music_organizer.models.plan import Plan
from music_organizer.models.verdict import Verdict
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import numbered
from music_organizer.planning.findings import Finding
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.inversion import INVERSES, MAKES_A_COPY

_NUMBERS = range(2, 10_000)
_VERDICTS = {verdict: {"verdict": verdict.value} for verdict in Verdict}


def summary_of(plan: Plan) -> Counter[str]:
    """Count the verdicts of a rollback plan, folders apart."""
    return Counter(
        op.metadata["verdict"]
        for op in plan.operations
        if "verdict" in op.metadata and op.role is not Role.FOLDER
    )


def noted(op: OperationRecord, finding: Finding) -> Mapping[str, object]:
    """Return what a step keeps of what was found."""
    if not op.metadata and op.operation_type is not OperationType.SYMLINK:
        return _VERDICTS[finding.verdict]
    noted: dict[str, object] = {"verdict": finding.verdict.value}
    if op.operation_type is OperationType.SYMLINK or op.metadata.get("link"):
        noted["link"] = True
    if op.metadata.get("step") == "aside":
        noted["step"] = "aside"
    lost = op.metadata.get(LOST)
    # Of a rewritten playlist, edited or not, it is what lies in the backup that goes back.
    as_it_was = finding.verdict is not Verdict.EDITED or op.operation_type is OperationType.REWRITE
    if lost is not None and as_it_was:
        noted["attributes"] = lost
    return noted


def expected(op: OperationRecord, finding: Finding) -> Checksums | None:
    """Return what the bytes that go back must be, `None` when nobody can say."""
    if finding.checksums is not None or finding.verdict is Verdict.EDITED:
        return finding.checksums
    if op.checksum_before is None:
        return None
    return Checksums(op.checksum_before, op.audio_checksum)


def told(
    op: OperationRecord,
    link: OperationLink,
    verdict: Verdict,
    message: str,
    **about: str | None,
) -> Draft:
    """Return the step that only tells why an operation is not taken back."""
    known = {name: value for name, value in about.items() if value}
    step = Draft(
        INVERSES[op.operation_type],
        identity=op.identity,
        role=op.role,
        undoes=link,
        message=message,
        metadata={"verdict": verdict.value, **known},
    )
    step.kept_source = kept_destination(op)
    if op.operation_type not in MAKES_A_COPY:
        step.kept_target = kept_origin(op)
    return step


def copied_first(step: Draft) -> Draft:
    """Return the step that keeps a copy of an edited file before another one takes it back."""
    copy = Draft(
        OperationType.BACKUP,
        identity=step.identity,
        role=step.role,
        reason="It was edited since, so a copy is kept first.",
        requires=step.requires,
        to_backup=True,
    )
    copy.kept_source = step.kept_source
    return copy


def made_room(place: Path, holder: Node, step: Draft, *, replaces: bool) -> Draft:
    """Return the step that takes away what holds a place, before another one puts a file there.

    Args:
        place: the place.
        holder: what lies there.
        step: the other one.
        replaces: whether the holder goes to the backup, or aside.
    """
    return Draft(
        OperationType.DELETE if replaces else OperationType.MOVE,
        source=place,
        identity=holder.identity,
        role=step.role,
        reason=f"Makes room for what goes back to {place}.",
        requires=step.requires,
        to_backup=replaces,
        metadata={"step": "aside"},
    )


def reset(folder: Path, remembered: OperationRecord) -> Draft:
    """Return the step that gives a folder the mode and times back that were remembered."""
    return Draft(
        OperationType.RESET_DIR,
        target=folder,
        role=Role.FOLDER,
        metadata={"folder": dict(remembered.metadata.get("folder", {}))},
    )


def free_number(place: Path, disk: ForeseenDisk) -> Path:
    """Return a numbered name that nothing will hold, the place itself where there is none."""
    for number in _NUMBERS:
        candidate = place.with_name(numbered(place.stem, place.suffix, number))
        if disk.node(candidate) is None:
            return candidate
    return place
