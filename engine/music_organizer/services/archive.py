"""Look after the history: rebuild it, check it, verify files against it, thin it out."""

from collections.abc import Iterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.errors import HistoryDamagedError, UsageError
from music_organizer.history.database import set_aside
from music_organizer.history.history import History
from music_organizer.models.config import Config
from music_organizer.models.operation import OperationStatus, now
from music_organizer.models.packed_operations import PackedOperations
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer.services.abandoning import abandon_overtaken, is_overtaken
from music_organizer.services.disk_check import differences
from music_organizer.services.pausable_run import OnProgress, PausableRun
from music_organizer.services.rebuilding import in_order, logs_of, put_back
from music_organizer.services.recovery import Recovered
from music_organizer.services.run_report import RunReport
from music_organizer.services.session_run import SessionRun
from music_organizer.services.verification import Checked, verified
from music_organizer.services.whole_copies import WholeCopies
from music_organizer.services.workspace import Workspace, answering

_MOST_DAYS = 36_500


class Rebuilt(Struct, frozen=True):
    """What a rebuild brought back.

    Attributes:
        sessions: ids of the sessions that are in the history again.
        known: ids of sessions that were in it already.
        problems: logs or lines that could not be used, in words.
        set_aside: new name of a damaged history, when there was one.
    """

    sessions: list[str]
    known: list[str]
    problems: list[str]
    set_aside: Path | None


