"""The window as a whole: its totals, its badge, and how it is closed."""

from PySide6.QtCore import QObject, Signal

from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine


class WindowController(QObject):
    """Tells the window what the history holds.

    Args:
        engine: the services.
    """

    totals_changed = Signal(int, int, int)
    """Sessions, operations, and how many of them can still go back."""

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
