"""From a folder that was dropped to a plan, and from the plan to a library."""

import asyncio
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.errors import MusicOrganizerError, StoppedError
from music_organizer.models.config import Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.progress import Progress
from music_organizer.result import Result
from music_organizer.services.choosing import chosen
from music_organizer.services.exporting import json_lines
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer.services.reports import write_new_file
from music_organizer.services.sample import make_sample_library
from music_organizer_gui.async_bridge import async_slot
from music_organizer_gui.controllers.engine import Engine
from music_organizer_gui.controllers.folders import folders_found, likely_target, source_of
from music_organizer_gui.controllers.organize_run import OrganizeRun
from music_organizer_gui.models.organize_state import OrganizeState, Phase, PlanDigest


class OrganizeController(QObject):
    """Leads one organize run from its folders to its end.

    Args:
        engine: the services.
    """

    changed = Signal(object)
    """Carries the `OrganizeState` that is to be shown."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._organizer: EnhancedAsyncMusicOrganizer | None = None
        self._strategies: dict[Path, ConflictStrategy] = {}
        self._work: asyncio.Task[None] | None = None
        self._in_place = False
        self._begins = self._is_closed = False
        self.run = OrganizeRun(engine)
        self.run.changed.connect(lambda changes: self._show(**changes))
        self.state = OrganizeState()

    @property
    def is_busy(self) -> bool:
        """Whether files are being changed."""
        return self.state.phase.is_busy

    @property
    def organizer(self) -> EnhancedAsyncMusicOrganizer | None:
        """The service that holds the scan which is shown, for who wants examples from it."""
        return self._organizer

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Preview folders and files that were dropped, chosen or handed over."""
        if self.is_busy or not paths:
            return
        source, parts = source_of(paths)
        target = self.state.target or likely_target(source, self._engine.preferences.recent)
        self._look(source, parts, target)

    def take_pair(self, source: Path, target: Path) -> None:
        """Preview a pair of folders that was worked on before."""
        if not self.is_busy:
            self._look(source, (), target)

    def set_target(self, target: Path) -> None:
        """Choose another library."""
        if self.is_busy:
            return
        if self.state.source is None:
            self._show(target=target)
        else:
            self._look(self.state.source, self.state.parts, target)

    @async_slot
    async def use_sample(self) -> None:
        """Write the sample library and preview it."""
        try:
            source, target = await asyncio.to_thread(make_sample_library)
        except (MusicOrganizerError, OSError) as error:
            self._show(problem=str(error))
            return
        self._look(source, (), target)

    def rescan(self) -> None:
        """Read the source again."""
        if self.state.source is not None and self.state.target is not None and not self.is_busy:
            in_place = self._in_place
            self._look(self.state.source, self.state.parts, self.state.target, in_place=in_place)

    def tidy_in_place(self) -> None:
        """Preview a library that is tidied inside its own folder."""
        source = self.state.source
        if source is not None and source == self.state.target and not self.is_busy:
            self._look(source, (), source, in_place=True)

    def start_over(self) -> None:
        """Go back to the empty page."""
        if not self.is_busy:
            self._cancel()
            self._organizer = None
            self._replace(OrganizeState(target=self.state.target))

    @async_slot
    async def use_config(self, config: Config) -> None:
        """Plan the same files again with other options."""
        self._engine.preferences.set_config(config)
        await self.plan_again()

    @async_slot
    async def choose_strategy(self, sources: Collection[Path], strategy: ConflictStrategy) -> None:
        """Decide what happens to files whose name is taken.

        Args:
            sources: the newcomers.
            strategy: what is to happen.
        """
        self._strategies |= dict.fromkeys(sources, strategy)
        await self.plan_again()

    @async_slot
    async def use_strategy_for_all(self, config: Config, strategy: ConflictStrategy) -> None:
        """Decide alike for every name that is taken, also where it was decided otherwise before.

        Args:
            config: the options so far.
            strategy: what is to happen.
        """
        self._strategies.clear()
        self._engine.preferences.set_config(replace(config, conflict_strategy=strategy))
        await self.plan_again()

    def show_problem(self, text: str) -> None:
        """Say what stands in the way."""
        self._show(problem=text)

    @async_slot
    async def export_plan(self, path: Path) -> None:
        """Write the plan that is shown to a file, as JSON."""
        if self.state.plan is None:
            return
        try:
            await asyncio.to_thread(write_new_file, path, json_lines(self.state.plan.operations))
        except MusicOrganizerError as error:
            self._show(problem=str(error))

    @async_slot
    async def organize(self, left_out: Collection[int]) -> None:
        """Carry out what was previewed, but for what was left out.

        Args:
            left_out: sequences of the operations that were unticked.
        """
        plan, organizer = self.state.plan, self._organizer
        at_rest = self.state.phase is Phase.PREVIEW and not self._begins
        if plan is None or organizer is None or not at_rest:
            return
        self._begins = True
        try:
            wanted = await self._checked(organizer, plan, left_out)
        finally:
            self._begins = False
        if wanted is not None and self.state.plan is plan and not self._is_closed:
            self._work = asyncio.current_task()
            await self.run.carry_out(organizer, wanted)

    async def _checked(
        self, organizer: EnhancedAsyncMusicOrganizer, plan: Plan, left_out: Collection[int]
    ) -> Plan | None:
        """Return what is to be done, `None` while the person has not seen what changed."""
        looked = await organizer.freshness(plan)
        if looked.is_failure():
            self._show(problem=str(looked.error()))
            return None
        stale = looked.value()
        if stale - self.state.stale:
            self._show(stale=stale)
            return None
        return await asyncio.to_thread(chosen, plan, left_out, stale)

    def stop(self) -> None:
        """End scan or run after the file at work; what was done stays."""
        at_work = self.run if self.is_busy else self._organizer
        if at_work is not None:
            at_work.stop()

    @async_slot
    async def retry_failed(self) -> None:
        """Plan what failed again, unless the library went away with its drive."""
        source, target = self.state.source, self.state.target
        if source is None or target is None:
            return
        failed = (op.source_path for op in self.state.failures)
        # A step on a playlist or on the holder of a name works in the library itself.
        parts = [path for path in failed if path is not None and path.is_relative_to(source)]
        had_files = self.state.folders.exists or bool((self.state.figures or {}).get("files"))
        if had_files and not await asyncio.to_thread(target.is_dir):
            # Planned now, the library would be made anew below the empty mount point.
            gone = self.tr("{folder} is not there: connect its drive, then retry.")
            self._show(problem=gone.format(folder=target))
            return
        self._look(source, tuple(parts) or self.state.parts, target)

    def close(self) -> None:
        """Begin nothing more, and end whatever is at work after the file at work."""
        self._is_closed = True
        self.stop()

    async def ended(self) -> None:
        """Wait until whatever is at work has ended."""
        if self._work is not None and self._work is not asyncio.current_task():
            await asyncio.gather(self._work, return_exceptions=True)

    def _look(
        self, source: Path, parts: Sequence[Path], target: Path, *, in_place: bool = False
    ) -> None:
        self._cancel()
        self._in_place = in_place
        self._strategies.clear()
        self._replace(
            OrganizeState(phase=Phase.SCANNING, source=source, parts=parts, target=target)
        )
        self._work = self._preview(source, parts, target)

    def _cancel(self) -> None:
        if self._work is not None and not self._work.done():
            self.stop()
            self._work.cancel()

    @async_slot
    async def _preview(self, source: Path, parts: Sequence[Path], target: Path) -> None:
        config = self._config()
        folders = await asyncio.to_thread(folders_found, source, target, config, parts)
        if folders.source_problem or folders.target_problem:
            self._show(phase=Phase.PREVIEW, folders=folders)
            return
        self._show(folders=folders)
        if self._is_closed:
            return
        self._organizer = self._engine.organizer(config)
        result = await self._organizer.plan(
            source, target, parts=parts, progress=self._follow, learns=True, keeps=True
        )
        await self._take_plan(result)
        if result.is_success():
            self._engine.preferences.add_recent(source, target)

    async def plan_again(self) -> None:
        """Plan what was read once more, with the choices as they are now."""
        if self._organizer is None or self.state.phase is not Phase.PREVIEW:
            return
        result = await self._organizer.plan_again(self._config(), self._strategies)
        await self._take_plan(result)

    async def _take_plan(self, result: Result[Plan]) -> None:
        if self.is_busy:
            return
        if result.is_failure():
            stopped = isinstance(result.error(), StoppedError)
            problem = "" if stopped else str(result.error())
            self._show(phase=Phase.PREVIEW, problem=problem, progress=None)
            return
        plan = result.value()
        digest = await asyncio.to_thread(PlanDigest.of, plan)
        outline = await asyncio.to_thread(PlanOutline, plan)
        self._show(
            phase=Phase.PREVIEW,
            plan=plan,
            digest=digest,
            outline=outline,
            problem="",
            progress=None,
            stale=frozenset(),
            figures=None,
            failures=(),
        )

    def _follow(self, progress: Progress) -> None:
        self._show(progress=progress)

    def _config(self) -> Config:
        return replace(self._engine.preferences.config, in_place=self._in_place)

    def _show(self, **changes: object) -> None:
        self._replace(replace(self.state, **changes))

    def _replace(self, state: OrganizeState) -> None:
        self.state = state
        self.changed.emit(state)
