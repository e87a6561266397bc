"""What a person should know of source and target before anything is read or written."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from music_organizer.errors import FolderError, StorageError
from music_organizer.filesystem.drives import (
    is_network_folder,
    is_read_only_drive,
    tells_case_apart,
)
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.config import Config, TransferMode
from music_organizer.services.folders import (
    check_apart,
    check_mode,
    checked_parts,
    readable_source,
    usable_target,
)


class FolderFacts(Struct, frozen=True):
    """What is known of a source and a target, without having changed anything.

    Attributes:
        source_problem: why the source cannot be used, in a sentence; empty when it can.
        target_problem: why the target cannot be used, in a sentence; empty when it can.
        free_bytes: free space on the target's drive; `None` when that is not known.
        same_drive: whether both are on one drive; `None` when that is not known.
        exists: whether the target is there already.
        case_sensitive: whether the target tells `a` from `A`; `None` when that is not known.
        is_network: whether the target lies on a network drive, as far as the system tells.
        is_read_only: whether the target's drive takes no writing.
    """

    source_problem: str = ""
    target_problem: str = ""
    free_bytes: int | None = None
    same_drive: bool | None = None
    exists: bool = False
    case_sensitive: bool | None = None
    is_network: bool = False
    is_read_only: bool = False


def look_at(
    source: Path | None, target: Path | None, config: Config, parts: Sequence[Path] = ()
) -> FolderFacts:
    """Look at a pair of folders; either may not be chosen yet.

    It blocks for as long as the drives take to answer, so the window calls it on another thread.

    Args:
        source: the messy folder.
        target: the library.
        config: the choices, which decide what fits.
        parts: folders and files of the source to keep to; all of it when left out.
    """
    found_source, source_problem = _checked_source(source, config)
    found_target, target_problem = _checked_target(target)
    if found_source is not None and found_target is not None:
        target_problem = _misfit(found_source, found_target, config, parts)
    place = found_target or _nearest(target)
    if place is None:
        return FolderFacts(source_problem, target_problem)
    return FolderFacts(
        source_problem,
        target_problem,
        free_bytes=_free_bytes(place),
        same_drive=LookingGlass().same_drive(found_source, place) if found_source else None,
        exists=place.is_dir(),
        case_sensitive=tells_case_apart(place),
        is_network=is_network_folder(place),
        is_read_only=is_read_only_drive(place),
    )


def _checked_source(source: Path | None, config: Config) -> tuple[Path | None, str]:
    if source is None:
        return None, ""
    try:
        found = readable_source(source)
    except FolderError as error:
        return None, str(error)
    try:
        check_mode(found, config.mode)
    except FolderError as error:
        return found, str(error)
    return found, ""


def _misfit(source: Path, target: Path, config: Config, parts: Sequence[Path]) -> str:
    try:
        if parts:
            checked_parts(source, parts, target, TransferMode.COPY)
        else:
            check_apart(source, target, in_place=config.in_place)
    except FolderError as error:
        return str(error)
    return ""


def _checked_target(target: Path | None) -> tuple[Path | None, str]:
    if target is None:
        return None, ""
    try:
        return usable_target(target), ""
    except FolderError as error:
        return None, str(error)


def _nearest(target: Path | None) -> Path | None:
    """Return a target that cannot be used when its drive can be told of all the same."""
    try:
        return target if target is not None and target.is_dir() else None
    except (OSError, ValueError):
        return None


def _free_bytes(folder: Path) -> int | None:
    try:
        return LookingGlass().free_bytes(folder)
    except StorageError:
        return None
