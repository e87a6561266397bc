"""What is known of one audio file and of the pictures that belong to it."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self, cast

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import PathKeeper, folder_of, in_folder, keep_apart, name_of
from music_organizer.models.readings import LOSSLESS_FORMATS, Sound, Tags

# One object each for the rates that a million files share.
_USUAL_RATES = {rate: rate for rate in (22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000)}

CUE_SHEET = "cue sheet"
"""Says among the guessed fields of a file that its tags are those of the cue sheet beside it."""


class AudioFile(PathKeeper, frozen=True, eq=False, gc=False):
    """One audio file: where it lies, what it is and what its tags say.

    Its path may be given as `in_folder` has it; it is made when it is asked for.

    Attributes:
        path: where the file lies.
        identity: what `stat` said when the tags were read.
        tags: what the file says.
        guessed: names of the tag fields that were told from folder and file names; and
            `CUE_SHEET` where a cue sheet told the others.
        format, length, bitrate, has_cover, sample_rate, bit_depth: see `Sound`.
    """

    path: Path
    identity: FileIdentity | None = None
    format: str = ""
    tags: Tags = field(default_factory=Tags)
    length: float = 0.0
    bitrate: int = 0
    has_cover: bool = False
    guessed: frozenset[str] = frozenset()
    sample_rate: int = 0
    bit_depth: int = 0

    @classmethod
    def of(
        cls, folder: Path, name: str, identity: FileIdentity | None, sound: Sound, tags: Tags
    ) -> Self:
        """Return what a file in a folder is, from what it says of itself."""
        form, length, bitrate, has_cover, sample_rate, bit_depth = sound
        return cls(
            in_folder(folder, name),
            identity,
            sys.intern(form),
            tags,
            length,
            bitrate,
            has_cover,
            sample_rate=_USUAL_RATES.get(sample_rate, sample_rate),
            bit_depth=bit_depth,
        )

    @property
    def sound(self) -> Sound:
        """How it is coded."""
        return Sound(
            self.format,
            self.length,
            self.bitrate,
            self.has_cover,
            self.sample_rate,
            self.bit_depth,
        )

    @property
    def folder(self) -> Path:
        """The folder it lies in."""
        return cast("Path", folder_of(kept_file(self)))

    @property
    def name(self) -> str:
        """Its file name."""
        return name_of(kept_file(self))

    @property
    def is_lossless(self) -> bool:
        """Tell whether its format keeps every bit of the sound."""
        return self.format in LOSSLESS_FORMATS

    def with_tags(self, tags: Tags, guessed: Iterable[str] = ()) -> Self:
        """Return the file with other tags.

        Args:
            tags: the tags.
            guessed: what else of them was told from elsewhere.
        """
        return replace(self, tags=tags, guessed=self.guessed.union(guessed))


kept_file = keep_apart(AudioFile, "path")


class UnreadableFile(Struct, frozen=True):
    """An audio file whose tags could not be read, and the reason in words."""

    path: Path
    identity: FileIdentity | None
    reason: str


class SideFile(Struct, frozen=True):
    """A regular file that is no audio, of which nothing but name and `stat` is known."""

    path: Path
    identity: FileIdentity


class CoverArt(Struct, frozen=True):
    """A picture file that belongs to the albums in its folder."""

    path: Path
    identity: FileIdentity | None = None
