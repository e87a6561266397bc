"""Show the operations of a session as they lie in the history, page by page."""

from contextlib import aclosing

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import JsonList
from music_organizer.models.operation import OperationStatus
from music_organizer.services.exporting import operation_fields
from music_organizer.services.history_tracker import OperationHistoryTracker
from music_organizer.services.workspace import Workspace


async def show_session_json(
    workspace: Workspace,
    session_id: str,
    console: Console,
    *,
    status: OperationStatus | None = None,
    limit: int | None = None,
) -> None:
    """Write operations as one JSON list, without holding them all.

    Args:
        workspace: the open history.
        session_id: the session.
        console: where to.
        status: only those that stand like that.
        limit: at most so many.
    """
    tracker = OperationHistoryTracker(workspace=workspace)
    listed = JsonList(console)
    async with aclosing(tracker.pages(session_id, status, limit)) as pages:
        async for page in pages:
            listed.add(operation_fields(op) for op in page)
            if not console.is_heard:
                return
    listed.close()
