"""A plan on its way to becoming a library: carried out, held, ended, taken back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from music_organizer.models.operation import OperationStatus
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.result import Result
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.models.run_pace import RunPace

if TYPE_CHECKING:
    from music_organizer_gui.controllers.history_run import PlanService


class OrganizeRun(QObject):
    """Carries out one plan at a time.

    Args:
        engine: the services.
    """

    changed = Signal(object)
    """Carries what of the `OrganizeState` is different now, by its name."""
    steps_finished = Signal(object)
    """Carries the records of steps that have just ended."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._service: PlanService | None = None
        self._phase = Phase.RUNNING
        self._pace = RunPace()
        self._rolls_back = self._is_stopped = False

    async def carry_out(self, organizer: EnhancedAsyncMusicOrganizer, plan: Plan) -> None:
        """Carry out a plan to its end, or to where it is stopped.

        Args:
            organizer: the service that made the plan.
            plan: the plan.
        """
        self._service, self._phase = organizer, Phase.RUNNING
        self._rolls_back = self._is_stopped = False
        self._pace.forget()
        self._tell(phase=Phase.RUNNING, plan=plan, problem="", progress=None, failures=())
        self._engine.history_changed.emit()
        result = await organizer.execute(
            plan, progress=self._follow, finished=self.steps_finished.emit
        )
        back = None
        if self._rolls_back and result.is_success():
            back = await self._roll_back(plan.session.session_id)
        self._service = None
        self._end(result, back)

    def pause(self) -> None:
        """Hold the run after the file at work."""
        if self._service is not None:
            self._service.pause()
            self._pace.forget()
            self._tell(phase=Phase.PAUSED, rate=0.0, seconds_left=0.0)

    def go_on(self) -> None:
        """Let a held run go on."""
        if self._service is not None:
            self._service.resume()
            self._tell(phase=self._phase)

    def stop(self) -> None:
        """End the run, or its way back, after the file at work; what was done stays."""
        if self._service is not None:
            self._is_stopped, self._rolls_back = True, False
            self._service.stop()

    def stop_and_roll_back(self) -> None:
        """End the run and put back what it did."""
        if self._service is not None and self._phase is Phase.RUNNING:
            self._rolls_back = True
            self._service.stop()

    async def _roll_back(self, session_id: str) -> Mapping[str, Any] | None:
        """Return the figures of the way back, `None` when it was not begun."""
        service = self._engine.rollback()
        self._service, self._phase = service, Phase.ROLLING_BACK
        self._tell(phase=Phase.ROLLING_BACK, rate=0.0, seconds_left=0.0)
        self._pace.forget()
        result: Result[Any] = await service.plan(session_id)
        if result.is_success() and not self._is_stopped:
            result = await service.execute(result.value(), progress=self._follow)
            if result.is_success():
                figures: Mapping[str, Any] = result.value()
                return figures
        if result.is_failure():
            self._tell(problem=str(result.error()))
        return None

    def _end(self, result: Result[dict[str, Any]], back: Mapping[str, Any] | None) -> None:
        if result.is_failure():
            self._tell(phase=Phase.PREVIEW, problem=str(result.error()), progress=None)
        else:
            whole = back is not None and not back["waiting_operations"]
            partly = back["files"] if back is not None and not whole else 0
            figures = {**result.value(), "rolled_back": whole, "put_back": partly}
            failures = [
                op for op in figures["failures"] if op.status is not OperationStatus.COMPLETED
            ]
            self._tell(phase=Phase.DONE, figures=figures, failures=failures)
        self._engine.history_changed.emit()

    def _follow(self, progress: Progress) -> None:
        rate, left = self._pace.note(progress)
        self._tell(progress=progress, rate=rate, seconds_left=left)

    def _tell(self, **changes: object) -> None:
        self.changed.emit(changes)
