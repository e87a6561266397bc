"""A sandbox for one attempt: the person's folders, perhaps on two drives, and our own home."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from tests.faults.libraries import IN_PLACE, LIBRARIES, Roots
from tests.faults.program import Ended, Launcher
from tests.faults.supervisor import Judge
from tests.support.manifest import Entry, contents, manifest

OTHER_DRIVE = Path("/dev/shm")
SESSION = "run"


@dataclass(frozen=True, slots=True)
class State:
    """What the person's folders hold.

    Attributes:
        source: path → what lies there, our own folder apart.
        target: the same of the library.
        outside: the same of what nobody may touch.
        names: extended attributes, and which files are names of one another.
    """

    source: dict[str, Entry]
    target: dict[str, Entry]
    outside: dict[str, Entry]
    names: dict[str, object]


@dataclass(frozen=True, slots=True)
class Scene:
    """The sandbox.

    Attributes:
        base: holds all that is on the first drive.
        far: holds what is on the other drive; `base` again when there is only one.
        library: which library it is.
    """

    base: Path
    far: Path
    library: str

    @classmethod
    def prepared(cls, library: str, *, across: bool) -> Self:
        """Make a fresh sandbox with a library in it."""
        base = Path(tempfile.mkdtemp(prefix="faults-"))
        far = Path(tempfile.mkdtemp(prefix="faults-", dir=OTHER_DRIVE)) if across else base
        scene = cls(base, far, library)
        (scene.home / "passing").mkdir(parents=True)
        (scene.said / "second").mkdir(parents=True)
        template = _template(library)
        for folder in {base, far}:
            kept = [
                str(original)
                for original, copy in zip(template, scene.roots, strict=True)
                if copy.parent == folder
            ]
            subprocess.run(["cp", "-a", *kept, str(folder)], check=True)
        return scene

    @property
    def home(self) -> Path:
        return self.base / "home"

    @property
    def said(self) -> Path:
        return self.base / "said"

    @property
    def source(self) -> Path:
        return self.base / "source"

    @property
    def target(self) -> Path:
        return self.far / "target"

    @property
    def restored(self) -> Path:
        return self.far / "restored"

    @property
    def history(self) -> Path:
        return self.home / "history" / "history.db"

    @property
    def backup(self) -> Path:
        return self.target / ".music-organizer" / "backups" / SESSION

    @property
    def roots(self) -> tuple[Path, Path, Path]:
        return self.source, self.target, self.base / "outside"

    def state(self) -> State:
        """Look at everything that belongs to the person."""
        source, target, outside = self.roots
        return State(
            manifest(source), manifest(target), manifest(outside), _names(source) | _names(target)
        )

    def names(self) -> set[str]:
        """Return the names of all that lies beside the person's folders."""
        return {path.name for folder in (self.base, self.far) for path in folder.iterdir()}

    def contents(self) -> Counter[str]:
        """Count every content of source and target, the backup included."""
        return Counter(contents(*(root for root in (self.source, self.target) if root.exists())))

    def run(
        self,
        launcher: Launcher,
        *arguments: str,
        judge: Judge | None = None,
        fault: str = "",
        is_second: bool = False,
    ) -> Ended:
        """Run the command line in this sandbox, perhaps as the second of two at a time."""
        said = self.said / "second" if is_second else self.said
        inside = (self.base, self.far)
        return launcher.run(arguments, self.home, said, inside=inside, judge=judge, fault=fault)

    def organizing(self) -> tuple[str, ...]:
        """Return the command that organizes the library."""
        options = LIBRARIES[self.library].options
        source = self.target if IN_PLACE in options else self.source
        names = ("--session-id", SESSION, "--workers", "1")
        return ("organize", *names, *options, str(source), str(self.target))

    def remove(self) -> None:
        """Remove the sandbox."""
        for folder in {self.base, self.far}:
            shutil.rmtree(folder)


@cache
def _template(library: str) -> tuple[Path, Path, Path]:
    folder = Path(tempfile.mkdtemp(prefix="faults-library-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    roots = Roots(folder / "source", folder / "target", folder / "outside")
    LIBRARIES[library].make(roots)
    link = roots.source / "out"
    if link.is_symlink():
        link.unlink()
        link.symlink_to("../outside")
    return roots.source, roots.target, roots.outside


def _names(root: Path) -> dict[str, object]:
    """Return extended attributes, and the groups of names that name one file, by relative path."""
    found: dict[str, object] = {}
    groups: dict[tuple[int, int], list[str]] = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != ".music-organizer"]
        for name in [*files, "."]:
            path = os.path.normpath(os.path.join(folder, name))
            status = os.lstat(path)
            key = f"{root.name}/{os.path.relpath(path, root)}"
            for attribute in os.listxattr(path, follow_symlinks=False):
                found[f"{key} {attribute}"] = os.getxattr(path, attribute, follow_symlinks=False)
            if name != "." and status.st_nlink > 1:
                groups.setdefault((status.st_dev, status.st_ino), []).append(key)
    found.update({" = ".join(sorted(names)): len(names) for names in groups.values() if names[1:]})
    return found
