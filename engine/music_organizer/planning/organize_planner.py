"""Decide what organizing a folder would do, step by step; nothing is changed."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.garbage import without_garbage_collection
from music_organizer.models.audio_file import AudioFile, kept_file
from music_organizer.models.config import BackupPolicy, CompanionPolicy, Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationType, Role
from music_organizer.models.plan import Plan
from music_organizer.models.session import OperationSession
from music_organizer.planning.album_choices import ChosenAlbums
from music_organizer.planning.album_roll import AlbumRoll
from music_organizer.planning.conflicts import ConflictResolver
from music_organizer.planning.draft import Draft
from music_organizer.planning.folder_steps import (
    NO_JUNK,
    Traffic,
    emptied_folders,
    made_folders,
    remembered_folders,
)
from music_organizer.planning.followers import Followers, Placed, following
from music_organizer.planning.material import Material
from music_organizer.planning.numbering import numbered_records
from music_organizer.planning.ordering import ordered
from music_organizer.planning.other_copies import note_copies, other_copies
from music_organizer.planning.placement import placements
from music_organizer.planning.playlist_rewrites import with_notes, with_rewrites
from music_organizer.planning.residents import Residents
from music_organizer.planning.staying import (
    left_behind,
    leftovers,
    staying,
    takes_junk,
    why_left,
)
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.using_up import used_up
from music_organizer.planning.wanted import Wanted

_KINDS = {
    TransferMode.MOVE: OperationType.MOVE,
    TransferMode.COPY: OperationType.COPY,
    TransferMode.HARDLINK: OperationType.HARDLINK,
    TransferMode.REFLINK: OperationType.REFLINK,
    TransferMode.SYMLINK: OperationType.SYMLINK,
}


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
    target, read = session.target_root, material.read
    # A library that was scanned itself is a part of the plan, so that nobody resides there.
    residents = None
    if read is not None and target not in material.entries:
        residents = Residents(target, filesystem, read, material.entries)
    roll = AlbumRoll(target, chosen or ChosenAlbums({}), residents)
    with without_garbage_collection():
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
    followers = _followers(material, wanted, stays, session, config)
    names = TargetNames(filesystem, session.target_root)
    chosen = choices or {}
    resolver = ConflictResolver(
        filesystem,
        names,
        _KINDS[config.mode],
        lambda path: chosen.get(path, config.conflict_strategy),
    )
    wanted += used_up(followers.wanted)
    every = resolver.resolve(wanted)
    note_copies(every, copies, names)
    stays = [draft for draft in every if draft.is_skipped] + stays
    files = ordered(draft for draft in every if not draft.is_skipped)
    del every
    if config.backup is BackupPolicy.ALL:
        files = with_backups(files)
    files = with_rewrites(files, material.playlists)
    traffic = Traffic(files)
    made = made_folders(traffic, names.new_folders)
    traffic.take(made)
    steps = made + files
    if config.remove_empty_folders and config.mode is TransferMode.MOVE:
        junk = material.junk if takes_junk(config) else NO_JUNK
        emptied = emptied_folders(traffic, material.entries, session.source_root, junk)
        traffic.take(emptied)
        steps += emptied
    remembered = remembered_folders(traffic, filesystem, session.library_root) if steps else []
    told = left_behind(followers.staying) + leftovers(material, steps, config)
    return with_notes([*remembered, *steps, *stays, *told], material.playlists)


def _followers(
    material: Material,
    music: list[Wanted],
    stays: list[Draft],
    session: OperationSession,
    config: Config,
) -> Followers:
    covers = material.covers if config.companions is not CompanionPolicy.LEAVE else []
    beside = material.beside if config.companions is CompanionPolicy.FOLLOW else []
    placed = Placed(
        music,
        unknown=[draft.source for draft in stays if draft.source is not None],
        unreadable=[bad.path for bad in material.unreadable],
        source=session.source_root,
        target=session.target_root,
    )
    followers = following(covers, beside, placed)
    if config.companions is CompanionPolicy.LEAVE:
        followers.staying += [(one, StayReason.EXCLUDED.help) for one in material.covers]
    if config.companions is not CompanionPolicy.FOLLOW:
        followers.staying += [(one, why_left(one)) for one in material.beside]
    return followers


def with_backups(files: Sequence[Draft]) -> list[Draft]:
    """Put a step that keeps a copy before every step that takes a file from its place."""
    steps: list[Draft] = []
    kept: set[Path] = set()
    for draft in files:
        first = draft.source not in kept and draft.metadata.get("step") != "aside"
        if draft.kind is OperationType.MOVE and draft.source and first:
            backup = Draft(
                OperationType.BACKUP,
                source=draft.kept_source,  # type: ignore[arg-type]
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
    found = placements(files, root, config.path_formats, roll.chosen, roll.residents)
    for placement in found:
        file = placement.file
        roll.note(placement)
        if file.identity is None or placement.missing:
            message = f"It is not known where it belongs: {placement.missing}."
            unknown += staying([(file.path, file.identity)], StayReason.UNKNOWN, message)
            continue
        wanted.append(
            Wanted(
                source=kept_file(file),  # type: ignore[arg-type]
                identity=file.identity,
                folders=placement.folders,
                stem=placement.stem,
                suffix=placement.suffix,
                role=Role.AUDIO,
                reason=placement.reason,
                album=placement.planned.key if placement.planned else "",
            )
        )
    return wanted, unknown
