"""Check that source and target fit together, before anything is read or written."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from music_organizer.errors import FolderError
from music_organizer.filesystem.refusals import words
from music_organizer.models.config import TransferMode

_SHOWN = 200


def checked_folders(
    source: Path, target: Path, mode: TransferMode, *, in_place: bool
) -> tuple[Path, Path]:
    """Return source and target with all links on the way resolved.

    Raises:
        FolderError: one of them cannot be used, or one lies inside the other.
    """
    source = readable_source(source)
    target = usable_target(target)
    check_apart(source, target, in_place=in_place)
    check_mode(source, mode)
    return source, target


def checked_parts(
    source: Path, parts: Sequence[Path], target: Path, mode: TransferMode
) -> tuple[Path, Path, tuple[Path, ...]]:
    """Return source, target and the chosen parts of the source with all links on the way resolved.

    The target may lie inside the source, beside the parts; it may not overlap with one of them.

    Raises:
        FolderError: one of them cannot be used.
    """
    source = readable_source(source)
    target = usable_target(target)
    chosen = tuple(resolved(part) for part in parts)
    for part in chosen:
        if not part.is_relative_to(source):
            raise FolderError(f"{part} does not lie inside {source}. Nothing was touched.")
        if not part.exists():
            raise FolderError(f"The source {part} does not exist. Nothing was touched.")
        check_apart(part, target, in_place=False)
        check_mode(part if part.is_dir() else part.parent, mode)
    return source, target, chosen


def checked_playlist_folders(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return folders with playlists with all links on the way resolved.

    Raises:
        FolderError: one of them cannot be used.
    """
    found = tuple(dict.fromkeys(map(resolved, folders)))
    for folder in found:
        if not folder.is_dir():
            raise FolderError(
                f"The playlist folder {folder} is not there. Nothing was touched; connect its "
                "drive, or take it out of the playlist folders."
            )
        if not os.access(folder, os.R_OK | os.X_OK):
            raise FolderError(
                f"The playlist folder {folder} cannot be read: permission was refused. "
                "Nothing was touched."
            )
    return found


def check_apart(source: Path, target: Path, *, in_place: bool) -> None:
    """Refuse a pair of folders of which one lies inside the other.

    Raises:
        FolderError: they do not fit together.
    """
    if source == target:
        if not in_place:
            raise FolderError(
                f"Source and target are the same folder, {source}. Nothing was touched.",
                remedy="in_place",
            )
    elif target.is_relative_to(source):
        raise FolderError(
            f"The target {target} lies inside the source {source}, so its own files would be "
            "organized again. Choose a target outside the source; nothing was touched."
        )
    elif source.is_relative_to(target):
        raise FolderError(
            f"The source {source} lies inside the target {target}. Choose a source outside the "
            "target, or tidy the whole target in place; nothing was touched.",
            remedy="in_place",
        )


def check_mode(source: Path, mode: TransferMode) -> None:
    """Refuse to move files out of a folder that cannot be changed.

    Raises:
        FolderError: it is read-only.
    """
    if mode is TransferMode.MOVE and not os.access(source, os.W_OK | os.X_OK):
        raise FolderError(
            f"Files cannot be moved out of {source}: it is read-only. Nothing was touched; "
            "copying leaves the source as it is.",
            remedy="mode",
        )


def existing_folder(text: str) -> Path | None:
    """Return the folder a person named, links resolved; `None` when it names no folder."""
    folder = resolved(Path(text))
    return folder if folder.is_dir() else None


def readable_source(source: Path) -> Path:
    """Return the source with links resolved.

    Raises:
        FolderError: it is missing, no folder or unreadable.
    """
    source = resolved(source)
    if not source.exists():
        raise FolderError(f"The source {source} does not exist. Nothing was touched.")
    if not source.is_dir():
        raise FolderError(f"The source {source} is not a folder. Nothing was touched.")
    if not os.access(source, os.R_OK | os.X_OK):
        raise FolderError(f"The source {source} cannot be read: permission was refused.")
    return source


def usable_target(target: Path) -> Path:
    """Return the target with links resolved; it may be missing, but not impossible to make.

    Raises:
        FolderError: it cannot be a folder, or nothing can be written there.
    """
    target = resolved(target)
    existing = target
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        raise FolderError(f"{existing} is not a folder, so {target} cannot be the target.")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise FolderError(
            f"Nothing can be written in {existing}: it is read-only or not yours. "
            "Nothing was touched; choose another target."
        )
    return target


def resolved(path: Path) -> Path:
    """Return the path with all links on the way resolved.

    Raises:
        FolderError: it is no path that the system could be asked for.
    """
    try:
        found = Path(os.path.realpath(path.expanduser()))
        found.exists()
    except OSError as error:
        raise FolderError(
            f"{_shown(path)} cannot be used: {words(error)}. Nothing was touched."
        ) from error
    except (ValueError, RuntimeError) as error:
        raise FolderError(
            f"{_shown(path)} is no path that can be used. Nothing was touched."
        ) from error
    return found


def _shown(path: Path) -> str:
    text = repr(str(path))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…'"
