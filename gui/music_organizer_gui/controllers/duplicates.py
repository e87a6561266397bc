"""Duplicates of a folder: looked for, chosen, and moved to the backup."""

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from music_organizer.errors import StoppedError
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch
from music_organizer.models.progress import Progress
from music_organizer.result import Failure, Result
from music_organizer.services.duplicates import DuplicateService, known_tags, sound
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.sentences import retold


def described(file: AudioFile) -> tuple[str, int]:
    """Say what a file sounds like, and how many tags it has."""
    return sound(file), known_tags(file)


class DuplicateController(QObject):
    """Searches one folder at a time, and parts with what was ticked.

    Args:
        engine: the services.
    """

    found = Signal(object)
    """A `DuplicateReport`."""
    parted = Signal(object)
    """The figures of a run that put files into the backup."""
    progressed = Signal(object)
    busy_changed = Signal(bool, bool)
    """Whether something is at work, and whether it changes files."""
    problem_told = Signal(str)

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._service: DuplicateService | None = None
        self._idle = asyncio.Event()
        self._idle.set()
        self._changes_files = False

    @property
    def is_busy(self) -> bool:
        """Whether files are being moved."""
        return self._changes_files

    @property
    def is_idle(self) -> bool:
        """Whether nothing is at work."""
        return self._idle.is_set()

    async def ended(self) -> None:
        """Wait until nothing is at work."""
        await self._idle.wait()

    @async_slot
    async def look(self, folder: Path, search: DuplicateSearch) -> None:
        """Look through a folder; nothing in it changes."""
        service = self._begin(changes_files=False)
        if service is None:
            return
        result = await service.find(folder, search, progress=self._follow)
        self._end()
        if result.is_success():
            self.found.emit(result.value())
        elif not isinstance(result.error(), StoppedError):
            self.problem_told.emit(retold(str(result.error())))

    @async_slot
    async def part(self, report: DuplicateReport) -> None:
        """Move every copy of a report to the backup, as a session that can be rolled back."""
        service = self._begin(changes_files=True)
        if service is None:
            return
        figures = await self._parted(service, report)
        self._end()
        self._engine.history_changed.emit()
        if figures.is_success():
            self.parted.emit(figures.value())
        else:
            self.problem_told.emit(retold(str(figures.error())))

    def pause(self) -> None:
        """Hold the run after the file at work."""
        if self._service is not None:
            self._service.pause()

    def resume(self) -> None:
        """Let a held run go on."""
        if self._service is not None:
            self._service.resume()

    def stop(self) -> None:
        """End what is at work after the file at work."""
        if self._service is not None:
            self._service.stop()

    async def _parted(
        self, service: DuplicateService, report: DuplicateReport
    ) -> Result[dict[str, Any]]:
        planned = await service.plan(report)
        if isinstance(planned, Failure):
            return planned
        return await service.execute(planned.value(), progress=self._follow)

    def _begin(self, *, changes_files: bool) -> DuplicateService | None:
        if self._service is not None:
            return None
        self._service = self._engine.duplicates()
        self._changes_files = changes_files
        self._idle.clear()
        self.problem_told.emit("")
        self.busy_changed.emit(True, changes_files)
        return self._service

    def _end(self) -> None:
        self._service = None
        self._changes_files = False
        self._idle.set()
        self.busy_changed.emit(False, False)

    def _follow(self, progress: Progress) -> None:
        self.progressed.emit(progress)
