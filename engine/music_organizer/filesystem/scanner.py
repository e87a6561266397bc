"""Walk a folder tree, one listing at a time, without ever following a link."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from msgspec import Struct, field

from music_organizer.filesystem.listing import FolderListing, FoundFile
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import FileKind, is_system_folder, kind_of
from music_organizer.models.session import OUR_FOLDER

_OUR_FILES = f"{OUR_FOLDER}."
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_LISTS_DESCRIPTORS = os.scandir in os.supports_fd and hasattr(os, "O_DIRECTORY")
# On Windows a directory entry knows neither inode nor drive, only a `stat` of its own does.
_ENTRIES_KNOW_IDENTITY = os.name != "nt"
_JUNCTION = 0xA0000003

_VANISHED = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_WORDS = {
    errno.EACCES: "Permission to open the folder was refused.",
    errno.EPERM: "Permission to open the folder was refused.",
    errno.ENOENT: "The folder is not there.",
    errno.ENOTDIR: "It is not a folder.",
    errno.ENAMETOOLONG: "Its path is longer than the system can open.",
    errno.EIO: "The drive could not read the folder.",
    errno.EMFILE: "Too many files are open.",
    errno.ENFILE: "Too many files are open.",
}
_OWN_PARENT = "The folder is one of its own parents, mounted a second time."


class _Entries(Struct):
    """What one folder holds, in the order of its names."""

    audio: list[FoundFile] = field(default_factory=list)
    pictures: list[FoundFile] = field(default_factory=list)
    others: list[FoundFile] = field(default_factory=list)
    junk: list[FoundFile] = field(default_factory=list)
    staying: list[tuple[str, StayReason]] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)

    def of_kind(self, kind: FileKind) -> list[FoundFile]:
        """Return the list that files of a kind go to."""
        if kind is FileKind.AUDIO:
            return self.audio
        if kind is FileKind.PICTURE:
            return self.pictures
        return self.junk if kind is FileKind.JUNK else self.others

    def listing(self, path: Path) -> FolderListing:
        """Return the finished listing."""
        return FolderListing(
            path,
            audio=tuple(self.audio),
            pictures=tuple(self.pictures),
            others=tuple(self.others),
            junk=tuple(self.junk),
            staying=tuple(self.staying),
            folders=tuple(self.folders),
        )


def scan(root: Path) -> Iterator[FolderListing]:
    """Walk the tree under a folder, parents before children, names in order.

    Nothing is held but the names still to be visited, so a tree of any size and depth can be
    walked. Links are listed, never followed; only the root itself may be one. What vanishes
    while the scan runs is absent from it. A folder that cannot be listed is reported with its
    error and without any of its entries, since half a listing says nothing that can be trusted.

    Args:
        root: the folder to begin with.

    Yields:
        One listing for each folder, the root's first.
    """
    waiting: list[tuple[Path, int]] = [(root, 0)]
    on_path: list[tuple[int, int]] = []
    while waiting:
        path, depth = waiting.pop()
        del on_path[depth:]
        try:
            place, listing = _list_folder(path, on_path)
        except OSError as error:
            if depth and error.errno in _VANISHED:
                continue
            yield FolderListing(path, error=_in_words(error))
            continue
        on_path.append(place)
        yield listing
        waiting.extend((path / name, depth + 1) for name in reversed(listing.folders))


def scan_parts(parts: Iterable[Path]) -> Iterator[FolderListing]:
    """Walk chosen folders and look at chosen files; nothing is listed twice.

    Args:
        parts: folders, which are walked whole, and files.

    Yields:
        One listing for each folder; of a folder that only files were chosen of, just these.
    """
    folders: list[Path] = []
    files: dict[Path, set[str]] = {}
    for part in sorted(set(parts)):
        if any(part.is_relative_to(folder) for folder in folders):
            continue
        if part.is_dir() and not part.is_symlink():
            folders.append(part)
        else:
            files.setdefault(part.parent, set()).add(part.name)
    for folder in folders:
        yield from scan(folder)
    for folder, names in files.items():
        yield next(scan(folder)).only(names)


def _list_folder(
    path: Path, parents: list[tuple[int, int]]
) -> tuple[tuple[int, int], FolderListing]:
    """List one folder through a descriptor, so that what is listed is what was checked."""
    if not _LISTS_DESCRIPTORS:
        return _list_opened(path, path, path.stat() if not parents else path.lstat(), parents)
    descriptor = os.open(path, _FOLDER_FLAGS | (_NO_LINK if parents else 0))
    try:
        return _list_opened(path, descriptor, os.fstat(descriptor), parents)
    finally:
        os.close(descriptor)


def _list_opened(
    path: Path, opened: Path | int, status: os.stat_result, parents: list[tuple[int, int]]
) -> tuple[tuple[int, int], FolderListing]:
    place = (status.st_dev, status.st_ino)
    if place in parents:
        return place, FolderListing(path, error=_OWN_PARENT)
    found = _Entries()
    with os.scandir(opened) as entries:
        listed = sorted(entries, key=attrgetter("name"))
    for entry in listed:
        try:
            _sort_in(entry, path, found)
        except FileNotFoundError:
            continue
        except OSError:
            found.staying.append((entry.name, StayReason.UNREADABLE))
    return place, found.listing(path)


def _sort_in(entry: os.DirEntry[str], folder: Path, found: _Entries) -> None:
    name = entry.name
    if entry.is_symlink():
        found.staying.append((name, StayReason.LINK))
    elif entry.is_dir(follow_symlinks=False):
        _sort_in_folder(entry, found)
    elif not name.startswith(_OUR_FILES):
        status = (
            entry.stat(follow_symlinks=False) if _ENTRIES_KNOW_IDENTITY else (folder / name).lstat()
        )
        if stat.S_ISREG(status.st_mode):
            found.of_kind(kind_of(name)).append(FoundFile(name, FileIdentity.of(status)))
        else:
            found.staying.append((name, StayReason.SPECIAL))


def _sort_in_folder(entry: os.DirEntry[str], found: _Entries) -> None:
    if not _ENTRIES_KNOW_IDENTITY and _is_junction(entry):
        found.staying.append((entry.name, StayReason.LINK))
    elif is_system_folder(entry.name):
        found.staying.append((entry.name, StayReason.EXCLUDED))
    elif entry.name != OUR_FOLDER:
        found.folders.append(entry.name)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION


def _in_words(error: OSError) -> str:
    return _WORDS.get(error.errno or 0, f"The folder cannot be listed: {error.strerror}.")
