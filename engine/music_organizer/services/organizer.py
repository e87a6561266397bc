"""Organize a folder: plan, show, carry out, take back."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from music_organizer.errors import StoppedError, UsageError
from music_organizer.models.album_choice import AlbumChoices
from music_organizer.models.category import Category
from music_organizer.models.config import Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Stage
from music_organizer.services.choosing import looked_after
from music_organizer.services.organize_planning import (
    NO_ALBUMS,
    NO_CHOICES,
    OrganizePlanning,
    PlanRequest,
)
from music_organizer.services.pausable_run import OnFinished, OnProgress, PausableRun
from music_organizer.services.rollback import OperationRollbackService
from music_organizer.services.workspace import Workspace, answering


class EnhancedAsyncMusicOrganizer:  # noqa: PLR0904 - the documented methods and the window's
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
        self.workspace = workspace or Workspace(self.config, keeps_history=enable_operation_history)
        self._run = PausableRun(self.workspace, Stage.RUNNING)
        self._planning = OrganizePlanning(self.workspace, session_id)

    @answering
    async def plan(  # noqa: PLR0913 - each is a choice of its own
        self,
        source_dir: Path,
        target_dir: Path,
        *,
        progress: OnProgress | None = None,
        choices: Mapping[Path, ConflictStrategy] | None = None,
        albums: AlbumChoices | None = None,
        learns: bool = False,
        parts: Sequence[Path] = (),
        keeps: bool = False,
    ) -> Plan:
        """Say exactly what organizing would do; nothing on disk changes.

        Args:
            source_dir: the messy folder.
            target_dir: the library.
            progress: called on the caller's thread while scanning and reading.
            choices: conflict strategies for single files.
            albums: what is decided about albums, by key or as `Artist/Album`, for this plan
                alone; it goes before what `AlbumChoiceService` remembers.
            learns: whether the metadata cache may be filled, which writes its file.
            parts: folders and files of the source to keep to; all of it when left out.
            keeps: whether what was read is kept, for `plan_again` and `examples`.
        """
        request = PlanRequest(
            source=Path(source_dir),
            target=Path(target_dir),
            parts=parts,
            choices=choices or NO_CHOICES,
            albums=albums or NO_ALBUMS,
            learns=learns,
            keeps=keeps,
        )
        return await self._planning.plan(request, self.config, progress)

    @answering
    async def plan_again(
        self,
        config: Config | None = None,
        choices: Mapping[Path, ConflictStrategy] | None = None,
    ) -> Plan:
        """Plan once more what was read last, with other choices; no tag is read again.

        The new choices become those of this organizer as soon as there is a plan for them.

        Args:
            config: the choices for all files; as before when left out.
            choices: conflict strategies for single files; as before when left out.
        """
        config = self.config if config is None else config
        plan = await self._planning.plan_again(config, choices)
        self.config = config
        return plan

    @answering
    async def examples(
        self, path_formats: Mapping[Category, str], limit: int = 5
    ) -> list[tuple[Path, Path]]:
        """Say where path formats would put some of the files that were read last.

        Args:
            path_formats: the path format of every category.
            limit: most files.

        Returns:
            pairs of the path below the source and the path below the target, of as many
            categories as there are.
        """
        return await self._planning.examples(path_formats, limit)

    @answering
    async def freshness(self, plan: Plan) -> frozenset[int]:
        """Look at every file of a plan that waits, while nothing on disk changes.

        Returns:
            sequences of the operations whose file is not what it was when it was read.
        """
        changed: set[int] = set()
        async with aclosing(self.workspace.worker.slices(looked_after(plan))) as slices:
            async for looked in slices:
                changed.update(sequence for sequence, is_fresh in looked if not is_fresh)
        return frozenset(changed)

    @answering
    async def execute(
        self,
        plan: Plan,
        *,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> dict[str, Any]:
        """Carry out a plan as it is.

        Args:
            plan: what `plan` answered with.
            progress: called on the caller's thread, about 20 times a second.
            finished: called before it with the steps that have ended meanwhile.

        Returns:
            the figures of the run, among them `session_id`.
        """
        return await self._execute(plan, progress, finished)

    @answering
    async def organize_files(
        self, source_dir: Path, target_dir: Path, *, progress: OnProgress | None = None
    ) -> dict[str, Any]:
        """Plan and carry out in one go.

        Returns:
            the figures of the run, among them `session_id`.
        """
        self._run.begin()
        request = PlanRequest(source=Path(source_dir), target=Path(target_dir), learns=True)
        plan = await self._planning.plan(request, self.config, progress)
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
        self._planning.stop()
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

    async def _execute(
        self, plan: Plan, progress: OnProgress | None, finished: OnFinished | None = None
    ) -> dict[str, Any]:
        self.session_id = plan.session.session_id
        return await self._run.carry_out(plan, self.config, progress, finished)

    @property
    def _keeps(self) -> bool:
        return self.workspace.keeps_history

    def _known_session(self) -> str:
        if not self._keeps:
            raise UsageError("This organizer keeps no history, so there is nothing to look up.")
        if self.session_id is None:
            raise UsageError("Nothing was organized yet, so there is no session.")
        return self.session_id
