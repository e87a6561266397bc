"""A restore: asked for, previewed and carried out."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.result import Result
from music_organizer.services.choosing import chosen
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import (
    HistoryPhase,
    HistoryState,
    NextStep,
    Told,
)
from music_organizer_gui.models.run_pace import RunPace

if TYPE_CHECKING:
    from music_organizer.services.restore import RestoreService


class RestoreController(QObject):
    """Puts the files of a session together again from its backup folder.

    Args:
        engine: the services.
        desk: what the page shows.
    """

    ended = Signal(str, object)
    """The session that the restore became, and what there is to tell."""

    def __init__(self, engine: Engine, desk: HistoryDesk) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._service: RestoreService | None = None
        self._pace = RunPace()
        self._work: asyncio.Task[Any] | None = None
        desk.restore_requested.connect(self._begin)
        desk.restore_left.connect(self._leave)
        desk.restore_preview_requested.connect(self._preview)
        desk.roll_back_requested.connect(self._restore)
        desk.pause_requested.connect(self._pause)
        desk.resume_requested.connect(self._go_on)
        desk.stop_requested.connect(self.stop)

    def stop(self) -> None:
        """End the restore after the file at work; what was restored stays."""
        if self._service is not None and self._desk.state.phase.is_busy:
            self._service.stop()

    async def finished(self) -> None:
        """Wait until the restore has ended."""
        if self._work is not None and self._work is not asyncio.current_task():
            await asyncio.gather(self._work, return_exceptions=True)

    def _begin(self) -> None:
        if not self._desk.state.phase.is_busy:
            self._show(is_restoring=True, told=Told())

    def _leave(self) -> None:
        self._show(is_restoring=False)

    @async_slot
    async def _preview(self, backup: Path, target: Path) -> None:
        if self._desk.state.phase.is_busy:
            return
        before = self._desk.state
        self._show(phase=HistoryPhase.CHECKING, told=Told())
        result = await self._engine.restore().plan(backup, target)
        if result.is_failure():
            told = Told(str(result.error()), "error")
            self._desk.show(replace(before, told=told, is_restoring=True))
            return
        plan = result.value()
        self._desk.show(
            HistoryState(
                phase=HistoryPhase.PREVIEW,
                is_loaded=True,
                plan=plan,
                restore_folders=(backup, target),
                session=before.session,
                name=before.name,
            )
        )
        self._desk.operations_changed.emit(await self._engine.outlines.of_plan(plan))

    @async_slot
    async def _restore(
        self, left_out: Collection[int], selected: Collection[int] | None, _foretold: int
    ) -> None:
        state = self._desk.state
        if state.phase is not HistoryPhase.PREVIEW or state.restore_folders is None:
            return
        if state.plan is None or selected is not None:
            return
        self._work = asyncio.current_task()
        await self._run(await asyncio.to_thread(chosen, state.plan, left_out))

    async def _run(self, plan: Plan) -> None:
        self._service = self._engine.restore()
        self._pace.forget()
        self._show(phase=HistoryPhase.RUNNING, plan=plan, progress=None)
        result = await self._service.execute(plan, progress=self._follow)
        self._service = None
        self.ended.emit(plan.session.session_id, self._told(result, plan.session.target_root))

    def _told(self, result: Result[dict[str, Any]], target: Path) -> Told:
        if result.is_failure():
            return Told(str(result.error()), "error")
        figures = result.value()
        files, failed = figures["files"] + figures["covers"], figures["failed_operations"]
        text = self.tr("Restored %Ln file(s).", "", files)
        if failed:
            text += " " + self.tr("%Ln step(s) failed and changed nothing.", "", failed)
        return Told(text, "notice" if failed else "success", NextStep.OPEN_FOLDER, str(target))

    def _pause(self) -> None:
        if self._service is not None and self._desk.state.phase is HistoryPhase.RUNNING:
            self._service.pause()
            self._pace.forget()
            self._show(phase=HistoryPhase.PAUSED, rate=0.0, seconds_left=0.0)

    def _go_on(self) -> None:
        if self._service is not None and self._desk.state.phase is HistoryPhase.PAUSED:
            self._service.resume()
            self._show(phase=HistoryPhase.RUNNING)

    def _follow(self, progress: Progress) -> None:
        rate, left = self._pace.note(progress)
        self._show(progress=progress, rate=rate, seconds_left=left)

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))  # type: ignore[arg-type]
