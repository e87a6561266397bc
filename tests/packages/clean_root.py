"""A system with nothing on it, in a folder: what a package meets that brings all it needs."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SUITE = "bookworm"
# The mounts are seen by the command alone, and end with it.
_INSIDE = (
    'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && '
    'mount --bind /etc/resolv.conf "$0/etc/resolv.conf" && exec chroot "$0" "$@"'
)


class CleanRoot:
    """A Debian system made by debootstrap.

    Args:
        folder: where it lies; what lies there already is taken away first.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Make the system anew, from the mirror that this one installs from.

        Raises:
            subprocess.CalledProcessError: debootstrap could not.
        """
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, str(self.folder)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for name in ("resolv.conf", "hosts"):
            shutil.copy(f"/etc/{name}", self.folder / "etc" / name)
        for settings in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
            shutil.copy(settings, self.folder / "etc/apt/apt.conf.d")

    def command(self, *words: str) -> tuple[str, ...]:
        """Return what runs a command inside."""
        return ("unshare", "--mount", "sh", "-c", _INSIDE, str(self.folder), *words)

    def run(self, words: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside and return what came of it."""
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        outside = {name: value for name, value in os.environ.items() if name.endswith("_proxy")}
        return subprocess.run(
            self.command(*words),
            env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": "/root", **outside, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


def what_prevents_it() -> str:
    """Return why no clean root can be used on this machine; empty when one can."""
    if os.geteuid() != 0:
        return "a root of its own can be entered by root only"
    for tool in ("debootstrap", "unshare", "chroot", "Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            return f"{tool} is missing"
    attempt = subprocess.run(
        ["unshare", "--mount", "chroot", "/", "true"], capture_output=True, text=True, check=False
    )
    return attempt.stderr.strip()
