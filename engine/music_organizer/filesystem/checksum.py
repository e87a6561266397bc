"""SHA-256 of regular files, with proof that the file stood still."""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from music_organizer.errors import ChangedSinceError, LinkInTheWayError, StorageError
from music_organizer.filesystem.refusals import printable, refusals
from music_organizer.filesystem.sound.hasher import SoundHasher
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity

T = TypeVar("T")

_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
_NOATIME = getattr(os, "O_NOATIME", 0)
_PIECE = 1 << 20


def open_for_reading(name: str | Path, folder: int | None = None) -> int:
    """Open a file without following a link at its end, waiting for nobody, leaving its atime.

    Raises:
        OSError: the system refuses.
    """
    try:
        return os.open(name, _READ | _NOATIME, dir_fd=folder)
    except PermissionError as error:
        # Only the owner may leave the access time alone.
        if error.errno != errno.EPERM or not _NOATIME:
            raise
        return os.open(name, _READ, dir_fd=folder)


@contextmanager
def opened_as_planned(
    path: Path, identity: FileIdentity | None, folder: int | None = None
) -> Iterator[int]:
    """Hold a regular file open for reading, provided it is the one that was planned for.

    Raises:
        ChangedSinceError: it is gone, no regular file, or not the one that `identity` tells of.
        StorageError: it cannot be opened.
    """
    descriptor = _opened(path, folder)
    try:
        check_unchanged(path, descriptor, identity)
        yield descriptor
    finally:
        os.close(descriptor)


def _opened(path: Path, folder: int | None) -> int:
    try:
        return open_for_reading(path if folder is None else path.name, folder)
    except FileNotFoundError as error:
        raise ChangedSinceError(f"{printable(path)} is not there any more.") from error
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise LinkInTheWayError(f"{printable(path)} is not a regular file.") from error
        with refusals("read", path):
            raise


def check_unchanged(path: Path, descriptor: int, identity: FileIdentity | None) -> FileIdentity:
    """Return the identity of an open file.

    Raises:
        ChangedSinceError: it is no regular file, or not the one that `identity` tells of.
    """
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise ChangedSinceError(f"{printable(path)} is not a regular file any more.")
    found = FileIdentity.of(status)
    if identity is not None and found != identity:
        raise ChangedSinceError(f"{printable(path)} changed since the scan.")
    return found


def digest(descriptor: int) -> str:
    """Return the SHA-256 of an open file from its beginning, hexadecimal."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _digest(descriptor, os.fstat(descriptor).st_size)


def _digest(descriptor: int, size: int) -> str:
    sha256 = hashlib.sha256()
    _read(descriptor, size, sha256.update)
    return sha256.hexdigest()


def _digests(descriptor: int, size: int) -> Checksums:
    """Return the checksums of a file that was just opened, all from one reading."""
    sha256, sound = hashlib.sha256(), SoundHasher(size)

    def take(piece: bytes) -> None:
        sha256.update(piece)
        sound.update(piece)

    _read(descriptor, size, take)
    while sound.sound_ends_before is not None:
        sound = _heard_anew(descriptor, sound.sound_ends_before)
    return Checksums(sha256.hexdigest(), sound.digest())


def _read(descriptor: int, size: int, take: Callable[[bytes], object]) -> None:
    """Read a file to its end.

    Args:
        descriptor: the file, open at its beginning.
        size: how long it is said to be; one byte more is asked for, so that a read that brings
            no more than that has met the end.
        take: is given the bytes.
    """
    left = size
    asked = min(left + 1, _PIECE)
    while piece := os.read(descriptor, asked):
        take(piece)
        left -= len(piece)
        if not left and len(piece) < asked:
            return
        asked = min(left + 1, _PIECE) if left >= 0 else _PIECE


def _heard_anew(descriptor: int, size: int) -> SoundHasher:
    """Hear a file again without the long tags at its end, out of the system's memory."""
    sound = SoundHasher(size)
    os.lseek(descriptor, 0, os.SEEK_SET)
    while size and (piece := os.read(descriptor, min(size, _PIECE))):
        sound.update(piece)
        size -= len(piece)
    return sound


def checksum(path: Path, identity: FileIdentity | None = None) -> str:
    """Return the SHA-256 of a file that did not change while it was read, hexadecimal.

    Raises:
        ChangedSinceError: the file is another one, or changed meanwhile.
        StorageError: it cannot be read.
    """
    return _of_unchanging(path, identity, _digest)


def checksums(path: Path, identity: FileIdentity | None = None) -> Checksums:
    """Return the SHA-256 of a file and the checksum of its sound, from one reading.

    Raises:
        ChangedSinceError: the file is another one, or changed meanwhile.
        StorageError: it cannot be read.
    """
    return _of_unchanging(path, identity, _digests)


def _of_unchanging(path: Path, identity: FileIdentity | None, read: Callable[[int, int], T]) -> T:
    # Spelled out: a library asks for this so often that managers of contexts would tell.
    descriptor = _opened(path, None)
    try:
        before = check_unchanged(path, descriptor, identity)
        try:
            found = read(descriptor, before.size)
        except OSError:
            with refusals("read", path):
                raise
        check_unchanged(path, descriptor, before)
        return found
    finally:
        os.close(descriptor)


def content(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: the file.
        most: how many bytes it may have.

    Raises:
        ChangedSinceError: it is gone, or is no regular file.
        StorageError: it is larger, or cannot be read.
    """
    with opened_as_planned(path, None) as descriptor:
        return all_bytes(path, descriptor, most)


def all_bytes(path: Path, descriptor: int, most: int) -> bytes:
    """Return the bytes of an open file from its beginning; see `content`."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with refusals("read", path), os.fdopen(os.dup(descriptor), "rb", buffering=0) as stream:
        data = b""
        while len(data) <= most and (chunk := stream.read(most + 1 - len(data))):
            data += chunk
    if len(data) > most:
        raise StorageError(f"{printable(path)} is larger than {most >> 20} MiB.")
    return data
