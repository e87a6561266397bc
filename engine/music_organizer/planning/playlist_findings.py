"""Judge whether a rewritten playlist can get its old content back, and mend those that cannot."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.port import Node
from music_organizer.models.kept_paths import pair_of
from music_organizer.models.operation import OperationRecord, OperationType, Role, kept_target
from music_organizer.models.playlist_rewrite import (
    LARGEST_PLAYLIST,
    Edit,
    PlaylistRewrite,
    decoded,
)
from music_organizer.models.verdict import Verdict
from music_organizer.planning.draft import Draft
from music_organizer.planning.findings import Finding, Surroundings
from music_organizer.planning.foreseen import ForeseenDisk
from music_organizer.planning.playlist_rewrites import followed
from music_organizer.planning.spots import Spot

_ENDS = ("", "\r", "\n", "\ufeff")


def judged_rewrite(op: OperationRecord, around: Surroundings) -> Finding:
    """Judge one completed rewrite of a playlist.

    The playlist as it was lies in the backup; what lies in its place has to be what the rewrite
    made, or what an earlier rollback left of that.
    """
    kept, place = op.backup_path, op.target_path
    if kept is None or place is None:
        raise ValueError("the rewrite of a playlist lacks a path")
    try:
        return _judged(op, kept, place, around)
    except OperationError as error:
        return Finding(Verdict.MISSING, str(error))


def _judged(op: OperationRecord, kept: Path, place: Path, around: Surroundings) -> Finding:
    root, disk = around.roots.of(Spot.at(place)), around.disk
    if root is not None and disk.node(root) is None:
        return Finding(Verdict.DRIVE_MISSING, f"{root} is not there: connect its drive.")
    holder = disk.node(place)
    checksum = _checksum(place, holder, disk)
    if checksum is not None and checksum == op.checksum_before:
        return Finding(Verdict.ALREADY_BACK, f"{place} has its old content already.")
    later = around.moved_later(place)
    if later is not None and (holder is None or checksum != op.checksum_after):
        return Finding(Verdict.MOVED_LATER, f"The session {later} moved it on.")
    node = disk.node(kept)
    if node is None or _checksum(kept, node, disk) != op.checksum_before:
        message = f"The backup does not have {place} as it was any more."
        return Finding(Verdict.MISSING, message)
    if holder is None or checksum == op.checksum_after or _is_ours(op, kept, place, holder, disk):
        return Finding(Verdict.READY, "It gets its old content back.", Spot.at(kept), node)
    return Finding(Verdict.EDITED, f"{place} was changed since.", Spot.at(kept), node)


def named_by(rewrites: Iterable[OperationRecord]) -> frozenset[int]:
    """Return the operations that rewritten playlists follow, and those that rewrote them."""
    named: set[int] = set()
    for op in rewrites:
        named.add(op.sequence)
        rewrite = PlaylistRewrite.of(op.metadata)
        named.update(edit.after for edit in (rewrite.edits if rewrite is not None else ()))
    return frozenset(named)


def mended_playlists(
    operations: Iterable[OperationRecord], steps: Iterable[Draft], around: Surroundings
) -> Iterator[Draft]:
    """Yield the steps for playlists that keep their new content while files they name go back.

    Args:
        operations: the operations that may be taken back.
        steps: the steps of the rollback, in their order.
        around: what is known.
    """
    rewrites = [op for op in operations if op.operation_type is OperationType.REWRITE]
    if not rewrites:
        return
    named = named_by(rewrites)
    places = {pair_of(kept_target(op)) for op in rewrites}
    going: dict[int, Draft] = {}
    leaving: set[tuple[Path, str] | None] = set()
    for step in steps:
        if step.undoes is not None and step.undoes.sequence in named:
            going[step.undoes.sequence] = step
        if (place := pair_of(step.kept_source)) in places:
            leaving.add(place)
    for op in rewrites:
        rewrite = PlaylistRewrite.of(op.metadata)
        if rewrite is None or op.sequence in going or pair_of(kept_target(op)) in leaving:
            continue
        if any(edit.after in going for edit in rewrite.edits):
            yield from _mended(op, rewrite, going, around.disk)


def _mended(
    op: OperationRecord,
    rewrite: PlaylistRewrite,
    going: Mapping[int, Draft],
    disk: ForeseenDisk,
) -> Iterator[Draft]:
    place = op.target_path
    try:
        node = disk.now.node(place) if place is not None else None
        if place is None or node is None or not node.is_file:
            return
        data = disk.now.content(place, LARGEST_PLAYLIST)
    except OperationError:
        # What cannot be read cannot be mended; its own verdict tells of it.
        return
    text = decoded(data, rewrite.encoding)
    edits = [] if text is None else list(_edits_back(text, rewrite.edits, going))
    if edits:
        yield Draft(
            OperationType.REWRITE,
            source=place,
            target=place,
            identity=node.identity,
            checksum=hashlib.sha256(data).hexdigest(),
            role=Role.COMPANION,
            reason=followed(len(edits), rewrite.entries),
            to_backup=True,
            rewrite=PlaylistRewrite(rewrite.encoding, (), rewrite.entries),
            edits=edits,
        )


def _edits_back(
    text: str, edits: Iterable[Edit], going: Mapping[int, Draft]
) -> Iterator[tuple[Edit, Draft]]:
    at = 0
    for edit in edits:
        found = _piece(text, edit.new, at)
        if found < 0:
            continue
        step = going.get(edit.after)
        back = edit.otherwise or edit.old
        if step is not None and back != edit.new:
            line = text.count("\n", 0, found) + 1
            yield Edit(found, line, edit.new, back), step
        at = found + len(edit.new)


def _piece(text: str, piece: str, at: int) -> int:
    """Return where a piece stands by itself, -1 where it does not."""
    while (found := text.find(piece, at)) >= 0:
        before, after = text[found - 1 : found], text[found + len(piece) :][:1]
        if (before in _ENDS and after in _ENDS) or piece.lstrip().startswith("<"):
            return found
        at = found + 1
    return -1


def _is_ours(
    op: OperationRecord, kept: Path, place: Path, holder: Node, disk: ForeseenDisk
) -> bool:
    rewrite = PlaylistRewrite.of(op.metadata)
    if rewrite is None or not holder.is_file or holder.identity.size > LARGEST_PLAYLIST:
        return False
    old, new = (disk.now.content(disk.present(path), LARGEST_PLAYLIST) for path in (kept, place))
    return rewrite.may_have_made(old, new)


def _checksum(path: Path, node: Node | None, disk: ForeseenDisk) -> str | None:
    if node is None or not node.is_file:
        return None
    return disk.now.checksum(disk.present(path))
