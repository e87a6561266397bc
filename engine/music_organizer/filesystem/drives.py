"""What kind of drive a folder lies on."""

import os
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "fuse.sshfs"}
)


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


def _device(folder: Path) -> str:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    number = os.stat(folder).st_dev
    return f"{os.major(number)}:{os.minor(number)}"
