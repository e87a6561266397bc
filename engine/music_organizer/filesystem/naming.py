"""Give a file a name without ever taking one from another file."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache, partial

from msgspec import Struct

_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTTY})
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
_RENAME_NOREPLACE = 1
_RENAME_EXCL = 4
_RENAME_EXCHANGE = 2


class Place(Struct, frozen=True):
    """A name inside a folder that is held open."""

    folder: int
    name: str


Rename = Callable[[Place, Place], None]


def rename_without_replacing(
    source: Place, target: Place, flush: Callable[[], None] | None = None
) -> None:
    """Rename a file atomically; an existing target is never replaced.

    Uses the kernel's own no-replace rename (`renameat2` on Linux, `renameatx_np` on macOS), then
    link and unlink, and where links do not exist either, a rename over an empty file of our own
    that claimed the name.

    Args:
        source: its name.
        target: the name it gets.
        flush: puts the new name on the disk, when it stands in a folder that may be new itself;
            the entries of its folder are flushed when left out.

    Raises:
        FileExistsError: the target name is taken.
        OSError: whatever else the system refuses.
    """
    native = _native_rename()
    if native is not None:
        try:
            native(source, target)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        else:
            return
    _link_and_unlink(source, target, flush or partial(os.fsync, target.folder))


def exchange(first: Place, second: Place) -> bool:
    """Let two files change names in one step, so that neither name is ever missing.

    Returns:
        `False` when the system or the drive cannot do that; nothing happened then.

    Raises:
        OSError: whatever else the system refuses.
    """
    native = _native_exchange()
    if native is None:
        return False
    try:
        native(first, second)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        return False
    return True


def _link_and_unlink(source: Place, target: Place, flush: Callable[[], None]) -> None:
    try:
        os.link(
            source.name,
            target.name,
            src_dir_fd=source.folder,
            dst_dir_fd=target.folder,
            follow_symlinks=False,
        )
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim_and_rename(source, target)
        return
    # The new name must be on the disk before the old one goes: without a journal of its own the
    # file system may keep the removal and lose the link.
    flush()
    os.unlink(source.name, dir_fd=source.folder)


def _claim_and_rename(source: Place, target: Place) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    os.close(os.open(target.name, flags, 0o600, dir_fd=target.folder))
    try:
        os.rename(source.name, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder)
    except OSError:
        os.unlink(target.name, dir_fd=target.folder)
        raise


@cache
def _native_rename() -> Rename | None:
    if sys.platform == "linux":
        return _bound("renameat2", _RENAME_NOREPLACE)
    if sys.platform == "darwin":
        return _bound("renameatx_np", _RENAME_EXCL)
    return None


@cache
def _native_exchange() -> Rename | None:
    # macOS calls it swapping and gives it the same number.
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    return _bound(name, _RENAME_EXCHANGE) if name else None


def _bound(function: str, flag: int) -> Rename | None:
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), function)
    except (OSError, AttributeError):
        return None
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    call.restype = ctypes.c_int

    def rename(source: Place, target: Place) -> None:
        names = os.fsencode(source.name), os.fsencode(target.name)
        if call(source.folder, names[0], target.folder, names[1], flag) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), target.name)

    return rename
