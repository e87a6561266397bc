"""What makes a file on disk recognizably the same file."""

import os
from functools import cache
from typing import NamedTuple, Self


@cache
def shared_device(device: int) -> int:
    """Return one object for the number of a drive that a million files share."""
    return device


class FileIdentity(NamedTuple):
    """What `stat` says of a file, enough to notice that it changed or was exchanged.

    Attributes:
        device: number of the drive; not stable across mounts, so only compared within one run.
        inode: number of the file on its drive.
        size: length in bytes.
        mtime_ns: time of last modification, in nanoseconds since 1970.
    """

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """Take the identity out of a `stat` answer."""
        return cls(shared_device(status.st_dev), status.st_ino, status.st_size, status.st_mtime_ns)

    def same_content_state(self, other: "FileIdentity") -> bool:
        """Tell whether size and modification time agree, whatever drive or inode holds them."""
        return self.size == other.size and self.mtime_ns == other.mtime_ns

    def same_file(self, other: "FileIdentity") -> bool:
        """Tell whether this is the same unchanged file, though perhaps mounted elsewhere."""
        return self.inode == other.inode and self.same_content_state(other)
