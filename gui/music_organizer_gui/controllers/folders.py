"""Which folders are meant, and what is to be known of them before anything happens."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from music_organizer.models.config import Config
from music_organizer.services.folder_facts import look_at
from music_organizer_gui.models.organize_state import TargetWords


def source_of(paths: Sequence[Path]) -> tuple[Path, tuple[Path, ...]]:
    """Return the folder to organize, and what of it was chosen when not all of it was.

    Args:
        paths: folders and files that were dropped or handed over.
    """
    if len(paths) == 1 and (paths[0].is_dir() or not paths[0].exists()):
        return paths[0], ()
    parents = {path.parent for path in paths}
    if len(parents) == 1:
        return parents.pop(), tuple(paths)
    return Path(*_common([path.parts for path in paths])), tuple(paths)


def likely_target(source: Path, recent: Sequence[tuple[Path, Path]]) -> Path:
    """Return where the library probably is: where it was last, else among the person's music.

    Args:
        source: the messy folder, which it may not overlap with.
        recent: the latest pairs of source and target.
    """
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    usual = Path(music) / QCoreApplication.translate("OrganizeController", "Library")
    for target in [*(target for _, target in recent), usual]:
        apart = not target.is_relative_to(source) and not source.is_relative_to(target)
        if apart and target.parent.is_dir():
            return target
    name = QCoreApplication.translate("OrganizeController", "{name} (organized)")
    return source.parent / name.format(name=source.name)


def folders_found(source: Path, target: Path, config: Config, parts: Sequence[Path]) -> TargetWords:
    """Look at both folders; it may take as long as their drives do."""
    facts = look_at(source, target, config, parts)
    return TargetWords(
        source_problem=facts.source_problem,
        target_problem=facts.target_problem,
        same_drive=facts.same_drive,
        free_bytes=facts.free_bytes,
        exists=facts.exists,
        case_sensitive=facts.case_sensitive,
        is_network=facts.is_network,
    )


def _common(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    shared = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)
