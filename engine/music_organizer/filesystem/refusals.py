"""Turn the system's error numbers into sentences."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from music_organizer.errors import LinkInTheWayError, NameTakenError, NotEmptyError, StorageError
from music_organizer.models.kept_paths import KeptPath, path_of

_WORDS = {
    errno.EACCES: "permission was refused",
    errno.EPERM: "permission was refused",
    errno.EROFS: "the drive is read-only",
    errno.ENOSPC: "the drive is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EIO: "the drive reports a read or write error",
    errno.ENOENT: "it is not there any more",
    errno.ENAMETOOLONG: "the name is too long for this drive",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open on this machine",
    errno.EXDEV: "the two places are on different drives",
    errno.EFBIG: "the file is too large for this drive",
    errno.EMLINK: "the file has too many names already",
    errno.ENODEV: "the drive is gone",
    errno.ENXIO: "the drive is gone",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EOPNOTSUPP: "the drive cannot do that",
    errno.EINVAL: "the drive does not accept that name or step",
    errno.EILSEQ: "the drive cannot store a name with these characters",
}


def words(error: OSError) -> str:
    """Say in plain words why the system refused."""
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    return (os.strerror(error.errno) if error.errno else str(error)).lower()


@contextmanager
def refusals(act: str, path: KeptPath | str, new: KeptPath = None) -> Iterator[None]:
    """Turn an `OSError` inside the block into an `OperationError` that names act and path.

    Args:
        act: what is tried.
        path: the file or folder, made a path only when there is something to tell.
        new: the name that it is to get, if that may be taken.
    """
    try:
        yield
    except OSError as error:
        shown = _shown(path)
        if error.errno == errno.EEXIST:
            taken = _shown(new or path)
            raise NameTakenError(f"The name {taken} is taken; nothing was overwritten.") from error
        if error.errno == errno.ELOOP:
            raise LinkInTheWayError(f"{shown} is a link, and links are not followed.") from error
        if error.errno == errno.ENOTEMPTY:
            raise NotEmptyError(f"The folder {shown} is not empty and stays.") from error
        raise StorageError(f"Could not {act} {shown}: {words(error)}.") from error


def _shown(path: KeptPath | str) -> str:
    return printable(path if isinstance(path, str) else path_of(path) or "")


def unforeseen(error: OSError) -> StorageError:
    """Say what the system refused where no step had foreseen it, and to which file if known."""
    name = error.filename
    act = f"use {printable(os.fsdecode(name))}" if isinstance(name, str | bytes) else "go on"
    return StorageError(f"Could not {act}: {words(error)}.")


def printable(path: os.PathLike[str] | str) -> str:
    """Return a path that any terminal and log can show."""
    text = os.fspath(path).encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
