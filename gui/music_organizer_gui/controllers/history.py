"""The sessions of the history: read, chosen, searched and shown with their operations."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.errors import (
    HistoryDamagedError,
    HistoryLockedError,
    HistoryTooNewError,
    MusicOrganizerError,
)
from music_organizer.models.session import OperationSession
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.history_run import HistoryRun
from music_organizer_gui.controllers.restoring import RestoreController
from music_organizer_gui.controllers.rollback import RollbackController
from music_organizer_gui.controllers.sessions import SessionsController
from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.models.history_state import (
    HistoryPhase,
    HistoryState,
    NextStep,
    Told,
)
from music_organizer_gui.models.session_table import PAGE

_MOST_FOUND = 500
_READ_AT_ONCE = 20_000
_READ_FIRST = 2_000
_NOTHING = Told()


class HistoryController(QObject):
    """Leads the history page: reads what it shows and passes its wishes on.

    Args:
        engine: the services.
        desk: what the page shows.
    """

    shown = Signal()
    """A session was asked for from elsewhere, so the page should come into sight."""

    def __init__(self, engine: Engine, desk: HistoryDesk) -> None:
        super().__init__()
        self._engine = engine
        self._desk = desk
        self._wanted = PAGE
        self._search = ""
        self.sessions = SessionsController(engine, desk)
        self._run = HistoryRun(desk)
        self.rollbacks = RollbackController(engine, desk, self._run)
        self.restores = RestoreController(engine, desk, self._run)
        self.rollbacks.ended.connect(self._show_result)
        self.restores.ended.connect(self._show_result)
        self.sessions.deleted.connect(self._forget_chosen)
        desk.refresh_requested.connect(self.refresh)
        desk.sessions.more_requested.connect(self._read_more)
        desk.sessions.order_requested.connect(self.refresh)
        desk.session_chosen.connect(self._choose)
        desk.search_requested.connect(self._find)
        desk.preview_left.connect(self._leave_preview)
        desk.undo_requested.connect(self._preview_session)
        desk.session_preview_requested.connect(self._preview_session)
        engine.history_changed.connect(self.refresh)

    @property
    def is_busy(self) -> bool:
        """Whether files are being changed."""
        return self._desk.state.phase.is_busy

    @async_slot
    async def show_session(self, session_id: str, preview_rollback: bool = False) -> None:
        """Bring a session into sight.

        Args:
            session_id: the session.
            preview_rollback: whether its rollback is previewed at once.
        """
        self.shown.emit()
        if self.is_busy:
            return
        await self._read()
        await self._open(session_id)
        if preview_rollback and self._desk.state.session is not None:
            await self.rollbacks.preview_now(None)

    @async_slot
    async def refresh(self, *_: object) -> None:
        """Read the sessions again."""
        await self._read()

    def stop(self) -> None:
        """End a rollback or restore after the file at work."""
        self._run.stop()

    def close(self) -> None:
        """Begin nothing more, and end whatever is at work."""
        self._run.close()
        self.sessions.stop_verifying()

    async def ended(self) -> None:
        """Wait until a rollback or restore has ended."""
        await self._run.ended()

    @async_slot
    async def _read_more(self) -> None:
        """Add the next sessions to those that are shown."""
        table = self._desk.sessions
        order, known = table.order, list(table.sessions)
        last = known[-1].session_id if known else None
        result = await self._engine.history.sessions(PAGE + 1, order=order, after=last)
        if result.is_failure():
            self._show(told=_told_of(result.error()))
        elif table.order == order and list(table.sessions) == known:
            self._wanted = len(known) + PAGE
            found = result.value()
            table.show_sessions([*known, *found[:PAGE]], has_more=len(found) > PAGE)

    async def _read(self) -> None:
        order = self._desk.sessions.order
        result = await self._engine.history.sessions(self._wanted + 1, order=order)
        if result.is_failure():
            self._show(told=_told_of(result.error()), is_loaded=True)
            return
        if order != self._desk.sessions.order:
            return  # they are being read in the order that is wished for by now
        sessions = result.value()
        has_more = len(sessions) > self._wanted
        shown = sessions[: self._wanted]
        self._desk.sessions.show_sessions(shown, has_more=has_more)
        state = self._desk.state
        chosen = state.session
        now = _of_id(shown, chosen.session_id) if chosen is not None else None
        if now is not None:
            self._show(session=now, name=self._desk.sessions.name_of(now))
            if chosen is not None and _stands_otherwise(chosen, now):
                await self._show_operations(now.session_id)
        if state.told.next_step in (NextStep.TRY_AGAIN, NextStep.REBUILD):
            self._show(told=Told())
        self._show(is_loaded=True)
        nothing = self._desk.state.phase is HistoryPhase.EMPTY
        if nothing and shown and self._desk.is_in_sight:
            await self._open(shown[0].session_id, self._desk.state.told)

    @async_slot
    async def _choose(self, session_id: str) -> None:
        chosen = self._desk.state.session
        if not self.is_busy:
            await self._open(session_id)
        elif chosen is not None:
            self._desk.rows_wanted.emit(chosen.session_id)

    async def _open(self, session_id: str, told: Told = _NOTHING) -> None:
        session = _of_id(self._desk.sessions.sessions, session_id)
        if session is None:
            # It lies further down than was read, or is gone by now.
            session = await self._session_beyond(session_id)
        if session is None:
            self._show(told=Told(self.tr("This session is not in the history any more."), "error"))
            return
        self.sessions.stop_verifying()
        self._desk.rows_wanted.emit(session_id)
        self._desk.show(
            HistoryState(
                phase=HistoryPhase.SESSION,
                is_loaded=True,
                session=session,
                name=self._desk.sessions.name_of(session),
                told=told,
            )
        )
        await self._show_operations(session_id)

    async def _session_beyond(self, session_id: str) -> OperationSession | None:
        while self._desk.sessions.canFetchMore(self._desk.sessions.index(-1, -1)):
            self._wanted *= 4
            await self._read()
            found = _of_id(self._desk.sessions.sessions, session_id)
            if found is not None:
                return found
        return None

    async def _show_operations(self, session_id: str) -> None:
        session = self._desk.state.session
        if session is not None and session.total_operations > _READ_AT_ONCE:
            await self._show_outline(session_id, limit=_READ_FIRST)
        await self._show_outline(session_id)

    async def _show_outline(self, session_id: str, limit: int | None = None) -> None:
        """Show the operations of a session, the first of them while the others are read."""
        if not self._is_chosen(session_id):
            return
        result = await self._engine.outlines.of_session(session_id, limit)
        if not self._is_chosen(session_id):
            return
        self._show(is_partly_read=limit is not None)
        if result.is_failure():
            self._desk.operations_changed.emit(None)
            self._show(told=_told_of(result.error()))
        elif self._desk.state.phase is HistoryPhase.SESSION:
            self._desk.operations_changed.emit(result.value())

    def _is_chosen(self, session_id: str) -> bool:
        chosen = self._desk.state.session
        return chosen is not None and chosen.session_id == session_id

    @async_slot
    async def _find(self, text: str) -> None:
        self._search = text
        if not text.strip():
            return
        result = await self._engine.history.search(text, _MOST_FOUND + 1)
        if self._search != text:
            return
        if result.is_failure():
            self._show(told=_told_of(result.error()))
            return
        found = result.value()
        names = {
            one.session_id: self._desk.sessions.name_of(one) for one in self._desk.sessions.sessions
        }
        self._desk.found.show_found(found[:_MOST_FOUND], names)
        self._desk.search_answered.emit(
            text, min(len(found), _MOST_FOUND), len(found) > _MOST_FOUND
        )

    @async_slot
    async def _leave_preview(self) -> None:
        chosen = self._desk.state.session
        if self.is_busy:
            return
        if chosen is None:
            self._desk.operations_changed.emit(None)
            self._desk.show(HistoryState(is_loaded=True))
        else:
            await self._open(chosen.session_id)

    @async_slot
    async def _preview_session(self, session_id: str) -> None:
        await self.show_session(session_id, preview_rollback=True)

    @async_slot
    async def _show_result(self, session_id: str, told: Told) -> None:
        self._engine.history_changed.emit()
        await self._read()
        await self._open(session_id, told)

    @async_slot
    async def _forget_chosen(self, session_id: str) -> None:
        chosen = self._desk.state.session
        if chosen is not None and chosen.session_id == session_id:
            self._desk.operations_changed.emit(None)
            self._desk.show(HistoryState(is_loaded=True, told=self._desk.state.told))

    def _show(self, **changes: object) -> None:
        self._desk.show(replace(self._desk.state, **changes))


def _stands_otherwise(before: OperationSession, now: OperationSession) -> bool:
    return (before.status, before.completed_operations) != (now.status, now.completed_operations)


def _of_id(sessions: Sequence[OperationSession], session_id: str) -> OperationSession | None:
    return next((one for one in sessions if one.session_id == session_id), None)


def _told_of(error: MusicOrganizerError | None) -> Told:
    """Say why the history cannot be used, with the way out."""
    if isinstance(error, HistoryDamagedError):
        return Told(str(error), "error", NextStep.REBUILD)
    if isinstance(error, (HistoryLockedError, HistoryTooNewError)):
        return Told(str(error), "error", NextStep.TRY_AGAIN)
    return Told(str(error), "error", NextStep.TRY_AGAIN)
