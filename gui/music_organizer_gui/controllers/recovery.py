"""Sessions that were cut off: told of, finished or put back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.models.operation import OperationRecord
from music_organizer.models.progress import Progress
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer.result import Failure, Result, Success
from music_organizer.services.history_reader import UnsettledSession
from music_organizer.services.rollback import OperationRollbackService
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.models.recovery_desk import (
    HalfDone,
    RecoveryDesk,
    WaitingSession,
)
from music_organizer_gui.models.run_pace import RunPace
from music_organizer_gui.models.session_words import from_to, from_to_below, session_name, shown
from music_organizer_gui.sentences import retold


class _Halting(Struct, frozen=True):
    """How what is at work is held and ended."""

    pause: Callable[[], None]
    go_on: Callable[[], None]
    stop: Callable[[], None]


class RecoveryController(QObject):
    """Leads the recovery page, and says how many sessions wait.

    Args:
        engine: the services.
        desk: what the page shows.
    """

    waiting_changed = Signal(int, str)
    """How many sessions wait, and a calm sentence about them; the sentence is empty for none."""

    def __init__(self, engine: Engine, desk: RecoveryDesk) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._pace = RunPace()
        self._halting: _Halting | None = None
        self._work: asyncio.Task[Any] | None = None
        self._is_stopped = False
        self._problems: dict[str, str] = {}
        desk.finish_requested.connect(self._finish)
        desk.put_back_requested.connect(self._put_back)
        desk.file_finish_requested.connect(self._finish_file)
        desk.file_put_back_requested.connect(self._put_back_file)
        desk.pause_requested.connect(self._pause)
        desk.resume_requested.connect(self._go_on)
        desk.stop_requested.connect(self.stop)
        engine.history_changed.connect(self.refresh)

    @property
    def is_busy(self) -> bool:
        """Whether files are being changed."""
        return bool(self._desk.state.at_work)

    @async_slot
    async def refresh(self, *_: object) -> None:
        """Look again which sessions wait."""
        await self._read()

    def stop(self) -> None:
        """End what is at work after the file at work."""
        self._is_stopped = True
        if self._halting is not None:
            self._halting.stop()

    async def ended(self) -> None:
        """Wait until whatever is at work has ended."""
        if self._work is not None and self._work is not asyncio.current_task():
            await asyncio.gather(self._work, return_exceptions=True)

    async def _read(self) -> None:
        result = await self._engine.history.unsettled()
        if result.is_failure():
            self._show(sessions=(), problem=str(result.error()))
            return
        waiting = tuple(self._told(one) for one in result.value())
        self._show(sessions=waiting, problem="")
        self.waiting_changed.emit(len(waiting), self._sentence(waiting))

    @async_slot
    async def _finish(self, session_id: str) -> None:
        if not self.is_busy:
            archive = self._engine.archive
            self._halting = _Halting(archive.pause, archive.go_on, archive.stop)
            await self._carry_out(session_id, self._finish_now)

    @async_slot
    async def _finish_file(self, session_id: str, sequence: int) -> None:
        if not self.is_busy:
            await self._carry_out(session_id, partial(self._finish_file_now, sequence))

    @async_slot
    async def _put_back(self, session_id: str) -> None:
        await self._put_back_as(session_id, RollbackChoices())

    @async_slot
    async def _put_back_file(self, session_id: str, sequence: int) -> None:
        await self._put_back_as(session_id, RollbackChoices(only=frozenset({sequence})))

    async def _put_back_as(self, session_id: str, choices: RollbackChoices) -> None:
        if not self.is_busy:
            service = self._engine.rollback()
            self._halting = _Halting(service.pause, service.resume, service.stop)
            await self._carry_out(session_id, partial(self._put_back_now, service, choices))

    async def _carry_out(
        self, session_id: str, work: Callable[[str], Awaitable[Result[str]]]
    ) -> None:
        """Do something about a session and tell what came of it."""
        self._work = asyncio.current_task()
        self._pace.forget()
        self._is_stopped = False
        self._problems.pop(session_id, None)
        self._show(at_work=session_id, told="", progress=None, is_paused=False)
        result = await work(session_id)
        self._halting = None
        if result.is_failure():
            self._problems[session_id] = str(result.error())
        told = result.value() if result.is_success() else ""
        self._show(at_work="", progress=None, is_paused=False, told=told)
        await self._read()
        self._engine.history_changed.emit()

    async def _finish_now(self, session_id: str) -> Result[str]:
        settled = await self._engine.archive.recover()
        if isinstance(settled, Failure):
            return settled
        waiting = self._waiting(session_id)
        if waiting is not None and not waiting.waiting:
            return Success(self.tr("The disk was looked at again."))
        if self._is_stopped:
            return Success("")
        result = await self._engine.archive.resume(session_id, progress=self._follow)
        if isinstance(result, Failure):
            return result
        figures = result.value()
        taken = self.tr("%Ln step(s) were taken.", "", figures["completed_operations"])
        return Success(" ".join([taken, *self._shortcomings(figures)]))

    async def _finish_file_now(self, sequence: int, session_id: str) -> Result[str]:
        settled = await self._engine.archive.recover()
        if isinstance(settled, Failure):
            return settled
        left = await self._engine.history.unsettled()
        if isinstance(left, Failure):
            return left
        steps = (
            op for one in left.value() for op in one.operations if _is(op, session_id, sequence)
        )
        still = next(steps, None)
        if still is None:
            return Success(self.tr("The file was finished."))
        name = (still.destination or still.origin or Path()).name
        return Success(
            self.tr("Nothing can be told of {file} yet: {found}").format(
                file=shown(name), found=retold(still.error_message or "")
            )
        )

    async def _put_back_now(
        self, service: OperationRollbackService, choices: RollbackChoices, session_id: str
    ) -> Result[str]:
        planned = await service.plan(session_id, choices=choices)
        if isinstance(planned, Failure):
            return planned
        if self._is_stopped:
            return Success("")
        result = await service.execute(planned.value(), progress=self._follow)
        if isinstance(result, Failure):
            return result
        figures = result.value()
        files = figures["files"] + figures["followers"]
        back = self.tr("%Ln file(s) were put back.", "", files)
        stays = sum(
            count for verdict, count in figures["verdicts"].items() if Verdict(verdict).is_open
        )
        parts = [back, *self._shortcomings(figures)]
        if stays:
            parts.append(self.tr("%Ln stayed; their session in the history says why.", "", stays))
        return Success(" ".join(parts))

    def _shortcomings(self, figures: Mapping[str, Any]) -> list[str]:
        failed, waiting = figures["failed_operations"], figures["waiting_operations"]
        parts = []
        if failed:
            parts.append(self.tr("%Ln step(s) failed and changed nothing.", "", failed))
        if waiting:
            parts.append(self.tr("Stopped: %Ln step(s) still wait.", "", waiting))
        return parts

    def _waiting(self, session_id: str) -> WaitingSession | None:
        sessions = self._desk.state.sessions
        return next((one for one in sessions if one.session_id == session_id), None)

    def _told(self, found: UnsettledSession) -> WaitingSession:
        session = found.session
        return WaitingSession(
            session_id=session.session_id,
            name=session_name(session),
            folders=from_to(session),
            begun=session.start_time,
            done=max(session.standing_files - len(found.operations), 0),
            waiting=found.waiting,
            half_done=tuple(
                HalfDone(
                    op.sequence,
                    op.origin,
                    op.destination,
                    retold(op.error_message or ""),
                    from_to_below(session, op.origin, op.destination),
                )
                for op in found.operations
            ),
            problem=self._problems.get(session.session_id, ""),
        )

    def _sentence(self, sessions: Sequence[WaitingSession]) -> str:
        if not sessions:
            return ""
        if len(sessions) > 1:
            return self.tr("%Ln session(s) were interrupted; nothing is lost.", "", len(sessions))
        one = sessions[0]
        said = self.tr("“{session}” was interrupted; nothing is lost.").format(session=one.name)
        waits = self.tr("%Ln step(s) wait.", "", one.waiting) if one.waiting else ""
        return f"{said} {waits}".strip()

    def _pause(self) -> None:
        if self._halting is not None:
            self._halting.pause()
            self._pace.forget()
            self._show(is_paused=True, rate=0.0, seconds_left=0.0)

    def _go_on(self) -> None:
        if self._halting is not None:
            self._halting.go_on()
            self._show(is_paused=False)

    def _follow(self, progress: Progress) -> None:
        rate, left = self._pace.note(progress)
        self._show(progress=progress, rate=rate, seconds_left=left)

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))


def _is(op: OperationRecord, session_id: str, sequence: int) -> bool:
    return op.session_id == session_id and op.sequence == sequence