class HistoryArchive:
    """Keeps a history sound over years and drives.

    Args:
        config: the choices; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())
        self._run = PausableRun(self.workspace, Stage.RUNNING)

    @answering
    async def recover(self) -> list[Recovered]:
        """Settle what earlier runs left half done, and say what was found."""
        await self.workspace.worker.run(self.workspace.recover)
        return list(self.workspace.recovered)

    @answering
    async def rebuild(self, library: Path) -> Rebuilt:
        """Read the operation logs of a library into the history.

        A history that is damaged is set aside under another name first, never deleted.

        Args:
            library: the folder that holds `.music-organizer`.
        """
        return await self.workspace.worker.run(self._rebuild, Path(library))

    @answering
    async def check(self) -> list[str]:
        """Return what is wrong with the history file, or else what on the disk is not as it tells.

        The list is empty when all is well. Files are looked for, not read: `verify` reads them.
        """
        return await self.workspace.worker.run(self._integrity)

    @answering
    async def verify(self, session_id: str, *, progress: OnProgress | None = None) -> list[Checked]:
        """Read every file of a session again and hold it against its checksum.

        Args:
            session_id: the session, its name or the beginning of its id.
            progress: called on the caller's thread while files are read.

        Returns:
            one entry for each file that should lie where the session put it, or for those that
            were read before it was stopped.
        """
        self._run.begin()
        checked: list[Checked] = []
        steps = await self.workspace.worker.run(self._verification, session_id)
        async with aclosing(self.workspace.worker.slices(steps)) as slices:
            async for found in slices:
                checked += found
                if progress is not None:
                    progress(Progress(Stage.VERIFYING, len(checked), current=str(found[-1].path)))
                if self._run.is_stopped:
                    break
        return checked

    @answering
    async def resume(
        self, session_id: str, *, progress: OnProgress | None = None
    ) -> dict[str, Any]:
        """Carry on with a session that was stopped or cut off.

        Args:
            session_id: the session, its name or the beginning of its id.
            progress: called on the caller's thread, about 20 times a second.
        """
        self._run.begin()
        worker = self.workspace.worker
        plan = await worker.run(self._waiting, session_id)
        report = RunReport(plan)
        history = await worker.run(self.workspace.history)
        config = _as_recorded(self.workspace.config, plan.session)
        run = SessionRun.of(plan, config, self.workspace.lock_folder, history)
        await self._run.follow(run, run.resume(), report, progress)
        return report.figures(recorded=True)

    @answering
    async def prune(
        self, *, keep_days: int | None = None, keep_last: int | None = None, dry_run: bool = False
    ) -> list[OperationSession]:
        """Forget old sessions; files, backups and logs in the library stay.

        Args:
            keep_days: keep what began within so many days.
            keep_last: keep so many of the latest sessions.
            dry_run: only say which sessions would be forgotten.

        Returns:
            the sessions that were, or would be, forgotten.
        """
        if keep_days is None and keep_last is None:
            raise UsageError("Say what to keep: a number of days, of sessions, or both.")
        return await self.workspace.worker.run(self._prune, keep_days, keep_last, dry_run)

    def pause(self) -> None:
        """Hold a resumed run after the file at work."""
        self._run.pause()

    def go_on(self) -> None:
        """Let a resumed run that is paused go on."""
        self._run.resume()

    def stop(self) -> None:
        """End a resumed run, or a look at all files, after the file at work."""
        self._run.stop()

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()

    def _integrity(self) -> list[str]:
        history = self.workspace.history()
        return _faults_of(history) or list(differences(history.queries))

    def _rebuild(self, library: Path) -> Rebuilt:
        library = library.resolve()
        aside = None
        try:
            sound = not _faults_of(self.workspace.history())
        except HistoryDamagedError:
            sound = False
        if not sound:
            aside = self.workspace.replace_history(set_aside)
        history = self.workspace.history()
        logs, problems = logs_of(library)
        added: list[str] = []
        known: list[str] = []
        for logged in in_order(logs):
            session_id = logged.session.session_id
            if history.queries.session(session_id) is not None:
                known.append(session_id)
                continue
            put_back(history, logged)
            added.append(session_id)
            problems += [f"{session_id}: {problem}" for problem in logged.problems]
        self.workspace.recover()
        return Rebuilt(added, known, problems, aside)

    def _verification(self, wanted: str) -> Iterator[Checked]:
        queries = self.workspace.history().queries
        session = queries.matching(wanted)
        moved_on = {
            op.source_path
            for op in queries.operations_after(session.session_id)
            if op.status is OperationStatus.COMPLETED
        }
        operations = queries.operations(session.session_id, OperationStatus.COMPLETED)
        standing = (op for op in operations if op.destination not in moved_on)
        return verified(standing, WholeCopies(queries).find)

    def _waiting(self, wanted: str) -> Plan:
        history = self.workspace.history()
        session = history.queries.matching(wanted)
        operations = PackedOperations.of(
            history.queries.operations(session.session_id, OperationStatus.PENDING)
        )
        if not operations:
            raise UsageError(f"Nothing of the session {session.session_id} is waiting.")
        if is_overtaken(session, history.queries):
            abandon_overtaken(history, session.undoes or "", self.workspace.lock_folder)
            raise UsageError(
                f"What the session {session.session_id} had still to put back, another rollback "
                "has put back since. Nothing was touched."
            )
        return Plan(session, operations)

    def _prune(
        self, keep_days: int | None, keep_last: int | None, dry_run: bool
    ) -> list[OperationSession]:
        history = self.workspace.history()
        sessions = history.queries.sessions()
        kept = sessions[: keep_last or 0]
        if keep_days is not None:
            since = now() - timedelta(days=min(keep_days, _MOST_DAYS))
            kept += [one for one in sessions if one.start_time >= since]
        kept_ids = {one.session_id for one in kept}
        waiting = (SessionStatus.RUNNING, SessionStatus.INTERRUPTED)
        old = [
            one
            for one in sessions
            if one.session_id not in kept_ids and one.status not in waiting and not one.pinned
        ]
        if not dry_run:
            for one in old:
                history.journal.delete(one.session_id)
        return old


def _faults_of(history: History) -> list[str]:
    """Return what is wrong with the file, or with any row of it that can be reached."""
    found = history.queries.integrity()
    try:
        for session in history.queries.sessions():
            for _ in history.queries.operations(session.session_id):
                pass
    except HistoryDamagedError as error:
        found.append(str(error))
    return found


def _as_recorded(config: Config, session: OperationSession) -> Config:
    return replace(config, verify=bool(session.metadata.get("verify", config.verify)))
