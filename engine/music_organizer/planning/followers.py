"""Covers and companions follow the music they lie beside."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.audio_file import CoverArt, SideFile
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import Role
from music_organizer.planning.album_grounds import NO_HOME, STAYS_ALONE, AlbumGrounds, Home, Place
from music_organizer.planning.companions import CompanionKind, companion_kind, is_extras_folder
from music_organizer.planning.filenames import safe_component, safe_file_name
from music_organizer.planning.track_companions import TrackCompanions
from music_organizer.planning.wanted import STAYS_WITH_MUSIC, Follower, Wanted

STAYS_HIDDEN = "Hidden files stay: whatever they are for looks for them where they are."
STAYS_CROWDED = "It lies among more files that are no music than tracks, so it may belong to them."

_FEW = 5
_BOUND_TO_RIPS = (CompanionKind.RECORD, CompanionKind.LYRICS)
_LIES_BESIDE = "Cover of the album it lies beside."
_GOES_ALONG = "It lies beside an album and goes along."
_GOES_ABOVE = "It lies above the discs of an album and goes along."
_GOES_INSIDE = "It lies in a folder of extras of an album and goes along."
_COPIED = "The album goes to more than one folder, so a copy goes along to each."

_Side = CoverArt | SideFile


class Followers(Struct):
    """What came of the files beside the music.

    Attributes:
        wanted: those that follow, with the names they want.
        staying: those that do not, each with the reason.
    """

    wanted: list[Wanted] = field(default_factory=list)
    staying: list[tuple[SideFile | CoverArt, str]] = field(default_factory=list)


class Placed(Struct, frozen=True):
    """The music that was given a place, and that which was not.

    Attributes:
        music: the files with a place.
        unknown: files of which too little is known to give them one.
        unreadable: files whose tags could not be read.
        source: the folder that is organized.
        target: the library.
    """

    music: Sequence[Wanted]
    unknown: Sequence[Path]
    unreadable: Sequence[Path]
    source: Path
    target: Path


def following(covers: Sequence[CoverArt], beside: Sequence[SideFile], placed: Placed) -> Followers:
    """Give every cover and companion the folder of its album, or the name of its track.

    A file that bears the name of a track beside it follows that track and keeps bearing its name.
    What lies beside the music of one album follows the album, and so does what lies above its
    discs, or in a folder of extras below. An album that goes to several folders takes a copy
    along to each. Where several albums lie, nothing is guessed.

    Args:
        covers: pictures that are covers by their name.
        beside: other files that are no audio.
        placed: the music.
    """
    if not covers and not beside:
        return Followers()
    run = _Following(covers, beside, placed)
    for cover in covers:
        run.take(cover, Role.COVER)
    for other in beside:
        run.take(other, Role.COMPANION)
    return run.found


class _Following:
    def __init__(
        self, covers: Sequence[CoverArt], beside: Sequence[SideFile], placed: Placed
    ) -> None:
        self.found = Followers()
        self._placed = placed
        self._grounds = AlbumGrounds(placed.music, placed.unknown, placed.source)
        self._tracks = TrackCompanions(
            (*covers, *beside), placed.music, (*placed.unknown, *placed.unreadable)
        )
        self._homes: dict[Path, tuple[Home, tuple[str, ...]]] = {}
        self._crowds = Counter(
            one.path.parent
            for one in beside
            if _may_be_anything(one.path.name) and not self._tracks.is_bound(one.path)
        )

    def take(self, one: _Side, role: Role) -> None:
        """Let one file follow or stay."""
        if one.path.name.startswith("."):
            self.found.staying.append((one, STAYS_HIDDEN))
        elif self._tracks.is_bound(one.path):
            self._add(one, self._tracks.followers(one, role), STAYS_WITH_MUSIC)
        else:
            self._by_album(one, role)

    def _by_album(self, one: _Side, role: Role) -> None:
        home, inner = self._home(one.path.parent)
        if inner:
            role, reason, why = Role.COMPANION, _GOES_INSIDE, home.why
        else:
            reason = _LIES_BESIDE if role is Role.COVER else _reason(home)
            why = self._refusal(one.path, role, home)
        followers: list[Follower] = []
        if not why and home.places and one.identity is not None:
            followers = list(self._to_all(one, role, reason, home.places, inner))
        self._add(one, followers, why or home.why or STAYS_ALONE)

    def _refusal(self, path: Path, role: Role, home: Home) -> str:
        """Return why a file that lies beside or above an album does not go along with it."""
        kind = companion_kind(path.name)
        if role is Role.COVER or not home.places:
            return ""
        if kind is None:
            return StayReason.OTHER.help
        if not home.is_album and kind not in _BOUND_TO_RIPS:
            return home.why
        room = max(home.tracks, _FEW)
        is_crowded = self._crowds[path.parent] > room and not home.is_above
        return STAYS_CROWDED if is_crowded and _may_be_anything(path.name) else ""

    def _home(self, folder: Path) -> tuple[Home, tuple[str, ...]]:
        """Return the home of what lies in a folder, and the folders it keeps below its album."""
        if folder not in self._homes:
            self._homes[folder] = self._looked_for(folder)
        return self._homes[folder]

    def _looked_for(self, folder: Path) -> tuple[Home, tuple[str, ...]]:
        inner: list[str] = []
        while (home := self._grounds.home(folder)) is None:
            inner.append(folder.name)
            if folder in (self._placed.source, folder.parent):
                return NO_HOME, ()
            folder = folder.parent
        if not inner:
            return home, ()
        inner.reverse()
        if not is_extras_folder(inner[0]) or any(name.startswith(".") for name in inner):
            return NO_HOME, ()
        return home, tuple(map(safe_component, inner))

    def _to_all(
        self,
        one: _Side,
        role: Role,
        reason: str,
        places: Sequence[Place],
        inner: tuple[str, ...],
    ) -> Iterator[Follower]:
        if one.identity is None:
            raise ValueError("a file that was never looked at cannot be moved")
        stem, suffix = _safe_names(one.path)
        here = one.path.parent
        ways = [(place, place.folders + inner) for place in places]
        own = next((way for way in ways if self._placed.target.joinpath(*way[1]) == here), ways[0])
        # The copies come first, while the file is still in its place.
        for place, folders in [way for way in ways if way is not own] + [own]:
            copies = folders is not own[1]
            yield Follower(
                source=one.path,
                identity=one.identity,
                folders=folders,
                stem=stem,
                suffix=suffix,
                role=role,
                reason=_COPIED if copies else reason,
                leader=place.leader,
                ground=place.ground,
                copies=copies,
            )

    def _add(self, one: _Side, followers: list[Follower], why: str) -> None:
        if followers:
            self.found.wanted += followers
        else:
            self.found.staying.append((one, why))


def _reason(home: Home) -> str:
    return _GOES_ABOVE if home.is_above else _GOES_ALONG


def _safe_names(path: Path) -> tuple[str, str]:
    """Return stem and suffix of a file that keeps its name, made safe."""
    name = safe_file_name(path.stem, path.suffix)
    suffix = path.suffix if path.suffix and name.endswith(path.suffix) else Path(name).suffix
    return name[: len(name) - len(suffix)], suffix


def _may_be_anything(name: str) -> bool:
    """Tell whether a file of this name may well have nothing to do with the music beside it."""
    return companion_kind(name) not in (*_BOUND_TO_RIPS, CompanionKind.PLAYLIST)
