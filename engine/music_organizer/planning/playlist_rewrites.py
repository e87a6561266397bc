"""Decide what changes inside the playlists that name files which get another place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import (
    MISSING_ENTRIES,
    OperationType,
    Role,
)
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.planning.draft import Draft
from music_organizer.planning.inversion import MAKES_A_COPY
from music_organizer.playlists.playlist import NamedFile, Playlist

_NONE: Mapping[Path, Path] = MappingProxyType({})


class _Moves(Struct):
    """Where files will lie, by where they lie now.

    Attributes:
        moved: the steps that bring a file to another place.
        copied: the steps that make a second one of it.
        gone: files that go to the backup.
        stood_in_for: of these, the step that takes one, and the file that plays in its place.
    """

    moved: dict[Path, Draft] = field(default_factory=dict)
    copied: dict[Path, Draft] = field(default_factory=dict)
    gone: set[Path] = field(default_factory=set)
    stood_in_for: dict[Path, tuple[Draft, Path]] = field(default_factory=dict)

    @classmethod
    def of(cls, drafts: Iterable[Draft], stand_ins: Mapping[Path, Path]) -> "_Moves":
        """Follow every file through all its steps."""
        moves = cls()
        came_from: dict[Path, Path] = {}
        for draft in drafts:
            if draft.is_skipped or draft.source is None or draft.role is Role.FOLDER:
                continue
            first = came_from.get(draft.source, draft.source)
            if draft.kind in (OperationType.MOVE, OperationType.DELETE):
                came_from.pop(draft.source, None)
            if draft.kind is OperationType.MOVE and draft.target is not None:
                came_from[draft.target] = first
                moves.moved[first] = draft
            elif draft.kind in MAKES_A_COPY:
                moves.copied[first] = draft
            elif draft.kind is OperationType.DELETE:
                moves.gone.add(first)
                if first in stand_ins:
                    moves.stood_in_for[first] = draft, stand_ins[first]
        return moves

    def of_entry(self, file: Path, *, in_copy: bool) -> tuple[Draft | None, Path]:
        """Return the step that an entry hangs on, and the file it names afterwards.

        Args:
            file: the file it names now.
            in_copy: whether it stands in a copy of a playlist, which names copies.
        """
        step = self.moved.get(file)
        if step is None and in_copy:
            step = self.copied.get(file)
        if step is None and file in self.stood_in_for:
            return self.stood_in_for[file]
        return step, step.target if step is not None and step.target is not None else file


def with_rewrites(
    files: list[Draft], playlists: Iterable[Playlist], stand_ins: Mapping[Path, Path] = _NONE
) -> list[Draft]:
    """Put a step that rewrites a playlist after the last step that moves one of its files.

    A playlist that moves with its album is rewritten at its new place. One that is copied names
    the copies from then on; all others keep naming the originals, wherever these lie.

    Args:
        files: the steps on files, in their order.
        playlists: the playlists that were found.
        stand_ins: for files that go to the backup, the one that plays in their place.
    """
    known = [one for one in playlists if one.named]
    if not known or not files:
        return files
    moves = _Moves.of(files, stand_ins)
    rewrites = [draft for one in known for draft in _rewritten(one, moves)]
    return _placed(files, rewrites) if rewrites else files


def with_notes(drafts: list[Draft], playlists: Sequence[Playlist]) -> list[Draft]:
    """Tell what is wrong with playlists: entries without a file, and those that nobody can read.

    Args:
        drafts: all steps of the plan.
        playlists: the playlists that were found.
    """
    if not playlists:
        return drafts
    told = [_told(one) for one in playlists if one.problem]
    rewritten = {one.source for one in (*drafts, *told) if one.kind is OperationType.REWRITE}
    # One row for a playlist: that it is rewritten says more than that it stays where it is.
    drafts = [
        one
        for one in drafts
        if not (one.is_skipped and one.source in rewritten and one.kind is OperationType.MOVE)
    ]
    missing = {one.path: one.missing for one in playlists if one.missing}
    for draft in drafts:
        number = missing.pop(draft.source, 0) if draft.source is not None else 0
        if number:
            draft.metadata = {**draft.metadata, MISSING_ENTRIES: number}
    return drafts + told


def _told(playlist: Playlist) -> Draft:
    return Draft(
        OperationType.REWRITE,
        source=playlist.path,
        identity=playlist.identity,
        role=Role.COMPANION,
        stays=StayReason.UNREADABLE,
        message=playlist.problem,
    )


def followed(changed: int, entries: int) -> str:
    """Say how many entries of a playlist change."""
    return f"Entries that follow their files: {changed:,} of {entries:,}"


def _rewritten(playlist: Playlist, moves: _Moves) -> Iterator[Draft]:
    own = moves.moved.get(playlist.path) or moves.copied.get(playlist.path)
    place = own.target if own is not None and own.target is not None else playlist.path
    is_copy = own is not None and own.kind in MAKES_A_COPY
    if playlist.path in moves.gone:
        return
    edits: list[tuple[Edit, Draft | None]] = []
    unwritable = 0
    for named in playlist.named:
        step, target = moves.of_entry(named.file, in_copy=is_copy)
        edit = _edit(playlist, named, step, target, place.parent)
        if edit is None:
            unwritable += 1
        elif edit.new != edit.old or edit.otherwise:
            edits.append((edit, step))
    if not edits:
        return
    if own is not None and own.kind is OperationType.SYMLINK:
        # What is written through a link would change the original.
        own.kind = OperationType.COPY
    yield Draft(
        OperationType.REWRITE,
        source=place,
        target=place,
        identity=playlist.identity,
        checksum=playlist.checksum,
        role=Role.COMPANION,
        reason=followed(len(edits), playlist.entries),
        requires=own,
        belongs_to=own.belongs_to if own is not None else None,
        to_backup=True,
        rewrite=PlaylistRewrite(playlist.encoding, (), playlist.entries, unwritable),
        edits=edits,
    )


def _edit(
    playlist: Playlist, named: NamedFile, step: Draft | None, target: Path, folder: Path
) -> Edit | None:
    stays_put = folder == playlist.path.parent
    if stays_put and step is None:
        return Edit(named.start, named.line, named.piece, named.piece)
    new = playlist.piece_naming(named, target, folder)
    if new is None:
        return None
    otherwise = "" if stays_put else playlist.piece_naming(named, named.file, folder) or ""
    if otherwise == named.piece or step is None:
        otherwise = ""
    return Edit(named.start, named.line, named.piece, new, otherwise=otherwise)


def _placed(files: list[Draft], rewrites: list[Draft]) -> list[Draft]:
    """Put every rewrite behind the last step that it hangs on."""
    needed = {id(step) for one in rewrites for step in _steps(one)}
    at = {id(draft): index for index, draft in enumerate(files) if id(draft) in needed}
    behind: Mapping[int, list[Draft]] = defaultdict(list)
    for one in rewrites:
        behind[max((at[id(step)] for step in _steps(one)), default=-1)].append(one)
    steps = list(behind[-1])
    for index, draft in enumerate(files):
        steps.append(draft)
        steps += behind.get(index, ())
    return steps


def _steps(rewrite: Draft) -> Iterator[Draft]:
    yield from (step for _, step in rewrite.edits if step is not None)
    if rewrite.requires is not None:
        yield rewrite.requires
