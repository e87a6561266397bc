"""Decide what organizing a folder would do, step by step; nothing is changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.audio_file import AudioFile, CoverArt, UnreadableFile
from music_organizer.models.config import BackupPolicy, Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationType, Role
from music_organizer.models.plan import Plan
from music_organizer.models.session import OperationSession
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.planning.album_roll import AlbumRoll
from music_organizer.planning.conflicts import ConflictResolver, staying
from music_organizer.planning.draft import Draft, numbered_records
from music_organizer.planning.folder_steps import (
    emptied_folders,
    made_folders,
    remembered_folders,
)
from music_organizer.planning.followers import following
from music_organizer.planning.ordering import ordered
from music_organizer.planning.other_copies import note_copies, other_copies
from music_organizer.planning.placement import placements
from music_organizer.planning.playlist_rewrites import with_notes, with_rewrites
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.using_up import used_up
from music_organizer.planning.wanted import Wanted
from music_organizer.playlists.playlist import Playlist

_KINDS = {
    TransferMode.MOVE: OperationType.MOVE,
    TransferMode.COPY: OperationType.COPY,
    TransferMode.HARDLINK: OperationType.HARDLINK,
    TransferMode.REFLINK: OperationType.REFLINK,
    TransferMode.SYMLINK: OperationType.SYMLINK,
}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something in the source that is no business of the plan, and why."""

    path: Path
    identity: FileIdentity | None
    why: StayReason
    message: str


@dataclass(slots=True)
class Material:
    """What the scan found, as far as planning needs it.

    Attributes:
        audio: files whose tags were read.
        unreadable: audio files whose tags were not.
        covers: pictures that are covers by their name.
        leftovers: everything else, with the reason it stays.
        entries: how many names each folder holds.
        playlists: playlists and cue sheets, wherever they lie, with the files they name.
    """

    audio: list[AudioFile] = field(default_factory=list)
    unreadable: list[UnreadableFile] = field(default_factory=list)
    covers: list[CoverArt] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    entries: dict[Path, int] = field(default_factory=dict)
    playlists: list[Playlist] = field(default_factory=list)


def plan_organize(
    material: Material,
    session: OperationSession,
    config: Config,
    filesystem: ReadableFileSystem,
    choices: Mapping[Path, ConflictStrategy] | None = None,
    chosen: ChosenAlbums | None = None,
) -> Plan:
    """Plan how the files of a source become a library.

    Args:
        material: what the scan found; its audio files are used up.
        session: the session the plan would become.
        config: the person's choices.
        filesystem: asked what holds which name.
        choices: strategies for single files, where they differ from the general one.
        chosen: what the person decided about albums.
    """
    roll = AlbumRoll(session.target_root, chosen or ChosenAlbums({}))
    drafts = _drafts(material, session, config, filesystem, choices, roll)
    return Plan(session, numbered_records(drafts, session), roll.albums())


def _drafts(
    material: Material,
    session: OperationSession,
    config: Config,
    filesystem: ReadableFileSystem,
    choices: Mapping[Path, ConflictStrategy] | None,
    roll: AlbumRoll,
) -> list[Draft]:
    copies = other_copies(material.audio)
    wanted, stays = _wanted(used_up(material.audio), session.source_root, config, roll)
    covers, lonely = following(material.covers, wanted)
    names = TargetNames(filesystem, session.target_root)
    chosen = choices or {}
    resolver = ConflictResolver(
        filesystem,
        names,
        _KINDS[config.mode],
        lambda path: chosen.get(path, config.conflict_strategy),
    )
    wanted += covers
    covers.clear()
    every = resolver.resolve(wanted)
    note_copies(every, copies, names)
    stays = [draft for draft in every if draft.is_skipped] + stays
    files = ordered(draft for draft in every if not draft.is_skipped)
    del every
    if config.backup is BackupPolicy.ALL:
        files = with_backups(files)
    files = with_rewrites(files, material.playlists)
    steps = made_folders(files, names.new_folders) + files
    if config.remove_empty_folders and config.mode is TransferMode.MOVE:
        steps += emptied_folders(files, material.entries, session.source_root)
    remembered = remembered_folders(steps, filesystem, session.library_root) if steps else []
    drafts = [*remembered, *steps, *stays, *_lonely(lonely), *_leftovers(material)]
    return with_notes(drafts, material.playlists)


def with_backups(files: Sequence[Draft]) -> list[Draft]:
    """Put a step that keeps a copy before every step that takes a file from its place."""
    steps: list[Draft] = []
    kept: set[Path] = set()
    for draft in files:
        first = draft.source not in kept and draft.metadata.get("step") != "aside"
        if draft.kind is OperationType.MOVE and draft.source and first:
            backup = Draft(
                OperationType.BACKUP,
                source=draft.source,
                identity=draft.identity,
                role=draft.role,
                reason="Every file is kept in the backup first.",
                requires=draft.requires,
                to_backup=True,
            )
            kept.add(draft.source)
            draft.requires = backup
            steps.append(backup)
        steps.append(draft)
    return steps


def _wanted(
    files: Iterable[AudioFile], root: Path, config: Config, roll: AlbumRoll
) -> tuple[list[Wanted], list[Draft]]:
    wanted: list[Wanted] = []
    unknown: list[Draft] = []
    for placement in placements(files, root, config.path_formats, roll.chosen):
        file = placement.file
        roll.note(placement)
        if file.identity is None or placement.missing:
            message = f"It is not known where it belongs: {placement.missing}."
            unknown += staying([(file.path, file.identity)], StayReason.UNKNOWN, message)
            continue
        wanted.append(
            Wanted(
                source=file.path,
                identity=file.identity,
                folders=placement.folders,
                stem=placement.stem,
                suffix=placement.suffix,
                role=Role.AUDIO,
                reason=placement.reason,
            )
        )
    return wanted, unknown


def _leftovers(material: Material) -> list[Draft]:
    drafts = [
        Draft(
            OperationType.MOVE,
            source=one.path,
            identity=one.identity,
            stays=one.why,
            message=one.message,
        )
        for one in material.leftovers
    ]
    for bad in material.unreadable:
        drafts += staying([(bad.path, bad.identity)], StayReason.UNREADABLE, bad.reason)
    return drafts


def _lonely(covers: Iterable[tuple[CoverArt, str]]) -> list[Draft]:
    return [
        Draft(
            OperationType.MOVE,
            source=cover.path,
            identity=cover.identity,
            role=Role.COVER,
            stays=StayReason.OTHER,
            message=message,
        )
        for cover, message in covers
    ]
