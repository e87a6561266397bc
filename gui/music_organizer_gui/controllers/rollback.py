"""A rollback: previewed, decided about, carried out, told of."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import SessionStatus
from music_organizer.models.verdict import Verdict
from music_organizer.result import Result
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.history_run import HistoryRun
from music_organizer_gui.models.foretelling import kept, origins, step_for
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import HistoryPhase, NextStep, Told
from music_organizer_gui.words import number


class _Planned(Struct, frozen=True):
    """A plan that is shown, and how many files it would put back."""

    plan: Plan
    ready: int


class RollbackController(QObject):
    """Works out what a rollback would do, and does exactly that.

    Args:
        engine: the services.
        desk: what the page shows.
        run: what is carried out.
    """

    ended = Signal(str, object)
    """The session that was rolled back, and what there is to tell."""

    def __init__(self, engine: Engine, desk: HistoryDesk, run: HistoryRun) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._run = run
        self._question = 0
        desk.preview_requested.connect(self._preview)
        desk.choice_made.connect(self._decide)
        desk.roll_back_requested.connect(self._roll_back)

    async def preview_now(self, only: Collection[int] | None) -> None:
        """Show what taking the chosen session back would do.

        Args:
            only: sequences of the operations to take back; `None` means all.
        """
        choices = RollbackChoices(only=None if only is None else frozenset(only))
        await self._plan(choices)

    @async_slot
    async def _preview(self, only: Collection[int] | None) -> None:
        if not self._desk.state.phase.is_busy:
            await self.preview_now(only)

    @async_slot
    async def _decide(self, decision: Callable[[], RollbackChoices], origin: int) -> None:
        if self._desk.state.phase is not HistoryPhase.PREVIEW:
            return
        choices = await asyncio.to_thread(decision)
        planned = await self._plan(choices)
        if planned is not None and origin:
            step = await asyncio.to_thread(step_for, planned.plan, origin)
            self._desk.operation_wanted.emit(step)

    async def _plan(self, choices: RollbackChoices) -> _Planned | None:
        """Plan the rollback of the chosen session and show it; return what is shown."""
        session = self._desk.state.session
        if session is None:
            return None
        self._question += 1
        asked = self._question
        if self._desk.state.phase is not HistoryPhase.PREVIEW:
            self._show(
                phase=HistoryPhase.CHECKING, progress=None, told=Told(), checkup=None, cost=None
            )
        result = await self._engine.rollback().plan(
            session.session_id, choices=choices, progress=self._compare
        )
        chosen = self._desk.state.session
        if asked != self._question or chosen is None or chosen.session_id != session.session_id:
            return None
        if result.is_failure():
            self._show(phase=HistoryPhase.SESSION, told=Told(str(result.error()), "error"))
            return None
        plan = result.value()
        outline = await self._engine.outlines.of_plan(plan)
        self._show(phase=HistoryPhase.PREVIEW, plan=plan, choices=choices, told=Told())
        self._desk.operations_changed.emit(outline)
        return _Planned(plan, outline.index.choosable.count(1))

    @async_slot
    async def _roll_back(
        self, left_out: Collection[int], selected: Collection[int] | None, foretold: int
    ) -> None:
        state = self._desk.state
        plan, session = state.plan, state.session
        at_rest = state.phase is HistoryPhase.PREVIEW and state.restore_folders is None
        if plan is None or session is None or not at_rest:
            return
        if left_out or selected is not None:
            narrowed = await self._narrowed(plan, left_out, selected, foretold)
            if narrowed is None:
                return
            plan = narrowed
        result = await self._run.carry_out(self._engine.rollback(), plan)
        self.ended.emit(session.session_id, self._told(result))

    async def _narrowed(
        self,
        plan: Plan,
        left_out: Collection[int],
        selected: Collection[int] | None,
        foretold: int,
    ) -> Plan | None:
        """Plan a part of what is shown; return it when it is what the button foretold."""
        only = await (
            asyncio.to_thread(kept, plan, left_out)
            if selected is None
            else asyncio.to_thread(origins, plan, selected)
        )
        narrowed = await self._plan(replace(self._desk.state.choices, only=only))
        if narrowed is None or narrowed.ready == foretold:
            return narrowed.plan if narrowed is not None else None
        text = self.tr(
            "Some files cannot be parted from others, so {count} would go back together. Look "
            "again, then roll back."
        ).format(count=number(narrowed.ready))
        self._show(told=Told(text))
        return None

    def _told(self, result: Result[dict[str, Any]]) -> Told:
        if result.is_failure():
            return Told(str(result.error()), "error")
        figures: Mapping[str, Any] = result.value()
        files = figures["files"] + figures["followers"]
        failed, waiting = figures["failed_operations"], figures["waiting_operations"]
        parts = [self.tr("Rolled back %Ln file(s).", "", files)]
        verdicts = Counter(figures["verdicts"])
        stayed = verdicts.total() - verdicts[Verdict.ALREADY_BACK] - files - failed
        if stayed > 0 and not waiting:
            parts.append(self.tr("%Ln stayed where they are.", "", stayed))
        if failed:
            parts.append(self.tr("%Ln step(s) failed and changed nothing.", "", failed))
        if waiting and figures["status"] == SessionStatus.INTERRUPTED.value:
            parts.append(self.tr("Stopped: %Ln step(s) wait in Recovery.", "", waiting))
        text = " ".join(parts)
        if not figures["recorded"]:
            return Told(text, "success")
        tone = "notice" if failed or waiting else "success"
        return Told(text, tone, NextStep.UNDO, str(figures["session_id"]))

    def _compare(self, progress: Progress) -> None:
        if self._desk.state.phase is HistoryPhase.CHECKING:
            self._show(progress=progress)

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))
