"""Every choice a person can make, with the values most people want."""

import os
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, TypeVar

import platformdirs
from msgspec import DecodeError, Struct, field, toml
from msgspec.structs import fields

from music_organizer.errors import UsageError
from music_organizer.models.category import Category
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.words import WordedEnum

APP_NAME = "music-organizer"
HISTORY_FILE = "operation_history.db"
HISTORY_VARIABLE = "MUSIC_ORGANIZER_HISTORY"

DEFAULT_PATH_FORMATS: Mapping[Category, str] = MappingProxyType(
    {
        Category.ALBUM: (
            'Albums/{albumartist}/{album|"Singles"}[ ({year})]/[{disc}-][{track} ]{title}'
        ),
        Category.LIVE: (
            "Live Recordings/{albumartist}/[{date} - ]{album}/[{disc}-][{track} ]{title}"
        ),
        Category.COLLABORATION: (
            "Collaborations/{albumartist}/{album}[ ({year})]/[{disc}-][{track} ]{title}"
        ),
        Category.COMPILATION: (
            "Compilations/{album}[ ({year})]/[{disc}-][{track} ][{artist} - ]{title}"
        ),
        Category.RARITY: (
            "Rarities & Special Editions/{albumartist}/{album}[ ({year})]/"
            "[{disc}-][{track} ]{title}"
        ),
    }
)


class TransferMode(WordedEnum):
    """How files get to their new place."""

    MOVE = ("move", "Move", "Files leave the source.")
    COPY = ("copy", "Copy", "The source stays as it is.")
    HARDLINK = ("hardlink", "Hard link", "Both names share one file; needs one drive.")
    REFLINK = ("reflink", "Clone", "Copies that share storage; needs a file system that can.")
    SYMLINK = ("symlink", "Symbolic link", "The target holds links into the source.")


class BackupPolicy(WordedEnum):
    """What goes to the backup store before a step."""

    CHANGED = ("changed", "What could be lost", "Whatever a step would destroy or alter.")
    ALL = ("all", "Every file", "A copy of every file before it moves.")
    NONE = ("none", "None", "Nothing is kept; steps that need a backup are refused.")


class ChecksumPolicy(WordedEnum):
    """Which files are hashed."""

    EVERY = ("every", "Every file", "SHA-256 of every file before it is touched.")
    COPIES = ("copies", "Only copies", "Moves on one drive are checked by identity alone.")


class CompanionPolicy(WordedEnum):
    """Which files beside the music go along with it."""

    FOLLOW = (
        "follow",
        "What belongs to it",
        "Covers, booklets, lyrics, cue sheets, logs and playlists go along with the music.",
    )
    COVERS = ("covers", "Only covers", "Everything else that is no music stays where it is.")
    LEAVE = ("leave", "Nothing", "Only music moves.")


class JunkPolicy(WordedEnum):
    """What happens to leftovers of the system, such as `Thumbs.db`."""

    BACKUP = (
        "backup",
        "Into the backup",
        "Where nothing else is left in a folder, they go to the backup and the folder goes; "
        "without backups they stay.",
    )
    LEAVE = ("leave", "Left alone", "A folder that holds a leftover stays.")


def default_history_path() -> Path:
    """Return where the history lies: the environment's choice, else the user's cache folder."""
    chosen = os.environ.get(HISTORY_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_cache_dir(APP_NAME)) / HISTORY_FILE


def default_config_path() -> Path:
    """Return where the settings file lies, when there is one."""
    return Path(platformdirs.user_config_dir(APP_NAME)) / "config.toml"


