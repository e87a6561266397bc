"""A messy folder, a library and a history, for tests of whole journeys on real files."""

import hashlib
import json
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer import (
    AudioFile,
    Config,
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationHistoryTracker,
    OperationRecord,
    OperationRollbackService,
    OperationSession,
    OperationStatus,
    Plan,
    RestoreService,
)
from music_organizer.history.history import History
from music_organizer.models.operation import Role
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.services.archive import Rebuilt
from music_organizer.services.session_run import SessionRun
from music_organizer.tags.cache import TagCache
from music_organizer.tags.unreadable import UnreadableTags
from tests.support.audio import make_audio
from tests.support.manifest import Entry, contents, manifest
from tests.support.messy import make_times_old
from tests.support.reading import read_audio_file

ALBUM: dict[str, Any] = {"artist": "Ada", "albumartist": "Ada", "album": "Blue", "date": "2004"}
BLUE = Path("Albums", "Ada", "Blue (2004)")

State = tuple[dict[str, Entry], dict[str, Entry]]
Figures = dict[str, Any]
Line = dict[str, Any]


class Stage:
    """Folders and a history of their own; every call opens and closes the history anew.

    Tags are put into the cache beforehand, so that no process has to be started to read them.
    """

    def __init__(self, base: Path, target: Path | None = None) -> None:
        self.base = base
        self.source = base / "source"
        self.target = target or base / "library"
        self.config = Config(history_path=base / "home" / "history.db", smart_cache=True, workers=1)

    def choose(self, **choices: object) -> None:
        self.config = replace(self.config, **choices)

    def album(self, count: int = 2) -> "Stage":
        """Write an album into the folder `in` of the source, and an empty library."""
        for number in range(1, count + 1):
            self.song(number)
        self.target.mkdir(parents=True, exist_ok=True)
        make_times_old(self.source)
        make_times_old(self.target)
        return self

    def song(self, number: int, *, salt: str = "", folder: Path | None = None) -> Path:
        path = (folder or self.source / "in") / f"t{number}.mp3"
        sound = salt or f"song {number}"
        return make_audio(path, salt=sound, title=f"Song {number}", track=number, **ALBUM)

    def original(self, number: int) -> Path:
        return self.source / "in" / f"t{number}.mp3"

    def placed(self, number: int) -> Path:
        return self.target / BLUE / f"{number:02} Song {number}.mp3"

    def learn(self, folder: Path) -> None:
        """Put the tags of a folder into the cache."""
        read: list[AudioFile] = []
        for path in sorted(folder.rglob("*.mp3")):
            with suppress(UnreadableTags):
                read.append(read_audio_file(path))
        TagCache(self.config.history_path.with_name("tags.db")).put_many(read)

    async def organize(
        self, session_id: str = "run", *, source: Path | None = None, target: Path | None = None
    ) -> Figures:
        source, target = source or self.source, target or self.target
        self.learn(source)
        async with EnhancedAsyncMusicOrganizer(self.config, session_id=session_id) as organizer:
            return (await organizer.organize_files(source, target)).value()

    async def preview(
        self,
        session_id: str = "run",
        ids: Iterable[str] | None = None,
        choices: RollbackChoices | None = None,
    ) -> Plan:
        service = OperationRollbackService(self.config)
        try:
            return (await service.plan(session_id, ids, choices=choices)).value()
        finally:
            await service.close()

    async def take_back(
        self,
        session_id: str = "run",
        ids: Iterable[str] | None = None,
        choices: RollbackChoices | None = None,
    ) -> Figures:
        service = OperationRollbackService(self.config)
        try:
            plan = (await service.plan(session_id, ids, choices=choices)).value()
            return (await service.execute(plan)).value()
        finally:
            await service.close()

    async def plan(self, session_id: str = "run") -> Plan:
        self.learn(self.source)
        async with EnhancedAsyncMusicOrganizer(self.config, session_id=session_id) as organizer:
            return (await organizer.plan(self.source, self.target)).value()

    def carry_out_partly(self, plan: Plan, steps: int) -> None:
        """Carry out the first steps of a plan, then stop as a person does."""
        locks = self.config.history_path.parent / "locks"
        with History(self.config.history_path) as history:
            run = SessionRun.of(plan, self.config, locks, history)
            for number, _ in enumerate(run.run(), 1):
                if number == steps:
                    run.stop()

    async def restore(self, folder: Path, target: Path) -> Figures:
        service = RestoreService(self.config)
        try:
            plan = (await service.plan(folder, target)).value()
            return (await service.execute(plan)).value()
        finally:
            await service.close()

    async def rebuild(self, library: Path | None = None) -> Rebuilt:
        archive = HistoryArchive(self.config)
        try:
            return (await archive.rebuild(library or self.target)).value()
        finally:
            await archive.close()

    async def session(self, session_id: str = "run") -> OperationSession:
        async with OperationHistoryTracker(self.config) as tracker:
            found = await tracker.get_session(session_id)
        assert found is not None
        return found

    async def sessions(self) -> list[OperationSession]:
        async with OperationHistoryTracker(self.config) as tracker:
            return await tracker.list_sessions()

    async def operations(
        self, session_id: str = "run", status: OperationStatus | None = None
    ) -> list[OperationRecord]:
        async with OperationHistoryTracker(self.config) as tracker:
            return await tracker.get_session_operations(session_id, status)

    async def operation_of(self, name: str, session_id: str = "run") -> OperationRecord:
        """Return the last operation on the file of this name."""
        found = [
            op
            for op in await self.operations(session_id)
            if op.source_path is not None and op.source_path.name == name
        ]
        return found[-1]

    async def whole_history(self) -> dict[str, tuple[Any, ...]]:
        """Return everything the history tells that a rebuild has to tell again."""
        return {
            one.session_id: (
                replace(one, end_time=None, metadata=dict(one.metadata)),
                [
                    replace(op, timestamp=one.start_time, metadata=dict(op.metadata))
                    for op in await self.operations(one.session_id)
                ],
            )
            for one in await self.sessions()
        }

    def state(self) -> State:
        return manifest(self.source), manifest(self.target)

    def every_content(self) -> set[str]:
        return set(contents(self.source, self.target))

    def songs(self) -> list[Path]:
        """Return every audio file below the base, the backups included."""
        return sorted(self.base.rglob("*.mp3"))

    def log(self, session_id: str = "run") -> Path:
        return self.backup_folder(session_id) / "operations.jsonl"

    def backup_folder(self, session_id: str = "run") -> Path:
        return self.target / ".music-organizer" / "backups" / session_id

    def forget_history(self) -> None:
        for part in self.config.history_path.parent.glob("history.db*"):
            part.unlink()

    def cut_off(self, condition: str) -> None:
        """Leave the history as a power cut does in the middle of some operations of `run`."""
        with closing(sqlite3.connect(self.config.history_path)) as database, database:
            database.execute(
                "UPDATE operation_records SET status = 'in_progress' "  # noqa: S608 - a test's own
                f"WHERE {condition}"
            )
            database.execute("UPDATE operation_sessions SET status = 'running'")


