"""What is known of one audio file and of the pictures that belong to it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self, cast

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import PathKeeper, folder_of, in_folder, keep_apart, name_of
from music_organizer.models.readings import LOSSLESS_FORMATS, Reading, Tags

CUE_SHEET = "cue sheet"
"""Says among the guessed fields of a file that its tags are those of the cue sheet beside it."""


class AudioFile(PathKeeper, frozen=True, eq=False):
    """One audio file: where it lies, what it is and what its tags say.

    Its path may be given as `in_folder` has it; it is made when it is asked for.

    Attributes:
        path: where the file lies.
        identity: what `stat` said when the tags were read.
        format: short name of the codec or container, such as `flac` or `alac`.
        length: playing time in seconds, 0 when not known.
        bitrate: bits per second, 0 when not known.
        has_cover: whether a picture is embedded.
        guessed: names of the tag fields that were told from folder and file names; and
            `CUE_SHEET` where a cue sheet told the others.
        sample_rate: samples per second, 0 when not known.
        bit_depth: bits of a sample, 0 when not known or when the format has none.
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
    def of(cls, folder: Path, name: str, reading: Reading) -> Self:
        """Return what a file in a folder is, from what it says of itself."""
        identity, form, tags, length, bitrate, has_cover, rate, depth = reading
        return cls(
            in_folder(folder, name),
            identity,
            form,
            tags,
            length,
            bitrate,
            has_cover,
            sample_rate=rate,
            bit_depth=depth,
        )

    @property
    def reading(self) -> Reading:
        """What it says of itself."""
        return Reading(
            self.identity,
            self.format,
            self.tags,
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
