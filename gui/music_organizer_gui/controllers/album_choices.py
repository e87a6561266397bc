"""What a person decides about the albums of a plan, remembered and planned again."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from music_organizer.models.album_choice import AlbumChoice, PlannedAlbum
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.organize import OrganizeController


class AlbumController(QObject):
    """Decides about albums from now on, in the plan that is shown and in every later one.

    Args:
        engine: the services.
        organize: plans again.
    """

    def __init__(self, engine: Engine, organize: OrganizeController) -> None:
        super().__init__()
        self._engine, self._organize = engine, organize

    @async_slot
    async def treat(self, albums: Sequence[PlannedAlbum], choice: AlbumChoice | None) -> None:
        """Decide what some albums are; `None` lets their tags decide."""
        if choice is None:
            done = await self._engine.albums.forget([album.key for album in albums])
        else:
            done = await self._engine.albums.remember(albums, choice)
        if done.is_failure():
            self._organize.show_problem(str(done.error()))
        else:
            await self._organize.plan_again()
