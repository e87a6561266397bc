"""The example program of the specification runs as it stands."""

import inspect
from pathlib import Path
from typing import Any

import music_organizer
from music_organizer import (
    EnhancedAsyncMusicOrganizer,
    OperationHistoryTracker,
    OperationRollbackService,
)
from music_organizer.models.config import Config
from music_organizer.services.file_mover import EnhancedAsyncFileMover
from tests.support.messy import make_mess


async def test_the_documented_example_runs(tmp_path: Path) -> None:
    source_dir, target_dir = tmp_path / "source", tmp_path / "target"
    make_mess(source_dir, target_dir)

    config = Config()
    organizer = EnhancedAsyncMusicOrganizer(
        config=config, enable_operation_history=True, session_id="my_session"
    )
    result = await organizer.organize_files(source_dir, target_dir)
    assert result.is_success()
    stats = result.value()
    assert stats["session_id"] == "my_session"
    history = await organizer.get_operation_history()
    assert len(history.value()) > 5
    rollback_result = await organizer.rollback_session(dry_run=True)
    assert rollback_result.is_success()
    assert rollback_result.value()["verdicts"]["ready"] > 5
    await organizer.close()


DOCUMENTED: dict[Any, str] = {
    OperationHistoryTracker.start_session: "session_id, source_root, target_root, metadata=None",
    OperationHistoryTracker.record_operation: "operation",
    OperationHistoryTracker.end_session: "session_id, status='completed'",
    OperationHistoryTracker.get_session: "session_id",
    OperationHistoryTracker.get_session_operations: "session_id, status_filter=None",
    OperationHistoryTracker.list_sessions: "limit=50",
    OperationHistoryTracker.delete_session: "session_id",
    OperationRollbackService.rollback_session: "session_id, dry_run=False",
    OperationRollbackService.rollback_partial: "session_id, operation_ids, dry_run=False",
    EnhancedAsyncFileMover.start_operation: "source_root, target_root, metadata=None",
    EnhancedAsyncFileMover.move_file: "audio_file, target_path, verify_checksum=False",
    EnhancedAsyncFileMover.move_cover_art: "cover_art, target_dir, verify_checksum=False",
    EnhancedAsyncFileMover.rollback_session: "dry_run=False",
    EnhancedAsyncFileMover.get_operation_history: "",
    EnhancedAsyncFileMover.get_session_summary: "",
}


def test_documented_methods_take_the_documented_arguments() -> None:
    for method, documented in DOCUMENTED.items():
        parameters = list(inspect.signature(method).parameters.values())[1:]
        positional = [one for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
        told = ", ".join(
            one.name if one.default is one.empty else f"{one.name}={one.default!r}"
            for one in positional
        )
        assert told == documented, method


def test_public_names_can_be_imported() -> None:
    for name in music_organizer.__all__:
        assert getattr(music_organizer, name)
