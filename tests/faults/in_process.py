"""The services in this process, on a disk that fails at one of its changing acts.

Slower machines and platforms on which nobody can ask the kernel about system calls are served by
this: it needs nothing but the engine.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from music_organizer import (
    Config,
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationRollbackService,
)
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.result import Result
from music_organizer.tags.cache import CACHE_FILE, TagCache
from music_organizer.tags.unreadable import UnreadableTags
from tests.faults.chronicle import told_sessions
from tests.faults.outcome import Outcome, gathered
from tests.faults.promises import Findings, digests, lost, not_restored, partial, untrue
from tests.faults.scene import SESSION, Scene
from tests.faults.workers import workers
from tests.support.audio import SEEDS
from tests.support.faulty_port import Mishap, Trap, faulty_disks
from tests.support.faulty_system import CutOff
from tests.support.reading import read_audio_file

LIBRARY = "listed"
Doing = Callable[[Config, Scene], Coroutine[Any, Any, Result[Any]]]


async def _organize(config: Config, scene: Scene) -> Result[Any]:
    async with EnhancedAsyncMusicOrganizer(config, session_id=SESSION) as organizer:
        return await organizer.organize_files(scene.source, scene.target)


async def _roll_back(config: Config, scene: Scene) -> Result[Any]:
    return await _taken_back(config, SESSION)


async def _redo(config: Config, scene: Scene) -> Result[Any]:
    return await _taken_back(config, told_sessions(scene.history)[-1].session_id)


async def _recover(config: Config, scene: Scene) -> Result[Any]:
    archive = HistoryArchive(config)
    try:
        return await archive.recover()
    finally:
        await archive.close()


async def _taken_back(config: Config, session_id: str) -> Result[Any]:
    service = OperationRollbackService(config)
    try:
        return await service.rollback_session(session_id)
    finally:
        await service.close()


def _cut_off(config: Config, scene: Scene) -> None:
    with faulty_disks(Trap(Mishap.ENDED_BEFORE, 12)), suppress(CutOff):
        asyncio.run(_organize(config, scene))


def _do(*doings: Doing) -> Callable[[Config, Scene], None]:
    def do(config: Config, scene: Scene) -> None:
        for doing in doings:
            asyncio.run(doing(config, scene)).value()

    return do


JOURNEYS: Mapping[str, tuple[Callable[[Config, Scene], None], Doing]] = MappingProxyType(
    {
        "organize": (_do(), _organize),
        "rollback": (_do(_organize), _roll_back),
        "redo": (_do(_organize, _roll_back), _redo),
        "recover": (_cut_off, _recover),
    }
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One mishap at one act of a journey.

    Attributes:
        journey: what is done.
        across: whether the library lies on another drive than the source.
        mishap: what happens.
        act: at which act, from 1; at none when 0.
        name: what that act is called.
    """

    journey: str
    across: bool
    mishap: Mishap = Mishap.REFUSED
    act: int = 0
    name: str = ""

    @property
    def setting(self) -> str:
        return f"{self.journey} {LIBRARY}{' across drives' if self.across else ''}"

    @property
    def label(self) -> str:
        return f"{self.name} #{self.act} {self.mishap.value}"

    def carried_out(self) -> Findings:
        """Strike, go on as a person would, and return every broken promise."""
        return _attempted(self)[1]


def strokes(journey: str, *, across: bool) -> Iterator[Stroke]:
    """Yield every mishap at every act of a journey."""
    acts, found = _attempted(Stroke(journey, across))
    if found.broken:
        raise AssertionError(found.sentences())
    for number, name in enumerate(acts, 1):
        for mishap in Mishap:
            yield Stroke(journey, across, mishap, number, name)


def failing_disks(words: Sequence[str], number: int, jobs: int) -> Iterator[Outcome | str]:
    """Run the suites whose name holds every word; yield outcomes, and meanwhile how far they are.

    Args:
        words: what names hold.
        number: every n-th stroke of each is tried.
        jobs: processes that work at once.
    """
    for journey in JOURNEYS:
        for across in (False, True):
            name = f"failing disk, {Stroke(journey, across).setting}"
            if not all(word in name for word in words):
                continue
            with workers(jobs) as pool:
                tried = list(strokes(journey, across=across))[::number]
                attempts = [(one.label, pool.submit(Stroke.carried_out, one)) for one in tried]
                yield from gathered(name, attempts)


def _attempted(stroke: Stroke) -> tuple[list[str], Findings]:
    scene = Scene.prepared(LIBRARY, across=stroke.across)
    try:
        return _struck(scene, stroke)
    finally:
        scene.remove()


def _struck(scene: Scene, stroke: Stroke) -> tuple[list[str], Findings]:
    config = Config(
        history_path=scene.history,
        conflict_strategy=ConflictStrategy.KEEP_BOTH,
        smart_cache=True,
        workers=1,
    )
    _learn(config, scene)
    start, known, found = scene.state(), digests(scene), Findings()
    before, doing = JOURNEYS[stroke.journey]
    before(config, scene)
    with faulty_disks(Trap(stroke.mishap, stroke.act)) as trap, suppress(CutOff):
        asyncio.run(doing(config, scene))
    found.add("lost", lost(scene, Counter(known.values())))
    found.add("partial", partial(scene, known.values()))
    asyncio.run(_recover(config, scene)).value()
    for step in (None, _roll_back):
        if step is not None and told_sessions(scene.history):
            asyncio.run(step(config, scene)).value()
        operations = [session.operations for session in told_sessions(scene.history)]
        found.add("untrue", untrue(scene, start, operations, known))
    found.add("lost", lost(scene, Counter(known.values())))
    begun = bool(told_sessions(scene.history))
    found.add("not restored", not_restored(start, scene.state(), begun=begun))
    return trap.acts, found


def _learn(config: Config, scene: Scene) -> None:
    """Put all tags into the cache, so that no process has to be started to read them."""
    read = []
    for path in sorted(scene.source.rglob("*.*")):
        if path.suffix[1:] in SEEDS and not path.is_symlink():
            with suppress(UnreadableTags):
                read.append(read_audio_file(path))
    TagCache(config.history_path.with_name(CACHE_FILE)).put_many(read)
