"""What reading an audio file tells, in plain tuples.

The process that reads tags starts anew for every run, and loads nothing else of the models.
"""

from typing import NamedTuple

from music_organizer.models.file_identity import FileIdentity

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


class Sound(NamedTuple):
    """How the sound of a file is coded.

    Attributes:
        format: short name of the codec or container, such as `flac` or `alac`.
        length: playing time in seconds, 0 when not known.
        bitrate: bits per second, 0 when not known.
        has_cover: whether a picture is embedded.
        sample_rate: samples per second, 0 when not known.
        bit_depth: bits of a sample, 0 when not known or when the format has none.
    """

    format: str
    length: float
    bitrate: int
    has_cover: bool
    sample_rate: int
    bit_depth: int


class Reading(NamedTuple):
    """What one audio file says of itself."""

    identity: FileIdentity | None
    sound: Sound
    tags: Tags


class CoverSize(NamedTuple):
    """How large a picture is.

    Attributes:
        width: pixels, 0 when its format is not known here.
        height: likewise.
        bytes: bytes.
    """

    width: int
    height: int
    bytes: int
