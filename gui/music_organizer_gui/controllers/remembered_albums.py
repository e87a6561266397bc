"""Lists on the settings page what was decided about albums, and takes it back."""

from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from music_organizer.models.album_choice import RememberedChoice
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.sentences import retold


class AlbumList(Protocol):
    """What is needed of the list."""

    shown: Any
    forget_requested: Any

    def show_choices(self, choices: list[RememberedChoice]) -> None:
        """List what was decided."""

    def tell_problem(self, text: str) -> None:
        """Say why the list could not be read or changed."""


class RememberedAlbumsController(QObject):
    """Leads one list.

    Args:
        shown: the list.
        engine: knows what was decided.
    """

    forgotten = Signal()
    """Choices were taken back, so a plan that is shown is out of date."""

    def __init__(self, shown: AlbumList, engine: Engine) -> None:
        super().__init__()
        self._list, self._engine = shown, engine
        shown.shown.connect(self._refresh)
        shown.forget_requested.connect(self._forget)

    @async_slot
    async def _refresh(self) -> None:
        await self._show()

    @async_slot
    async def _forget(self, keys: list[str]) -> None:
        result = await self._engine.albums.forget(keys)
        await self._show()
        if result.is_failure():
            self._list.tell_problem(retold(str(result.error())))
        else:
            self.forgotten.emit()

    async def _show(self) -> None:
        result = await self._engine.albums.choices()
        if result.is_failure():
            self._list.tell_problem(retold(str(result.error())))
        else:
            self._list.show_choices(result.value())
