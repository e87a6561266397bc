"""Mode, times and extended attributes of files and folders."""

import base64
import binascii
import errno
import os
import stat
from collections.abc import Mapping
from typing import Any

from music_organizer.filesystem.refusals import words

_HAS_XATTRS = hasattr(os, "listxattr")
# SELinux and IMA label by place and content; copying their labels is the system's own business.
_SYSTEM_LABELS = ("security.",)
# What a drive cannot hold is told; a drive that fails is a reason to stop.
_FAILING = frozenset({errno.EIO, errno.EROFS, errno.ENODEV})


def described(descriptor: int) -> dict[str, Any]:
    """Return mode, times (ns) and extended attributes of an open folder as JSON values."""
    status = os.fstat(descriptor)
    return {
        "mode": stat.S_IMODE(status.st_mode),
        "mtime_ns": status.st_mtime_ns,
        "atime_ns": status.st_atime_ns,
        "xattrs": {
            name: base64.b64encode(value).decode("ascii")
            for name, value in extended(descriptor).items()
        },
    }


def extended(descriptor: int) -> dict[str, bytes]:
    """Return the extended attributes that can be read; none where there is no support."""
    if not _HAS_XATTRS:
        return {}
    try:
        names = os.listxattr(descriptor)
    except OSError:
        return {}
    found = {}
    for name in names:
        if not name.startswith(_SYSTEM_LABELS):
            try:
                found[name] = os.getxattr(descriptor, name)
            except OSError as error:
                if error.errno not in (errno.ENODATA, errno.EPERM, errno.EACCES):
                    raise
    return found


def apply_described(descriptor: int, attributes: Mapping[str, Any]) -> list[str]:
    """Set what `described` returned; answer with what was refused, in words.

    Raises:
        OSError: the drive fails.
    """
    warnings = _set_extended(descriptor, _decoded(attributes.get("xattrs", {})), exact=True)
    warnings += set_mode(descriptor, int(attributes["mode"]))
    return warnings + set_times(
        descriptor, int(attributes["atime_ns"]), int(attributes["mtime_ns"])
    )


def copy_to(source: int, target: int, *, times: bool = True) -> list[str]:
    """Give one open file owner, mode, extended attributes and times of another.

    Args:
        source: whose they are.
        target: what gets them.
        times: whether the times are given as well.

    Returns:
        what the target could not take, in words; never a reason to fail.

    Raises:
        OSError: the drive fails.
    """
    status = os.fstat(source)
    warnings = _set_owner(target, status)
    warnings += _set_extended(target, extended(source))
    warnings += set_mode(target, stat.S_IMODE(status.st_mode))
    if not times:
        return warnings
    return warnings + set_times(target, status.st_atime_ns, status.st_mtime_ns)


def set_mode(descriptor: int, mode: int) -> list[str]:
    """Set the permission bits unless they are right already."""
    if stat.S_IMODE(os.fstat(descriptor).st_mode) == mode:
        return []
    try:
        os.fchmod(descriptor, mode)
    except OSError as error:
        _raise_if_failing(error)
        return [f"permissions could not be kept ({words(error)})"]
    return []


def set_times(descriptor: int, atime_ns: int, mtime_ns: int) -> list[str]:
    """Set the times of access and modification, in nanoseconds."""
    try:
        os.utime(descriptor, ns=(atime_ns, mtime_ns))
    except OSError as error:
        _raise_if_failing(error)
        return [f"times could not be kept ({words(error)})"]
    if os.fstat(descriptor).st_mtime_ns != mtime_ns:
        return ["the drive keeps times less exactly"]
    return []


def _set_owner(descriptor: int, wanted: os.stat_result) -> list[str]:
    status = os.fstat(descriptor)
    if (status.st_uid, status.st_gid) == (wanted.st_uid, wanted.st_gid):
        return []
    try:
        os.fchown(descriptor, wanted.st_uid, wanted.st_gid)
    except OSError as error:
        _raise_if_failing(error)
        return [f"the owner could not be kept ({words(error)})"]
    return []


def _set_extended(
    descriptor: int, wanted: Mapping[str, bytes], *, exact: bool = False
) -> list[str]:
    if not _HAS_XATTRS:
        return [f"the attribute {name} could not be kept" for name in wanted]
    present = extended(descriptor)
    warnings = []
    for name, value in wanted.items():
        if present.get(name) != value:
            try:
                os.setxattr(descriptor, name, value)
            except OSError as error:
                _raise_if_failing(error)
                warnings.append(f"the attribute {name} could not be kept ({words(error)})")
    for name in present.keys() - wanted.keys() if exact else ():
        try:
            os.removexattr(descriptor, name)
        except OSError as error:
            _raise_if_failing(error)
            warnings.append(f"the attribute {name} could not be removed ({words(error)})")
    return warnings


def _raise_if_failing(error: OSError) -> None:
    if error.errno in _FAILING:
        raise error


def _decoded(xattrs: Mapping[str, str]) -> dict[str, bytes]:
    try:
        return {name: base64.b64decode(value, validate=True) for name, value in xattrs.items()}
    except binascii.Error:
        return {}
