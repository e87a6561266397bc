"""The figures of a run while it goes on and when it has ended."""

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.packed_operations import values_of
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.session import SessionStatus

_NO_TRANSFERS = (OperationType.BACKUP, OperationType.DELETE, OperationType.REWRITE)
_STANDING = (OperationStatus.FAILED, OperationStatus.UNKNOWN)


class RunReport:
    """Adds up what became of the operations of a plan.

    Args:
        plan: the plan that is carried out.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        told = values_of(plan.operations, "status", "file_size")
        lengths = [length or 0 for status, length in told if status is OperationStatus.PENDING]
        self._total = len(lengths)
        self._bytes_total = sum(lengths)
        self._done = 0
        self._bytes = 0
        self._moved = 0
        self._kept = 0
        self._playlists = 0
        self._current = ""
        self._counts: Counter[OperationStatus] = Counter()
        self._files: Counter[str] = Counter()
        self._trouble: list[OperationRecord] = []
        self._begun = time.monotonic()

    def add(self, finished: Iterable[OperationRecord]) -> None:
        """Take in operations that have ended."""
        for op in finished:
            self._done += 1
            self._bytes += op.file_size or 0
            self._counts[op.status] += 1
            self._current = str(op.source_path or op.target_path)
            if op.status in _STANDING or op.metadata.get("warnings"):
                self._trouble.append(op)
            if op.status is not OperationStatus.COMPLETED:
                continue
            self._kept += op.operation_type is OperationType.DELETE
            self._playlists += op.operation_type is OperationType.REWRITE
            if _is_file(op):
                self._files[op.role.value] += 1
                self._moved += op.file_size or 0

    def progress(self, stage: Stage) -> Progress:
        """Return how far the run has come."""
        return Progress(
            stage, self._done, self._total, self._bytes, self._bytes_total, self._current
        )

    def figures(self, *, recorded: bool) -> dict[str, Any]:
        """Return the figures of the run as plain values.

        Args:
            recorded: whether the run is in the history.
        """
        waiting = self._total - self._done
        failed = self._counts[OperationStatus.FAILED] + self._counts[OperationStatus.UNKNOWN]
        stays = self._plan.staying()
        return {
            "session_id": self._plan.session.session_id,
            "recorded": recorded,
            "status": _status(waiting if self._done or recorded else 0, failed).value,
            "total_operations": self._total,
            "completed_operations": self._counts[OperationStatus.COMPLETED],
            "failed_operations": failed,
            "waiting_operations": waiting if recorded or self._done else 0,
            "files": self._files[Role.AUDIO.value],
            "covers": self._files[Role.COVER.value],
            "followers": self._files[Role.COVER.value] + self._files[Role.COMPANION.value],
            "to_backup": self._kept,
            "playlists": self._playlists,
            "bytes": self._moved,
            "seconds": round(time.monotonic() - self._begun, 3),
            "failures": self._trouble,
            "staying": stays,
            "needs_attention": sum(1 for op in stays if op.stays and op.stays.needs_attention),
        }


def _is_file(op: OperationRecord) -> bool:
    aside = op.metadata.get("step") == "aside"
    return not aside and op.operation_type not in _NO_TRANSFERS


def _status(waiting: int, failed: int) -> SessionStatus:
    if waiting:
        return SessionStatus.INTERRUPTED
    return SessionStatus.FAILED if failed else SessionStatus.COMPLETED
