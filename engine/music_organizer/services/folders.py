"""Check that source and target fit together, before anything is read or written."""

import os
from pathlib import Path

from music_organizer.errors import FolderError
from music_organizer.models.config import TransferMode


def checked_folders(
    source: Path, target: Path, mode: TransferMode, *, in_place: bool
) -> tuple[Path, Path]:
    """Return source and target with all links on the way resolved.

    Raises:
        FolderError: one of them cannot be used, or one lies inside the other.
    """
    source = _readable(source)
    target = _usable_target(target)
    if source == target:
        if not in_place:
            raise FolderError(
                f"Source and target are the same folder, {source}. To tidy a library inside its "
                "own folder, say --in-place. Nothing was touched."
            )
    elif target.is_relative_to(source):
        raise FolderError(
            f"The target {target} lies inside the source {source}, so its own files would be "
            "organized again. Choose a target outside the source; nothing was touched."
        )
    elif source.is_relative_to(target):
        raise FolderError(
            f"The source {source} lies inside the target {target}. Choose a source outside the "
            "target, or tidy the whole target with --in-place; nothing was touched."
        )
    if mode is TransferMode.MOVE and not os.access(source, os.W_OK | os.X_OK):
        raise FolderError(
            f"Files cannot be moved out of {source}: it is read-only. Nothing was touched; "
            "--mode copy leaves the source as it is."
        )
    return source, target


def existing_folder(text: str) -> Path | None:
    """Return the folder a person named, links resolved; `None` when it names no folder."""
    folder = _resolved(Path(text))
    return folder if folder.is_dir() else None


def _readable(source: Path) -> Path:
    source = _resolved(source)
    if not source.exists():
        raise FolderError(f"The source {source} does not exist. Nothing was touched.")
    if not source.is_dir():
        raise FolderError(f"The source {source} is not a folder. Nothing was touched.")
    if not os.access(source, os.R_OK | os.X_OK):
        raise FolderError(f"The source {source} cannot be read: permission was refused.")
    return source


def _usable_target(target: Path) -> Path:
    target = _resolved(target)
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


def _resolved(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path.expanduser()))
    except (OSError, ValueError, RuntimeError) as error:
        raise FolderError(
            f"{str(path)!r} is no path that can be used. Nothing was touched."
        ) from error
