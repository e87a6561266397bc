"""Open a file to read its tags, and nothing that merely looks like a file."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.unreadable import UnreadableTags

# A link put in the file's place since the scan must not lead elsewhere, and a fifo must not wait.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
# Given a size, Python does not ask the system whether the file is a terminal.
_BUFFER = 4096
_NOT_A_FILE = "It is not an ordinary file."
_WORDS = {
    errno.ENOENT: "The file is no longer there.",
    errno.ENOTDIR: "The file is no longer there.",
    errno.EACCES: "Permission to read the file was refused.",
    errno.EPERM: "Permission to read the file was refused.",
    errno.ELOOP: "It is a link, and links are not followed.",
    errno.ENXIO: _NOT_A_FILE,
    errno.ENAMETOOLONG: "Its path is longer than the system can open.",
    errno.EIO: "The drive could not read the file.",
    errno.EMFILE: "Too many files are open.",
    errno.ENFILE: "Too many files are open.",
}


def open_audio(path: Path) -> tuple[BinaryIO, FileIdentity]:
    """Open a regular file for reading and say which file it is that was opened.

    Raises:
        UnreadableTags: it is no regular file, is empty, or cannot be opened.
    """
    try:
        _refuse_what_is_no_file(path.lstat())
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise UnreadableTags(in_words(error)) from error
    try:
        status = os.fstat(descriptor)
        _refuse_what_is_no_file(status)
        return os.fdopen(descriptor, "rb", _BUFFER), FileIdentity.of(status)
    except BaseException:
        os.close(descriptor)
        raise


def in_words(error: OSError) -> str:
    """Say in one sentence why the system refused a file."""
    known = _WORDS.get(error.errno or 0)
    return known or f"The file cannot be read: {error.strerror or error}."


def _refuse_what_is_no_file(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise UnreadableTags(_WORDS[errno.ELOOP])
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableTags(_NOT_A_FILE)
    if status.st_size == 0:
        raise UnreadableTags("The file is empty.", FileIdentity.of(status))
