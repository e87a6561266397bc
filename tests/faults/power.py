"""A power cut in place: what was not flushed is taken back from the disk, on the very same inodes.

The model is the strictest that POSIX allows but for one thing: a name is on the disk once its
folder was flushed, a content once its file was, and nothing else is. A rename happens as a whole or
not at all, as in every journaling file system. Inodes are kept, since the program knows files by
them.
"""

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.scene import Scene
from tests.faults.supervisor import Call, Fate

_WRITES = ("write", "pwrite", "truncate", "ftruncate", "copy_file", "sendfile", "splice", "falloc")
_ALTERS = ("utime", "futimes", "chmod", "fchmod", "setxattr", "fsetxattr")
Key = tuple[int, int]


@dataclass(slots=True)
class _Flushed:
    """What the disk surely holds of one file, and the file itself, held open."""

    descriptor: int
    content: bytes | None
    status: os.stat_result
    dirty: bool = True


@dataclass(slots=True)
class _Entry:
    """A change of names that is not on the disk for sure before its folders are flushed."""

    undo: Callable[[], bool]
    folders: set[Key]
    times: list[tuple[bytes, os.stat_result]] = field(default_factory=list)


class PowerCut:
    """Lets a run go on to a call, cuts the power there, and drops what was not flushed.

    Args:
        scene: where the run works.
        call: number of the call at which the power goes.
        drops_names: whether names that were not flushed are gone.
        drops_contents: whether contents that were not flushed are gone.
    """

    def __init__(self, scene: Scene, call: int, *, drops_names: bool, drops_contents: bool) -> None:
        self._call = call
        self._drops = drops_names, drops_contents
        self._files: dict[Key, _Flushed] = {}
        self._entries: list[_Entry] = []
        self._graves = [scene.base / "graves", scene.far / "graves"]
        for folder in self._graves:
            folder.mkdir(exist_ok=True)

    def judge(self, call: Call) -> Fate:
        """Note what a call will change, or cut the power."""
        if call.number >= self._call:
            return Fate.KILLS
        self._note(call)
        return Fate.GOES_ON

    def drop(self) -> list[str]:
        """Take back what was not flushed; to be called once the run has ended."""
        names, contents = self._drops
        for file in self._files.values():
            if file.dirty and contents:
                _put_back(file)
            os.close(file.descriptor)
        if names:
            for entry in reversed(self._entries):
                undone = entry.undo()
                for folder, status in entry.times if undone else ():
                    if os.path.isdir(folder):
                        os.utime(folder, ns=(status.st_atime_ns, status.st_mtime_ns))
        return []

    def _note(self, call: Call) -> None:
        for prefixes, note in (
            (("fsync", "fdatasync"), self._flush),
            (_WRITES, self._dirty),
            (_ALTERS, self._dirty),
            (("rmdir",), self._rmdir),
            (("unlink",), self._unlink),
        ):
            if call.name.startswith(prefixes):
                note(call.paths[0])
        if call.name.startswith("open"):
            self._open(call)
        elif call.name.startswith("rename"):
            self._rename(*call.paths)
        elif call.name.startswith(("link", "symlink")):
            self._made(call.paths[-1], _unlink)
        elif call.name.startswith("mkdir"):
            self._made(call.paths[0], _remove_tree)

    def _flush(self, path: bytes) -> None:
        try:
            status = os.stat(path)
        except OSError:
            return
        key = (status.st_dev, status.st_ino)
        file = self._files.get(key)
        if file is not None:
            file.dirty = False
            file.status = status
            if file.content is not None:
                file.content = _content(file.descriptor)
        if stat.S_ISDIR(status.st_mode):
            for entry in self._entries:
                entry.folders.discard(key)
            self._entries = [entry for entry in self._entries if entry.folders]

    def _open(self, call: Call) -> None:
        path = call.paths[0]
        if not os.path.lexists(path):
            self._entry(lambda: _unlink(path), path)
        elif call.arguments[1 if call.name == "open" else 2] & os.O_TRUNC:
            self._dirty(path)

    def _dirty(self, path: bytes) -> None:
        try:
            status = os.stat(path)
            key = (status.st_dev, status.st_ino)
            if key not in self._files:
                is_file = stat.S_ISREG(status.st_mode)
                opened = os.open(path, os.O_RDWR if is_file else os.O_RDONLY)
                self._files[key] = _Flushed(opened, _content(opened) if is_file else None, status)
        except OSError:
            return
        self._files[key].dirty = True

    def _entry(self, undo: Callable[[], bool], *paths: bytes) -> None:
        folders = {os.path.dirname(path) for path in paths}
        times = [(folder, os.stat(folder)) for folder in folders if os.path.isdir(folder)]
        keys = {(status.st_dev, status.st_ino) for _, status in times}
        self._entries.append(_Entry(undo, keys, times))

    def _made(self, path: bytes, remove: Callable[[bytes], bool]) -> None:
        if not os.path.lexists(path):
            self._entry(lambda: remove(path), path)

    def _rename(self, source: bytes, target: bytes) -> None:
        if not os.path.lexists(source):
            return
        moved = os.lstat(source).st_ino
        replaced = self._bury(target) if os.path.isfile(target) else None

        def undo() -> bool:
            if os.path.lexists(source) or not os.path.lexists(target):
                return False
            # A folder that is gone for good was empty when it went, so what was in it had left.
            if os.lstat(target).st_ino != moved or not os.path.isdir(os.path.dirname(source)):
                return False
            os.rename(target, source)
            if replaced is not None:
                os.link(replaced, target)
            return True

        self._entry(undo, source, target)

    def _unlink(self, path: bytes) -> None:
        if os.path.isdir(path) and not os.path.islink(path):
            self._rmdir(path)
        if not os.path.lexists(path) or os.path.isdir(path):
            return
        grave = self._bury(path)

        def undo() -> bool:
            if os.path.lexists(path) or not os.path.isdir(os.path.dirname(path)):
                return False
            os.link(grave, path, follow_symlinks=False)
            return True

        self._entry(undo, path)

    def _bury(self, path: bytes) -> bytes:
        """Keep an inode alive under a name that nobody looks at."""
        device = os.lstat(path).st_dev
        folder = next(one for one in self._graves if one.stat().st_dev == device)
        grave = os.path.join(os.fsencode(folder), b"%d" % len(os.listdir(folder)))
        os.link(path, grave, follow_symlinks=False)
        return grave

    def _rmdir(self, path: bytes) -> None:
        if not os.path.isdir(path):
            return
        status = os.stat(path)

        def undo() -> bool:
            if os.path.lexists(path) or not os.path.isdir(os.path.dirname(path)):
                return False
            os.mkdir(path)
            os.chmod(path, stat.S_IMODE(status.st_mode))
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
            return True

        self._entry(undo, path)


def _content(descriptor: int) -> bytes:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)


def _put_back(file: _Flushed) -> None:
    if file.content is not None and _content(file.descriptor) != file.content:
        os.ftruncate(file.descriptor, 0)
        os.pwrite(file.descriptor, file.content, 0)
    status = file.status
    os.fchmod(file.descriptor, stat.S_IMODE(status.st_mode))
    os.utime(file.descriptor, ns=(status.st_atime_ns, status.st_mtime_ns))


def _unlink(path: bytes) -> bool:
    if not os.path.lexists(path):
        return False
    os.unlink(path)
    return True


def _remove_tree(path: bytes) -> bool:
    if not os.path.isdir(path):
        return False
    shutil.rmtree(Path(os.fsdecode(path)))
    return True
