"""What a file wants to become, before anybody asked whether the name is free."""

from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import folder_of, keep_apart, name_of
from music_organizer.models.operation import Role
from music_organizer.planning.filenames import safe_file_name

STAYS_WITH_MUSIC = "The music it belongs to stays as well."

Ground = tuple[Path, tuple[str, ...]]
"""Music that lies in (or directly below) one folder and goes to (or directly below) another."""


class Wanted(Struct, eq=False):
    """One file of the source and the name it should get.

    Its source may be given as `in_folder` has it.

    Attributes:
        source: where it lies.
        identity: what `stat` said of it.
        folders: components of its folder, relative to the target.
        stem: file name without suffix.
        suffix: suffix with its dot.
        role: what part it plays.
        reason: why it goes there.
        album: key of its album.
    """

    source: Path
    identity: FileIdentity
    folders: tuple[str, ...]
    stem: str
    suffix: str
    role: Role
    reason: str
    album: str = ""

    @property
    def folder(self) -> Path:
        """The folder it lies in."""
        return cast("Path", folder_of(kept_wanted(self)))

    @property
    def present_name(self) -> str:
        """The file name it has."""
        return name_of(kept_wanted(self))

    @property
    def name(self) -> str:
        """The file name it wants."""
        return self.stem + self.suffix


kept_wanted = keep_apart(Wanted, "source")


class Follower(Wanted, eq=False, kw_only=True):
    """A cover or another companion of music.

    Attributes:
        leader: the audio file it is tied to.
        ground: the music of which something has to arrive, else it stays.
        infix: what stands between the stem of its track and its suffix, when it bears the name of
            a track; `None` when it has a name of its own.
        copies: whether this is a copy, since another step takes the file itself elsewhere.
    """

    leader: Wanted
    ground: Ground
    infix: str | None = None
    copies: bool = False

    def named_after(self, track: str) -> "Follower":
        """Return the companion with the name that fits the final name of its track."""
        if self.infix is None:
            return self
        stem = track.removesuffix(self.leader.suffix) + self.infix
        name = safe_file_name(stem, self.suffix)
        return replace(self, stem=name.removesuffix(self.suffix))
