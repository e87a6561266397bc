"""What each kind of operation does to the disk: one table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.errors import ChangedSinceError, OperationError
from music_organizer.filesystem.port import DONE, FileSystem, NoteLost, Outcome, Transfer
from music_organizer.models.operation import (
    OperationRecord,
    OperationType,
    kept_destination,
    kept_origin,
    part_name,
)
from music_organizer.models.playlist_rewrite import PlaylistRewrite


class Manner(Struct, frozen=True):
    """How steps are taken.

    Attributes:
        verify: whether files are read again afterwards.
        note_lost: writes down, before a source can go, what its new drive could not hold.
    """

    verify: bool
    note_lost: NoteLost | None = None


T = TypeVar("T")
Action = Callable[[FileSystem, OperationRecord, Manner], Outcome]

WAS_THERE = "The folder was there already."
STAYS_AS_IT_IS = "None of the files it names got another place, so it stays as it is."


class AlreadyDoneError(Exception):
    """The step found its result in place; nothing was done and nothing needs to be."""


def perform(
    filesystem: FileSystem,
    op: OperationRecord,
    *,
    verify: bool,
    note_lost: NoteLost | None = None,
) -> Outcome:
    """Carry out one operation.

    Args:
        filesystem: the disk.
        op: the operation.
        verify: whether files are read again afterwards.
        note_lost: called with what the new drive of a file cannot hold, while its source is whole.

    Raises:
        OperationError: the step was refused.
        AlreadyDoneError: there was nothing to do.
    """
    outcome = _ACTIONS[op.operation_type](filesystem, op, Manner(verify, note_lost))
    refused = give_back_attributes(filesystem, op)
    return replace(outcome, warnings=(*outcome.warnings, *refused)) if refused else outcome


def give_back_attributes(filesystem: FileSystem, op: OperationRecord) -> tuple[str, ...]:
    """Give a file that came back what the drive it lay on could not hold; tell what is refused."""
    wanted = op.metadata.get("attributes")
    if wanted is None or op.destination is None:
        return ()
    try:
        return filesystem.set_attributes(op.destination, wanted).warnings
    except OperationError as error:
        return (str(error),)


def transfer_of(
    op: OperationRecord, *, verify: bool = False, note_lost: NoteLost | None = None
) -> Transfer:
    """Return the way a file takes when the operation is carried out."""
    return Transfer(
        source=_present(kept_origin(op)),  # type: ignore[arg-type]
        target=_present(kept_destination(op)),  # type: ignore[arg-type]
        identity=op.identity,
        checksum=op.checksum_before,
        part_name=part_name(op),
        verify=verify,
        is_link=bool(op.metadata.get("link")),
        note_lost=note_lost,
    )


def _move(filesystem: FileSystem, op: OperationRecord, manner: Manner) -> Outcome:
    return filesystem.move(transfer_of(op, verify=manner.verify, note_lost=manner.note_lost))


def _copy(filesystem: FileSystem, op: OperationRecord, manner: Manner) -> Outcome:
    return filesystem.copy(transfer_of(op, verify=manner.verify))


def _clone(filesystem: FileSystem, op: OperationRecord, manner: Manner) -> Outcome:
    return filesystem.copy(transfer_of(op, verify=manner.verify), clone=True)


def _keep(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    return filesystem.keep(transfer_of(op))


def _hardlink(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    return filesystem.hardlink(transfer_of(op))


def _symlink(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    return filesystem.symlink(transfer_of(op))


def _rewrite(filesystem: FileSystem, op: OperationRecord, manner: Manner) -> Outcome:
    rewrite = PlaylistRewrite.of(op.metadata)
    if rewrite is None or not rewrite.edits:
        raise AlreadyDoneError(STAYS_AS_IT_IS)
    way = transfer_of(op, verify=manner.verify, note_lost=manner.note_lost)
    return filesystem.rewrite(replace(way, target=_present(op.backup_path)), rewrite.applied)


def _make_folder(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    if not filesystem.make_folder(_present(op.target_path)):
        raise AlreadyDoneError(WAS_THERE)
    return DONE


def _remove_folder(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    filesystem.remove_folder(_present(op.source_path))
    return DONE


def _remember(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    found = filesystem.node(_present(op.source_path))
    if found is None or not found.is_folder:
        raise ChangedSinceError(f"The folder {op.source_path} is not there any more.")
    return DONE


def _reset(filesystem: FileSystem, op: OperationRecord, _manner: Manner) -> Outcome:
    return filesystem.set_attributes(_present(op.target_path), op.metadata["folder"])


def _present(path: T | None) -> T:
    if path is None:
        raise ValueError("an operation lacks the path it works on")
    return path


_ACTIONS: Mapping[OperationType, Action] = MappingProxyType(
    {
        OperationType.MOVE: _move,
        OperationType.DELETE: _move,
        OperationType.RESTORE: _move,
        OperationType.COPY: _copy,
        OperationType.BACKUP: _keep,
        OperationType.REFLINK: _clone,
        OperationType.HARDLINK: _hardlink,
        OperationType.SYMLINK: _symlink,
        OperationType.REWRITE: _rewrite,
        OperationType.CREATE_DIR: _make_folder,
        OperationType.REMOVE_DIR: _remove_folder,
        OperationType.REMEMBER_DIR: _remember,
        OperationType.RESET_DIR: _reset,
    }
)
