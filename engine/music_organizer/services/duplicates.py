"""Find duplicates, show them, and part with what is not needed, so that it can come back."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from music_organizer.errors import StoppedError, UsageError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.config import BackupPolicy, Config, TransferMode
from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch
from music_organizer.models.operation import now
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.session import (
    PLAYLIST_FOLDERS,
    OperationSession,
    SessionKind,
    new_session_id,
)
from music_organizer.planning.fingerprints import percent
from music_organizer.planning.keeper import known_tags, sound
from music_organizer.planning.parting_planner import plan_parting
from music_organizer.playlists.playlist import Playlist
from music_organizer.services.duplicate_search import FolderSearch
from music_organizer.services.folders import (
    check_mode,
    checked_playlist_folders,
    readable_source,
    resolved,
)
from music_organizer.services.pausable_run import OnFinished, OnProgress, PausableRun
from music_organizer.services.playlist_gathering import PlaylistGathering
from music_organizer.services.workspace import Workspace, answering

__all__ = ["DuplicateService", "known_tags", "percent", "sound"]

_LOOKED_FOR = DuplicateSearch()


class DuplicateService:
    """Finds files that hold one recording, and puts those that are not needed into the backup.

    Args:
        config: the choices; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())
        self.config = config or self.workspace.config
        self._run = PausableRun(self.workspace, Stage.PARTING)
        self._search: FolderSearch | None = None
        self._is_stopped = False

    @answering
    async def find(
        self,
        folder: Path,
        search: DuplicateSearch = _LOOKED_FOR,
        *,
        keep: Iterable[Path] = (),
        progress: OnProgress | None = None,
        learns: bool = True,
    ) -> DuplicateReport:
        """Look through a folder; nothing in it changes.

        Args:
            folder: the folder.
            search: what is looked for.
            keep: files, or folders of files, that are to stay whatever else speaks for others.
            progress: called on the caller's thread.
            learns: whether what was read and heard may be remembered beside the history.
        """
        self._is_stopped = False
        root = readable_source(Path(folder))
        kept = [_inside(root, Path(one)) for one in keep]
        looking = FolderSearch(root, search, self.config, learns=learns)
        self._search = looking
        worker = self.workspace.worker
        try:
            await self._followed(looking.run(), progress)
            if progress is not None:
                progress(Progress(Stage.PLANNING))
            report = await worker.run(looking.report, kept)
            await self._followed(looking.look_at_covers(report), progress)
        finally:
            self._search = None
            await asyncio.shield(worker.run(looking.close))
        return report

    async def _followed(self, steps: Iterator[Progress], progress: OnProgress | None) -> None:
        """Take steps on the worker until they end, telling how far they have come.

        Raises:
            StoppedError: somebody stopped the search.
        """
        async with aclosing(self.workspace.worker.slices(steps)) as slices:
            async for told in slices:
                if progress is not None:
                    progress(told[-1])
        if self._is_stopped:
            raise StoppedError("Stopped while reading; nothing was changed.")

    @answering
    async def plan(self, report: DuplicateReport) -> Plan:
        """Plan to part with every unwanted copy of a report; nothing on disk changes.

        The plan is a session of its own: rolling it back brings every copy back.
        """
        config = self.config
        if config.backup is BackupPolicy.NONE:
            raise UsageError(
                "What is not kept goes to the backup, and backups are turned off. Nothing was "
                "touched; turn them on to part with duplicates."
            )
        check_mode(report.folder, TransferMode.MOVE)
        folders = checked_playlist_folders(config.playlist_folders) if config.playlists else ()
        session = _session(report, folders)
        playlists = await self._playlists(session.roots) if config.playlists else []
        return await self.workspace.worker.run(
            plan_parting, report, session, config, LookingGlass(), playlists
        )

    @answering
    async def execute(
        self,
        plan: Plan,
        *,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> dict[str, Any]:
        """Carry out a plan as it is.

        Returns:
            the figures of the run, among them `session_id` and `to_backup`.
        """
        return await self._run.carry_out(plan, self.config, progress, finished)

    async def _playlists(self, roots: Sequence[Path]) -> list[Playlist]:
        gathering = PlaylistGathering(roots)
        async with aclosing(self.workspace.worker.slices(gathering.run())) as slices:
            async for _ in slices:
                if self._is_stopped:
                    raise StoppedError("Stopped while reading; nothing was changed.")
        return gathering.playlists

    def pause(self) -> None:
        """Hold a run after the file at work."""
        self._run.pause()

    def resume(self) -> None:
        """Let a paused run go on."""
        self._run.resume()

    def stop(self) -> None:
        """End a search or run after the file at work; what was done stays and is recorded."""
        self._is_stopped = True
        if self._search is not None:
            self._search.cancel()
        self._run.stop()

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()


def _inside(root: Path, path: Path) -> Path:
    """Return a file or folder that is to be kept, its folder's links resolved."""
    found = resolved(path)
    if found != root and not found.is_relative_to(root):
        raise UsageError(f"{path} does not lie inside {root}, so it is kept anyway.")
    if not found.exists():
        raise UsageError(f"{path} does not exist. Nothing was touched.")
    return found


def _session(report: DuplicateReport, playlist_folders: Sequence[Path]) -> OperationSession:
    folder = report.folder
    noted: dict[str, Any] = {"groups": len(report.groups)}
    if playlist_folders:
        noted[PLAYLIST_FOLDERS] = [str(one) for one in playlist_folders]
    return OperationSession(
        session_id=new_session_id(SessionKind.DUPLICATES),
        start_time=now(),
        source_root=folder,
        target_root=folder,
        library_root=folder,
        kind=SessionKind.DUPLICATES,
        metadata=noted,
    )
