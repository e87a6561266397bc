"""From two folders to a plan, and from what was read to further plans."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.errors import SessionIdError, StoppedError, StorageError, UsageError
from music_organizer.filesystem.locks import FolderLock
from music_organizer.garbage import without_garbage_collection
from music_organizer.models.album_choice import AlbumChoice, AlbumChoices
from music_organizer.models.category import Category
from music_organizer.models.config import BackupPolicy, Config, JunkPolicy
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.session import OperationSession
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.services.folders import (
    checked_folders,
    checked_parts,
    checked_playlist_folders,
)
from music_organizer.services.gathering import Gathering
from music_organizer.services.kept_scan import KeptScan
from music_organizer.services.organize_session import Choices, check_choices, organize_session
from music_organizer.services.pausable_run import OnProgress
from music_organizer.services.workspace import Workspace
from music_organizer.tags.cache import CACHE_FILE, TagCache

NO_CHOICES: Choices = MappingProxyType({})
NO_ALBUMS: AlbumChoices = MappingProxyType({})


class PlanRequest(Struct, frozen=True, kw_only=True):
    """What is to be planned.

    Attributes:
        source: the messy folder.
        target: the library.
        parts: folders and files of the source to keep to; all of it when empty.
        choices: conflict strategies for single files.
        albums: what was decided about albums, besides what is remembered.
        learns: whether the metadata cache may be filled.
        keeps: whether what was read is kept for further plans.
    """

    source: Path
    target: Path
    parts: Sequence[Path] = ()
    choices: Choices = field(default_factory=lambda: NO_CHOICES)
    albums: AlbumChoices = field(default_factory=lambda: NO_ALBUMS)
    learns: bool = False
    keeps: bool = False

    def checked(self, config: Config) -> "PlanRequest":
        """Return the request with all links on the way resolved.

        Raises:
            FolderError: the folders cannot be used, or do not fit together.
        """
        parts: Sequence[Path] = ()
        if self.parts:
            source, target, parts = checked_parts(self.source, self.parts, self.target, config.mode)
        else:
            source, target = checked_folders(
                self.source, self.target, config.mode, in_place=config.in_place
            )
        return replace(self, source=source, target=target, parts=parts)


class OrganizePlanning:
    """Reads a source once and makes plans of it.

    Args:
        workspace: the history and the worker.
        session_id: id of every session planned; made from date and time when left out.
    """

    def __init__(self, workspace: Workspace, session_id: str | None) -> None:
        self._workspace = workspace
        self._session_id = session_id
        self._gathering: Gathering | None = None
        self._kept: tuple[PlanRequest, KeptScan] | None = None
        self._stopped = False

    def stop(self) -> None:
        """End a scan; may be called from any thread."""
        self._stopped = True
        if self._gathering is not None:
            self._gathering.cancel()

    async def plan(self, request: PlanRequest, config: Config, progress: OnProgress | None) -> Plan:
        """Read a source and plan it."""
        self._stopped = False
        self._kept = None
        with without_garbage_collection():
            request, session = await self._begun(request, config)
            scan = await self._scanned(request, config, progress)
            is_whole = not request.parts
            plan = await self._planned(scan, session, config, request, is_fresh=is_whole)
        self._kept = (request, scan) if request.keeps else None
        return plan

    async def plan_again(self, config: Config, choices: Choices | None) -> Plan:
        """Plan what was read last with other choices."""
        request, scan = self._known()
        if choices is not None:
            request = replace(request, choices=choices)
        request, session = await self._begun(request, config)
        plan = await self._planned(scan, session, config, request, is_fresh=False)
        self._kept = request, scan
        return plan

    async def examples(
        self, path_formats: Mapping[Category, str], limit: int
    ) -> list[tuple[Path, Path]]:
        """Say where path formats would put some of the files that were read last."""
        request, scan = self._known()
        remembered = await self._workspace.worker.run(self._remembered)
        choices = {**remembered, **request.albums}
        return await self._workspace.worker.run(scan.examples, path_formats, limit, choices)

    async def _planned(
        self,
        scan: KeptScan,
        session: OperationSession,
        config: Config,
        request: PlanRequest,
        *,
        is_fresh: bool,
    ) -> Plan:
        await self._read_playlists(scan, session, config, is_fresh=is_fresh)
        if not self._workspace.keeps_history:
            # Nothing could bring back what went to the backup.
            config = replace(config, junk=JunkPolicy.LEAVE)
        remembered = await self._workspace.worker.run(self._remembered)
        chosen = ChosenAlbums({**remembered, **request.albums})
        plan = await self._workspace.worker.run(
            scan.planned, session, config, request.choices, chosen
        )
        unmet = sorted(chosen.unmet & request.albums.keys())
        if unmet:
            raise UsageError(
                f"No album in {request.source} is {unmet[0]!r}: give it as ARTIST/ALBUM, as the "
                "plan names them. Nothing was touched."
            )
        if plan.changes_nothing:
            await self._workspace.worker.run(self._check_no_other_run, session)
        return plan

    def _check_no_other_run(self, session: OperationSession) -> None:
        """Let nobody believe that there is nothing to do while files are on their way.

        Raises:
            FoldersBusyError: another run is at work on the folders.
        """
        place = self._workspace.lock_folder
        if place.is_dir():
            roots = [root for root in session.roots if root.is_dir()]
            # Whoever cannot make locks at all hears of it from the run itself.
            with suppress(StorageError), FolderLock(place, *roots):
                pass

    async def _begun(
        self, request: PlanRequest, config: Config
    ) -> tuple[PlanRequest, OperationSession]:
        keeps_history = self._workspace.keeps_history
        check_choices(config, request.choices, keeps_history=keeps_history)
        request = request.checked(config)
        folders = checked_playlist_folders(config.playlist_folders) if config.playlists else ()
        config = replace(config, playlist_folders=folders)
        session = organize_session(
            config, self._session_id, request.source, request.target, request.choices
        )
        await self._workspace.worker.run(self._check_free, session)
        return request, session

    async def _scanned(
        self, request: PlanRequest, config: Config, progress: OnProgress | None
    ) -> KeptScan:
        cache = TagCache(config.history_path.with_name(CACHE_FILE)) if config.smart_cache else None
        self._gathering = Gathering(
            request.source, config.workers, cache, learns=request.learns, parts=request.parts
        )
        async with aclosing(self._workspace.worker.slices(self._gathering.run())) as slices:
            async for told in slices:
                if progress is not None:
                    progress(told[-1])
        if self._stopped:
            raise StoppedError("Stopped while reading; nothing was changed.")
        if progress is not None:
            progress(Progress(Stage.PLANNING))
        material, self._gathering = self._gathering.material, None
        return KeptScan(request.source, material, is_kept=request.keeps)

    async def _read_playlists(
        self, scan: KeptScan, session: OperationSession, config: Config, *, is_fresh: bool
    ) -> None:
        """Read the playlists that a plan may have to rewrite, unless they are known already.

        What a playlist was goes to the backup, so without one they are left alone.
        """
        keeps = self._workspace.keeps_history and config.backup is not BackupPolicy.NONE
        roots = session.roots if keeps and config.playlists else ()
        if scan.playlist_roots == roots:
            return
        gathering = scan.playlist_gathering(roots, is_fresh=is_fresh)
        async with aclosing(self._workspace.worker.slices(gathering.run())) as slices:
            async for _ in slices:
                if self._stopped:
                    raise StoppedError("Stopped while reading; nothing was changed.")
        scan.take_playlists(roots, gathering.playlists)

    def _check_free(self, session: OperationSession) -> None:
        with self._workspace.reading() as queries:
            taken = queries.session(session.session_id) is not None
        if self._workspace.keeps_history and (taken or session.backup_folder.exists()):
            raise SessionIdError(
                f"There is a session {session.session_id!r} already. Nothing was touched; choose "
                "another id, or leave it out."
            )

    def _remembered(self) -> dict[str, AlbumChoice]:
        with self._workspace.reading() as queries:
            return {one.key: one.choice for one in queries.album_choices.all()}

    def _known(self) -> tuple[PlanRequest, KeptScan]:
        if self._kept is None:
            raise UsageError("Nothing was read and kept yet, so there is nothing to plan again.")
        return self._kept
