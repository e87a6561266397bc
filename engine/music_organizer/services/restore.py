"""Put the original tree of a session together again from its backup folder."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import BackupError, FolderError, OperationError
from music_organizer.filesystem.log_file import read_lines
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.our_folders import LOG_NAME, STORE_NAME
from music_organizer.history.operation_log import LoggedSession, read_log
from music_organizer.models.config import Config
from music_organizer.models.operation import OperationRecord, OperationType, now
from music_organizer.models.plan import Plan
from music_organizer.models.progress import Stage
from music_organizer.models.session import (
    BACKUPS_FOLDER,
    OUR_FOLDER,
    OperationSession,
    SessionKind,
    new_session_id,
)
from music_organizer.planning.restore_planner import plan_restore
from music_organizer.services.pausable_run import OnFinished, OnProgress, PausableRun
from music_organizer.services.workspace import Workspace, answering

_MOST_PROBLEMS = 100


class RestoreService:
    """Restores from a backup folder, which may come from anywhere.

    Args:
        config: the choices; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())
        self._run = PausableRun(self.workspace, Stage.RESTORING)

    @answering
    async def plan(self, backup_dir: Path, target_dir: Path) -> Plan:
        """Say what a restore would copy; nothing on disk changes.

        Args:
            backup_dir: the backup folder of one session.
            target_dir: folder that gets the tree as it was before that session.
        """
        return await self.workspace.worker.run(_planned, Path(backup_dir), Path(target_dir))

    @answering
    async def execute(
        self,
        plan: Plan,
        *,
        progress: OnProgress | None = None,
        finished: OnFinished | None = None,
    ) -> dict[str, Any]:
        """Carry out a restore as it was planned; every file is read again and compared.

        Args:
            plan: what `plan` answered with.
            progress: called on the caller's thread, about 20 times a second.
            finished: called before it with the steps that have ended meanwhile.
        """
        return await self._run.carry_out(plan, self.workspace.config, progress, finished)

    def pause(self) -> None:
        """Hold a restore after the file at work."""
        self._run.pause()

    def resume(self) -> None:
        """Let a paused restore go on."""
        self._run.resume()

    def stop(self) -> None:
        """End a restore after the file at work."""
        self._run.stop()

    async def close(self) -> None:
        """Close the history and end the worker."""
        await self.workspace.close()


def read_session_log(folder: Path) -> LoggedSession:
    """Read the operation log of a backup folder.

    Raises:
        BackupError: there is none, or it cannot be used.
    """
    log = folder / LOG_NAME
    if not log.is_file():
        raise BackupError(
            f"{folder} is no backup folder of a session: it has no {LOG_NAME}. Nothing was touched."
        )
    store = folder.parent
    at_home = store.name == BACKUPS_FOLDER and store.parent.name == OUR_FOLDER
    return read_log(read_lines(log), store.parent.parent if at_home else None)


def _planned(backup_dir: Path, target_dir: Path) -> Plan:
    logged = read_session_log(backup_dir.resolve())
    if not logged.begun:
        raise BackupError(
            f"The operation log in {backup_dir} is incomplete: the session had not begun. "
            "There is nothing to restore."
        )
    target = target_dir.resolve()
    if target.exists() and not target.is_dir():
        raise FolderError(f"The target {target} is not a folder. Nothing was touched.")
    recorded = logged.session
    reads_from = (recorded.source_root, recorded.target_root, backup_dir.resolve())
    session = OperationSession(
        session_id=new_session_id(SessionKind.RESTORE),
        start_time=now(),
        source_root=recorded.library_root,
        target_root=target,
        library_root=target,
        kind=SessionKind.RESTORE,
        metadata={
            "restores": recorded.session_id,
            "reads_from": list(dict.fromkeys(map(str, reads_from))),
            "problems": logged.problems[:_MOST_PROBLEMS],
        },
    )
    operations = [_with_store(op, backup_dir.resolve()) for op in logged.operations.values()]
    filesystem = LookingGlass()
    return plan_restore(operations, recorded, session, filesystem, _is_whole)


def _with_store(op: OperationRecord, folder: Path) -> OperationRecord:
    """Point at the store beside the log, wherever the backup folder was carried.

    What came out of a backup came out of the store of an earlier session.
    """
    if op.backup_path is None or op.operation_type is OperationType.RESTORE:
        return op
    return replace(op, backup_path=folder / STORE_NAME / op.backup_path.name)


def _is_whole(path: Path, op: OperationRecord) -> bool:
    """Tell whether the bytes at a path are those that an operation tells of."""
    looking = LookingGlass()
    try:
        node = looking.node(path)
        if node is None or op.identity is None or node.identity.size != op.identity.size:
            return False
        if op.checksum_before is None:
            return node.identity.same_content_state(op.identity)
        return looking.checksum(path) == op.checksum_before
    except OperationError:
        return False
