"""Files that bear the name of a track beside them: lyrics, the cue sheet of an image."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.audio_file import CoverArt, SideFile
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.operation import Role
from music_organizer.planning.companions import CompanionKind, companion_kind, track_names
from music_organizer.planning.filenames import folded
from music_organizer.planning.wanted import Follower, Wanted

_FOLLOWS = "It bears the name of a track and follows it."
_COPIED = "Tracks that go to several places bear its name, so a copy follows each."


class _Tracks(Struct):
    """The audio files of one folder, by their names with and without the suffix."""

    count: int = 0
    stems: dict[str, list[Wanted]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[Wanted]] = field(default_factory=lambda: defaultdict(list))

    def add(self, path: Path, track: Wanted | None) -> None:
        """Note a file; one that was given no place is known by its name alone."""
        self.count += 1
        tracks = [track] if track else []
        self.stems[folded(path.stem)] += tracks
        self.names[folded(path.name)] += tracks

    def bearing(self, name: str) -> "_Bond | None":
        """Return the tracks whose name another file bears."""
        for stem, between in track_names(name):
            key = folded(stem)
            if key in self.stems:
                return _Bond(self.stems[key], between)
            if key in self.names:
                return _Bond(self.names[key], None)
        return None


class _Bond(Struct, frozen=True):
    """The tracks a file belongs to, and what its name has after theirs: `None` is their suffix."""

    tracks: list[Wanted]
    between: str | None


class TrackCompanions:
    """Knows which of the files beside the music bear the name of a track.

    A playlist never does, and a ripper names what it writes after the album, which may be the name
    of a track as well. So records follow tracks only where at least every second track has one.

    Args:
        beside: the files that are no audio.
        music: the audio files that were given a place.
        unplaced: audio files that were not.
    """

    def __init__(
        self,
        beside: Iterable[CoverArt | SideFile],
        music: Iterable[Wanted],
        unplaced: Iterable[Path],
    ) -> None:
        self._bonds: dict[Path, _Bond] = {}
        others: dict[Path, list[str]] = defaultdict(list)
        for one in beside:
            others[one.path.parent].append(one.path.name)
        for folder, tracks in _by_folder(others.keys(), music, unplaced).items():
            self._bind(folder, tracks, others[folder])

    def _bind(self, folder: Path, tracks: _Tracks, names: Iterable[str]) -> None:
        bonds = {name: bond for name in names if (bond := tracks.bearing(name)) is not None}
        suffixes = Counter(map(suffix_of, bonds))
        for name, bond in bonds.items():
            kind = companion_kind(name)
            is_rare = suffixes[suffix_of(name)] * 2 < tracks.count
            of_album = kind is CompanionKind.RECORD and is_rare
            if kind is not CompanionKind.PLAYLIST and not of_album:
                self._bonds[folder / name] = bond

    def is_bound(self, path: Path) -> bool:
        """Tell whether a file belongs to a track, not to an album."""
        return path in self._bonds

    def followers(self, one: CoverArt | SideFile, role: Role) -> list[Follower]:
        """Return the steps a file takes with its tracks; none when none of them was placed."""
        bond = self._bonds[one.path]
        ways: dict[tuple[tuple[str, ...], str], Follower] = {}
        for track in bond.tracks:
            follower = _follower(one, role, track, bond.between)
            ways.setdefault((follower.folders, follower.stem), follower)
        found = list(ways.values())
        # The copies come first, while the file is still in its place.
        for copied in found[:-1]:
            copied.copies, copied.reason = True, _COPIED
        return found


def _by_folder(
    folders: Iterable[Path], music: Iterable[Wanted], unplaced: Iterable[Path]
) -> Mapping[Path, _Tracks]:
    found = {folder: _Tracks() for folder in folders}
    for one in music:
        if one.folder in found:
            found[one.folder].add(one.source, one)
    for path in unplaced:
        if path.parent in found:
            found[path.parent].add(path, None)
    return found


def _follower(one: CoverArt | SideFile, role: Role, track: Wanted, between: str | None) -> Follower:
    if one.identity is None:
        raise ValueError("a file that was never looked at cannot be moved")
    return Follower(
        source=one.path,
        identity=one.identity,
        folders=track.folders,
        stem="",
        suffix=one.path.suffix.lower(),
        role=role,
        reason=_FOLLOWS,
        leader=track,
        ground=(track.folder, track.folders),
        infix=track.suffix if between is None else between,
    ).named_after(track.name)
