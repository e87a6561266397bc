"""Files that hold the same recording: which stays, which is not needed, and what tells so."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NewType

from msgspec import Struct, field

from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.readings import CoverSize
from music_organizer.models.words import WordedEnum

Fingerprint = NewType("Fingerprint", bytes)
"""What Chromaprint hears in a file: words of 32 bits in the order of bytes of this machine."""


class Evidence(WordedEnum):
    """What tells that two files hold the same recording, the strongest first."""

    BYTES = ("bytes", "Same bytes", "Every byte of the files is the same.")
    AUDIO = (
        "audio",
        "Same sound, bit by bit",
        "Their sound is the same bit by bit; only their tags or covers differ.",
    )
    RECORDING = (
        "recording",
        "Same recording by its MusicBrainz id",
        "Their tags carry the same MusicBrainz recording identifier.",
    )
    ACOUSTID = (
        "acoustid",
        "Same recording by its AcoustID",
        "Their tags carry the same AcoustID.",
    )
    SOUND = ("sound", "Sounds the same", "Their fingerprints agree.")
    TAGS = (
        "tags",
        "Same artist, title and length",
        "Their tags name the same artist and title, and they play equally long.",
    )
    ANOTHER = (
        "another",
        "Same as another copy",
        "It is alike another copy of the group; the file that stays tells nothing of it by itself.",
    )


class DuplicateSearch(Struct, frozen=True, kw_only=True):
    """What is looked for.

    Attributes:
        exact: only files of the same bytes.
        by_sound: listen to every file and compare fingerprints, which takes its time.
        across_albums: suggest to part with what another album or release holds as well.
    """

    exact: bool = False
    by_sound: bool = False
    across_albums: bool = False


class DuplicateCopy(Struct, frozen=True, kw_only=True):
    """A file that holds what another one holds as well.

    Attributes:
        file: the file.
        evidence: what tells that it is the same recording.
        likeness: share of the fingerprint that agrees with that of the file that stays, 0 to 1;
            `None` when they were not compared.
        is_unwanted: whether it is suggested to part with it.
        why: why it stays all the same, in words; empty when it is unwanted.
    """

    file: AudioFile
    evidence: Evidence
    likeness: float | None = None
    is_unwanted: bool = True
    why: str = ""


class DuplicateGroup(Struct, frozen=True):
    """Files that hold one recording.

    Attributes:
        keeper: the file that is to stay.
        reason: why this one, in words.
        copies: the others, the best first.
    """

    keeper: AudioFile
    reason: str
    copies: tuple[DuplicateCopy, ...]

    @property
    def unwanted(self) -> tuple[DuplicateCopy, ...]:
        """The copies that it is suggested to part with."""
        return tuple(copy for copy in self.copies if copy.is_unwanted)


class DuplicateReport(Struct, frozen=True, kw_only=True):
    """What a search found.

    Attributes:
        folder: the folder that was searched, links resolved.
        files: how many audio files were looked at.
        groups: what belongs together, by the path of the file that stays.
        same_files: several names of one file (hard links), which are no duplicates.
        unreadable: files that could not be compared, with the reason.
        checksums: SHA-256 of the files whose bytes were compared.
        entries: how many names each folder holds.
        covers: how large the covers are that files of a group hold.
        unheard: why files could not be listened to, in words; empty when they were, or need not.
    """

    folder: Path
    files: int = 0
    groups: Sequence[DuplicateGroup] = ()
    same_files: Sequence[tuple[Path, ...]] = ()
    unreadable: Sequence[UnreadableFile] = ()
    checksums: Mapping[Path, str] = field(default_factory=lambda: MappingProxyType({}))
    entries: Mapping[Path, int] = field(default_factory=lambda: MappingProxyType({}))
    covers: Mapping[Path, CoverSize] = field(default_factory=lambda: MappingProxyType({}))
    unheard: str = ""

    @property
    def unwanted(self) -> list[DuplicateCopy]:
        """Every copy that it is suggested to part with."""
        return [copy for group in self.groups for copy in group.unwanted]
