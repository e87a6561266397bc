"""Plans and stored sessions as trees of operations, made beside the worker of a run."""

from music_organizer.errors import UnknownSessionError
from music_organizer.history.outline import SessionOutline
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import OperationSession
from music_organizer.services.worker import Worker
from music_organizer.services.workspace import Workspace, answering


class OutlineService:
    """Makes what the operation tree shows; a run that goes on meanwhile is not held up.

    Args:
        workspace: knows the history.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._worker = Worker("outline")

    async def of_plan(self, plan: Plan) -> OperationSource:
        """Return a plan as a tree of operations."""
        return await self._worker.run(PlanOutline, plan)

    @answering
    async def of_session(self, session_id: str, limit: int | None = None) -> OperationSource:
        """Return a stored session as a tree of operations; a million of them take seconds.

        Args:
            session_id: its id.
            limit: only so many of its first files, to be shown while all of them are read.
        """
        session = await self.workspace.worker.run(self._session, session_id)
        path = self.workspace.config.history_path
        return await self._worker.run(SessionOutline, path, session, limit)

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _session(self, session_id: str) -> OperationSession:
        session = self.workspace.history().queries.session(session_id)
        if session is None:
            raise UnknownSessionError(f"The history has no session {session_id!r}.")
        return session