def verdicts(plan: Plan) -> dict[str, str]:
    """Return the verdict on every file of a rollback plan by the name of what would go back."""
    return {
        (op.source_path or op.backup_path or Path()).name: op.metadata["verdict"]
        for op in plan.operations
        if "verdict" in op.metadata and op.role is not Role.FOLDER
    }


def log_line(content: Line) -> str:
    """Return a sound line of an operation log, whatever it says."""
    text = json.dumps(content, separators=(",", ":"))
    return f"{zlib.crc32(text.encode()):08x} {text}"


def rewrite_log(path: Path, change: Callable[[Line], Line | None]) -> None:
    """Change every line of an operation log, as somebody would who knows the format."""
    changed = [change(json.loads(line[9:])) for line in path.read_text().splitlines()]
    path.write_text("".join(log_line(line) + "\n" for line in changed if line is not None))


def snapshot(root: Path) -> dict[str, tuple[Any, ...]]:
    """Return all that can be told of a tree, our own files included, times of access apart."""
    found = {}
    for folder, _, files in os.walk(root):
        for name in (".", *files):
            path = Path(folder, name)
            status = path.lstat()
            told = hashlib.sha256(path.read_bytes()) if stat.S_ISREG(status.st_mode) else None
            found[os.path.relpath(path, root)] = (
                status.st_mode,
                status.st_ino,
                status.st_size,
                status.st_mtime_ns,
                status.st_ctime_ns,
                told and told.digest(),
            )
    return found
