"""Plans and stored sessions for tests of what is shown of them."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from music_organizer import Config, EnhancedAsyncMusicOrganizer, OperationRollbackService, Plan
from music_organizer.demo.library import write_sample_library
from music_organizer.history.history import History
from music_organizer.history.outline import SessionOutline
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    operation_id,
)
from music_organizer.models.session import OperationSession, SessionKind

SOURCE, TARGET = Path("/in"), Path("/out")
MOMENT = datetime(2026, 1, 31, tzinfo=UTC)


def session(kind: SessionKind = SessionKind.ORGANIZE, **values: object) -> OperationSession:
    return OperationSession(
        session_id="made",
        start_time=MOMENT,
        source_root=SOURCE,
        target_root=TARGET,
        library_root=TARGET,
        kind=kind,
        **values,  # type: ignore[arg-type]
    )


def step(
    sequence: int, source: str | None, target: str | None, **values: object
) -> OperationRecord:
    """Return a step between paths below `/in` and `/out`; a move of audio if nothing else."""
    chosen: dict[str, Any] = {
        "operation_type": OperationType.MOVE,
        "status": OperationStatus.PENDING,
        "reason": "Albums: a test",
        "file_size": 100 + sequence,
        **values,
    }
    return OperationRecord(
        id=operation_id("made", sequence),
        session_id="made",
        timestamp=MOMENT,
        source_path=None if source is None else SOURCE / source,
        target_path=None if target is None else TARGET / target,
        sequence=sequence,
        **chosen,
    )


def plan_of(*steps: OperationRecord, kind: SessionKind = SessionKind.ORGANIZE) -> Plan:
    return Plan(session(kind), steps)


def albums(count: int, tracks: int = 3) -> list[OperationRecord]:
    """Return the steps of several albums, named so that they are shown in their order."""
    return [
        step(
            number * tracks + track + 1,
            f"heap/{number:04}-{track}.mp3",
            f"Albums/Ada/A{number:04}/{track + 1:02} Song.mp3",
        )
        for number in range(count)
        for track in range(tracks)
    ]


def stored(path: Path, steps: Iterable[OperationRecord], **values: object) -> SessionOutline:
    """Write a session into a history and show it."""
    made = session(**values)  # type: ignore[arg-type]
    with History(path) as history:
        history.journal.begin(made, [])
        history.journal.add(list(steps))
        found = history.queries.session("made")
    assert found is not None
    return SessionOutline(path, found)


def sample_plans(base: Path) -> tuple[Plan, Plan]:
    """Organize the sample library; return that plan, and the preview of its rollback.

    One file is edited, one removed and one moved in between.
    """
    return asyncio.run(_sample_plans(base))


async def _sample_plans(base: Path) -> tuple[Plan, Plan]:
    source, target = base / "source", base / "library"
    write_sample_library(source)
    target.mkdir()
    config = Config(history_path=base / "home" / "history.db", workers=1)
    async with EnhancedAsyncMusicOrganizer(config, session_id="sample") as organizer:
        plan = (await organizer.plan(source, target)).value()
        (await organizer.execute(plan)).value()
        songs = sorted((target / "Albums").rglob("*.mp3"))
        songs[0].write_bytes(songs[0].read_bytes() + b"edited")
        songs[1].unlink()
        songs[2].rename(target / "moved by hand.mp3")
        rollback = OperationRollbackService(workspace=organizer.workspace)
        return plan, (await rollback.plan("sample")).value()
