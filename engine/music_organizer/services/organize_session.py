"""The session that an organize run would become, and whether its choices make sense."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import UsageError
from music_organizer.models.album_choice import PlannedAlbum
from music_organizer.models.config import BackupPolicy, Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import now
from music_organizer.models.session import (
    PLAYLIST_FOLDERS,
    OperationSession,
    check_session_id,
    new_session_id,
)

Choices = Mapping[Path, ConflictStrategy]

_NAMED_FILES = 100


def check_choices(config: Config, choices: Choices, *, keeps_history: bool) -> None:
    """Refuse choices that contradict each other.

    Args:
        config: the choices for all files.
        choices: conflict strategies for single files.
        keeps_history: whether the run will be recorded.

    Raises:
        UsageError: something could be lost, or could never be found again.
    """
    replaces = ConflictStrategy.REPLACE in (config.conflict_strategy, *choices.values())
    if replaces and (config.backup is BackupPolicy.NONE or not keeps_history):
        raise UsageError(
            "Replacing needs a backup of what is replaced: it could not be rolled back, and "
            "music would be lost. Turn backups and history on, or choose another strategy."
        )
    if config.backup is BackupPolicy.ALL and not keeps_history:
        raise UsageError("Backups of every file need the history: nothing could find them.")


def organize_session(
    config: Config, session_id: str | None, source: Path, target: Path, choices: Choices
) -> OperationSession:
    """Return the session of a run, with its choices noted.

    Args:
        config: the choices for all files, links in its playlist folders resolved.
        session_id: its id; made from date and time when left out.
        source: the folder the files come from.
        target: the folder they go to.
        choices: conflict strategies for single files.

    Raises:
        SessionIdError: the id cannot name a folder.
    """
    return OperationSession(
        session_id=check_session_id(session_id or new_session_id()),
        start_time=now(),
        source_root=source,
        target_root=target,
        library_root=target,
        metadata=_noted(config, choices, source),
    )


def with_albums(session: OperationSession, albums: Iterable[PlannedAlbum]) -> OperationSession:
    """Return the session with what the person decided about albums noted in it."""
    noted = {
        album.key: {"name": album.name, "artist": album.album_artist, **album.choice.as_values()}
        for album in albums
        if album.choice is not None
    }
    if not noted:
        return session
    return replace(session, metadata={**session.metadata, "albums": noted})


def _noted(config: Config, choices: Choices, source: Path) -> dict[str, Any]:
    noted: dict[str, Any] = {
        "mode": config.mode.value,
        "conflict_strategy": config.conflict_strategy.value,
        "backup": config.backup.value,
        "checksums": config.checksums.value,
        "companions": config.companions.value,
        "junk": config.junk.value,
        "verify": config.verify,
        "path_formats": {key.value: text for key, text in config.path_formats.items()},
    }
    if config.playlists and config.playlist_folders:
        noted[PLAYLIST_FOLDERS] = [str(folder) for folder in config.playlist_folders]
    single = _by_strategy(config, choices, source)
    return {**noted, "strategies": single} if single else noted


def _by_strategy(config: Config, choices: Choices, source: Path) -> dict[str, dict[str, Any]]:
    """Return what differs from the general strategy: how many files, and some of their names."""
    names: dict[str, list[str]] = defaultdict(list)
    for path, strategy in choices.items():
        if strategy is not config.conflict_strategy:
            inside = path.is_relative_to(source)
            names[strategy.value].append(str(path.relative_to(source) if inside else path))
    return {
        strategy: {"count": len(found), "files": sorted(found)[:_NAMED_FILES]}
        for strategy, found in names.items()
    }
