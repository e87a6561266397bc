"""Give a small file other content so that its name always leads to a whole file."""

import hashlib
import os
from collections.abc import Callable

from msgspec.structs import replace

from music_organizer.errors import ChangedSinceError, VerificationError
from music_organizer.filesystem import attributes
from music_organizer.filesystem.checksum import all_bytes, digest, opened_as_planned
from music_organizer.filesystem.copying import Folders, copy_file, discard_own
from music_organizer.filesystem.naming import Place, exchange, rename_without_replacing
from music_organizer.filesystem.port import DONE, Outcome, Transfer
from music_organizer.filesystem.refusals import printable, refusals
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import ASIDE_SUFFIX
from music_organizer.models.playlist_rewrite import LARGEST_PLAYLIST

_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def rewrite_file(transfer: Transfer, folders: Folders, change: Callable[[bytes], bytes]) -> Outcome:
    """Put new content under the name of a file, and the file itself into the backup.

    The new content is written beside it under a hidden name and flushed; the old file gets a
    second name in the backup, or a proven copy where that is another drive; then both files change
    names in one step. Only once it is certain that the file which came out is the one that was
    read does its hidden name go. Until then everything can be turned back.

    Args:
        transfer: the file as its source, its place in the backup as its target.
        folders: the folders of both, held open.
        change: makes the new content of the old one.

    Raises:
        OperationError: the file is as it was, and nothing was left behind.
    """
    with opened_as_planned(transfer.source, transfer.identity, folders.source) as old:
        known = FileIdentity.of(os.fstat(old))
        content = _changed(transfer, all_bytes(transfer.source, old, LARGEST_PLAYLIST), change)
        part = Place(folders.source, transfer.part_name)
        made, outcome = _written(transfer, part, old, content)
        try:
            kept = _keep(transfer, folders, known)
            _put_in_place(transfer, part, known, folders)
        except BaseException:
            # A file that waits aside is settled like one of a run that was cut off.
            if _found(_aside(part)) is None:
                discard_own(part, made)
            raise
    return replace(outcome, lost_attributes=kept.lost_attributes)


def _changed(transfer: Transfer, data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    changed_since = f"{printable(transfer.source)} changed since the scan."
    if transfer.checksum is not None and hashlib.sha256(data).hexdigest() != transfer.checksum:
        raise ChangedSinceError(changed_since)
    try:
        return change(data)
    except ValueError as error:
        raise ChangedSinceError(changed_since) from error


def _written(
    transfer: Transfer, part: Place, old: int, content: bytes
) -> tuple[FileIdentity, Outcome]:
    with refusals("write", transfer.source):
        made = os.open(part.name, _CREATE, 0o600, dir_fd=part.folder)
    try:
        outcome = _filled(transfer, old, made, content)
        return FileIdentity.of(os.fstat(made)), outcome
    except BaseException:
        discard_own(part, FileIdentity.of(os.fstat(made)))
        raise
    finally:
        os.close(made)


def _filled(transfer: Transfer, old: int, made: int, content: bytes) -> Outcome:
    with refusals("write", transfer.source):
        view = memoryview(content)
        while view:
            view = view[os.write(made, view) :]
    # Its time of modification is its own: other programs shall notice the change.
    warnings = attributes.copy_to(old, made, times=False)
    with refusals("flush", transfer.source):
        os.fsync(made)
        after = digest(made)
    if after != hashlib.sha256(content).hexdigest():
        raise VerificationError(
            f"{printable(transfer.source)} could not be rewritten: the drive did not keep the "
            "bytes that were written. The file stays as it was."
        )
    return Outcome(after, tuple(warnings))


def _keep(transfer: Transfer, folders: Folders, known: FileIdentity) -> Outcome:
    """Give the file a second name in the backup, or a proven copy on another drive."""
    source = Place(folders.source, transfer.source.name)
    kept = Place(folders.target, transfer.target.name)
    outcome = DONE
    try:
        os.link(
            source.name,
            kept.name,
            src_dir_fd=source.folder,
            dst_dir_fd=kept.folder,
            follow_symlinks=False,
        )
    except FileExistsError:
        with refusals("keep", transfer.target):
            raise
    except OSError:
        outcome = copy_file(replace(transfer, identity=known, verify=True), folders)
    else:
        if FileIdentity.of(os.stat(kept.name, dir_fd=kept.folder)) != known:
            os.unlink(kept.name, dir_fd=kept.folder)
            raise ChangedSinceError(f"{printable(transfer.source)} changed since the scan.")
    with refusals("flush the folder", transfer.target.parent):
        os.fsync(kept.folder)
    return outcome


def _put_in_place(transfer: Transfer, part: Place, known: FileIdentity, folders: Folders) -> None:
    source = Place(folders.source, transfer.source.name)
    try:
        with refusals("rewrite", transfer.source):
            old = part if exchange(part, source) else _replaced_in_two_steps(part, source)
            os.fsync(source.folder)
        _expect(transfer, old, known, (part, source))
    except BaseException:
        _forget_kept(transfer, source, folders.target)
        raise
    with refusals("remove the second name of", transfer.source):
        os.unlink(old.name, dir_fd=old.folder)


def _expect(
    transfer: Transfer, old: Place, known: FileIdentity, names: tuple[Place, Place]
) -> None:
    """Turn everything back unless what came out is the file that was read."""
    if _found(old) != known:
        with refusals("put back", transfer.source):
            _turned_back(old, *names)
        raise ChangedSinceError(f"{printable(transfer.source)} changed since the scan.")


def _replaced_in_two_steps(part: Place, source: Place) -> Place:
    """Take the old file aside and give its name to the new one; recovery knows both names."""
    aside = _aside(part)
    rename_without_replacing(source, aside)
    try:
        rename_without_replacing(part, source)
    except OSError:
        rename_without_replacing(aside, source)
        raise
    return aside


def _aside(part: Place) -> Place:
    return Place(part.folder, part.name + ASIDE_SUFFIX)


def _turned_back(old: Place, part: Place, source: Place) -> None:
    if old == part:
        exchange(part, source)
    else:
        rename_without_replacing(source, part)
        rename_without_replacing(old, source)


def _forget_kept(transfer: Transfer, source: Place, backup: int) -> None:
    """Take the copy out of the backup again where the file itself is in its place."""
    there, kept = _found(source), _found(Place(backup, transfer.target.name))
    if there is None or kept is None:
        return
    if there.same_content_state(kept) or there.inode == kept.inode:
        os.unlink(transfer.target.name, dir_fd=backup)


def _found(place: Place) -> FileIdentity | None:
    try:
        return FileIdentity.of(os.stat(place.name, dir_fd=place.folder, follow_symlinks=False))
    except FileNotFoundError:
        return None
