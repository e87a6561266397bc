"""Carry out a plan as a session: locked, logged, journaled, ended with the truth."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path

from music_organizer.errors import FolderError, NotEnoughSpaceError, SessionIdError
from music_organizer.execution.executor import ExecutionOptions, Executor
from music_organizer.execution.recorder import ForgetfulRecorder, Recorder
from music_organizer.execution.unfinished_folders import UnfinishedFolders
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.locks import FolderLock
from music_organizer.filesystem.log_file import LogFile
from music_organizer.filesystem.our_folders import (
    LOG_NAME,
    ensure_folder,
    make_session_folder,
)
from music_organizer.history.history import History
from music_organizer.history.operation_log import ending_line, opening_lines, settled_line
from music_organizer.models.config import ChecksumPolicy, Config
from music_organizer.models.operation import (
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
)
from music_organizer.models.packed_operations import PackedOperations, those_of, values_of
from music_organizer.models.plan import Plan, is_pending
from music_organizer.models.session import OperationSession, SessionKind, SessionStatus
from music_organizer.models.verdict import Verdict
from music_organizer.services.recording import SessionRecorder

_LOG_SLICE = 500
_RENAMES = (OperationType.MOVE, OperationType.DELETE, OperationType.RESTORE)
_TROUBLE = (OperationStatus.FAILED, OperationStatus.UNKNOWN)
_SPARE_BYTES = 16 << 20
_MAKES_TARGET = (SessionKind.ORGANIZE, SessionKind.RESTORE, SessionKind.FILE_MOVER)


class SessionRun:
    """One plan on its way to becoming history; everything here happens on the worker.

    Args:
        session: the session.
        operations: all its operations; those that are `pending` are carried out.
        config: how carefully.
        lock_folder: where locks lie.
        history: where it is recorded; `None` leaves no trace.
    """

    def __init__(
        self,
        session: OperationSession,
        operations: Sequence[OperationRecord],
        config: Config,
        lock_folder: Path,
        history: History | None,
    ) -> None:
        self.session = session
        self._operations = operations
        self._config = config
        self._lock_folder = lock_folder
        self._history = history
        self._executor: Executor | None = None
        self._stopped = False

    @classmethod
    def of(
        cls, plan: Plan, config: Config, lock_folder: Path, history: History | None
    ) -> "SessionRun":
        """Make the run of a plan."""
        return cls(plan.session, plan.operations, config, lock_folder, history)

    def stop(self) -> None:
        """End after the file at work; may be called from any thread."""
        self._stopped = True
        if self._executor is not None:
            self._executor.stop()

    def run(self) -> Iterator[OperationRecord]:
        """Record the plan, carry it out and yield each finished operation.

        Raises:
            FoldersBusyError: another run is at work on these folders.
            SessionIdError: the id is taken.
            NotEnoughSpaceError: the target cannot hold what would be written.
            MusicOrganizerError: the journal cannot be written; nothing further is done.
        """
        with ExitStack() as held:
            filesystem = self._prepared(held)
            log = self._begun(held)
            yield from self._carried_out(filesystem, log, self._operations)

    def resume(self) -> Iterator[OperationRecord]:
        """Carry on with the operations of a recorded session that still wait."""
        with ExitStack() as held:
            filesystem = self._prepared(held)
            log = held.enter_context(LogFile(self._log_path, create=False))
            ended: list[OperationRecord] = []
            if self._history is not None:
                session_id = self.session.session_id
                for status in _TROUBLE:
                    ended += self._history.queries.operations(session_id, status)
                self._history.journal.set_status(session_id, SessionStatus.RUNNING)
            operations = PackedOperations.of(chain(ended, self._operations))
            yield from self._carried_out(filesystem, log, operations)

    @property
    def _log_path(self) -> Path:
        return self.session.backup_folder / LOG_NAME

    def _prepared(self, held: ExitStack) -> LocalFileSystem:
        session = self.session
        if session.kind in _MAKES_TARGET:
            ensure_folder(session.target_root)
        elif not session.library_root.is_dir():
            raise FolderError(
                f"{session.library_root} is not there, so nothing was done: connect its drive."
            )
        # A root that is missing is a drive that is not connected: never made anew.
        roots = [root for root in session.roots if root.is_dir()]
        held.enter_context(FolderLock(self._lock_folder, *roots))
        reads = [Path(folder) for folder in session.metadata.get("reads_from", ())]
        filesystem = LocalFileSystem(*roots, *(root for root in reads if root.is_dir()))
        self._check_space(filesystem)
        return filesystem

    def _check_space(self, filesystem: LocalFileSystem) -> None:
        session = self.session
        same = filesystem.same_drive(session.source_root, session.target_root)
        about = values_of(self._operations, "status", "operation_type", "file_size")
        needed = sum(
            length or 0
            for status, step, length in about
            if status is OperationStatus.PENDING
            and step not in (OperationType.HARDLINK, OperationType.SYMLINK)
            and not (same and step in _RENAMES)
        )
        free = filesystem.free_bytes(session.target_root)
        if needed and needed + _SPARE_BYTES > free:
            raise NotEnoughSpaceError(
                f"{session.target_root} has {free:,} bytes free, but {needed:,} would be written. "
                "Nothing was touched; free some space or choose another target."
            )

    def _begun(self, held: ExitStack) -> LogFile | None:
        if self._history is None:
            return None
        session = self.session
        if self._history.queries.session(session.session_id) or self._log_path.exists():
            raise SessionIdError(
                f"There is a session {session.session_id!r} already. Nothing was touched; choose "
                "another id, or leave it out."
            )
        self._history.journal.check_writable()
        make_session_folder(session.library_root, session.session_id)
        log = held.enter_context(LogFile(self._log_path, create=True))
        self._write_plan(log)
        self._history.journal.begin(session, self._operations)
        settled = _already_back(self._operations)
        if settled:
            log.append([settled_line(settled)])
            self._history.journal.settle(settled)
        return log

    def _write_plan(self, log: LogFile) -> None:
        lines: list[str] = []
        for line in opening_lines(self.session, self._operations):
            lines.append(line)
            if len(lines) >= _LOG_SLICE:
                log.append(lines)
                lines = []
        log.append(lines)
        log.sync()

    def _carried_out(
        self,
        filesystem: LocalFileSystem,
        log: LogFile | None,
        operations: Sequence[OperationRecord],
    ) -> Iterator[OperationRecord]:
        recorder: Recorder = ForgetfulRecorder()
        if self._history is not None:
            recorder = SessionRecorder(self._history.journal, log)
        troubled = list(those_of(operations, _TROUBLE.__contains__, "status"))
        failed, unsettled = (
            {op.sequence for op in troubled if op.status is status} for status in _TROUBLE
        )
        options = self._options(filesystem)
        unfinished = UnfinishedFolders(troubled)
        self._executor = Executor(filesystem, recorder, options, failed, unsettled, unfinished)
        if self._stopped:
            self._executor.stop()
        pending = those_of(operations, is_pending, "status")
        left = sum(is_pending(status) for (status,) in values_of(operations, "status"))
        trouble = bool(failed)
        with closing(self._executor.run(pending)) as steps:
            try:
                for op in steps:
                    left -= 1
                    trouble = trouble or op.status in _TROUBLE
                    yield op
            except GeneratorExit:
                steps.close()
                self._end(log, _ending(left, trouble=trouble))
                raise
        self._end(log, _ending(left, trouble=trouble))

    def _options(self, filesystem: LocalFileSystem) -> ExecutionOptions:
        session = self.session
        one_drive = filesystem.same_drive(session.source_root, session.target_root)
        every = self._config.checksums is ChecksumPolicy.EVERY
        return ExecutionOptions(
            verify=self._config.verify, hash_moves=every or self._config.verify or not one_drive
        )

    def _end(self, log: LogFile | None, status: SessionStatus) -> None:
        if self._history is None:
            return
        status = self._history.journal.end(self.session.session_id, status)
        if log is not None:
            log.append([ending_line(status)])
            log.sync()


def _ending(left: int, *, trouble: bool) -> SessionStatus:
    if left:
        return SessionStatus.INTERRUPTED
    return SessionStatus.FAILED if trouble else SessionStatus.COMPLETED


def _already_back(operations: Sequence[OperationRecord]) -> list[OperationLink]:
    return [
        undoes
        for undoes, metadata in values_of(operations, "undoes", "metadata")
        if undoes is not None and metadata.get("verdict") == Verdict.ALREADY_BACK.value
    ]
