"""Organize a folder: plan, show, carry out, take back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from music_organizer.errors import SessionIdError, StoppedError, UsageError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.config import BackupPolicy, Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord, now
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.session import OperationSession, check_session_id, new_session_id
from music_organizer.planning.organize_planner import plan_organize
from music_organizer.services.folders import checked_folders, checked_parts
from music_organizer.services.gathering import Gathering
from music_organizer.services.pausable_run import OnProgress, PausableRun
from music_organizer.services.rollback import OperationRollbackService
from music_organizer.services.run_report import RunReport
from music_organizer.services.session_run import SessionRun
from music_organizer.services.workspace import Workspace, answering
from music_organizer.tags.cache import TagCache

CACHE_FILE = "tags.db"


class EnhancedAsyncMusicOrganizer:
    """Turns a messy folder into a library, and back.

    Args:
        config: the choices; the defaults when left out.
        enable_operation_history: whether every step is recorded and can be rolled back.
        session_id: id of the session; made from date and time when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(
        self,
        config: Config | None = None,
        enable_operation_history: bool = True,
        session_id: str | None = None,
        *,
        workspace: Workspace | None = None,
    ) -> None:
        self.config = config or Config()
        self.session_id = session_id
        self._given_id = session_id
        self.workspace = workspace or Workspace(self.config, keeps_history=enable_operation_history)
        self._run = PausableRun(self.workspace.worker, Stage.RUNNING)
        self._gathering: Gathering | None = None

    @answering
    async def plan(
        self,
        source_dir: Path,
        target_dir: Path,
        *,
        progress: OnProgress | None = None,
        choices: Mapping[Path, ConflictStrategy] | None = None,
        learns: bool = False,
        parts: Sequence[Path] = (),
    ) -> Plan:
        """Say exactly what organizing would do; nothing on disk changes.

        Args:
            source_dir: the messy folder.
            target_dir: the library.
            progress: called on the caller's thread while scanning and reading.
            choices: conflict strategies for single files.
            learns: whether the metadata cache may be filled, which writes its file.
            parts: folders and files of the source to keep to; all of it when left out.
        """
        return await self._plan(
            source_dir, target_dir, progress, choices or {}, learns=learns, parts=parts
        )

    @answering
    async def execute(self, plan: Plan, *, progress: OnProgress | None = None) -> dict[str, Any]:
        """Carry out a plan as it is.

        Args:
            plan: what `plan` answered with.
            progress: called on the caller's thread, about 20 times a second.

        Returns:
            the figures of the run, among them `session_id`.
        """
        self._run.begin()
        return await self._execute(plan, progress)

    @answering
    async def organize_files(
        self, source_dir: Path, target_dir: Path, *, progress: OnProgress | None = None
    ) -> dict[str, Any]:
        """Plan and carry out in one go.

        Returns:
            the figures of the run, among them `session_id`.
        """
        plan = await self._plan(source_dir, target_dir, progress, {}, learns=True)
        if self._run.is_stopped:
            raise StoppedError("Stopped before the first step; nothing was changed.")
        return await self._execute(plan, progress)

    @answering
    async def get_operation_history(self) -> list[OperationRecord]:
        """Return every operation of this organizer's session."""
        session_id = self._known_session()
        return await self.workspace.worker.run(
            lambda: list(self.workspace.history().queries.operations(session_id))
        )

    @answering
    async def rollback_session(self, dry_run: bool = False) -> dict[str, Any]:
        """Put everything back that this organizer's session moved.

        Args:
            dry_run: only say what would happen.
        """
        service = OperationRollbackService(workspace=self.workspace)
        result = await service.rollback_session(self._known_session(), dry_run)
        return result.value()

    def pause(self) -> None:
        """Hold a run after the file at work."""
        self._run.pause()

    def resume(self) -> None:
        """Let a paused run go on."""
        self._run.resume()

    def stop(self) -> None:
        """End a scan or run after the file at work; what was done stays and is recorded."""
        if self._gathering is not None:
            self._gathering.cancel()
        self._run.stop()

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()

    async def __aenter__(self) -> "EnhancedAsyncMusicOrganizer":
        """Use the organizer in a block."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        await self.close()

    async def _plan(
        self,
        source: Path,
        target: Path,
        progress: OnProgress | None,
        choices: Mapping[Path, ConflictStrategy],
        *,
        learns: bool,
        parts: Sequence[Path] = (),
    ) -> Plan:
        config = self.config
        self._run.begin()
        self._check_choices()
        if parts:
            source, target, parts = checked_parts(Path(source), parts, Path(target), config.mode)
        else:
            source, target = checked_folders(
                Path(source), Path(target), config.mode, in_place=config.in_place
            )
        session = OperationSession(
            session_id=check_session_id(self._given_id or new_session_id()),
            start_time=now(),
            source_root=source,
            target_root=target,
            library_root=target,
            metadata=_options(config),
        )
        await self.workspace.worker.run(self._check_free, session)
        cache = TagCache(config.history_path.with_name(CACHE_FILE)) if config.smart_cache else None
        self._gathering = Gathering(source, config.workers, cache, learns=learns, parts=parts)
        await self._follow(self._gathering.run(), progress)
        if self._run.is_stopped:
            raise StoppedError("Stopped while reading; nothing was changed.")
        if progress is not None:
            progress(Progress(Stage.PLANNING))
        material, self._gathering = self._gathering.material, None
        return await self.workspace.worker.run(
            plan_organize, material, session, config, LookingGlass(), choices
        )

    async def _follow(self, steps: Iterator[Progress], progress: OnProgress | None) -> None:
        async with aclosing(self.workspace.worker.slices(steps)) as slices:
            async for told in slices:
                if progress is not None:
                    progress(told[-1])

    async def _execute(self, plan: Plan, progress: OnProgress | None) -> dict[str, Any]:
        self.session_id = plan.session.session_id
        report = RunReport(plan)
        if plan.changes_nothing:
            return report.figures(recorded=False)
        history = await self.workspace.worker.run(self.workspace.history) if self._keeps else None
        run = SessionRun.of(plan, self.config, self.workspace.lock_folder, history)
        await self._run.follow(run, run.run(), report, progress)
        return report.figures(recorded=history is not None)

    @property
    def _keeps(self) -> bool:
        return self.workspace.keeps_history

    def _check_choices(self) -> None:
        replaces = self.config.conflict_strategy is ConflictStrategy.REPLACE
        keeps_all = self.config.backup is BackupPolicy.ALL
        if replaces and (self.config.backup is BackupPolicy.NONE or not self._keeps):
            raise UsageError(
                "Replacing needs a backup of what is replaced: it could not be rolled back, and "
                "music would be lost. Turn backups and history on, or choose another strategy."
            )
        if keeps_all and not self._keeps:
            raise UsageError("Backups of every file need the history: nothing could find them.")

    def _check_free(self, session: OperationSession) -> None:
        with self.workspace.reading() as queries:
            taken = queries.session(session.session_id) is not None
        if self._keeps and (taken or session.backup_folder.exists()):
            raise SessionIdError(
                f"There is a session {session.session_id!r} already. Nothing was touched; choose "
                "another id, or leave it out."
            )

    def _known_session(self) -> str:
        if not self._keeps:
            raise UsageError("This organizer keeps no history, so there is nothing to look up.")
        if self.session_id is None:
            raise UsageError("Nothing was organized yet, so there is no session.")
        return self.session_id


def _options(config: Config) -> dict[str, Any]:
    return {
        "mode": config.mode.value,
        "conflict_strategy": config.conflict_strategy.value,
        "backup": config.backup.value,
        "checksums": config.checksums.value,
        "verify": config.verify,
        "path_formats": {key.value: text for key, text in config.path_formats.items()},
    }
