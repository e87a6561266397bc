"""Plan how copies that are not needed leave for the backup, each only while its twin stands."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.config import Config
from music_organizer.models.conflict import StayReason
from music_organizer.models.duplicates import DuplicateCopy, DuplicateGroup, DuplicateReport
from music_organizer.models.operation import OperationType
from music_organizer.models.plan import Plan
from music_organizer.models.session import OperationSession
from music_organizer.planning.draft import Draft
from music_organizer.planning.folder_steps import Traffic, emptied_folders, remembered_folders
from music_organizer.planning.numbering import numbered_records
from music_organizer.planning.playlist_rewrites import with_rewrites
from music_organizer.planning.staying import staying
from music_organizer.playlists.playlist import Playlist


def plan_parting(
    report: DuplicateReport,
    session: OperationSession,
    config: Config,
    filesystem: ReadableFileSystem,
    playlists: Sequence[Playlist] = (),
) -> Plan:
    """Plan to put what is unwanted into the backup; playlists then name what stays.

    Args:
        report: what was found; copies whose twin is gone or changed since stay.
        session: the session the plan would become.
        config: says whether folders that become empty are removed.
        filesystem: asked whether files are still what they were.
        playlists: the playlists that may name what goes.
    """
    files: list[Draft] = []
    stays: list[Draft] = []
    for group in report.groups:
        for draft in _drafts(group, report.checksums, filesystem):
            (stays if draft.is_skipped else files).append(draft)
    stand_ins = {
        copy.file.path: group.keeper.path for group in report.groups for copy in group.unwanted
    }
    steps = with_rewrites(files, playlists, stand_ins)
    if config.remove_empty_folders:
        steps = steps + emptied_folders(Traffic(files), report.entries, session.source_root)
    traffic = Traffic(steps)
    remembered = remembered_folders(traffic, filesystem, session.library_root) if steps else []
    for bad in report.unreadable:
        stays += staying([(bad.path, bad.identity)], StayReason.UNREADABLE, bad.reason)
    return Plan(session, numbered_records([*remembered, *steps, *stays], session))


def _drafts(
    group: DuplicateGroup, checksums: Mapping[Path, str], filesystem: ReadableFileSystem
) -> Iterable[Draft]:
    keeper = group.keeper
    is_whole = _is_as_it_was(keeper, filesystem)
    for copy in group.unwanted:
        if is_whole and _is_as_it_was(copy.file, filesystem):
            yield Draft(
                OperationType.DELETE,
                source=copy.file.path,
                identity=copy.file.identity,
                checksum=checksums.get(copy.file.path),
                reason=f"{copy.evidence.label} as {keeper.path}, which stays.",
                to_backup=True,
                metadata=_noted(copy, keeper),
            )
        else:
            gone = copy.file if is_whole else keeper
            message = f"{gone.path} is not the file any more that was compared."
            found = [(copy.file.path, copy.file.identity)]
            yield from staying(found, StayReason.CHANGED, message)


def _noted(copy: DuplicateCopy, keeper: AudioFile) -> dict[str, Any]:
    noted: dict[str, Any] = {"copy_of": str(keeper.path), "evidence": copy.evidence.value}
    if copy.likeness is not None:
        noted["likeness"] = round(copy.likeness, 3)
    return noted


def _is_as_it_was(file: AudioFile, filesystem: ReadableFileSystem) -> bool:
    node = filesystem.node(file.path)
    return node is not None and node.is_file and node.identity == file.identity
