"""Carry a run out in slices, so that it can be watched, held and ended between two of them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing

from music_organizer.models.operation import OperationRecord
from music_organizer.models.progress import Progress, Stage
from music_organizer.services.run_report import RunReport
from music_organizer.services.session_run import SessionRun
from music_organizer.services.worker import Worker

OnProgress = Callable[[Progress], None]
OnFinished = Callable[[Sequence[OperationRecord]], None]


class PausableRun:
    """The run of a service, or the one it is about to begin.

    Args:
        worker: the thread that runs are carried out on.
        stage: what the runs of the service are called.
    """

    def __init__(self, worker: Worker, stage: Stage) -> None:
        self._worker = worker
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
            async with aclosing(self._worker.slices(steps)) as slices:
                async for ended in slices:
                    report.add(ended)
                    if finished is not None:
                        finished(ended)
                    if progress is not None:
                        progress(report.progress(self._stage))
                    await self._going_on.wait()
        finally:
            self._run = None
