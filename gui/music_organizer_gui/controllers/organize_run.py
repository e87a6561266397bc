"""A plan on its way to becoming a library: carried out, held, ended, taken back."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from music_organizer.models.operation import OperationStatus
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress
from music_organizer.result import Result
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.organize_state import Phase
from music_organizer_gui.models.run_pace import RunPace


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
        self._organizer: EnhancedAsyncMusicOrganizer | None = None
        self._pace = RunPace()
        self._rolls_back = False

    async def carry_out(self, organizer: EnhancedAsyncMusicOrganizer, plan: Plan) -> None:
        """Carry out a plan to its end, or to where it is stopped.

        Args:
            organizer: the service that made the plan.
            plan: the plan.
        """
        self._organizer, self._rolls_back = organizer, False
        self._pace.forget()
        self._tell(phase=Phase.RUNNING, plan=plan, problem="", progress=None, failures=())
        self._engine.history_changed.emit()
        result = await organizer.execute(
            plan, progress=self._follow, finished=self.steps_finished.emit
        )
        if self._rolls_back and result.is_success():
            await self._roll_back(plan.session.session_id)
        self._organizer = None
        self._end(result)

    def pause(self) -> None:
        """Hold the run after the file at work."""
        if self._organizer is not None:
            self._organizer.pause()
            self._pace.forget()
            self._tell(phase=Phase.PAUSED, rate=0.0, seconds_left=0.0)

    def go_on(self) -> None:
        """Let a held run go on."""
        if self._organizer is not None:
            self._organizer.resume()
            self._tell(phase=Phase.RUNNING)

    def stop_and_roll_back(self) -> None:
        """End the run and put back what it did."""
        if self._organizer is not None:
            self._rolls_back = True
            self._organizer.stop()

    async def _roll_back(self, session_id: str) -> None:
        self._tell(phase=Phase.ROLLING_BACK, rate=0.0, seconds_left=0.0)
        self._pace.forget()
        service = self._engine.rollback()
        planned = await service.plan(session_id)
        result = (
            planned
            if planned.is_failure()
            else await service.execute(planned.value(), progress=self._follow)
        )
        if result.is_failure():
            self._rolls_back = False
            self._tell(problem=str(result.error()))

    def _end(self, result: Result[dict[str, Any]]) -> None:
        if result.is_failure():
            self._tell(phase=Phase.PREVIEW, problem=str(result.error()), progress=None)
        else:
            figures = {**result.value(), "rolled_back": self._rolls_back}
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