class Config(Struct, frozen=True, kw_only=True):
    """The choices of one run.

    Attributes:
        history_path: the history database.
        mode: how files get to their new place.
        conflict_strategy: what to do when a name is taken.
        backup: what goes to the backup store.
        checksums: which files are hashed.
        verify: whether every file is read again after its step and compared.
        in_place: whether a library may be tidied inside its own folder.
        remove_empty_folders: whether folders of the source that a run empties are removed.
        companions: which files beside the music go along with it.
        junk: what happens to leftovers of the system in folders that a run empties.
        smart_cache: whether tags are remembered between runs, by path, size and time.
        workers: processes that read tags; 0 lets the program choose.
        playlists: whether playlists and cue sheets follow the files they name; what they were goes
            to the backup, so that without one they stay as they are.
        playlist_folders: folders with playlists, beside source and target.
        path_formats: where files of each category go, relative to the target.
    """

    history_path: Path = field(default_factory=default_history_path)
    mode: TransferMode = TransferMode.MOVE
    conflict_strategy: ConflictStrategy = ConflictStrategy.RENAME
    backup: BackupPolicy = BackupPolicy.CHANGED
    checksums: ChecksumPolicy = ChecksumPolicy.EVERY
    verify: bool = False
    in_place: bool = False
    remove_empty_folders: bool = True
    companions: CompanionPolicy = CompanionPolicy.FOLLOW
    junk: JunkPolicy = JunkPolicy.BACKUP
    smart_cache: bool = False
    workers: int = 0
    playlists: bool = True
    playlist_folders: tuple[Path, ...] = ()
    path_formats: Mapping[Category, str] = field(default_factory=lambda: DEFAULT_PATH_FORMATS)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the settings file; a missing one means the defaults.

        Raises:
            UsageError: the file cannot be read, or holds a name or value that is not a setting.
        """
        path = path or default_config_path()
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"The settings file {path} cannot be read: {error}.") from error
        try:
            # Loads the parser of the standard library, which most runs do without.
            return cls.from_values(toml.decode(text))
        except (DecodeError, UsageError) as error:
            raise UsageError(f"The settings file {path} has a mistake: {error}") from error

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Make choices of plain values, as `as_values` gives them; what is missing is the default.

        Raises:
            UsageError: a name or value is not a setting.
        """
        try:
            return cls(**_settings(values))
        except (TypeError, ValueError) as error:
            raise UsageError(str(error)) from error

    def as_values(self) -> dict[str, Any]:
        """Return every choice as a plain value: text, number, yes or no, a mapping of texts."""
        values: dict[str, Any] = {}
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, Enum):
                value = value.value
            elif isinstance(value, Path):
                value = str(value)
            elif isinstance(value, tuple):
                value = [str(one) for one in value]
            elif isinstance(value, Mapping):
                value = {key.value: text for key, text in value.items()}
            values[item.name] = value
        return values


_ENUMS: Mapping[str, type[WordedEnum]] = MappingProxyType(
    {
        "mode": TransferMode,
        "conflict_strategy": ConflictStrategy,
        "backup": BackupPolicy,
        "checksums": ChecksumPolicy,
        "companions": CompanionPolicy,
        "junk": JunkPolicy,
    }
)


def _settings(table: Mapping[str, Any]) -> dict[str, Any]:
    names = {item.name: item for item in fields(Config)}
    settings: dict[str, Any] = {}
    for name, value in table.items():
        if name not in names:
            raise ValueError(f"{name!r} is not a setting.")
        settings[name] = _setting(name, value)
    return settings


def _setting(name: str, value: Any) -> Any:  # noqa: ANN401 - TOML holds any type
    if name == "history_path":
        return Path(str(value)).expanduser().absolute()
    if name == "playlist_folders":
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise ValueError("'playlist_folders' takes a list of folders.")
        return tuple(Path(one).expanduser().absolute() for one in value)
    if name == "path_formats":
        if not isinstance(value, Mapping):
            raise ValueError("'path_formats' takes one path format for each category.")
        chosen = {_member(Category, name, key): str(text) for key, text in value.items()}
        return MappingProxyType({**DEFAULT_PATH_FORMATS, **chosen})
    if name in _ENUMS:
        return _member(_ENUMS[name], name, value)
    expected = int if name == "workers" else bool
    if type(value) is not expected or (expected is int and value < 0):
        raise ValueError(
            f"{name!r} takes {'a number from 0' if expected is int else 'true or false'}."
        )
    return value


_W = TypeVar("_W", bound=WordedEnum)


def _member(kind: type[_W], name: str, value: object) -> _W:
    for member in kind:
        if member == value:
            return member
    raise ValueError(f"{name!r} can be {', '.join(kind)}, not {value!r}.")
