"""Copy a file so that the copy is proven before anybody relies on it."""

import errno
import fcntl
import hashlib
import os
from pathlib import Path

from msgspec import Struct

from music_organizer.errors import CannotCloneError, VerificationError
from music_organizer.filesystem import attributes
from music_organizer.filesystem.checksum import check_unchanged, digest, opened_as_planned
from music_organizer.filesystem.naming import Place, rename_without_replacing
from music_organizer.filesystem.port import Outcome, Transfer
from music_organizer.filesystem.refusals import printable, refusals
from music_organizer.models.file_identity import FileIdentity

_CHUNK = 1 << 20
_FICLONE = 0x40049409
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Folders(Struct, frozen=True):
    """The two folders of a copy, held open."""

    source: int
    target: int


def copy_file(transfer: Transfer, folders: Folders, *, clone: bool = False) -> Outcome:
    """Make a whole, flushed copy under the final name, or leave nothing behind.

    The bytes go to a hidden temporary file beside the final name and are hashed on the way; mode,
    times and extended attributes follow; the file is flushed, read back and compared when asked
    for, and only then given its name, which is never taken from another file.

    Raises:
        OperationError: the copy was not made; the source is untouched.
    """
    part = Place(folders.target, transfer.part_name)
    with refusals("write", transfer.target):
        copied = os.open(part.name, _CREATE, 0o600, dir_fd=part.folder)
    try:
        outcome = _fill(transfer, folders.source, copied, clone=clone)
        if transfer.note_lost is not None and outcome.lost_attributes is not None:
            transfer.note_lost(outcome.lost_attributes)
        with refusals("write", transfer.target):
            rename_without_replacing(part, Place(folders.target, transfer.target.name))
    except BaseException:
        discard_own(part, FileIdentity.of(os.fstat(copied)))
        raise
    finally:
        os.close(copied)
    return outcome


def discard_part(folder: int, name: str) -> None:
    """Remove a temporary file that carries our operation's name; nothing there is fine."""
    with refusals("remove the unfinished copy", name):
        try:
            os.unlink(name, dir_fd=folder)
        except FileNotFoundError:
            return


def _fill(transfer: Transfer, source_folder: int, copied: int, *, clone: bool) -> Outcome:
    with opened_as_planned(transfer.source, transfer.identity, source_folder) as source:
        before = FileIdentity.of(os.fstat(source))
        written = _write(transfer, source, copied, clone=clone)
        with refusals("write", transfer.target):
            warnings = attributes.copy_to(source, copied)
        lost = attributes.described(source) if warnings else None
        check_unchanged(transfer.source, source, before)
        with refusals("flush", transfer.target):
            os.fsync(copied)
    expected = transfer.checksum or written
    if written is not None and written != expected:
        raise VerificationError(
            f"{printable(transfer.source)} gave other bytes than when its checksum was taken; "
            "the copy was thrown away and the file stays where it was."
        )
    if not transfer.verify:
        return Outcome(None, tuple(warnings), lost)
    return Outcome(_read_back(transfer.target, copied, expected), tuple(warnings), lost)


def _write(transfer: Transfer, source: int, copied: int, *, clone: bool) -> str | None:
    if clone:
        _clone(transfer.target, source, copied)
        return None
    hasher = hashlib.sha256()
    while True:
        with refusals("read", transfer.source):
            chunk = os.read(source, _CHUNK)
        if not chunk:
            return hasher.hexdigest()
        hasher.update(chunk)
        view = memoryview(chunk)
        with refusals("write", transfer.target):
            while view:
                view = view[os.write(copied, view) :]


def _clone(target: Path, source: int, copied: int) -> None:
    try:
        fcntl.ioctl(copied, _FICLONE, source)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.ENOTTY, errno.EINVAL, errno.EXDEV):
            raise CannotCloneError(
                f"The drive cannot clone files, so {printable(target)} was not made; copy instead."
            ) from error
        with refusals("clone", target):
            raise


def _read_back(target: Path, copied: int, expected: str | None) -> str:
    with refusals("read back", target):
        if hasattr(os, "posix_fadvise"):
            # What was flushed is dropped from memory, so that the disk itself is read.
            os.posix_fadvise(copied, 0, 0, os.POSIX_FADV_DONTNEED)
        found = digest(copied)
    if expected is not None and found != expected:
        raise VerificationError(
            f"The copy at {printable(target)} does not carry the bytes that were written; "
            "it was thrown away and the file stays where it was."
        )
    return found


def discard_own(part: Place, identity: FileIdentity) -> None:
    """Remove a file that was just made, provided that its name still leads to it."""
    try:
        status = os.stat(part.name, dir_fd=part.folder, follow_symlinks=False)
    except FileNotFoundError:
        return
    if (status.st_dev, status.st_ino) == (identity.device, identity.inode):
        os.unlink(part.name, dir_fd=part.folder)
