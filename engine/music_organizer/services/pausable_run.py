"""Carry a run out in slices, so that it can be watched, held and ended between two of them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from typing import Any

from music_organizer.models.config import Config
from music_organizer.models.operation import OperationRecord
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.services.run_report import RunReport
from music_organizer.services.session_run import SessionRun
from music_organizer.services.workspace import Workspace

OnProgress = Callable[[Progress], None]
OnFinished = Callable[[Sequence[OperationRecord]], None]


def changes_something(plan: Plan) -> bool:
    """Tell whether a plan has a single step that is carried out."""
    return not plan.changes_nothing


class PausableRun:
    """The run of a service, or the one it is about to begin.

    Args:
        workspace: the history that runs become a part of, and the thread they are carried out on.
        stage: what the runs of the service are called.
    """

    def __init__(self, workspace: Workspace, stage: Stage) -> None:
        self._workspace = workspace
        self._stage = stage
        self._run: SessionRun | None = None
        self._going_on = asyncio.Event()
        self._going_on.set()
        self.is_stopped = False

    def begin(self) -> None:
        """Forget that an earlier run was stopped; a stop from now on counts for the next one."""
        self.is_stopped = False

    def pause(self) -> None:
        """Hold the run after the files of the slice at work."""
        self._going_on.clear()

    def resume(self) -> None:
        """Let a paused run go on."""
        self._going_on.set()

    def stop(self) -> None:
        """End the run after the file at work, whether it is paused or not."""
        self.is_stopped = True
        if self._run is not None:
            self._run.stop()
        self._going_on.set()

    async def carry_out(
        self,
        plan: Plan,
        config: Config,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
        *,
        is_recorded: Callable[[Plan], bool] = changes_something,
    ) -> dict[str, Any]:
        """Carry a plan out as it is and return the figures of the run.

        Args:
            plan: the plan.
            config: how carefully.
            progress: called on the caller's thread, about 20 times a second.
            finished: called before it with the steps that have ended meanwhile.
            is_recorded: tells whether there is anything to carry out or to record.
        """
        self.begin()
        workspace, worker = self._workspace, self._workspace.worker
        report = await worker.run(RunReport, plan)
        if not await worker.run(is_recorded, plan):
            return report.figures(recorded=False)
        history = await worker.run(workspace.history) if workspace.keeps_history else None
        run = SessionRun.of(plan, config, workspace.lock_folder, history)
        await self.follow(run, run.run(), report, progress, finished)
        return await worker.run(report.figures, recorded=history is not None)

    async def follow(
        self,
        run: SessionRun,
        steps: Iterator[OperationRecord],
        report: RunReport,
        progress: OnProgress | None,
        finished: OnFinished | None = None,
    ) -> None:
        """Pull the steps of a run to their end.

        Args:
            run: the run that is stopped when the person says so.
            steps: its steps.
            report: takes them in.
            progress: called on the caller's thread, about 20 times a second.
            finished: called before it with the steps that have ended meanwhile.
        """
        self._run = run
        if self.is_stopped:
            run.stop()
        try:
            async with aclosing(self._workspace.worker.slices(steps)) as slices:
                async for ended in slices:
                    report.add(ended)
                    if finished is not None:
                        finished(ended)
                    if progress is not None:
                        progress(report.progress(self._stage))
                    await self._going_on.wait()
        finally:
            self._run = None
