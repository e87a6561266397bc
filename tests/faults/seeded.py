"""Faults planted into the product on purpose, to show that the suites catch them.

Each is what a hurried programmer might have written. Nothing of this is in the product: the suites
plant it into the process that they start.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import OperationError
from music_organizer.execution import actions, executor
from music_organizer.filesystem import copying, held_folders, local, naming
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.port import DONE, Outcome, Transfer
from music_organizer.history import database, history
from music_organizer.history.journal import Journal
from music_organizer.models.operation import OperationStatus
from music_organizer.services import workspace
from music_organizer.tags.pool import TagReaderPool


def _no_journal() -> None:
    def forget(self: Journal, finished: object, started: object) -> None:
        return

    _put(Journal, "advance", forget)


def _no_recovery() -> None:
    _put(workspace, "recover_all", lambda *_: [])


def _no_temporary_file() -> None:
    def copy(transfer: Transfer, *_: object, **__: object) -> Outcome:
        if transfer.target.exists():
            raise FileExistsError(transfer.target)
        shutil.copyfile(transfer.source, transfer.target)
        shutil.copystat(transfer.source, transfer.target)
        return Outcome(checksum(transfer.target))

    _put(local, "copy_file", copy)


def _no_flush() -> None:
    _put(os, "fsync", lambda _: None)


def _sloppy_commits() -> None:
    opened = database.open_history

    def open_sloppily(path: Path) -> Any:  # noqa: ANN401 - whatever the product opens
        found = opened(path)
        found.execute_sql("PRAGMA synchronous = NORMAL")
        return found

    _put(history, "open_history", open_sloppily)


def _overwriting() -> None:
    def rename(source: naming.Place, target: naming.Place, flush: object = None) -> None:
        del flush
        os.rename(source.name, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder)

    _put(local, "rename_without_replacing", rename)
    _put(copying, "rename_without_replacing", rename)


def _swallowed_error() -> None:
    perform = actions.perform

    def perform_anyhow(*arguments: Any, **options: Any) -> Outcome:  # noqa: ANN401 - as perform
        try:
            return perform(*arguments, **options)
        except (OSError, OperationError):
            return DONE

    def believe(_filesystem: object, op: Any) -> Any:  # noqa: ANN401 - as settled
        return replace(op, status=OperationStatus.COMPLETED)

    _put(executor, "perform", perform_anyhow)
    _put(executor, "settled", believe)


def _followed_link() -> None:
    def open_by_path(_self: object, path: Path) -> int:
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY)

    _put(held_folders.HeldFolders, "_open_one", open_by_path)


def _put(place: object, name: str, new: object) -> None:
    setattr(place, name, new)


FAULTS: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "no journal": _no_journal,
        "no recovery": _no_recovery,
        "no temporary file": _no_temporary_file,
        "no flush": _no_flush,
        "commits that are not flushed": _sloppy_commits,
        "overwriting": _overwriting,
        "swallowed error": _swallowed_error,
        "followed link": _followed_link,
    }
)


def _little_patience() -> None:
    def begin(self: TagReaderPool, workers: int = 0, **options: Any) -> None:  # noqa: ANN401
        begin_patiently(self, workers, **{**options, "seconds_per_file": 1.0})

    begin_patiently = TagReaderPool.__init__
    _put(TagReaderPool, "__init__", begin)


IMPATIENT = "little patience"
"""No fault: a file that hangs the reader of tags is given up after a second."""


def plant(name: str) -> None:
    """Put a fault into this process, for the rest of its life."""
    {**FAULTS, IMPATIENT: _little_patience}[name]()
