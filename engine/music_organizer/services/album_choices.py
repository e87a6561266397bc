"""Decide about albums once and for all, see what was decided, and take it back."""

from collections.abc import Iterable

from music_organizer.errors import UsageError
from music_organizer.models.album_choice import (
    AlbumChoice,
    AlbumChoices,
    PlannedAlbum,
    RememberedChoice,
)
from music_organizer.models.config import Config
from music_organizer.models.operation import now
from music_organizer.models.plan import Plan
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.services.workspace import Workspace, answering


class AlbumChoiceService:
    """Remembers what a person decided about albums; the next plan obeys.

    Args:
        config: says where the history lies.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())

    @answering
    async def choices(self) -> list[RememberedChoice]:
        """Return every choice, by artist and name of the album."""
        return await self.workspace.worker.run(self._choices)

    @answering
    async def remember(self, albums: Iterable[PlannedAlbum], choice: AlbumChoice) -> None:
        """Let a choice hold for these albums in every plan from now on."""
        moment = now()
        remembered = [
            RememberedChoice(
                key=album.key,
                name=album.name,
                album_artist=album.album_artist,
                choice=choice,
                moment=moment,
            )
            for album in albums
        ]
        await self.workspace.worker.run(
            lambda: self.workspace.history().album_choices.keep(remembered)
        )

    @answering
    async def remember_for(self, plan: Plan, choices: AlbumChoices) -> None:
        """Remember what was decided for the albums of a plan; `None` takes a choice back.

        Args:
            plan: made with these choices.
            choices: by key or as `Artist/Album`.
        """
        chosen = ChosenAlbums(choices)
        for album in plan.albums.all():
            key = chosen.key_for(album)
            if key is None:
                continue
            choice = choices[key]
            if choice is None:
                (await self.forget([album.key])).value()
            else:
                (await self.remember([album], choice)).value()

    @answering
    async def forget(self, keys: Iterable[str]) -> None:
        """Let the tags decide again about these albums."""
        keys = list(keys)
        await self.workspace.worker.run(lambda: self.workspace.history().album_choices.forget(keys))

    @answering
    async def forget_named(self, name: str) -> RememberedChoice:
        """Take back the choice about an album, given by its key or as `ARTIST/ALBUM`.

        Raises:
            UsageError: nothing was decided about such an album.
        """
        known = await self.workspace.worker.run(self._choices)
        found = [one for one in known if name in (one.key, f"{one.album_artist}/{one.name}")]
        if len(found) != 1:
            several = f"{len(found)} albums are called so; give the key of one" if found else ""
            nothing = "Nothing was decided about such an album; `albums` lists what was"
            raise UsageError(f"{name!r}: {several or nothing}.")
        history = await self.workspace.worker.run(self.workspace.history)
        await self.workspace.worker.run(history.album_choices.forget, [found[0].key])
        return found[0]

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()

    def _choices(self) -> list[RememberedChoice]:
        with self.workspace.reading() as queries:
            return queries.album_choices.all()
