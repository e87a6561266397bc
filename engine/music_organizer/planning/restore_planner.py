"""Decide how the original tree of a session is put together again from what still exists."""

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.models.plan import Plan
from music_organizer.models.session import OUR_FOLDER, OperationSession
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import numbered
from music_organizer.planning.folder_steps import Traffic, made_folders, remembered_folders
from music_organizer.planning.inversion import MAKES_A_COPY
from music_organizer.planning.numbering import numbered_records

REPLACED_FOLDER = "Replaced in the library"

_LEAVES_IT_THERE = MAKES_A_COPY | {OperationType.BACKUP, OperationType.REWRITE}

IsWhole = Callable[[Path, OperationRecord], bool]


class _Original(Struct):
    """A file as it was before the session: where it lay and where its bytes may lie now."""

    op: OperationRecord
    places: list[Path]


def plan_restore(
    operations: Sequence[OperationRecord],
    recorded: OperationSession,
    session: OperationSession,
    filesystem: ReadableFileSystem,
    is_whole: IsWhole,
) -> Plan:
    """Plan copies that put the original tree of a session under another folder.

    Args:
        operations: the operations of the recorded session.
        recorded: that session.
        session: the session that the restore would become; its target root gets the tree.
        filesystem: asked what is there already.
        is_whole: whether the bytes at a path are those an operation tells of.
    """
    drafts: list[Draft] = []
    given: set[Path] = set()
    for place, original in _originals(operations).items():
        target = _not_given(session.target_root / _relative(place, original, recorded), given)
        given.add(target)
        drafts.append(_restored(place, target, original, filesystem, is_whole))
    copies = [draft for draft in drafts if not draft.is_skipped]
    steps = [
        *made_folders(Traffic(copies), _missing_folders(copies, session.target_root, filesystem)),
        *copies,
    ]
    steps += _folder_times(operations, recorded, session, copies)
    traffic = Traffic(steps)
    remembered = remembered_folders(traffic, filesystem, session.library_root) if steps else []
    skipped = [draft for draft in drafts if draft.is_skipped]
    return Plan(session, numbered_records([*remembered, *steps, *skipped], session))


def _originals(operations: Iterable[OperationRecord]) -> dict[Path, _Original]:
    """Collect where each file lay first, following it through all its steps."""
    found: dict[Path, _Original] = {}
    came_from: dict[Path, Path] = {}
    for op in operations:
        if op.role is Role.FOLDER or op.origin is None or op.destination is None:
            continue
        first = came_from.get(op.origin, op.origin)
        if op.operation_type not in _LEAVES_IT_THERE:
            came_from.pop(op.origin, None)
        original = found.setdefault(first, _Original(op, [first]))
        if op.operation_type is OperationType.REWRITE and op.backup_path is not None:
            original.places.append(op.backup_path)
        else:
            original.places.append(op.destination)
        if op.checksum_before and not original.op.checksum_before:
            original.op = op
        if op.operation_type in (OperationType.MOVE, OperationType.DELETE):
            came_from[op.destination] = first
        elif op.operation_type is OperationType.BACKUP:
            came_from.pop(op.destination, None)
    return found


def _relative(place: Path, original: _Original, recorded: OperationSession) -> Path:
    if OUR_FOLDER in place.parts:
        # It came out of the backup of an earlier session, which is no part of anybody's tree.
        return Path(REPLACED_FOLDER) / original.places[1].name
    if place.is_relative_to(recorded.source_root):
        return place.relative_to(recorded.source_root)
    if place.is_relative_to(recorded.library_root):
        return Path(REPLACED_FOLDER) / place.relative_to(recorded.library_root)
    return Path(REPLACED_FOLDER) / place.name


def _not_given(target: Path, given: Container[Path]) -> Path:
    """Return a name that no other file gets: playlists of several folders may be called alike."""
    names = (target.with_name(numbered(target.stem, target.suffix, n)) for n in count(2))
    return next(one for one in chain((target,), names) if one not in given)


def _restored(
    place: Path,
    target: Path,
    original: _Original,
    filesystem: ReadableFileSystem,
    is_whole: IsWhole,
) -> Draft:
    op = original.op
    here = filesystem.node(target)
    if here is not None:
        same = here.is_file and is_whole(target, op)
        why = StayReason.ALREADY_THERE if same else StayReason.NAME_TAKEN
        return _stays(place, target, op, why, why.help)
    for candidate in reversed(original.places):
        node = filesystem.node(candidate)
        if node is not None and node.is_file and is_whole(candidate, op):
            return Draft(
                OperationType.COPY,
                source=candidate,
                target=target,
                identity=node.identity,
                checksum=op.checksum_before,
                role=op.role,
                reason=f"It lay at {place}.",
            )
    message = f"Its bytes were not found whole anywhere ({place})."
    return _stays(place, target, op, StayReason.UNREADABLE, message)


def _stays(place: Path, target: Path, op: OperationRecord, why: StayReason, message: str) -> Draft:
    return Draft(
        OperationType.COPY,
        source=place,
        target=target,
        identity=op.identity,
        role=op.role,
        stays=why,
        message=message,
    )


def _missing_folders(
    drafts: Iterable[Draft], root: Path, filesystem: ReadableFileSystem
) -> set[Path]:
    missing: set[Path] = set()
    for draft in drafts:
        folder = draft.target.parent if draft.target else None
        while folder and root in folder.parents and folder not in missing:
            if filesystem.node(folder) is not None:
                break
            missing.add(folder)
            folder = folder.parent
    return missing


def _folder_times(
    operations: Iterable[OperationRecord],
    recorded: OperationSession,
    session: OperationSession,
    copies: Iterable[Draft],
) -> list[Draft]:
    used = {draft.target.parent for draft in copies if draft.target}
    used |= {parent for folder in used for parent in folder.parents}
    resets = []
    for op in operations:
        folder = op.source_path
        if op.operation_type is not OperationType.REMEMBER_DIR or folder is None:
            continue
        if not folder.is_relative_to(recorded.source_root):
            continue
        target = session.target_root / folder.relative_to(recorded.source_root)
        if target in used and target != session.target_root:
            resets.append(
                Draft(
                    OperationType.RESET_DIR,
                    target=target,
                    role=Role.FOLDER,
                    metadata={"folder": dict(op.metadata["folder"])},
                )
            )
    return resets
