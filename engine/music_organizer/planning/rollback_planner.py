"""Decide what rolling a session back would do: inverses in reverse order, judged one by one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.filesystem.port import Node
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.kept_paths import folder_of
from music_organizer.models.operation import (
    LASTING_TYPES,
    MAKES_WAY,
    STANDING_STATUSES,
    OperationLink,
    OperationRecord,
    OperationType,
    Role,
    kept_destination,
    kept_origin,
    kept_target,
)
from music_organizer.models.packed_operations import PackedOperations
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import OperationSession
from music_organizer.models.verdict import Verdict
from music_organizer.planning.draft import Draft
from music_organizer.planning.draft_pile import DraftPile
from music_organizer.planning.findings import Finding, Surroundings, judged
from music_organizer.planning.folder_steps import Traffic, remembered_folders
from music_organizer.planning.inversion import INVERSES
from music_organizer.planning.numbering import numbered_records
from music_organizer.planning.playlist_findings import judged_rewrite, mended_playlists, named_by
from music_organizer.planning.rollback_scope import (
    OUTLASTING,
    Ties,
    awaited_folders,
    needed,
    stands_apart,
)
from music_organizer.planning.rollback_steps import (
    copied_first,
    expected,
    free_number,
    left,
    made_room,
    noted,
    resets,
    told,
)
from music_organizer.planning.spots import Spot, ends_of


class _Steps(Struct):
    files: DraftPile = field(default_factory=DraftPile)
    skipped: DraftPile = field(default_factory=DraftPile)
    standing: set[Path] = field(default_factory=set)


def plan_rollback(
    operations: PackedOperations,
    session: OperationSession,
    choices: RollbackChoices,
    around: Surroundings,
) -> Plan:
    """Plan how a session, or a part of it, is taken back.

    Args:
        operations: the operations of the session that is taken back, in their order; they are used
            up, lest what was recorded and what takes it back should fill the memory together.
        session: the session that the rollback would become.
        choices: what the person chose.
        around: what is known of the disk and of later sessions.
    """
    # The planner is gone before records are made: its drafts would else stay beside them.
    drafts = _RollbackPlanner(session, choices, around).drafts(operations)
    return Plan(session, numbered_records(drafts, session))


class _RollbackPlanner:
    def __init__(
        self, session: OperationSession, choices: RollbackChoices, around: Surroundings
    ) -> None:
        self._session = session
        self._choices = choices
        self._around = around
        self._steps = _Steps()
        self._ties = Ties()
        self._made: set[Path] = set()
        self._gone: set[Path] = set()
        self._removed = dict[Path, OperationRecord]()
        self._awaited = frozenset[Path]()
        self._named = frozenset[int]()

    def drafts(self, operations: PackedOperations) -> DraftPile:
        only = self._choices.only
        if only is not None:
            only = needed(operations, only)
            # Whoever puts a part back may still finish the rest.
            self._awaited = awaited_folders(operations)
        special = list(operations.those(stands_apart, "status", "operation_type"))
        removed = [op for op in special if op.operation_type is OperationType.REMOVE_DIR]
        self._removed = {op.source_path: op for op in removed if op.source_path is not None}
        folders = [op for op in special if op.operation_type is OperationType.CREATE_DIR]
        outlasting = [op for op in special if op.operation_type in OUTLASTING]
        self._named = named_by(op for op in special if op.operation_type is OperationType.REWRITE)
        for op in operations.used_up_backwards():
            if op.status in STANDING_STATUSES:
                self._take_back(op, chosen=only is None or op.sequence in only)
        for op in reversed(folders):
            self._remove_made_folder(op, tell=only is None or op.sequence in only)
        return self._assembled(outlasting)

    def _take_back(self, op: OperationRecord, *, chosen: bool) -> None:
        if op.operation_type in LASTING_TYPES or op.operation_type is OperationType.CREATE_DIR:
            return
        if not chosen:
            self._stands(op)
            return
        if op.operation_type is OperationType.REMOVE_DIR:
            if op.source_path is not None:
                self._make_folder(op.source_path)
            return
        if op.operation_type is OperationType.REWRITE:
            finding, place = judged_rewrite(op, self._around), Spot.of(kept_origin(op))
        else:
            ends = ends_of(op)
            finding, place = judged(op, ends, self._around), ends.place
        if self._acts_on(op, finding):
            self._act(op, finding, place)
        else:
            self._skip(op, finding)

    def _acts_on(self, op: OperationRecord, finding: Finding) -> bool:
        if finding.thing is None:
            return False
        leaves = self._choices.strategy_for(op.sequence) is ConflictStrategy.SKIP
        if finding.verdict is Verdict.PLACE_TAKEN:
            return not leaves
        taken = finding.holder is not None and leaves
        return self._choices.accepts(op.sequence, finding.verdict) and not taken

    def _act(self, op: OperationRecord, finding: Finding, place: Spot | None) -> None:
        thing, node = finding.thing, finding.node
        if thing is None or node is None or place is None:
            raise ValueError("a finding to act on lacks what goes back")
        kind = INVERSES[op.operation_type]
        if finding.verdict is Verdict.IN_BACKUP:
            kind = OperationType.RESTORE
        now = expected(op, finding)
        step = Draft(
            kind,
            identity=node.identity,
            checksum=now.sha256 if now else None,
            audio_checksum=now.audio if now else None,
            role=op.role,
            reason=finding.message,
            undoes=OperationLink(op.session_id, op.sequence),
            metadata=noted(op, finding),
        )
        self._ties.tie(op, step)
        if kind is OperationType.DELETE:
            step.kept_source = thing.kept
            if op.operation_type is OperationType.RESTORE:
                # Back to where it came from, so that the session that put it there finds it.
                step.backup = op.backup_path
            else:
                step.to_backup = True
            self._around.disk.goes(thing)
            self._steps.files.add(step, plain=self._is_plain(op))
            return
        if kind is OperationType.RESTORE:
            step.backup = thing.path
        else:
            step.kept_source = thing.kept
        self._prepare_edited(step, finding)
        rewritten = op.operation_type is OperationType.REWRITE
        self._put_back(step, thing, place, node, replaces=rewritten)
        self._steps.files.add(step, plain=self._is_plain(op))

    def _is_plain(self, op: OperationRecord) -> bool:
        """Tell whether no other step points at one; it tells itself whether it points at any."""
        return "requires" not in op.metadata and op.sequence not in self._named

    def _prepare_edited(self, step: Draft, finding: Finding) -> None:
        if finding.verdict is Verdict.EDITED and step.source is not None:
            step.requires = copied_first(step)
            self._steps.files.add(step.requires)

    def _put_back(
        self, step: Draft, thing: Spot, place: Spot, node: Node, *, replaces: bool
    ) -> None:
        disk = self._around.disk
        self._make_folder(place.folder)
        holder = disk.node(place.path)
        if holder is not None:
            disk.keeps_in_mind(place.path)
            strategy = ConflictStrategy.REPLACE if replaces else self._strategy_for(step)
            if strategy is ConflictStrategy.RENAME or not holder.is_file:
                place = Spot.at(free_number(place.path, disk))
                disk.keeps_in_mind(place.path)
            else:
                self._make_room(step, place, replaces=strategy is ConflictStrategy.REPLACE)
                if replaces and step.requires is not None:
                    step.requires.metadata = {**step.requires.metadata, MAKES_WAY: True}
        step.kept_target = place.kept
        disk.moves(thing, place, node)

    def _strategy_for(self, step: Draft) -> ConflictStrategy:
        if step.undoes is None:
            raise ValueError("a step that puts something back names no operation")
        return self._choices.strategy_for(step.undoes.sequence)

    def _make_room(self, step: Draft, spot: Spot, *, replaces: bool) -> None:
        disk, place = self._around.disk, spot.path
        holder = disk.node(place)
        if holder is None:
            raise ValueError("nobody holds the place that was to be freed")
        room = made_room(place, holder, step, replaces=replaces)
        if replaces:
            disk.goes(spot)
        else:
            aside = Spot.at(free_number(place, disk))
            room.target = aside.path
            disk.keeps_in_mind(aside.path)
            disk.moves(spot, aside, holder)
        self._steps.files.add(room)
        step.requires = room

    def _make_folder(self, folder: Path) -> None:
        missing = []
        while folder not in self._made and self._around.disk.now.node(folder) is None:
            missing.append(folder)
            folder = folder.parent
        for path in reversed(missing):
            removed = self._removed.get(path)
            self._made.add(path)
            self._around.disk.appears(path)
            self._steps.files.add(
                Draft(
                    OperationType.CREATE_DIR,
                    target=path,
                    role=Role.FOLDER,
                    undoes=OperationLink(removed.session_id, removed.sequence) if removed else None,
                )
            )

    def _remove_made_folder(self, op: OperationRecord, *, tell: bool) -> None:
        spot = Spot.of(kept_target(op))
        if spot is None:
            return
        disk, folder = self._around.disk, spot.path
        link = OperationLink(op.session_id, op.sequence)
        node = disk.now.node(folder)
        if node is None or not node.is_folder:
            if tell:
                self._steps.skipped.add(told(op, link, Verdict.ALREADY_BACK, "It is gone."))
        elif folder in self._awaited:
            if tell:
                message = f"{folder} stays: steps that still wait put files there."
                self._steps.skipped.add(told(op, link, Verdict.NOT_EMPTY, message))
        elif disk.will_be_empty(folder):
            disk.goes(spot)
            self._gone.add(folder)
            self._steps.files.add(
                Draft(OperationType.REMOVE_DIR, source=folder, role=Role.FOLDER, undoes=link)
            )
        elif tell:
            message = f"{folder} holds other things and stays."
            self._steps.skipped.add(told(op, link, Verdict.NOT_EMPTY, message))

    def _skip(self, op: OperationRecord, finding: Finding) -> None:
        link = OperationLink(op.session_id, op.sequence)
        self._steps.skipped.add(left(op, link, finding), plain=True)
        if finding.verdict is not Verdict.ALREADY_BACK:
            self._stands(op)

    def _stands(self, op: OperationRecord) -> None:
        folders = map(folder_of, (kept_origin(op), kept_destination(op)))
        self._steps.standing.update(folder for folder in folders if folder is not None)

    def _assembled(self, operations: Sequence[OperationRecord]) -> DraftPile:
        files, disk = self._steps.files, self._around.disk.now
        for mended in list(mended_playlists(operations, files, self._around)):
            files.add(mended)
        for step in resets(operations, self._is_reset):
            files.add(step)
        if files:
            files.put_first(remembered_folders(Traffic(files), disk, self._session.library_root))
        for told_of in self._steps.skipped.used_up():
            files.add(told_of, plain=True)
        return files

    def _is_reset(self, folder: Path) -> bool:
        """Tell whether a folder gets the attributes back that were noted before it was altered."""
        steps = self._steps
        wanted = steps.files or folder in self._around.unfinished
        there = folder in self._made or self._around.disk.now.node(folder) is not None
        return bool(wanted) and there and folder not in self._gone and folder not in steps.standing
