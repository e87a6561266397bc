"""The single steps of a rollback plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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
from music_organizer.models.packed_operations import values_of
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
        metadata["verdict"]
        for metadata, role in values_of(plan.operations, "metadata", "role")
        if "verdict" in metadata and role is not Role.FOLDER
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
        metadata={"verdict": verdict.value, **known} if known else _VERDICTS[verdict],
    )
    step.kept_source = kept_destination(op)
    if op.operation_type not in MAKES_A_COPY:
        step.kept_target = kept_origin(op)
    return step


def left(op: OperationRecord, link: OperationLink, finding: Finding) -> Draft:
    """Return the step that tells what was found instead of taking an operation back."""
    by_hand = finding.verdict is Verdict.MOVED_BY_HAND
    found_at = str(finding.thing.path) if by_hand and finding.thing is not None else None
    about = {"moved_by": finding.moved_by, "found_at": found_at}
    return told(op, link, finding.verdict, finding.message, **about)


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


def resets(operations: Iterable[OperationRecord], is_wanted: Callable[[Path], bool]) -> list[Draft]:
    """Return the steps that give folders their noted mode and times back, inner folders first.

    Args:
        operations: among others those that noted them.
        is_wanted: whether a folder is to get them back.
    """
    noted = [op for op in operations if op.operation_type is OperationType.REMEMBER_DIR]
    folders = [(op.source_path, op) for op in noted if op.source_path is not None]
    folders.sort(key=lambda one: -len(one[0].parts))
    return [_reset(folder, op) for folder, op in folders if is_wanted(folder)]


def _reset(folder: Path, remembered: OperationRecord) -> Draft:
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
