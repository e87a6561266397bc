"""A restore: asked for, previewed and carried out."""

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.result import Result
from music_organizer.services.choosing import chosen
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.history_run import HistoryRun
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import (
    HistoryPhase,
    HistoryState,
    NextStep,
    Told,
)


class RestoreController(QObject):
    """Puts the files of a session together again from its backup folder.

    Args:
        engine: the services.
        desk: what the page shows.
        run: what is carried out.
    """

    ended = Signal(str, object)
    """The session that the restore became, and what there is to tell."""

    def __init__(self, engine: Engine, desk: HistoryDesk, run: HistoryRun) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._run = run
        desk.restore_requested.connect(self._begin)
        desk.restore_left.connect(self._leave)
        desk.restore_preview_requested.connect(self._preview)
        desk.roll_back_requested.connect(self._restore)

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
        plan = await asyncio.to_thread(chosen, state.plan, left_out)
        result = await self._run.carry_out(self._engine.restore(), plan)
        self.ended.emit(plan.session.session_id, self._told(result, plan.session.target_root))

    def _told(self, result: Result[dict[str, Any]], target: Path) -> Told:
        if result.is_failure():
            return Told(str(result.error()), "error")
        figures = result.value()
        files, failed = figures["files"] + figures["followers"], figures["failed_operations"]
        text = self.tr("Restored %Ln file(s).", "", files)
        if failed:
            text += " " + self.tr("%Ln step(s) failed and changed nothing.", "", failed)
        return Told(text, "notice" if failed else "success", NextStep.OPEN_FOLDER, str(target))

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))
