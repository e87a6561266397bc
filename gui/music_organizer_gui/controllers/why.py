"""Finds out what the “Why here?” panel tells, and drops answers that come too late."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_kinds import FileKind, kind_of
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.services.inspection import FileInspector
from music_organizer_gui.async_bridge import start
from music_organizer_gui.controllers.pictures import thumbnail
from music_organizer_gui.models.why_facts import FileFacts, NameConflict, conflict_of, place_of

# Whoever walks down the rows with the arrow keys does not have every file opened.
_PAUSE_SECONDS = 0.08
_SIDE = 72


class Panel(Protocol):
    """What is needed of the panel."""

    def show_nothing(self) -> None:
        """Explain nothing."""

    def show_operation(self, op: OperationRecord) -> None:
        """Explain an operation by what its record tells."""

    def show_tags(self, op: OperationRecord, audio: AudioFile) -> None:
        """Show what the file says of itself."""

    def show_conflict(
        self, op: OperationRecord, conflict: NameConflict, *, can_choose: bool
    ) -> None:
        """Offer what can be done about a name that is taken."""

    def show_files(self, op: OperationRecord, newcomer: FileFacts, holder: FileFacts) -> None:
        """Show both files that want a name."""

    def show_copy(self, op: OperationRecord, this: FileFacts, other: FileFacts) -> None:
        """Show the file beside another copy of its recording."""

    def tell_problem(self, op: OperationRecord, text: str) -> None:
        """Say why the file could not be read."""


class WhyController(QObject):
    """Feeds one panel.

    Args:
        panel: what is fed.
        inspector: reads tags and covers of single files.
        ratio: pixels of the screen for each pixel of the layout.
    """

    def __init__(
        self, panel: Panel, inspector: FileInspector, ratio: Callable[[], float] = lambda: 1.0
    ) -> None:
        super().__init__()
        self._panel, self._inspector, self._ratio = panel, inspector, ratio
        self._task: asyncio.Task[None] | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="why")
        self._is_closed = False

    def explain(
        self,
        op: OperationRecord | None,
        plan: Sequence[OperationRecord] = (),
        *,
        can_choose: bool = False,
    ) -> None:
        """Explain an operation from now on.

        Args:
            op: the operation; `None` explains nothing.
            plan: the operations it is one of, among which a taken name finds its holder.
            can_choose: whether the choice for a taken name can still be changed.
        """
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if op is None or self._is_closed:
            self._panel.show_nothing()
            return
        self._panel.show_operation(op)
        self._task = start(self._find_out(op, plan, can_choose=can_choose))

    def close(self) -> None:
        """Explain nothing more, and end the thread."""
        self._is_closed = True
        if self._task is not None:
            self._task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _find_out(
        self, op: OperationRecord, plan: Sequence[OperationRecord], *, can_choose: bool
    ) -> None:
        loop = asyncio.get_running_loop()
        conflict = await loop.run_in_executor(self._pool, conflict_of, op, plan)
        if conflict is not None:
            open_choice = can_choose and op.status in (
                OperationStatus.PENDING,
                OperationStatus.SKIPPED,
            )
            self._panel.show_conflict(op, conflict, can_choose=open_choice)
        await asyncio.sleep(_PAUSE_SECONDS)
        path = place_of(op)
        if path is None or op.operation_type.concerns_folder:
            return
        facts = await self._facts(path)
        if facts.audio is not None:
            self._panel.show_tags(op, facts.audio)
        elif facts.problem and op.stays is None:
            self._panel.tell_problem(op, facts.problem)
        if conflict is not None and conflict.holder is not None:
            other = await self._facts(conflict.holder)
            mine = await self._with_picture(facts)
            self._panel.show_files(op, mine, await self._with_picture(other))
        elif conflict is None and can_choose and (copies := op.metadata.get("copies")):
            other = await self._facts(Path(copies[0]))
            mine = await self._with_picture(facts)
            self._panel.show_copy(op, mine, await self._with_picture(other))

    async def _facts(self, path: Path) -> FileFacts:
        if kind_of(path.name) is not FileKind.AUDIO:
            return FileFacts(path)
        result = await self._inspector.inspect(path)
        error = result.error()
        if error is not None:
            return FileFacts(path, problem=str(error))
        return FileFacts(path, audio=result.value())

    async def _with_picture(self, facts: FileFacts) -> FileFacts:
        is_audio = kind_of(facts.path.name) is FileKind.AUDIO
        data = await self._cover((), facts.path) if is_audio else None
        data = data or await self._cover((facts.path,), None)
        if not data:
            return facts
        loop = asyncio.get_running_loop()
        image = await loop.run_in_executor(self._pool, thumbnail, data, _SIDE, self._ratio())
        picture = QPixmap.fromImage(image) if image is not None else None
        return FileFacts(facts.path, facts.audio, facts.problem, picture)

    async def _cover(self, paths: Sequence[Path], embedded_in: Path | None) -> bytes | None:
        result = await self._inspector.cover(paths, embedded_in)
        return result.value() if result.is_success() else None
