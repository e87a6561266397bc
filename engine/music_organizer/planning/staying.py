"""The steps that only tell of files that stay, and why."""

from collections.abc import Iterable
from pathlib import Path

from music_organizer.models.audio_file import CoverArt, SideFile
from music_organizer.models.config import BackupPolicy, Config, JunkPolicy
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import JUNK_STEP, OperationType, Role
from music_organizer.planning.companions import companion_kind
from music_organizer.planning.draft import Draft
from music_organizer.planning.material import Material

_NO_BACKUP = f"{StayReason.JUNK.help} Backups are off, so nothing could bring it back."


def staying(
    sources: Iterable[tuple[Path, FileIdentity | None]],
    why: StayReason,
    message: str,
    role: Role = Role.AUDIO,
) -> list[Draft]:
    """Return the steps that tell of files that stay for one reason."""
    return [
        Draft(
            OperationType.MOVE,
            source=path,
            identity=identity,
            role=role,
            stays=why,
            message=message,
        )
        for path, identity in sources
    ]


def left_behind(sides: Iterable[tuple[SideFile | CoverArt, str]]) -> list[Draft]:
    """Return the steps that tell of covers and companions that stay."""
    drafts: list[Draft] = []
    for one, message in sides:
        why = StayReason.EXCLUDED if message == StayReason.EXCLUDED.help else StayReason.OTHER
        role = Role.COVER if isinstance(one, CoverArt) else Role.COMPANION
        drafts += staying([(one.path, one.identity)], why, message, role)
    return drafts


def leftovers(material: Material, steps: Iterable[Draft], config: Config) -> list[Draft]:
    """Return the steps that tell of what is no business of the plan.

    Args:
        material: what the scan found.
        steps: the steps of the plan; junk that they take along does not stay.
        config: the choices, which decide what is said of junk.
    """
    drafts: list[Draft] = []
    for one in material.leftovers:
        drafts += staying([(one.path, one.identity)], one.why, one.message)
    for bad in material.unreadable:
        drafts += staying([(bad.path, bad.identity)], StayReason.UNREADABLE, bad.reason)
    taken = {step.source for step in steps if step.metadata.get("step") == JUNK_STEP}
    wishes_backup = config.junk is JunkPolicy.BACKUP
    message = _NO_BACKUP if wishes_backup and not takes_junk(config) else StayReason.JUNK.help
    junk = (one for folder in material.junk.values() for one in folder if one.path not in taken)
    found = ((one.path, one.identity) for one in junk)
    return drafts + staying(found, StayReason.JUNK, message, Role.COMPANION)


def takes_junk(config: Config) -> bool:
    """Tell whether junk may leave its folder: only into a backup, from where it can come back."""
    return config.junk is JunkPolicy.BACKUP and config.backup is not BackupPolicy.NONE


def why_left(one: SideFile) -> str:
    """Say why a file stays when companions were told to."""
    kind = companion_kind(one.path.name)
    return StayReason.OTHER.help if kind is None else StayReason.EXCLUDED.help
