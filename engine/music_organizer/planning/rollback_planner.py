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
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import OperationSession
from music_organizer.models.verdict import Verdict
from music_organizer.planning.draft import Draft, numbered_records
from music_organizer.planning.findings import Finding, Surroundings, judged
from music_organizer.planning.folder_steps import Traffic, remembered_folders
from music_organizer.planning.inversion import INVERSES
from music_organizer.planning.playlist_findings import judged_rewrite, mended_playlists
from music_organizer.planning.rollback_scope import Ties, awaited_folders, needed
from music_organizer.planning.rollback_steps import (
    copied_first,
    expected,
    free_number,
    made_room,
    noted,
    reset,
    told,
)
from music_organizer.planning.spots import Spot, ends_of

_OUTLASTING = (OperationType.REMEMBER_DIR, OperationType.REWRITE)


class _Steps(Struct):
    files: list[Draft] = field(default_factory=list)
    skipped: list[Draft] = field(default_factory=list)
    standing: set[Path] = field(default_factory=set)


def plan_rollback(
    operations: list[OperationRecord],
    session: OperationSession,
    choices: RollbackChoices,
    around: Surroundings,
) -> Plan:
    """Plan how a session, or a part of it, is taken back.

    Args:
        operations: the operations of the session that is taken back, in their order; the list is
            emptied, lest what was recorded and what takes it back should fill the memory together.
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
        self._removed = dict[Path, OperationRecord]()
        self._awaited = frozenset[Path]()

    def drafts(self, operations: list[OperationRecord]) -> list[Draft]:
        candidates = [op for op in operations if op.status in STANDING_STATUSES]
        only = self._choices.only
        if only is not None:
            only = needed(candidates, only)
            # Whoever puts a part back may still finish the rest.
            self._awaited = awaited_folders(operations)
        operations.clear()
        self._removed = {
            op.source_path: op
            for op in candidates
            if op.operation_type is OperationType.REMOVE_DIR and op.source_path is not None
        }
        folders = [op for op in candidates if op.operation_type is OperationType.CREATE_DIR]
        outlasting = [op for op in candidates if op.operation_type in _OUTLASTING]
        while candidates:
            op = candidates.pop()
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
            self._steps.files.append(step)
            return
        if kind is OperationType.RESTORE:
            step.backup = thing.path
        else:
            step.kept_source = thing.kept
        self._prepare_edited(step, finding)
        rewritten = op.operation_type is OperationType.REWRITE
        self._put_back(step, thing, place, node, replaces=rewritten)

    def _prepare_edited(self, step: Draft, finding: Finding) -> None:
        if finding.verdict is Verdict.EDITED and step.source is not None:
            step.requires = copied_first(step)
            self._steps.files.append(step.requires)

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
        self._steps.files.append(step)

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
        self._steps.files.append(room)
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
            self._steps.files.append(
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
                self._steps.skipped.append(told(op, link, Verdict.ALREADY_BACK, "It is gone."))
        elif folder in self._awaited:
            if tell:
                message = f"{folder} stays: steps that still wait put files there."
                self._steps.skipped.append(told(op, link, Verdict.NOT_EMPTY, message))
        elif disk.will_be_empty(folder):
            disk.goes(spot)
            self._steps.files.append(
                Draft(OperationType.REMOVE_DIR, source=folder, role=Role.FOLDER, undoes=link)
            )
        elif tell:
            message = f"{folder} holds other things and stays."
            self._steps.skipped.append(told(op, link, Verdict.NOT_EMPTY, message))

    def _skip(self, op: OperationRecord, finding: Finding) -> None:
        link = OperationLink(op.session_id, op.sequence)
        by_hand = finding.verdict is Verdict.MOVED_BY_HAND
        found_at = str(finding.thing.path) if by_hand and finding.thing is not None else None
        about = {"moved_by": finding.moved_by, "found_at": found_at}
        self._steps.skipped.append(told(op, link, finding.verdict, finding.message, **about))
        if finding.verdict is not Verdict.ALREADY_BACK:
            self._stands(op)

    def _stands(self, op: OperationRecord) -> None:
        folders = map(folder_of, (kept_origin(op), kept_destination(op)))
        self._steps.standing.update(folder for folder in folders if folder is not None)

    def _assembled(self, operations: Sequence[OperationRecord]) -> list[Draft]:
        steps = self._steps
        steps.files += mended_playlists(operations, steps.files, self._around)
        resets = self._resets(operations)
        library = self._session.library_root
        changing = [*steps.files, *resets]
        traffic = Traffic(changing)
        remembered = remembered_folders(traffic, self._around.disk.now, library) if changing else []
        return [*remembered, *changing, *steps.skipped]

    def _resets(self, operations: Sequence[OperationRecord]) -> list[Draft]:
        resets = []
        gone = {
            draft.source for draft in self._steps.files if draft.kind is OperationType.REMOVE_DIR
        }
        remembered = [op for op in operations if op.operation_type is OperationType.REMEMBER_DIR]
        for op in remembered:
            folder = op.source_path
            if folder is None:
                continue
            there = folder in self._made or self._around.disk.now.node(folder) is not None
            wanted = self._steps.files or folder in self._around.unfinished
            if wanted and there and folder not in gone and folder not in self._steps.standing:
                resets.append(reset(folder, op))
        return sorted(resets, key=lambda one: -len(one.target.parts) if one.target else 0)
