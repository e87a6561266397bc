"""What the history page is carrying out: watched, held, let go on, ended."""

import asyncio
from typing import Any, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject

from music_organizer.errors import StoppedError
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.result import Failure, Result
from music_organizer.services.pausable_run import OnFinished, OnProgress
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import HistoryPhase, Told
from music_organizer_gui.models.run_pace import RunPace


class PlanService(Protocol):
    """A service that carries out a plan and can be held meanwhile."""

    async def execute(
        self,
        plan: Plan,
        *,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> Result[dict[str, Any]]:
        """Carry out a plan."""

    def pause(self) -> None:
        """Hold the run after the file at work."""

    def resume(self) -> None:
        """Let a held run go on."""

    def stop(self) -> None:
        """End the run after the file at work."""


class HistoryRun(QObject):
    """The one rollback or restore that is at work.

    Args:
        desk: what the page shows, and where its wishes come from.
    """

    def __init__(self, desk: HistoryDesk) -> None:
        super().__init__()
        self._desk = desk
        self._service: PlanService | None = None
        self._work: asyncio.Task[Any] | None = None
        self._is_closed = False
        self._pace = RunPace()
        desk.pause_requested.connect(self._pause)
        desk.resume_requested.connect(self._go_on)
        desk.stop_requested.connect(self.stop)

    async def carry_out(self, service: PlanService, plan: Plan) -> Result[dict[str, Any]]:
        """Carry out a plan to its end, or to where it is stopped.

        Args:
            service: made for this run.
            plan: what it planned.
        """
        if self._is_closed:
            return Failure(StoppedError("Stopped before the first step; nothing was changed."))
        self._service, self._work = service, asyncio.current_task()
        self._pace.forget()
        self._show(phase=HistoryPhase.RUNNING, plan=plan, progress=None, told=Told())
        result = await service.execute(
            plan, progress=self._follow, finished=self._desk.steps_finished.emit
        )
        self._service = None
        return result

    def stop(self) -> None:
        """End after the file at work; what was done stays."""
        if self._service is not None:
            self._service.stop()

    def close(self) -> None:
        """Begin nothing more, and end whatever is at work after the file at work."""
        self._is_closed = True
        self.stop()

    async def ended(self) -> None:
        """Wait until whatever is at work has ended and was told of."""
        if self._work is not None and self._work is not asyncio.current_task():
            await asyncio.gather(self._work, return_exceptions=True)

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
        self._desk.show(replace(self._desk.state, **changes))
