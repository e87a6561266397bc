"""Looking after sessions: rename, pin, delete, verify, export, rebuild."""

import asyncio
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.errors import MusicOrganizerError
from music_organizer.models.progress import Progress
from music_organizer.result import Result
from music_organizer.services.verification import Checked
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import (
    CheckedFile,
    Checkup,
    Cost,
    HistoryPhase,
    NextStep,
    Told,
)
from music_organizer_gui.models.run_pace import RunPace
from music_organizer_gui.words import number

_WHOLE = "whole"


class SessionsController(QObject):
    """Carries out what is wished for single sessions, without a question where nothing is lost.

    Args:
        engine: the services.
        desk: what the page shows.
    """

    deleted = Signal(str)

    def __init__(self, engine: Engine, desk: HistoryDesk) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._pace = RunPace()
        self._verifying: asyncio.Task[Any] | None = None
        desk.rename_requested.connect(self._rename)
        desk.sessions.rename_requested.connect(self._rename)
        desk.pin_requested.connect(self._pin)
        desk.cost_requested.connect(self._tell_cost)
        desk.delete_requested.connect(self._delete)
        desk.deletion_left.connect(self._keep)
        desk.verify_requested.connect(self._verify)
        desk.checkup_left.connect(self._close_checkup)
        desk.export_requested.connect(self._export)
        desk.rebuild_requested.connect(self._rebuild)
        desk.stop_requested.connect(self.stop_verifying)

    @async_slot
    async def _rename(self, session_id: str, name: str) -> None:
        self._answer(await self._engine.history.rename(session_id, name))

    @async_slot
    async def _pin(self, session_id: str, pinned: bool) -> None:
        self._answer(await self._engine.history.pin(session_id, pinned))

    @async_slot
    async def _tell_cost(self, session_id: str) -> None:
        result = await self._engine.history.deletion_cost(session_id)
        if result.is_failure():
            self._fail(result.error())
            return
        cost = result.value()
        row = self._desk.sessions.row_of(session_id)
        session = self._desk.sessions.session_at(row)
        name = self._desk.sessions.name_of(session) if session is not None else session_id
        self._show(cost=Cost(session_id, name, cost.files, cost.bytes))

    @async_slot
    async def _delete(self, session_id: str, with_backups: bool) -> None:
        self._show(cost=None)
        result = await self._engine.history.delete(session_id, with_backups)
        if result.is_failure():
            self._fail(result.error())
            return
        self.deleted.emit(session_id)
        self._engine.history_changed.emit()

    def _keep(self) -> None:
        self._show(cost=None)

    def stop_verifying(self) -> None:
        """End a verification; nothing was changed by it."""
        if self._verifying is not None:
            self._verifying.cancel()
            self._verifying = None
        if self._desk.state.phase is HistoryPhase.VERIFYING:
            self._show(phase=HistoryPhase.SESSION, progress=None)

    @async_slot
    async def _verify(self, session_id: str) -> None:
        if self._desk.state.phase is not HistoryPhase.SESSION:
            return
        self._verifying = asyncio.current_task()
        self._pace.forget()
        self._show(phase=HistoryPhase.VERIFYING, progress=None, checkup=None, told=Told())
        result = await self._engine.archive.verify(session_id, progress=self._follow)
        self._verifying = None
        self._show(phase=HistoryPhase.SESSION, progress=None)
        if result.is_failure():
            self._fail(result.error())
        else:
            self._show(checkup=_checkup(result.value()))

    def _close_checkup(self) -> None:
        self._show(checkup=None)

    @async_slot
    async def _export(self, session_id: str, path: Path, kind: str) -> None:
        result = await self._engine.history.export(session_id, path, kind)
        if result.is_failure():
            self._fail(result.error())
            return
        text = self.tr("Written to {file}.").format(file=path)
        self._show(told=Told(text, "success", NextStep.OPEN_FOLDER, str(path.parent)))

    @async_slot
    async def _rebuild(self, library: Path) -> None:
        result = await self._engine.archive.rebuild(library)
        if result.is_failure():
            self._fail(result.error())
            return
        rebuilt = result.value()
        parts = [
            self.tr("{count} sessions are in the history again.").format(
                count=number(len(rebuilt.sessions))
            )
        ]
        if rebuilt.set_aside is not None:
            parts.append(
                self.tr("The damaged history was kept as {file}.").format(file=rebuilt.set_aside)
            )
        if rebuilt.problems:
            parts.append(" ".join(rebuilt.problems[:3]))
        self._show(told=Told(" ".join(parts), "notice" if rebuilt.problems else "success"))
        self._engine.history_changed.emit()

    def _follow(self, progress: Progress) -> None:
        if self._verifying is not None:
            rate, left = self._pace.note(progress)
            self._show(progress=progress, rate=rate, seconds_left=left)

    def _answer(self, result: Result[None]) -> None:
        if result.is_failure():
            self._fail(result.error())
        self._engine.history_changed.emit()

    def _fail(self, error: MusicOrganizerError | None) -> None:
        self._show(told=Told(str(error), "error"))

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))


def _checkup(checked: list[Checked]) -> Checkup:
    trouble = tuple(CheckedFile(one.path, one.message) for one in checked if one.state != _WHOLE)
    return Checkup(len(checked) - len(trouble), trouble)
