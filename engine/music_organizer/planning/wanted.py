"""What a file wants to become, before anybody asked whether the name is free."""

from dataclasses import dataclass
from pathlib import Path

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import Role


@dataclass(slots=True, eq=False)
class Wanted:
    """One file of the source and the name it should get.

    Attributes:
        source: where it lies.
        identity: what `stat` said of it.
        folders: components of its folder, relative to the target.
        stem: file name without suffix.
        suffix: suffix with its dot.
        role: audio or cover.
        reason: why it goes there.
        leader: the file it follows, for covers and companions.
    """

    source: Path
    identity: FileIdentity
    folders: tuple[str, ...]
    stem: str
    suffix: str
    role: Role
    reason: str
    leader: "Wanted | None" = None

    @property
    def name(self) -> str:
        """The file name it wants."""
        return self.stem + self.suffix
