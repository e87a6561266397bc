"""A file of lines that only ever grows, flushed when told."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from music_organizer.errors import BackupError
from music_organizer.filesystem.our_folders import flush_folder
from music_organizer.filesystem.refusals import printable, refusals

_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
LINE_LIMIT = 1 << 20


class LogFile:
    """An append-only file of lines.

    Args:
        path: the file.
        create: make it, failing when it is there; otherwise it must be there.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        flags = _APPEND | (os.O_CREAT | os.O_EXCL if create else 0)
        with refusals("write the operation log", path):
            self._descriptor = os.open(path, flags, 0o600)
            if not create:
                self._end_torn_line()
        if create:
            # What is written into it is worth nothing while its name may still be lost.
            flush_folder(path.parent)

    def append(self, lines: list[str]) -> None:
        """Write lines; they are safe only after `sync`.

        Raises:
            StorageError: the drive refuses; a torn last line is ignored by readers.
        """
        view = memoryview("".join(line + "\n" for line in lines).encode("utf-8"))
        with refusals("write the operation log", self.path):
            while view:
                view = view[os.write(self._descriptor, view) :]

    def sync(self) -> None:
        """Flush what was written to the disk."""
        with refusals("flush the operation log", self.path):
            os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        """Use the file in a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file at the end of the block."""
        self.close()

    def _end_torn_line(self) -> None:
        size = os.fstat(self._descriptor).st_size
        with self.path.open("rb") as stream:
            stream.seek(max(0, size - 1))
            if stream.read(1) not in (b"\n", b""):
                os.write(self._descriptor, b"\n")


def read_lines(path: Path) -> Iterator[str]:
    """Read the lines of a log that anybody may have written or damaged.

    Raises:
        BackupError: it cannot be read, or is not a regular file.
    """
    if path.is_symlink() or not path.is_file():
        raise BackupError(f"{printable(path)} is not an operation log.")
    try:
        with path.open("rb") as stream:
            while line := stream.readline(LINE_LIMIT):
                yield line.decode("utf-8", "replace").rstrip("\n")
    except OSError as error:
        raise BackupError(f"The operation log {printable(path)} cannot be read.") from error
