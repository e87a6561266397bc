"""The history for people who look through it: sessions, a search, and what becomes of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from music_organizer.errors import FolderError, UnknownSessionError, UsageError
from music_organizer.filesystem.locks import FolderLock
from music_organizer.filesystem.our_folders import refuse_links, remove_session_folder, stored_bytes
from music_organizer.history.database import opened_alongside
from music_organizer.history.figures import HistoryFigures
from music_organizer.history.history import History
from music_organizer.history.queries import HistoryQueries
from music_organizer.history.search import find_operations
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer.models.session_order import NEWEST_FIRST, SessionOrder
from music_organizer.services.exporting import EXPORTS
from music_organizer.services.reports import write_new_file
from music_organizer.services.worker import Worker
from music_organizer.services.workspace import Workspace, answering

T = TypeVar("T")

_HALF_DONE = (OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN)
_MOST_TOLD = 1000


class HistoryTotals(Struct, frozen=True):
    """What the history holds.

    Attributes:
        sessions: how many sessions.
        operations: how many operations they planned.
        can_go_back: how many files can still be taken back.
    """

    sessions: int = 0
    operations: int = 0
    can_go_back: int = 0


class DeletionCost(Struct, frozen=True):
    """What it costs, and frees, to delete a session.

    Attributes:
        files: files that can no longer be rolled back then.
        bytes: what its backup folder holds; 0 when its library is not there.
    """

    files: int
    bytes: int


class UnsettledSession(Struct, frozen=True):
    """A session that was stopped or cut off, and waits for a decision.

    Attributes:
        session: the session.
        operations: steps nobody can tell of yet; `error_message` says what was found. Not more
            than the first thousand.
        waiting: how many steps have not begun.
    """

    session: OperationSession
    operations: tuple[OperationRecord, ...]
    waiting: int


class HistoryReader:
    """Answers what the history holds, and looks after single sessions.

    Whatever takes long is read on a thread of its own, beside a session that runs.

    Args:
        workspace: the history and the worker.
    """

    def __init__(self, *, workspace: Workspace) -> None:
        self.workspace = workspace
        self._beside = Worker("history reader")
        self._searches = 0

    @answering
    async def totals(self) -> HistoryTotals:
        """Count sessions and operations."""
        figures = await self.workspace.worker.run(self._read, lambda one: one.figures.totals())
        return HistoryTotals(*figures) if figures else HistoryTotals()

    @answering
    async def sessions(
        self,
        limit: int | None = None,
        *,
        order: SessionOrder = NEWEST_FIRST,
        after: str | None = None,
    ) -> list[OperationSession]:
        """Return sessions, the newest first unless another order is wished for.

        Args:
            limit: most sessions; all when left out.
            order: the order.
            after: id of the session that they follow; from the first one on when left out.
        """
        found = await self.workspace.worker.run(
            self._read, lambda one: one.sessions.page(order, limit, after)
        )
        return found or []

    @answering
    async def search(self, text: str, limit: int = 500) -> list[OperationRecord]:
        """Find operations by the paths of their files, in all sessions, the newest first.

        A search ends with nothing as soon as another one is begun.

        Args:
            text: a part of a name or path, in any case.
            limit: most operations.
        """
        self._searches += 1
        mine = self._searches
        if not text.strip() or not await self.workspace.worker.run(self._is_there):
            return []
        path = self.workspace.config.history_path
        return await self._beside.run(
            find_operations, path, text.strip(), limit, lambda: self._searches == mine
        )

    @answering
    async def deletion_cost(self, session_id: str) -> DeletionCost:
        """Say what deleting a session would cost and free."""
        session = await self.workspace.worker.run(self._known, session_id)
        return await self._beside.run(self._cost, session)

    @answering
    async def delete(self, session_id: str, with_backups: bool = False) -> None:
        """Forget a session; none of its files can be rolled back from the history any more.

        Args:
            session_id: the session.
            with_backups: whether its backups and its log are removed too; otherwise they stay in
                the library, from which the session can be brought back.
        """
        await self.workspace.worker.run(self._delete, session_id, with_backups=with_backups)

    @answering
    async def rename(self, session_id: str, name: str) -> None:
        """Give a session another name for people; its id stays."""
        await self.workspace.worker.run(
            lambda: self.workspace.history().journal.describe(session_id, name=name)
        )

    @answering
    async def pin(self, session_id: str, pinned: bool = True) -> None:
        """Keep a session when the history is thinned out, or not any more."""
        await self.workspace.worker.run(
            lambda: self.workspace.history().journal.describe(session_id, pinned=pinned)
        )

    @answering
    async def export(self, session_id: str, path: Path, kind: str = "json") -> None:
        """Write the operations of a session to a new file.

        Args:
            session_id: the session.
            path: the file; one that is there is never overwritten.
            kind: `json` or `csv`.
        """
        if kind not in EXPORTS:
            raise UsageError(f"A session can be written as {', '.join(EXPORTS)}, not {kind!r}.")
        await self.workspace.worker.run(self._known, session_id)
        await self._beside.run(self._export, session_id, Path(path), kind)

    @answering
    async def unsettled(self) -> list[UnsettledSession]:
        """Return the sessions that were stopped or cut off and are not finished."""
        return await self.workspace.worker.run(self._read, _unsettled) or []

    async def close(self) -> None:
        """End the thread for what takes long; the workspace stays open."""
        self._searches += 1
        self._beside.close()

    def _is_there(self) -> bool:
        """Tell whether there is a history; looking at an empty one does not make its file."""
        if not self.workspace.config.history_path.exists():
            return False
        self.workspace.history()
        return True

    def _read(self, read: Callable[[History], T]) -> T | None:
        return read(self.workspace.history()) if self._is_there() else None

    def _known(self, session_id: str) -> OperationSession:
        session = self._read(lambda one: one.queries.session(session_id))
        if session is None:
            raise UnknownSessionError(f"The history has no session {session_id!r}.")
        return session

    def _cost(self, session: OperationSession) -> DeletionCost:
        history = self.workspace.config.history_path
        with opened_alongside(history) as database:
            files = HistoryFigures(database, history).standing_files(session.session_id)
        return DeletionCost(files, stored_bytes(session.backup_folder))

    def _delete(self, session_id: str, *, with_backups: bool) -> None:
        session = self._known(session_id)
        if self.workspace.history().figures.count(session_id, *_HALF_DONE):
            raise UsageError(
                f"The session {session_id} has steps that are not settled, so it stays. Finish it "
                "or put it back first."
            )
        with _held(session, self.workspace.lock_folder, with_backups=with_backups):
            self.workspace.history().journal.delete(session_id)
            if with_backups:
                remove_session_folder(session.backup_folder)

    def _export(self, session_id: str, path: Path, kind: str) -> None:
        history = self.workspace.config.history_path
        with opened_alongside(history) as database:
            operations = HistoryQueries(database, history).operations(session_id)
            write_new_file(path, EXPORTS[kind](operations))


@contextmanager
def _held(session: OperationSession, lock_folder: Path, *, with_backups: bool) -> Iterator[None]:
    """Hold the folders of a session, so that nobody is at work on them.

    Raises:
        FoldersBusyError: somebody is.
        FolderError: its backups are to go, but the library is not there.
        LinkInTheWayError: they lie behind a link.
    """
    roots = {session.source_root, session.target_root, session.library_root}
    if with_backups and not session.backup_folder.is_dir():
        raise FolderError(
            f"{session.backup_folder} is not there, so nothing was deleted. Connect its drive, or "
            "delete the session without its backups."
        )
    if with_backups:
        refuse_links(session.backup_folder)
    with FolderLock(lock_folder, *(root for root in roots if root.is_dir())):
        yield


def _unsettled(history: History) -> list[UnsettledSession]:
    queries = history.queries
    candidates = [one for one in queries.sessions() if one.status is SessionStatus.INTERRUPTED]
    known = {one.session_id for one in candidates}
    candidates += [one for one in queries.unfinished() if one.session_id not in known]
    found = []
    for session in candidates:
        if session.status is SessionStatus.RUNNING:
            continue
        half_done = chain.from_iterable(
            queries.operations(session.session_id, status, limit=_MOST_TOLD)
            for status in _HALF_DONE
        )
        operations = sorted(half_done, key=lambda op: op.sequence)[:_MOST_TOLD]
        waiting = history.figures.count(session.session_id, OperationStatus.PENDING)
        if operations or waiting:
            found.append(UnsettledSession(session, tuple(operations), waiting))
    return found
