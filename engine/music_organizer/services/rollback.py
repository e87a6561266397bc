"""Take a session back, or chosen operations of it."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import UnknownOperationError
from music_organizer.filesystem.mindful_glass import Watch
from music_organizer.garbage import without_garbage_collection
from music_organizer.models.config import Config
from music_organizer.models.operation import (
    now,
)
from music_organizer.models.packed_operations import PackedOperations, values_of
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Stage
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import (
    PLAYLIST_FOLDERS,
    OperationSession,
    SessionKind,
    SessionStatus,
    new_session_id,
)
from music_organizer.planning.rollback_planner import plan_rollback
from music_organizer.planning.rollback_steps import summary_of
from music_organizer.services.abandoning import abandon, abandon_overtaken
from music_organizer.services.pausable_run import (
    OnFinished,
    OnProgress,
    PausableRun,
    changes_something,
)
from music_organizer.services.reading_progress import telling_what_is_read
from music_organizer.services.surroundings import surroundings, with_later_losses
from music_organizer.services.workspace import Workspace, answering


class OperationRollbackService:
    """Previews and carries out rollbacks; every rollback is a session that can be rolled back.

    Args:
        config: the choices; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())
        self._run = PausableRun(self.workspace, Stage.ROLLING_BACK)

    @answering
    async def plan(
        self,
        session_id: str,
        operation_ids: Iterable[str] | None = None,
        *,
        choices: RollbackChoices | None = None,
        progress: OnProgress | None = None,
    ) -> Plan:
        """Say what would go back, with a verdict for each operation; nothing on disk changes.

        Args:
            session_id: the session, its name or the beginning of its id.
            operation_ids: only these operations and what they need; ids may be shortened.
            choices: which verdicts to act on and what to do with places that are taken.
            progress: called on the caller's thread while files that were edited since are read,
                or files that are missing are looked for.
        """
        return await self._plan(session_id, operation_ids, choices, progress)

    @answering
    async def execute(
        self,
        plan: Plan,
        *,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> dict[str, Any]:
        """Carry out a rollback as it was planned.

        Args:
            plan: what `plan` answered with.
            progress: called on the caller's thread, about 20 times a second.
            finished: called before it with the steps that have ended meanwhile.
        """
        return await self._execute(plan, progress, finished)

    @answering
    async def rollback_session(self, session_id: str, dry_run: bool = False) -> dict[str, Any]:
        """Take a whole session back.

        Args:
            session_id: the session.
            dry_run: only say what would happen.

        Returns:
            the figures, with the number of operations for each verdict.
        """
        plan = await self._plan(session_id, None, None)
        return self._told(plan) if dry_run else await self._execute(plan)

    @answering
    async def rollback_partial(
        self,
        session_id: str,
        operation_ids: list[str],
        dry_run: bool = False,
    ) -> dict[str, Any]:
        """Take chosen operations back, and what they cannot be parted from.

        Args:
            session_id: the session.
            operation_ids: ids of its operations; they may be shortened.
            dry_run: only say what would happen.
        """
        plan = await self._plan(session_id, operation_ids, None)
        return self._told(plan) if dry_run else await self._execute(plan)

    async def recover(self) -> None:
        """Settle what earlier runs left half done, before anything is planned on it."""
        await self.workspace.worker.run(self.workspace.history)

    def pause(self) -> None:
        """Hold a rollback after the file at work."""
        self._run.pause()

    def resume(self) -> None:
        """Let a paused rollback go on."""
        self._run.resume()

    def stop(self) -> None:
        """End a rollback after the file at work; what is back stays back."""
        self._run.stop()

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()

    async def _plan(
        self,
        session_id: str,
        operation_ids: Iterable[str] | None,
        choices: RollbackChoices | None,
        progress: OnProgress | None = None,
    ) -> Plan:
        ids = None if operation_ids is None else list(operation_ids)
        reading = progress and telling_what_is_read(progress)
        return await self.workspace.worker.run(
            self._plan_now, session_id, ids, choices or RollbackChoices(), reading
        )

    def _plan_now(
        self,
        wanted: str,
        operation_ids: list[str] | None,
        choices: RollbackChoices,
        reading: Watch | None,
    ) -> Plan:
        looking = self.workspace.looking
        with (
            self.workspace.reading() as queries,
            looking.watched(reading),
            without_garbage_collection(),
        ):
            recorded = queries.matching(wanted)
            operations = PackedOperations.of(queries.operations(recorded.session_id))
            operations = with_later_losses(operations, recorded.session_id, queries)
            if operation_ids is not None:
                known = [(op.id, op.sequence) for op in operations]
                chosen = frozenset(_sequence(known, one, recorded) for one in operation_ids)
                choices = replace(choices, only=chosen)
            session = _rollback_of(recorded, whole=choices.only is None)
            around = surroundings(recorded, operations, queries, looking)
            return plan_rollback(operations, session, choices, around)

    async def _execute(
        self,
        plan: Plan,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> dict[str, Any]:
        config, worker = self.workspace.config, self.workspace.worker
        ended = await self._run.carry_out(
            plan, config, progress, finished, is_recorded=_is_recorded
        )
        told = await worker.run(self._told, plan)
        figures = {**told, **ended, "dry_run": False}
        if plan.session.undoes and not figures["waiting_operations"]:
            await worker.run(self._settle, plan.session)
        return figures

    def _settle(self, rollback: OperationSession) -> None:
        """Give up what nobody can want any more, once a rollback has come to its end."""
        history = self.workspace.history()
        undone, locks = rollback.undoes or "", self.workspace.lock_folder
        session = history.queries.session(undone)
        is_back = session is not None and session.status is SessionStatus.ROLLED_BACK
        if is_back or rollback.metadata.get("whole"):
            abandon(history, undone, locks)
        abandon_overtaken(history, undone, locks)

    def _told(self, plan: Plan) -> dict[str, Any]:
        verdicts, summary = summary_of(plan), plan.summary()
        return {
            "dry_run": True,
            "session_id": plan.session.session_id,
            "rolls_back": plan.session.undoes,
            "total_operations": plan.count_pending(),
            "files": summary.files + summary.followers,
            "verdicts": dict(verdicts),
            "operations": plan.operations,
        }


def _is_recorded(plan: Plan) -> bool:
    undone = chain.from_iterable(values_of(plan.operations, "undoes"))
    return changes_something(plan) or any(undone)


def _rollback_of(recorded: OperationSession, *, whole: bool) -> OperationSession:
    extra = {key: recorded.metadata[key] for key in (PLAYLIST_FOLDERS,) if key in recorded.metadata}
    return OperationSession(
        session_id=new_session_id(SessionKind.ROLLBACK),
        start_time=now(),
        source_root=recorded.target_root,
        target_root=recorded.source_root,
        library_root=recorded.library_root,
        kind=SessionKind.ROLLBACK,
        undoes=recorded.session_id,
        metadata={"whole": whole, **extra},
    )


def _sequence(known: Iterable[tuple[str, int]], wanted: str, session: OperationSession) -> int:
    found = [one for one in known if wanted and one[0].startswith(wanted.lower())]
    exact = [one for one in found if one[0] == wanted.lower()]
    found = exact or found
    if len(found) == 1:
        return found[0][1]
    if found:
        raise UnknownOperationError(
            f"{len(found)} operations of {session.session_id} begin with {wanted!r}; give more "
            "of the id. Nothing was touched."
        )
    raise UnknownOperationError(
        f"The session {session.session_id} has no operation {wanted!r}. Nothing was touched; "
        f"`music-organize-async history --session-id {session.session_id}` lists them."
    )
