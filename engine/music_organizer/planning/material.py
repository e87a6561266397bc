"""What a scan found, as far as planning needs it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.audio_file import AudioFile, CoverArt, SideFile, UnreadableFile
from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.playlists.playlist import Playlist

Read = Callable[[Sequence[Path]], Iterable[AudioFile]]
"""Reads the tags of files; those that cannot be read are left out."""


class Leftover(Struct, frozen=True):
    """Something in the source that is no business of the plan, and why."""

    path: Path
    identity: FileIdentity | None
    why: StayReason
    message: str


class Material(Struct):
    """What the scan found, as far as planning needs it.

    Attributes:
        audio: files whose tags were read.
        unreadable: audio files whose tags were not.
        covers: pictures that are covers by their name.
        beside: other regular files that are no audio.
        junk: leftovers of the system, by folder.
        leftovers: everything else, with the reason it stays.
        entries: how many names each folder holds.
        playlists: playlists and cue sheets, wherever they lie, with the files they name.
        read: reads the tags of files beyond, as of those that lie in the library.
    """

    audio: list[AudioFile] = field(default_factory=list)
    unreadable: list[UnreadableFile] = field(default_factory=list)
    covers: list[CoverArt] = field(default_factory=list)
    beside: list[SideFile] = field(default_factory=list)
    junk: dict[Path, list[SideFile]] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)
    entries: dict[Path, int] = field(default_factory=dict)
    playlists: list[Playlist] = field(default_factory=list)
    read: Read | None = None
