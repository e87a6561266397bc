"""What is known of one audio file and of the pictures that belong to it."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self, cast

from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import PathKeeper, folder_of, keep_apart, name_of

CUE_SHEET = "cue sheet"
"""Says among the guessed fields of a file that its tags are those of the cue sheet beside it."""

LOSSLESS_FORMATS = frozenset({"flac", "alac", "wav", "aiff", "ape", "wv", "tta", "dsf", "dff"})


class Tags(NamedTuple):
    """The tags that decide where a file goes; empty or zero where the file does not say.

    Those that nearly every file has of its own come first; the others are mostly alike in all
    files of an album.

    Attributes:
        movement: which part of its work the track is.
        movement_number: its number, 0 when not known.
        mb_track_id: MusicBrainz recording identifier.
        acoustid_id: AcoustID, the same for recordings that its service found to sound the same.
        artists: the performers of the track, in the order of the file.
        album_artists: the performers of the whole release.
        date: date of this release as written in the file, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        original_date: date of the first release, in the same form.
        track: number of the track on its disc, 0 when not known.
        disc: number of the disc in its set, 0 when not known.
        conductors: who conducts, where a tag of its own says so.
        performers: singers and players, where tags of their own name them.
        work: the piece of classical music that the track is a part of.
        compilation: whether the file carries the compilation mark of its format.
        release_types: MusicBrainz release types in lower case, primary type first.
        mb_album_id: MusicBrainz release identifier.
        catalog_number: what its label calls the release.
        country: where it was released.
        has_fingerprint: whether another program left the fingerprint of its sound.
        doubtful: what the file says that cannot be meant so, as `“19xx” as year`.
    """

    title: str = ""
    track: int = 0
    movement: str = ""
    movement_number: int = 0
    mb_track_id: str = ""
    acoustid_id: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artists: tuple[str, ...] = ()
    date: str = ""
    original_date: str = ""
    track_total: int = 0
    disc: int = 0
    disc_total: int = 0
    disc_subtitle: str = ""
    genres: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    conductors: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    work: str = ""
    compilation: bool = False
    release_types: tuple[str, ...] = ()
    mb_album_id: str = ""
    catalog_number: str = ""
    country: str = ""
    has_fingerprint: bool = False
    doubtful: tuple[str, ...] = ()


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


class CoverSize(Struct, frozen=True):
    """How large a picture is.

    Attributes:
        width: pixels, 0 when its format is not known here.
        height: likewise.
        bytes: bytes.
    """

    width: int
    height: int
    bytes: int


class CoverArt(Struct, frozen=True):
    """A picture file that belongs to the albums in its folder."""

    path: Path
    identity: FileIdentity | None = None
