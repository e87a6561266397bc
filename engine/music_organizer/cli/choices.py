"""The choices of a run: the settings file, and the command line over it."""

import argparse
import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import UsageError
from music_organizer.models.category import Category
from music_organizer.models.config import (
    HISTORY_VARIABLE,
    BackupPolicy,
    ChecksumPolicy,
    CompanionPolicy,
    Config,
    JunkPolicy,
    TransferMode,
    default_history_path,
)
from music_organizer.models.conflict import ConflictStrategy

_log = logging.getLogger(__name__)

_ENUMS: Mapping[str, type[Any]] = {
    "mode": TransferMode,
    "conflict_strategy": ConflictStrategy,
    "backup": BackupPolicy,
    "checksums": ChecksumPolicy,
    "companions": CompanionPolicy,
    "junk": JunkPolicy,
}
_PLAIN = ("verify", "in_place", "remove_empty_folders", "smart_cache", "workers", "playlists")


def chosen_config(arguments: argparse.Namespace) -> Config:
    """Return the person's settings with the options of the command line over them.

    Raises:
        UsageError: a setting or an option does not make sense.
    """
    config = Config.load()
    given = {name: value for name in _PLAIN if (value := _given(arguments, name)) is not None}
    for name, kind in _ENUMS.items():
        value = _given(arguments, name)
        if isinstance(value, str):
            given[name] = kind(value)
    history = _chosen_history(arguments)
    if history is not None:
        given["history_path"] = history
    folders = _given(arguments, "playlist_folders")
    if folders:
        given["playlist_folders"] = tuple(folders)
    formats = _given(arguments, "path_format")
    if formats:
        given["path_formats"] = _formats(formats, config.path_formats)
    config = replace(config, **given)
    _log.info("The history is %s.", config.history_path)
    return config


def _given(arguments: argparse.Namespace, name: str) -> Any:  # noqa: ANN401 - options of any type
    return getattr(arguments, name, None)


def _chosen_history(arguments: argparse.Namespace) -> Path | None:
    if arguments.history_path:
        return Path(arguments.history_path).expanduser().absolute()
    return default_history_path() if os.environ.get(HISTORY_VARIABLE) else None


def _formats(given: Sequence[str], known: Mapping[Category, str]) -> Mapping[Category, str]:
    formats = dict(known)
    for text in given:
        name, equals, rest = text.partition("=")
        if equals and name in set(Category):
            formats[Category(name)] = rest
        elif equals and name.isidentifier():
            names = ", ".join(one.value for one in Category)
            raise UsageError(f"There is no category {name!r}; there are {names}.")
        else:
            formats = dict.fromkeys(Category, text)
    return MappingProxyType(formats)
