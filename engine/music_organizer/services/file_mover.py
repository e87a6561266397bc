"""Move single files, each recorded and able to go back."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from music_organizer.errors import FolderError, OperationError, UsageError
from music_organizer.execution.executor import ExecutionOptions, Executor
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.locks import FolderLock
from music_organizer.filesystem.log_file import LogFile
from music_organizer.filesystem.our_folders import LOG_NAME, ensure_folder, make_session_folder
from music_organizer.history.operation_log import added_line, ending_line, opening_lines
from music_organizer.models.audio_file import AudioFile, CoverArt
from music_organizer.models.config import Config
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    now,
)
from music_organizer.models.session import (
    OUR_FOLDER,
    OperationSession,
    SessionKind,
    SessionStatus,
    new_session_id,
)
from music_organizer.planning.conflicts import ConflictResolver
from music_organizer.planning.folder_steps import Traffic, made_folders, remembered_folders
from music_organizer.planning.numbering import numbered_records
from music_organizer.planning.ordering import ordered
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.wanted import Wanted
from music_organizer.services.history_tracker import checked_metadata, summary
from music_organizer.services.recording import SessionRecorder
from music_organizer.services.rollback import OperationRollbackService
from music_organizer.services.workspace import Workspace, answering


class EnhancedAsyncFileMover:
    """Moves the files a program names, one at a time, inside one recorded session.

    Args:
        config: the choices; the defaults when left out.
        workspace: share the history and worker of another service.
    """

    def __init__(self, config: Config | None = None, *, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace(config or Config())
        self.config = self.workspace.config
        self._session: OperationSession | None = None
        self._held = ExitStack()
        self._log: LogFile | None = None
        self._next = 1

    @answering
    async def start_operation(
        self, source_root: Path, target_root: Path, metadata: dict[str, Any] | None = None
    ) -> OperationSession:
        """Begin a session; the folders are held against other runs until it is finished.

        Args:
            source_root: folder the files come from.
            target_root: folder the files go to, made when missing.
            metadata: whatever belongs to the session, as JSON values.
        """
        return await self.workspace.worker.run(
            self._start, Path(source_root), Path(target_root), metadata
        )

    @answering
    async def move_file(
        self, audio_file: AudioFile, target_path: Path, verify_checksum: bool = False
    ) -> Path:
        """Move one audio file to a name below the target root.

        Args:
            audio_file: the file.
            target_path: the name it is to get; the conflict strategy decides if it is taken.
            verify_checksum: read the file again afterwards and compare.

        Returns:
            where it lies now.
        """
        return await self.workspace.worker.run(
            self._move, audio_file.path, Path(target_path), Role.AUDIO, verify_checksum
        )

    @answering
    async def move_cover_art(
        self, cover_art: CoverArt, target_dir: Path, verify_checksum: bool = False
    ) -> Path | None:
        """Move a cover into a folder below the target root under its own name.

        Returns:
            where it lies now; `None` when the same picture was there already.
        """
        target = Path(target_dir) / cover_art.path.name
        moved = await self.workspace.worker.run(
            self._move, cover_art.path, target, Role.COVER, verify_checksum
        )
        return None if moved == cover_art.path else moved

    @answering
    async def rollback_session(self, dry_run: bool = False) -> dict[str, Any]:
        """Put everything back that this session moved, and end it."""
        session = self._begun()
        if not dry_run:
            await self.workspace.worker.run(self._finish)
        service = OperationRollbackService(workspace=self.workspace)
        result = await service.rollback_session(session.session_id, dry_run)
        return result.value()

    @answering
    async def get_operation_history(self) -> list[OperationRecord]:
        """Return the operations of this session so far."""
        session_id = self._begun().session_id
        return await self.workspace.worker.run(
            lambda: list(self.workspace.history().queries.operations(session_id))
        )

    @answering
    async def get_session_summary(self) -> dict[str, Any]:
        """Return the figures of this session so far."""
        session_id = self._begun().session_id
        return await self.workspace.worker.run(self._summary, session_id)

    async def finish(self) -> None:
        """End the session and let go of its folders."""
        await self.workspace.worker.run(self._finish)

    async def close(self) -> None:
        """End the session, close the history and end the worker."""
        await self.finish()
        await self.workspace.close()

    async def __aenter__(self) -> "EnhancedAsyncFileMover":
        """Use the mover in a block."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        await self.close()

    def _summary(self, session_id: str) -> dict[str, Any]:
        history = self.workspace.history()
        history.journal.recount(session_id)
        return dict(summary(history.queries.matching(session_id)))

    def _begun(self) -> OperationSession:
        if self._session is None:
            raise UsageError("No operation was started; call start_operation first.")
        return self._session

    def _start(
        self, source: Path, target: Path, metadata: dict[str, Any] | None
    ) -> OperationSession:
        if self._log is not None:
            raise UsageError("An operation is under way already; finish it first.")
        if not source.is_dir():
            raise FolderError(f"The source {source} is not a folder. Nothing was touched.")
        history = self.workspace.history()
        ensure_folder(target)
        source, target = source.resolve(), target.resolve()
        session = OperationSession(
            session_id=new_session_id(SessionKind.FILE_MOVER),
            start_time=now(),
            source_root=source,
            target_root=target,
            library_root=target,
            kind=SessionKind.FILE_MOVER,
            metadata=checked_metadata(metadata),
        )
        with ExitStack() as held:
            held.enter_context(FolderLock(self.workspace.lock_folder, source, target))
            remembered = numbered_records(
                remembered_folders(Traffic(), LocalFileSystem(target), target), session
            )
            done = [replace(op, status=OperationStatus.COMPLETED) for op in remembered]
            make_session_folder(target, session.session_id)
            path = session.backup_folder / LOG_NAME
            self._log = held.enter_context(LogFile(path, create=True))
            self._log.append(list(opening_lines(session, done)))
            self._log.sync()
            history.journal.begin(session, done)
            self._held = held.pop_all()
        self._next = len(done) + 1
        self._session = session
        return session

    def _move(self, source: Path, target: Path, role: Role, verify: bool) -> Path:
        session = self._begun()
        if self._log is None:
            raise UsageError("The operation was finished; start another one.")
        filesystem = LocalFileSystem(session.source_root, session.target_root)
        source = source.parent.resolve() / source.name
        target = _below(session.target_root, target)
        operations = self._planned(source, target, role, filesystem)
        done = self._perform(operations, filesystem, verify=verify)
        last = max((op for op in done if op.role is not Role.FOLDER), key=lambda op: op.sequence)
        if last.stays in (StayReason.ALREADY_THERE, StayReason.IN_PLACE):
            return source
        if last.status is not OperationStatus.COMPLETED or last.target_path is None:
            raise OperationError(last.error_message or f"{source} was not moved.")
        return last.target_path

    def _planned(
        self, source: Path, target: Path, role: Role, filesystem: LocalFileSystem
    ) -> list[OperationRecord]:
        session = self._begun()
        node = filesystem.node(source)
        if node is None or not node.is_file:
            raise UsageError(f"{source} is not a regular file. Nothing was touched.")
        wanted = Wanted(
            source=source,
            identity=node.identity,
            folders=target.parent.relative_to(session.target_root).parts,
            stem=target.stem,
            suffix=target.suffix,
            role=role,
            reason="Moved by name.",
        )
        names = TargetNames(filesystem, session.target_root)
        resolver = ConflictResolver(
            filesystem, names, OperationType.MOVE, lambda _: self.config.conflict_strategy
        )
        drafts = resolver.resolve([wanted])
        files = ordered(drafts)
        steps = [*made_folders(Traffic(files), names.new_folders), *files]
        remembered = remembered_folders(Traffic(steps), filesystem, session.library_root)[1:]
        records = numbered_records([*remembered, *steps], session, self._next)
        self._next += len(records)
        return list(records)

    def _perform(
        self, operations: Sequence[OperationRecord], filesystem: LocalFileSystem, *, verify: bool
    ) -> list[OperationRecord]:
        session, log = self._begun(), self._log
        history = self.workspace.history()
        if log is not None:
            log.append([added_line(session, op) for op in operations])
            log.sync()
        history.journal.add(operations)
        recorder = SessionRecorder(history.journal, log)
        executor = Executor(filesystem, recorder, ExecutionOptions(verify=verify))
        pending = [op for op in operations if op.status is OperationStatus.PENDING]
        skipped = [op for op in operations if op.status is OperationStatus.SKIPPED]
        return [*skipped, *executor.run(pending)]

    def _finish(self) -> None:
        if self._session is None or self._log is None:
            return
        queries = self.workspace.history().queries
        session_id = self._session.session_id
        failed = next(queries.operations(session_id, OperationStatus.FAILED), None)
        status = SessionStatus.FAILED if failed else SessionStatus.COMPLETED
        self.workspace.history().journal.end(session_id, status)
        if self._log is not None:
            self._log.append([ending_line(status)])
            self._log.sync()
        self._held.close()
        self._log = None


def _below(root: Path, target: Path) -> Path:
    inside = target.parent.resolve() / target.name if target.is_absolute() else root / target
    return _checked(root, inside)


def _checked(root: Path, target: Path) -> Path:
    inside = root in target.parents and OUR_FOLDER not in target.relative_to(root).parts
    if not inside or ".." in target.parts or "\0" in str(target):
        raise UsageError(f"{target} lies outside {root}. Nothing was touched.")
    return target
