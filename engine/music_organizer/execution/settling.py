"""Find out from the disk alone how far a step came that was cut off, and finish or undo it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from music_organizer.errors import OperationError
from music_organizer.execution.actions import give_back_attributes
from music_organizer.execution.findings import DONE, NOT_BEGUN, Finding
from music_organizer.execution.settling_rewrites import settle_rewrite
from music_organizer.filesystem.port import FileSystem, Node, NodeKind
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    now,
    part_name,
)

Settler = Callable[[FileSystem, OperationRecord], Finding]
"""Looks at the disk, finishes or undoes what was half done, and tells how far the step came."""


def settled(
    filesystem: FileSystem, op: OperationRecord, settle: Settler | None = None
) -> OperationRecord:
    """Return the operation with the status the disk shows, after finishing what was half done.

    Nothing is removed but our own temporary file, a second name of one file, or a source whose
    copy is proven whole. In doubt both files stay and the status is `failed` or `unknown`.

    Args:
        filesystem: the disk.
        op: an operation that was being carried out when the run was cut off.
        settle: settles it; the one for its type when left out.
    """
    status, message = finding_of(filesystem, op, settle or _SETTLERS[op.operation_type])
    if status is OperationStatus.COMPLETED:
        refused = give_back_attributes(filesystem, op)
        if refused:
            op = replace(op, metadata={**op.metadata, "warnings": list(refused)})
    return replace(op, status=status, error_message=message, timestamp=now())


def finding_of(filesystem: FileSystem, op: OperationRecord, settle: Settler) -> Finding:
    """Settle an operation; what the disk refuses to tell leaves it `unknown`."""
    try:
        return settle(filesystem, op)
    except OperationError as error:
        return OperationStatus.UNKNOWN, str(error)


def _settle_move(filesystem: FileSystem, op: OperationRecord) -> Finding:
    source, target = _paths(op)
    _discard_part(filesystem, op, target)
    there, arrived = filesystem.node(source), filesystem.node(target)
    if there is not None and arrived is not None:
        return settle_both(filesystem, op, there, arrived)
    if there is not None:
        return _settle_unmoved(filesystem, op, there)
    if arrived is None:
        return (
            OperationStatus.UNKNOWN,
            f"Neither {source} nor {target} is there: a drive is missing, or somebody moved the "
            "file. Nothing was guessed.",
        )
    if is_ours(filesystem, op, arrived, target):
        return DONE
    return (
        OperationStatus.UNKNOWN,
        f"{source} is gone, and {target} holds something else. Nothing was touched.",
    )


def _settle_unmoved(filesystem: FileSystem, op: OperationRecord, there: Node) -> Finding:
    source, _ = _paths(op)
    if op.identity is None or there.identity.inode == op.identity.inode:
        return NOT_BEGUN
    # What came from another drive, earlier in the session, is known by its bytes alone.
    if there.is_file and filesystem.checksum(source) == op.checksum_before:
        return NOT_BEGUN
    return (
        OperationStatus.UNKNOWN,
        f"{op.origin} holds another file by now, and {op.destination} is not there. "
        "Nothing was guessed.",
    )


def settle_both(filesystem: FileSystem, op: OperationRecord, there: Node, arrived: Node) -> Finding:
    """Settle a step that carries a file, where something lies at its source and at its target."""
    source, target = _paths(op)
    if there.identity == arrived.identity and there.links > 1:
        filesystem.drop_second_name(source, target)
        return DONE
    if not is_ours(filesystem, op, arrived, target):
        return (
            OperationStatus.FAILED,
            f"The name {target} was taken by something else; {source} stayed where it was.",
        )
    if op.identity is not None and there.identity.inode != op.identity.inode:
        # The file went on its way, and another one took the name it left.
        return DONE
    checksum = filesystem.checksum(source)
    if checksum != filesystem.checksum(target):
        return (
            OperationStatus.FAILED,
            f"{source} changed while it was copied to {target}; both were kept.",
        )
    filesystem.drop_copied_source(source, target, checksum)
    return DONE


def _settle_copy(filesystem: FileSystem, op: OperationRecord) -> Finding:
    source, target = _paths(op)
    _discard_part(filesystem, op, target)
    arrived = filesystem.node(target)
    if arrived is None:
        if filesystem.node(source) is None:
            return OperationStatus.UNKNOWN, f"{source} is not there. Nothing was guessed."
        return NOT_BEGUN
    if is_ours(filesystem, op, arrived, target):
        return DONE
    return OperationStatus.FAILED, f"The name {target} was taken by something else."


def _settle_symlink(filesystem: FileSystem, op: OperationRecord) -> Finding:
    source, target = _paths(op)
    says = filesystem.link_target(target)
    if says is not None and Path(says) == source:
        return DONE
    if filesystem.node(target) is None:
        return NOT_BEGUN
    return OperationStatus.FAILED, f"The name {target} was taken by something else."


def _settle_made_folder(filesystem: FileSystem, op: OperationRecord) -> Finding:
    node = filesystem.node(op.target_path) if op.target_path else None
    return DONE if node is not None and node.is_folder else NOT_BEGUN


def _settle_removed_folder(filesystem: FileSystem, op: OperationRecord) -> Finding:
    return NOT_BEGUN if op.source_path and filesystem.node(op.source_path) else DONE


def _settle_remembered(_filesystem: FileSystem, _op: OperationRecord) -> Finding:
    return DONE


def _settle_reset(_filesystem: FileSystem, _op: OperationRecord) -> Finding:
    return NOT_BEGUN


def is_ours(filesystem: FileSystem, op: OperationRecord, arrived: Node, target: Path) -> bool:
    """Tell whether what lies at the target is what the operation put there."""
    if not arrived.is_file:
        is_link = bool(op.metadata.get("link")) and arrived.kind is NodeKind.LINK
        return is_link and _same_inode(op.identity, arrived.identity)
    if op.checksum_before is not None:
        if op.file_size is not None and arrived.identity.size != op.file_size:
            return False
        if _same_inode(op.identity, arrived.identity):
            return True
        return filesystem.checksum(target) == op.checksum_before
    return op.identity is not None and _same_inode(op.identity, arrived.identity)


def _same_inode(planned: FileIdentity | None, found: FileIdentity) -> bool:
    return planned is not None and planned.same_file(found)


def _discard_part(filesystem: FileSystem, op: OperationRecord, target: Path) -> None:
    if filesystem.node(target.parent / part_name(op)) is not None:
        filesystem.discard_part(target.parent, part_name(op))


def _paths(op: OperationRecord) -> tuple[Path, Path]:
    source, target = op.origin, op.destination
    if source is None or target is None:
        raise ValueError("an operation lacks the path it works on")
    return source, target


_SETTLERS: Mapping[OperationType, Settler] = MappingProxyType(
    {
        OperationType.MOVE: _settle_move,
        OperationType.DELETE: _settle_move,
        OperationType.RESTORE: _settle_move,
        OperationType.COPY: _settle_copy,
        OperationType.BACKUP: _settle_copy,
        OperationType.REFLINK: _settle_copy,
        OperationType.HARDLINK: _settle_copy,
        OperationType.SYMLINK: _settle_symlink,
        OperationType.REWRITE: settle_rewrite,
        OperationType.CREATE_DIR: _settle_made_folder,
        OperationType.REMOVE_DIR: _settle_removed_folder,
        OperationType.REMEMBER_DIR: _settle_remembered,
        OperationType.RESET_DIR: _settle_reset,
    }
)
