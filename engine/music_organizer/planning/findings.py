"""Look at the disk and judge whether one operation can be taken back."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.errors import OperationError
from music_organizer.filesystem.port import Node, Sighting
from music_organizer.models.checksums import Checksums
from music_organizer.models.operation import OperationRecord, OperationType
from music_organizer.models.verdict import Verdict
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.inversion import INVERSES, MAKES_A_COPY
from music_organizer.planning.session_roots import SessionRoots
from music_organizer.planning.spots import Ends, Spot

_NAMED = 5


class Finding(Struct, frozen=True):
    """What was found for one operation.

    Attributes:
        verdict: the judgement.
        message: the judgement for this very file, in one sentence.
        thing: where the bytes lie that would go back; `None` when there are none.
        node: what `thing` is.
        holder: what lies at the old place, when something does.
        checksums: of `thing` as it is now, where it is not as the session left it.
        moved_by: id of the later session that moved the file on.
    """

    verdict: Verdict
    message: str
    thing: Spot | None = None
    node: Node | None = None
    holder: Node | None = None
    checksums: Checksums | None = None
    moved_by: str | None = None


class _Likeness(Struct, frozen=True):
    """How a file compares with the one an operation tells of.

    Attributes:
        is_whole: whether it is the same, byte for byte.
        retagged: its checksums when the sound alone is the same.
    """

    is_whole: bool = False
    retagged: Checksums | None = None


class Surroundings(Struct, frozen=True):
    """What is known beside the disk itself.

    Attributes:
        roots: the folders of the session that is rolled back.
        disk: the disk as it will be when the step's turn comes.
        backups: for original paths, where the backup store keeps a copy.
        moved_later: for paths, the later session that took the file away from there.
        unfinished: folders that a rollback of this session was to reset when it was cut off.
        found: looks for a missing file by what is known of it.
    """

    roots: SessionRoots
    disk: ForeseenDisk
    backups: Mapping[Path, Path]
    moved_later: Callable[[Path], str | None]
    found: Callable[[OperationRecord], Sighting | None]
    unfinished: frozenset[Path] = frozenset()


def judged(op: OperationRecord, ends: Ends, around: Surroundings) -> Finding:
    """Judge one completed operation on a file.

    Args:
        op: the operation that would be taken back.
        ends: its places.
        around: what is known.
    """
    thing, place = ends
    try:
        node = around.disk.node(thing.path)
        if node is None:
            return _missing(op, ends, around)
        likeness = _likeness(op, thing.path, node, around.disk)
        if not likeness.is_whole:
            return _changed(op, ends, node, likeness, around)
        if op.operation_type in MAKES_A_COPY:
            return _whole_copy(op, ends, node, around)
        return _at_its_place(Finding(Verdict.READY, Verdict.READY.help, thing, node), place, around)
    except OperationError as error:
        return Finding(Verdict.MISSING, str(error))


def _changed(
    op: OperationRecord, ends: Ends, node: Node, likeness: _Likeness, around: Surroundings
) -> Finding:
    finding = Finding(Verdict.EDITED, "", ends.thing, node)
    thing, place = ends.thing.path, ends.place.path
    later = around.moved_later(thing)
    if later is not None:
        message = f"The session {later} moved it on; {thing} holds another file by now."
        return Finding(Verdict.MOVED_LATER, message, moved_by=later)
    holder = around.disk.node(place)
    is_copy = op.operation_type in MAKES_A_COPY
    if is_copy and around.disk.node(around.disk.original(place)) is None:
        message = f"{place} is gone, so its copy {thing} stays."
        return Finding(Verdict.LAST_COPY, message)
    if likeness.retagged is None:
        return replace(finding, message=f"{thing} was changed since.", holder=holder)
    message = f"Only the tags of {thing} were edited since."
    if INVERSES[op.operation_type] is OperationType.DELETE:
        # Taken back, the file would leave for the backup, and the person's edit with it.
        return replace(finding, message=message, holder=holder)
    retagged = replace(
        finding, verdict=Verdict.ONLY_TAGS, message=message, checksums=likeness.retagged
    )
    return _at_its_place(retagged, ends.place, around)


def _at_its_place(finding: Finding, old: Spot, around: Surroundings) -> Finding:
    """Look whether a file can go from where the session put it to its old place."""
    place, node = old.path, finding.node
    root = around.roots.of(old)
    if root is not None and around.disk.node(root) is None:
        message = f"{root} is not there: connect its drive, or make the folder again."
        return replace(finding, verdict=Verdict.DRIVE_MISSING, message=message)
    holder = around.disk.node(place)
    if holder is None or finding.thing is None or node is None:
        return finding
    thing = finding.thing.path
    if holder.is_file and _same_bytes(thing, node, place, holder, around.disk):
        message = f"The same content lies at {place} already; {thing} stays as well."
        return replace(finding, verdict=Verdict.ALREADY_BACK, message=message, holder=holder)
    message = f"{place} is taken by something else."
    return replace(finding, verdict=Verdict.PLACE_TAKEN, message=message, holder=holder)


def _whole_copy(op: OperationRecord, ends: Ends, node: Node, around: Surroundings) -> Finding:
    thing, place = ends.thing.path, ends.place.path
    held = around.disk.original(place)
    original = around.disk.node(held)
    is_link = op.operation_type is OperationType.SYMLINK
    if not is_link and not (original and _likeness(op, held, original, around.disk).is_whole):
        message = f"{place} is gone or changed, so its copy {thing} stays."
        return Finding(Verdict.LAST_COPY, message)
    return Finding(Verdict.READY, "The copy goes to the backup.", ends.thing, node)


def _missing(op: OperationRecord, ends: Ends, around: Surroundings) -> Finding:
    thing, place = ends.thing.path, ends.place.path
    at_place = around.disk.node(place)
    is_copy = op.operation_type in MAKES_A_COPY
    if is_copy:
        return Finding(Verdict.ALREADY_BACK, f"{thing} is gone already.")
    if at_place is not None and at_place.is_file:
        likeness = _likeness(op, place, at_place, around.disk)
        if likeness.is_whole:
            return Finding(Verdict.ALREADY_BACK, f"It lies at {place} already.")
        if likeness.retagged is not None:
            message = f"It lies at {place} already, with other tags."
            return Finding(Verdict.ALREADY_BACK, message)
    for root in map(around.roots.of, ends):
        if root is not None and around.disk.node(root) is None:
            return Finding(Verdict.DRIVE_MISSING, f"{root} is not there: connect its drive.")
    return _moved_on(op, thing, place, around)


def _moved_on(op: OperationRecord, thing: Path, place: Path, around: Surroundings) -> Finding:
    later = around.moved_later(thing)
    if later is not None:
        message = f"The session {later} moved it on."
        return Finding(Verdict.MOVED_LATER, message, moved_by=later)
    seen = around.found(op)
    if seen is not None and len(seen.paths) == 1:
        finding = _by_hand(op, seen, place, around)
        if finding is not None:
            return finding
    kept = around.backups.get(place)
    if kept is not None and (node := around.disk.node(kept)) is not None:
        message = f"{thing} is gone; the backup has it."
        return Finding(Verdict.IN_BACKUP, message, Spot.at(kept), node, around.disk.node(place))
    if seen is not None and len(seen.paths) > 1:
        alike = ", ".join(str(path) for path in seen.paths[:_NAMED])
        message = (
            f"{thing} is gone. Which of these it is cannot be told, so none is taken: {alike}."
        )
        return Finding(Verdict.MISSING, message)
    return Finding(Verdict.MISSING, f"{thing} is gone, and no backup has it.")


def _by_hand(
    op: OperationRecord, seen: Sighting, place: Path, around: Surroundings
) -> Finding | None:
    found = seen.paths[0]
    node = around.disk.node(found)
    if node is None or node.links != 1:
        return None
    message = f"Somebody moved it to {found}."
    if seen.checksums is not None and seen.checksums.sha256 != op.checksum_before:
        message = f"Somebody moved it to {found} and edited its tags."
    holder = around.disk.node(place)
    return Finding(Verdict.MOVED_BY_HAND, message, Spot.at(found), node, holder, seen.checksums)


def _likeness(op: OperationRecord, path: Path, node: Node, disk: ForeseenDisk) -> _Likeness:
    if op.operation_type is OperationType.SYMLINK or op.metadata.get("link"):
        return _Likeness(is_whole=not node.is_file and not node.is_folder)
    if not node.is_file or op.identity is None:
        return _Likeness()
    # A copy has another inode, but it was given the length and time of its original.
    if node.identity.same_content_state(op.identity):
        return _Likeness(is_whole=True)
    expected = op.checksum_after or op.checksum_before
    if op.audio_checksum is not None:
        found = disk.now.checksums(disk.present(path))
        is_same = found.audio == op.audio_checksum
        return _Likeness(found.sha256 == expected, found if is_same else None)
    if expected is None or node.identity.size != op.identity.size:
        return _Likeness()
    return _Likeness(is_whole=disk.now.checksum(disk.present(path)) == expected)


def _same_bytes(thing: Path, node: Node, place: Path, holder: Node, disk: ForeseenDisk) -> bool:
    if node.identity.size != holder.identity.size:
        return False
    return disk.now.checksum(disk.present(thing)) == disk.now.checksum(disk.present(place))
