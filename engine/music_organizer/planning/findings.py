"""Look at the disk and judge whether one operation can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.port import Node
from music_organizer.models.operation import OperationRecord, OperationType
from music_organizer.models.session import OperationSession
from music_organizer.models.verdict import Verdict
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.inversion import MAKES_A_COPY


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one operation.

    Attributes:
        verdict: the judgement.
        message: the judgement for this very file, in one sentence.
        thing: where the bytes lie that would go back; `None` when there are none.
        node: what `thing` is.
        holder: what lies at the old place, when something does.
        moved_by: id of the later session that moved the file on.
    """

    verdict: Verdict
    message: str
    thing: Path | None = None
    node: Node | None = None
    holder: Node | None = None
    moved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside the disk itself.

    Attributes:
        session: the session that is rolled back.
        disk: the disk as it will be when the step's turn comes.
        backups: for original paths, where the backup store keeps a copy.
        moved_later: for paths, the later session that took the file away from there.
        unfinished: folders that a rollback of this session was to reset when it was cut off.
        found: looks for a missing file by what is known of it; returns where it lies now.
    """

    session: OperationSession
    disk: ForeseenDisk
    backups: Mapping[Path, Path]
    moved_later: Callable[[Path], str | None]
    found: Callable[[OperationRecord], Path | None]
    unfinished: frozenset[Path] = frozenset()


def judged(op: OperationRecord, around: Surroundings) -> Finding:
    """Judge one completed operation on a file.

    Args:
        op: the operation that would be taken back.
        around: what is known.
    """
    thing, place = op.destination, op.origin
    if thing is None or place is None:
        raise ValueError("an operation on a file lacks a path")
    try:
        node = around.disk.node(thing)
        if node is None:
            return _missing(op, thing, place, around)
        if not _is_whole(op, thing, node, around.disk):
            return _changed(op, thing, node, place, around)
        return _whole(op, thing, node, place, around)
    except OperationError as error:
        return Finding(Verdict.MISSING, str(error))


def _changed(
    op: OperationRecord, thing: Path, node: Node, place: Path, around: Surroundings
) -> Finding:
    later = around.moved_later(thing)
    if later is not None:
        message = f"The session {later} moved it on; {thing} holds another file by now."
        return Finding(Verdict.MOVED_LATER, message, moved_by=later)
    if op.operation_type in MAKES_A_COPY and around.disk.node(place) is None:
        message = f"{place} is gone, so its copy {thing} stays."
        return Finding(Verdict.LAST_COPY, message)
    message = f"{thing} was changed since."
    return Finding(Verdict.EDITED, message, thing, node, around.disk.node(place))


def _whole(
    op: OperationRecord, thing: Path, node: Node, place: Path, around: Surroundings
) -> Finding:
    if op.operation_type in MAKES_A_COPY:
        return _whole_copy(op, thing, node, place, around)
    root = _root_of(place, around.session)
    if root is not None and around.disk.node(root) is None:
        message = f"{root} is not there: connect its drive, or make the folder again."
        return Finding(Verdict.DRIVE_MISSING, message, thing, node)
    holder = around.disk.node(place)
    if holder is None:
        return Finding(Verdict.READY, Verdict.READY.help, thing, node)
    if holder.is_file and _same_bytes(thing, node, place, holder, around.disk):
        message = f"The same content lies at {place} already; {thing} stays as well."
        return Finding(Verdict.ALREADY_BACK, message, thing, node, holder)
    message = f"{place} is taken by something else."
    return Finding(Verdict.PLACE_TAKEN, message, thing, node, holder)


def _whole_copy(
    op: OperationRecord, thing: Path, node: Node, place: Path, around: Surroundings
) -> Finding:
    original = around.disk.node(place)
    is_link = op.operation_type is OperationType.SYMLINK
    if not is_link and (original is None or not _is_whole(op, place, original, around.disk)):
        message = f"{place} is gone or changed, so its copy {thing} stays."
        return Finding(Verdict.LAST_COPY, message)
    return Finding(Verdict.READY, "The copy goes to the backup.", thing, node)


def _missing(op: OperationRecord, thing: Path, place: Path, around: Surroundings) -> Finding:
    at_place = around.disk.node(place)
    is_copy = op.operation_type in MAKES_A_COPY
    if is_copy:
        return Finding(Verdict.ALREADY_BACK, f"{thing} is gone already.")
    if at_place is not None and at_place.is_file and _is_whole(op, place, at_place, around.disk):
        return Finding(Verdict.ALREADY_BACK, f"It lies at {place} already.")
    for root in (_root_of(thing, around.session), _root_of(place, around.session)):
        if root is not None and around.disk.node(root) is None:
            return Finding(Verdict.DRIVE_MISSING, f"{root} is not there: connect its drive.")
    return _moved_on(op, thing, place, around)


def _moved_on(op: OperationRecord, thing: Path, place: Path, around: Surroundings) -> Finding:
    later = around.moved_later(thing)
    if later is not None:
        message = f"The session {later} moved it on."
        return Finding(Verdict.MOVED_LATER, message, moved_by=later)
    found = around.found(op)
    node = around.disk.node(found) if found is not None else None
    if found is not None and node is not None and node.links == 1:
        message = f"Somebody moved it to {found}."
        return Finding(Verdict.MOVED_BY_HAND, message, found, node, around.disk.node(place))
    kept = around.backups.get(place)
    if kept is not None and (node := around.disk.node(kept)) is not None:
        message = f"{thing} is gone; the backup has it."
        return Finding(Verdict.IN_BACKUP, message, kept, node, around.disk.node(place))
    return Finding(Verdict.MISSING, f"{thing} is gone, and no backup has it.")


def _is_whole(op: OperationRecord, path: Path, node: Node, disk: ForeseenDisk) -> bool:
    if op.operation_type is OperationType.SYMLINK or op.metadata.get("link"):
        return not node.is_file and not node.is_folder
    if not node.is_file or op.identity is None:
        return False
    # A copy has another inode, but it was given the length and time of its original.
    if node.identity.same_content_state(op.identity):
        return True
    expected = op.checksum_after or op.checksum_before
    if expected is None or node.identity.size != op.identity.size:
        return False
    return disk.now.checksum(disk.present(path)) == expected


def _same_bytes(thing: Path, node: Node, place: Path, holder: Node, disk: ForeseenDisk) -> bool:
    if node.identity.size != holder.identity.size:
        return False
    return disk.now.checksum(disk.present(thing)) == disk.now.checksum(disk.present(place))


def _root_of(path: Path, session: OperationSession) -> Path | None:
    for root in (session.library_root, session.target_root, session.source_root):
        if path.is_relative_to(root):
            return root
    return None
