"""What kind of drive a folder lies on."""

import os
from itertools import islice
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "fuse.sshfs"}
)
_ENTRIES_LOOKED_AT = 64


def is_network_folder(folder: Path) -> bool:
    """Tell whether a folder lies on a network drive, as far as the system tells."""
    device = _device(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if before.split()[2] == device:
            return after.split()[0] in _NETWORK
    return False


def is_read_only_drive(folder: Path) -> bool:
    """Tell whether the drive that holds, or would hold, a folder takes no writing."""
    try:
        return bool(os.statvfs(_there(folder)).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def tells_case_apart(folder: Path) -> bool | None:
    """Tell whether names that differ only in case are two names in a folder; nothing is written.

    Whatever lies in the folder, or else the folder itself, is asked for by its name in the other
    case.

    Returns:
        `None` when nothing there has a name with letters in it.
    """
    names = _with_letters(_there(folder))
    for path in names:
        swapped = path.with_name(path.name.swapcase())
        if swapped in names:
            return True
        try:
            own = os.lstat(path)
            try:
                other = os.lstat(swapped)
            except FileNotFoundError:
                os.lstat(path)
                return True
        except OSError:
            continue
        return (own.st_dev, own.st_ino) != (other.st_dev, other.st_ino)
    return None


def _with_letters(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _ENTRIES_LOOKED_AT)]
        if os.stat(folder).st_dev == os.stat(folder.parent).st_dev:
            names.append("")
    except OSError:
        return []
    paths = [folder / name for name in names]
    return [one for one in paths if one.name.isascii() and one.name.swapcase() != one.name]


def _there(folder: Path) -> Path:
    while not os.path.exists(folder) and folder != folder.parent:
        folder = folder.parent
    return folder


def _device(folder: Path) -> str:
    number = os.stat(_there(folder)).st_dev
    return f"{os.major(number)}:{os.minor(number)}"
