"""Find out how far the rewriting of a playlist came that was cut off, and finish or undo it."""

import hashlib
from pathlib import Path

from msgspec import Struct

from music_organizer.errors import OperationError
from music_organizer.execution.findings import DONE, NOT_BEGUN, Finding
from music_organizer.filesystem.port import FileSystem, Node, Transfer
from music_organizer.models.operation import (
    ASIDE_SUFFIX,
    OperationRecord,
    OperationStatus,
    part_name,
)
from music_organizer.models.playlist_rewrite import LARGEST_PLAYLIST, PlaylistRewrite


def settle_rewrite(
    filesystem: FileSystem, op: OperationRecord, comes_from: Path | None = None
) -> Finding:
    """Settle an operation that rewrites a playlist.

    The file in the backup is the first thing that others can see of the act, so without it the act
    had not begun. With it the name leads to the old content (the names had not been exchanged, and
    everything is taken back), to the new one (it was done), or to nothing (where a drive cannot
    exchange names, the new file waits beside it).

    Args:
        filesystem: the disk.
        op: the operation.
        comes_from: from where an earlier step, cut off as well, was to bring the playlist.
    """
    return _Settling(filesystem, op, comes_from).settled()


class _Found(Struct, frozen=True):
    """A file that lies at one of the names of the act."""

    path: Path
    node: Node
    data: bytes


class _Settling:
    def __init__(
        self, filesystem: FileSystem, op: OperationRecord, comes_from: Path | None
    ) -> None:
        if op.source_path is None or op.backup_path is None:
            raise ValueError("an operation lacks the path it works on")
        self._filesystem = filesystem
        self._op = op
        self._comes_from = comes_from
        self._rewrite = PlaylistRewrite.of(op.metadata)
        self._place = op.source_path
        self._backup = op.backup_path
        self._part = op.source_path.with_name(part_name(op))
        self._copying = op.backup_path.with_name(part_name(op))
        self._aside = op.source_path.with_name(part_name(op) + ASIDE_SUFFIX)

    def settled(self) -> Finding:
        kept = self._found(self._backup)
        if kept is None:
            return self._not_begun()
        if not self._is_old(kept):
            return OperationStatus.UNKNOWN, f"{self._backup} holds something else."
        self._discard(self._copying)
        for leftover in (self._found(self._part), self._found(self._aside)):
            if leftover and not self._is_old(leftover) and not self._is_new(kept, leftover):
                message = f"{leftover.path} holds a version of {self._place} that nobody expected."
                return OperationStatus.UNKNOWN, f"{message} Nothing was touched."
        there = self._found(self._place)
        if there is None:
            return self._put_in_place(kept)
        if self._is_old(there):
            return self._taken_back(kept, there)
        return self._changed(kept, there)

    def _not_begun(self) -> Finding:
        """No step that others can see was taken; what was written under hidden names goes."""
        if self._filesystem.node(self._place) is None:
            return OperationStatus.UNKNOWN, f"{self._place} is not there. Nothing was guessed."
        self._discard(self._part)
        self._discard(self._copying)
        return NOT_BEGUN

    def _put_in_place(self, kept: _Found) -> Finding:
        """Nothing bears the name: the new content gets it, or else the old one."""
        part, aside = self._found(self._part), self._found(self._aside)
        if part is not None and self._is_new(kept, part):
            self._move(part)
            self._discard(self._aside)
            return DONE
        if aside is not None:
            self._move(aside)
            there = self._found(self._place)
            return NOT_BEGUN if there is None else self._taken_back(kept, there)
        unmoved = None if self._comes_from is None else self._found(self._comes_from)
        if unmoved is not None and self._is_old(unmoved):
            # A power cut took back the name it had come to, before that was on the disk.
            return self._taken_back(kept, unmoved)
        # It had its name already, or its hidden name would be there: somebody removed it since.
        return DONE

    def _taken_back(self, kept: _Found, there: _Found) -> Finding:
        self._discard(self._part)
        self._discard(self._aside)
        if kept.node.identity.inode == there.node.identity.inode and kept.node.links > 1:
            self._filesystem.drop_second_name(self._backup, there.path)
        else:
            checksum = hashlib.sha256(kept.data).hexdigest()
            self._filesystem.drop_copied_source(self._backup, there.path, checksum)
        return NOT_BEGUN

    def _changed(self, kept: _Found, there: _Found) -> Finding:
        part = self._found(self._part)
        waits = part is not None and self._is_new(kept, part)
        self._discard(self._part)
        self._discard(self._aside)
        if waits and not self._is_new(kept, there):
            return (
                OperationStatus.FAILED,
                f"{self._place} was changed by somebody else; it stays as it is.",
            )
        return DONE

    def _is_old(self, found: _Found) -> bool:
        if self._op.checksum_before is not None:
            return hashlib.sha256(found.data).hexdigest() == self._op.checksum_before
        known = self._op.identity
        return known is not None and found.node.identity.same_content_state(known)

    def _is_new(self, kept: _Found, found: _Found) -> bool:
        return self._rewrite is not None and self._rewrite.may_have_made(kept.data, found.data)

    def _found(self, path: Path) -> _Found | None:
        node = self._filesystem.node(path)
        if node is None:
            return None
        if not node.is_file:
            raise OperationError(f"{path} is no regular file. Nothing was touched.")
        return _Found(path, node, self._filesystem.content(path, LARGEST_PLAYLIST))

    def _move(self, found: _Found) -> None:
        self._filesystem.move(
            Transfer(
                found.path,
                self._place,
                found.node.identity,
                checksum=None,
                part_name=part_name(self._op),
                verify=False,
            )
        )

    def _discard(self, path: Path) -> None:
        if self._filesystem.node(path) is not None:
            self._filesystem.discard_part(path.parent, path.name)
