"""The history as a service: sessions, operations and what may be done with them."""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import SessionIdError, UnknownSessionError, UsageError
from music_organizer.models.config import Config
from music_organizer.models.operation import NO_METADATA, OperationRecord, OperationStatus, now
from music_organizer.models.session import (
    OperationSession,
    SessionKind,
    SessionStatus,
    check_session_id,
)
from music_organizer.services.workspace import Workspace, answering


class OperationHistoryTracker:  # noqa: PLR0904 - the documented methods and a few beside them
    """Records sessions and operations, and answers what happened.

    Args:
        config: the choices, among them where the history lies; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())

    @answering
    async def start_session(
        self,
        session_id: str,
        source_root: Path,
        target_root: Path,
        metadata: dict[str, Any] | None = None,
    ) -> OperationSession:
        """Begin a session of a program that records its own operations.

        Args:
            session_id: a new id.
            source_root: folder the files come from.
            target_root: folder the files go to.
            metadata: whatever belongs to the session, as JSON values.
        """
        session = _session(session_id, Path(source_root), Path(target_root), metadata)
        await self.workspace.worker.run(self._begin, session)
        return session

    @answering
    async def record_operation(self, operation: OperationRecord) -> None:
        """Write an operation down: a new one, or what became of one that is known by its id."""
        await self.workspace.worker.run(self._record, operation)

    @answering
    async def end_session(self, session_id: str, status: str = "completed") -> OperationSession:
        """Close a session.

        Args:
            session_id: the session.
            status: how it ended, one of the values of `SessionStatus`.
        """
        if status not in set(SessionStatus):
            choices = ", ".join(one.value for one in SessionStatus)
            raise UsageError(f"A session cannot end as {status!r}; it can be {choices}.")
        return await self.workspace.worker.run(self._end, session_id, SessionStatus(status))

    async def get_session(self, session_id: str) -> OperationSession | None:
        """Return a session, `None` when there is none of that id."""
        return await self.workspace.worker.run(
            lambda: self.workspace.history().queries.session(session_id)
        )

    @answering
    async def find_session(self, wanted: str) -> OperationSession:
        """Return the session of an id, a name, or the beginning of an id that is unambiguous."""
        return await self.workspace.worker.run(
            lambda: self.workspace.history().queries.matching(wanted)
        )

    async def pages(
        self,
        session_id: str,
        status_filter: OperationStatus | None = None,
        limit: int | None = None,
    ) -> AsyncGenerator[list[OperationRecord], None]:
        """Stream the operations of a session in their order, some at a time.

        Args:
            session_id: the session.
            status_filter: only those that stand like that.
            limit: at most so many.
        """
        operations = await self.workspace.worker.run(
            lambda: self.workspace.history().queries.operations(
                session_id, status_filter, limit=limit
            )
        )
        async with aclosing(self.workspace.worker.slices(operations)) as slices:
            async for page in slices:
                yield page

    async def get_session_operations(
        self, session_id: str, status_filter: OperationStatus | None = None
    ) -> list[OperationRecord]:
        """Return the operations of a session in their order.

        Args:
            session_id: the session.
            status_filter: only those that stand like that.
        """
        return await self.workspace.worker.run(
            lambda: list(self.workspace.history().queries.operations(session_id, status_filter))
        )

    async def list_sessions(self, limit: int = 50) -> list[OperationSession]:
        """Return the latest sessions, the newest first."""
        return await self.workspace.worker.run(
            lambda: self.workspace.history().queries.sessions(limit)
        )

    @answering
    async def delete_session(self, session_id: str) -> None:
        """Forget a session; its operations can no longer be rolled back from the history.

        Files, backups and the operation log in the library stay, so that `history rebuild` can
        bring the session back.
        """
        await self.workspace.worker.run(lambda: self.workspace.history().journal.delete(session_id))

    @answering
    async def rename_session(self, session_id: str, name: str) -> None:
        """Give a session another name for people; its id stays."""
        await self.workspace.worker.run(
            lambda: self.workspace.history().journal.describe(session_id, name=name)
        )

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()

    async def __aenter__(self) -> "OperationHistoryTracker":
        """Use the tracker in a block."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        await self.close()

    def _begin(self, session: OperationSession) -> None:
        self.workspace.history().journal.begin(session, [])

    def _record(self, operation: OperationRecord) -> None:
        history = self.workspace.history()
        if history.queries.session(operation.session_id) is None:
            raise UnknownSessionError(
                f"The history has no session {operation.session_id!r}; start it first."
            )
        known = history.queries.sequence_of(operation.session_id, operation.id)
        if known is not None:
            history.journal.advance([replace(operation, sequence=known)], [])
            return
        number = operation.sequence or history.queries.last_sequence(operation.session_id) + 1
        history.journal.add([replace(operation, sequence=number)])

    def _end(self, session_id: str, status: SessionStatus) -> OperationSession:
        history = self.workspace.history()
        history.journal.end(session_id, status)
        session = history.queries.session(session_id)
        if session is None:
            raise SessionIdError(f"The session {session_id!r} vanished while it was closed.")
        return session


def _session(
    session_id: str, source: Path, target: Path, metadata: dict[str, Any] | None
) -> OperationSession:
    return OperationSession(
        session_id=check_session_id(session_id),
        start_time=now(),
        source_root=source.absolute(),
        target_root=target.absolute(),
        library_root=target.absolute(),
        kind=SessionKind.RECORDED,
        metadata=checked_metadata(metadata),
    )


def checked_metadata(metadata: dict[str, Any] | None) -> Mapping[str, Any]:
    """Return metadata that can be kept as JSON.

    Raises:
        UsageError: something in it cannot.
    """
    try:
        json.dumps(metadata)
    except (TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"The metadata cannot be kept as JSON: {error}.") from error
    return metadata or NO_METADATA


def summary(session: OperationSession) -> Mapping[str, Any]:
    """Return a session as plain values, under the documented column names."""
    return {
        "session_id": session.session_id,
        "start_time": session.start_time.isoformat(),
        "end_time": session.end_time.isoformat() if session.end_time else None,
        "source_root": str(session.source_root),
        "target_root": str(session.target_root),
        "total_operations": session.total_operations,
        "completed_operations": session.completed_operations,
        "failed_operations": session.failed_operations,
        "rolled_back_operations": session.rolled_back_operations,
        "skipped_operations": session.skipped_operations,
        "status": session.status.value,
        "kind": session.kind.value,
        "undoes": session.undoes,
        "name": session.name,
        "metadata": dict(session.metadata),
    }
