"""Organize and take back from a process of its own, so that it can be killed.

python -m tests.support.drive organize SOURCE TARGET HISTORY STRATEGY MODE [SESSION]
python -m tests.support.drive rollback SESSION HISTORY
python -m tests.support.drive recover HISTORY
"""

import asyncio
import json
import sys
from pathlib import Path

from music_organizer import (
    Config,
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationRollbackService,
)
from music_organizer.models.config import TransferMode
from music_organizer.models.conflict import ConflictStrategy


async def organize(
    source: str, target: str, history: str, strategy: str, mode: str, session_id: str = "run"
) -> None:
    config = Config(
        history_path=Path(history),
        conflict_strategy=ConflictStrategy(strategy),
        mode=TransferMode(mode),
        workers=1,
    )
    async with EnhancedAsyncMusicOrganizer(config, session_id=session_id) as organizer:
        figures = (await organizer.organize_files(Path(source), Path(target))).value()
        print(json.dumps({"status": figures["status"], "failed": figures["failed_operations"]}))


async def rollback(session: str, history: str) -> None:
    service = OperationRollbackService(Config(history_path=Path(history)))
    figures = (await service.rollback_session(session)).value()
    await service.close()
    print(json.dumps({"status": figures["status"], "verdicts": figures["verdicts"]}))


async def recover(history: str) -> None:
    archive = HistoryArchive(Config(history_path=Path(history)))
    found = (await archive.recover()).value()
    await archive.close()
    print(json.dumps([one.sentence() for one in found]))


if __name__ == "__main__":
    asyncio.run(globals()[sys.argv[1]](*sys.argv[2:]))
