"""The real disk: acts that never replace, never follow a link and clean up after themselves."""

import errno
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import (
    CannotCloneError,
    ChangedSinceError,
    NameTakenError,
    NotEmptyError,
    StorageError,
    VerificationError,
)
from music_organizer.filesystem import attributes
from music_organizer.filesystem.checksum import digest, opened_as_planned
from music_organizer.filesystem.copying import Folders, copy_file, discard_part
from music_organizer.filesystem.held_folders import HeldFolders
from music_organizer.filesystem.looking import LookingGlass, as_node
from music_organizer.filesystem.naming import Place, rename_without_replacing
from music_organizer.filesystem.port import (
    DONE,
    Node,
    NodeKind,
    Outcome,
    Transfer,
    kept_goal,
    kept_start,
)
from music_organizer.filesystem.refusals import printable, refusals
from music_organizer.filesystem.rewriting import rewrite_file
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import KeptPath, pair_of


class LocalFileSystem(LookingGlass):  # noqa: PLR0904 - it is the whole of the protocol
    """The disk below a few roots; see `port.FileSystem` for what each act promises.

    Args:
        roots: the only folders below which anything is ever changed, with links resolved.
    """

    def __init__(self, *roots: Path) -> None:
        self._folders = HeldFolders(roots)
        self._can_clone = True

    def move(self, transfer: Transfer) -> Outcome:
        """Rename on one drive; copy, prove and remove across drives."""
        source = self._place(kept_start(transfer))
        target = self._place(kept_goal(transfer))
        self._expect(transfer, source)
        try:
            with refusals("move", kept_start(transfer), kept_goal(transfer)):
                rename_without_replacing(source, target, partial(self._flush_goal, transfer))
        except NameTakenError:
            if not self._is_second_name(source, target):
                raise
            with refusals("remove the second name", transfer.source):
                os.unlink(source.name, dir_fd=source.folder)
        except StorageError as error:
            if not _is_other_drive(error):
                raise
            return self._move_across(transfer, source)
        try:
            return self._moved(transfer, target)
        except VerificationError:
            with refusals("put back", transfer.source):
                rename_without_replacing(target, source)
            raise

    def copy(self, transfer: Transfer, *, clone: bool = False) -> Outcome:
        """Make a whole, flushed copy; with `clone`, one that shares its storage."""
        source = self._place(kept_start(transfer))
        target = self._place(kept_goal(transfer))
        folders = Folders(source.folder, target.folder)
        return copy_file(transfer, folders, clone=clone)

    def keep(self, transfer: Transfer) -> Outcome:
        """Make a proven copy for the backup, sharing storage where the drive can."""
        proven = replace(transfer, verify=True)
        outcome = self._kept(proven)
        # What is kept has its name on the disk before the step comes that it is kept from.
        self._flush_goal(transfer)
        return outcome

    def _kept(self, proven: Transfer) -> Outcome:
        if self._can_clone:
            try:
                return self.copy(proven, clone=True)
            except CannotCloneError:
                self._can_clone = False
        return self.copy(proven)

    def hardlink(self, transfer: Transfer) -> Outcome:
        """Give the file a second name."""
        source = self._place(kept_start(transfer))
        target = self._place(kept_goal(transfer))
        self._expect(transfer, source)
        with refusals("link", transfer.target):
            os.link(
                source.name,
                target.name,
                src_dir_fd=source.folder,
                dst_dir_fd=target.folder,
                follow_symlinks=False,
            )
        linked = self._node(target)
        if transfer.identity and linked and linked.identity.inode != transfer.identity.inode:
            os.unlink(target.name, dir_fd=target.folder)
            raise ChangedSinceError(f"{printable(transfer.source)} changed since the scan.")
        return DONE

    def symlink(self, transfer: Transfer) -> Outcome:
        """Make a link at the target that points at the source."""
        self._expect(transfer, self._place(transfer.source))
        target = self._place(transfer.target)
        with refusals("link", transfer.target):
            os.symlink(transfer.source, target.name, dir_fd=target.folder)
        return DONE

    def rewrite(self, transfer: Transfer, change: Callable[[bytes], bytes]) -> Outcome:
        """Put new content under the name of a file, and the file itself into the backup."""
        source = self._place(kept_start(transfer))
        target = self._place(kept_goal(transfer))
        return rewrite_file(transfer, Folders(source.folder, target.folder), change)

    def make_folder(self, path: Path) -> bool:
        """Make one folder; `False` when a folder was there."""
        place = self._place(path)
        try:
            with refusals("make the folder", path):
                os.mkdir(place.name, dir_fd=place.folder)
        except NameTakenError as error:
            found = self._node(place)
            if found is None or not found.is_folder:
                raise NameTakenError(f"{printable(path)} is there and is no folder.") from error
            return False
        return True

    def remove_folder(self, path: Path) -> None:
        """Remove one folder, provided that it is empty."""
        place = self._place(path)
        self._folders.forget(path)
        with refusals("remove the folder", path):
            try:
                os.rmdir(place.name, dir_fd=place.folder)
            except FileExistsError as error:
                raise NotEmptyError(f"The folder {printable(path)} is not empty.") from error

    def set_attributes(self, path: Path, attributes_: Mapping[str, Any]) -> Outcome:
        """Give a folder or file its mode, extended attributes and times."""
        found = self.node(path)
        if found is not None and found.is_file:
            folder = self._place(path).folder
            with (
                opened_as_planned(path, found.identity, folder) as descriptor,
                refusals("set the times of", path),
            ):
                warnings = attributes.apply_described(descriptor, attributes_)
                os.fsync(descriptor)
            return Outcome(None, tuple(warnings))
        descriptor = self._folders.touch(path)
        with refusals("set the times of", path):
            return Outcome(None, tuple(attributes.apply_described(descriptor, attributes_)))

    def discard_part(self, folder: Path, part_name: str) -> None:
        """Remove an unfinished copy of ours."""
        if self.node(folder) is not None:
            discard_part(self._folders.touch(folder), part_name)

    def drop_second_name(self, path: Path, kept: Path) -> None:
        """Remove one of two names of a file, provided that both name the same file."""
        source, target = self._place(path), self._place(kept)
        if not self._is_second_name(source, target):
            raise ChangedSinceError(
                f"{printable(path)} and {printable(kept)} are not two names of one file; both stay."
            )
        self._folders.sync_now(kept.parent)
        with refusals("remove the second name", path):
            os.unlink(source.name, dir_fd=source.folder)

    def drop_copied_source(self, path: Path, kept: Path, checksum: str) -> None:
        """Remove a file whose copy holds the same bytes and is on the disk."""
        source, target = self._place(path), self._place(kept)
        with opened_as_planned(kept, None, target.folder) as copied:
            with refusals("flush", kept):
                os.fsync(copied)
            same = digest(copied) == checksum
        with opened_as_planned(path, None, source.folder) as original:
            identity = FileIdentity.of(os.fstat(original))
            same = same and digest(original) == checksum
        if not same:
            raise VerificationError(
                f"{printable(path)} and {printable(kept)} do not hold the same bytes; both stay."
            )
        self._folders.sync_now(kept.parent)
        self._remove_source(path, source, identity)

    def sync(self) -> None:
        """Flush the changed folders and let go of all of them."""
        self._folders.sync()

    def _place(self, path: KeptPath) -> Place:
        pair = pair_of(path)
        if pair is None:
            raise ValueError("a step lacks the path it works on")
        folder, name = pair
        if os.sep in name:
            raise StorageError(f"{printable(folder)} can hold no name like {printable(name)}.")
        self._folders.trim()
        return Place(self._folders.touch(folder), name)

    def _flush_goal(self, transfer: Transfer) -> None:
        self._folders.sync_now(transfer.target.parent)

    def _expect(self, transfer: Transfer, source: Place) -> None:
        found = self._node(source)
        if found is None:
            raise ChangedSinceError(f"{printable(transfer.source)} is not there any more.")
        if found.kind is not (NodeKind.LINK if transfer.is_link else NodeKind.FILE):
            raise ChangedSinceError(f"{printable(transfer.source)} is something else by now.")
        if transfer.identity is not None and found.identity != transfer.identity:
            raise ChangedSinceError(f"{printable(transfer.source)} changed since the scan.")

    def _node(self, place: Place) -> Node | None:
        try:
            return as_node(os.stat(place.name, dir_fd=place.folder, follow_symlinks=False))
        except FileNotFoundError:
            return None

    def _is_second_name(self, source: Place, target: Place) -> bool:
        first, second = self._node(source), self._node(target)
        if first is None or second is None or not first.is_file or first.links == 1:
            return False
        if not os.path.samestat(os.fstat(source.folder), os.fstat(target.folder)):
            return first.identity == second.identity
        # On a drive that ignores case, two spellings can be one entry: both must be listed.
        listed = set(os.listdir(source.folder))
        return first.identity == second.identity and {source.name, target.name} <= listed

    def _moved(self, transfer: Transfer, target: Place) -> Outcome:
        found = self._node(target)
        if found is None or (transfer.identity and not found.identity.same_file(transfer.identity)):
            raise VerificationError(
                f"{printable(transfer.target)} is not the file that was moved there."
            )
        if not transfer.verify or transfer.is_link:
            return DONE
        with (
            opened_as_planned(transfer.target, found.identity, target.folder) as descriptor,
            refusals("read back", transfer.target),
        ):
            after = digest(descriptor)
        if transfer.checksum is not None and after != transfer.checksum:
            raise VerificationError(
                f"{printable(transfer.target)} does not carry the bytes it had before the move."
            )
        return Outcome(after)

    def _move_across(self, transfer: Transfer, source: Place) -> Outcome:
        target = self._place(transfer.target)
        with refusals("take files out of", transfer.source.parent):
            if not os.access(".", os.W_OK | os.X_OK, dir_fd=source.folder):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        outcome = copy_file(replace(transfer, verify=True), Folders(source.folder, target.folder))
        self._flush_goal(transfer)
        try:
            self._remove_source(transfer.source, source, transfer.identity)
        except StorageError:
            # The source is whole and cannot go, so its copy goes: one file, where it was.
            os.unlink(target.name, dir_fd=target.folder)
            raise
        return outcome

    def _remove_source(self, path: Path, source: Place, identity: FileIdentity | None) -> None:
        found = self._node(source)
        if found is None or not found.is_file or (identity and found.identity != identity):
            raise ChangedSinceError(
                f"{printable(path)} changed while it was copied; the copy and the changed file "
                "both stay."
            )
        with refusals("remove the copied", path):
            os.unlink(source.name, dir_fd=source.folder)


def _is_other_drive(error: StorageError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno == errno.EXDEV
