"""The window as a whole: its totals, its badge, and how it is closed."""

from PySide6.QtCore import QObject, Signal

from music_organizer.models.session import SessionKind
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine

_LOOKED_AT = 200


class WindowController(QObject):
    """Tells the window what the history holds.

    Args:
        engine: the services.
    """

    totals_changed = Signal(int, int, int)
    """Sessions, operations, and how many files can still go back."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        engine.history_changed.connect(self.refresh)

    @async_slot
    async def refresh(self, *_: object) -> None:
        """Read the totals again."""
        result = await self._engine.history.totals()
        if result.is_success():
            totals = result.value()
            self.totals_changed.emit(totals.sessions, totals.operations, totals.can_go_back)

    async def latest(self, *, redo: bool) -> str:
        """Return the id of the latest session that undo, or redo, would take back.

        Args:
            redo: whether the latest rollback is meant, instead of the latest run.
        """
        result = await self._engine.history.sessions(_LOOKED_AT)
        if result.is_failure():
            return ""
        for session in result.value():
            is_rollback = session.kind is SessionKind.ROLLBACK
            if session.standing_files and is_rollback == redo:
                return session.session_id
        return ""
