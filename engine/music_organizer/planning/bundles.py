"""Files of one folder that carry the same album name, divided into what belongs together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from music_organizer.models.audio_file import AudioFile
from music_organizer.planning.artists import (
    VARIOUS,
    artist_keys,
    is_placeholder,
    is_various,
)
from music_organizer.planning.disc_names import MOST_DISCS, disc_of_folder, without_disc
from music_organizer.planning.filenames import CACHED_NAMES
from music_organizer.planning.spelling import name_key

_MANY_ARTISTS = 5
_FEWEST_TRACKS = 3
_MOST = 2 / 3
_TOLERATED_CLASHES = 0.2
_ANY_ALBUM = (
    "greatest hits; the greatest hits; hits; best of; the best of; the very best of; best; live"
    "; unplugged; the collection; collection; anthology; gold; singles; the singles; demo; demos"
    "; ep; single; untitled; unknown; album; remixes; essential; the essential; bootleg; rarities"
    "; b-sides; acoustic; christmas; soundtrack; covers; original soundtrack; self titled; mixtape"
)
_GENERIC = frozenset(map(name_key, _ANY_ALBUM.split("; ")))


class Member(NamedTuple):
    """A file, and its disc as tag, album name or folder tell it."""

    file: AudioFile
    disc: int


class Bundle(Struct, eq=False):
    """Files that belong together for sure.

    Attributes:
        name: key of the album's name, empty for single tracks.
        artist: key of the album's artist.
        members: the files.
        release: MusicBrainz release identifier.
        surmised: whether the artist was told from the tracks, for want of an album artist.
    """

    name: str
    artist: str
    members: list[Member]
    release: str = ""
    surmised: bool = field(default=False)


def bundled(files: Iterable[AudioFile]) -> Iterator[Bundle]:
    """Yield the bundles of every folder; folders of discs count as the folder above them."""
    shelves: dict[tuple[str, str], list[Member]] = defaultdict(list)
    last, folder, folder_disc = None, "", 0
    for file in files:
        tags = file.tags
        key, named_disc = _album_key(tags.album)
        # Files of one folder come one after the other.
        if (own := file.folder) is not last:
            last, (folder, folder_disc) = own, _album_folder(own)
        tagged = tags.disc if 0 < tags.disc <= MOST_DISCS else 0
        shelves[folder, key].append(Member(file, tagged or named_disc or folder_disc))
    for (_, name), members in shelves.items():
        yield from _divided(name, members) if name else _single_tracks(members)


def is_generic(name: str) -> bool:
    """Tell whether many artists have an album of this name (given as its key)."""
    return name in _GENERIC


def places_of(members: list[Member]) -> set[tuple[int, int]]:
    """Return disc and track of every file whose track is known."""
    return {(disc, file.tags.track) for file, disc in members if file.tags.track > 0}


@lru_cache(CACHED_NAMES)
def _album_key(album: str) -> tuple[str, int]:
    """Return the key of an album's name, empty where it says nothing, and the disc it names."""
    name, disc = without_disc(album) if album else ("", 0)
    return "" if is_placeholder(name) else name_key(name), disc


def _album_folder(folder: Path) -> tuple[str, int]:
    disc = disc_of_folder(folder.name)
    return str(folder.parent if disc else folder), disc


def _single_tracks(members: list[Member]) -> Iterator[Bundle]:
    for artist, own in _groups(members, _single_key).items():
        yield Bundle("", artist, own, surmised=True)


def _divided(name: str, members: list[Member]) -> Iterator[Bundle]:
    """Divide by release, then by album artist, then by what the tracks tell."""
    by_release = _groups(members, lambda member: member.file.tags.mb_album_id)
    rest = by_release.pop("", [])
    if len(by_release) == 1 and rest:
        rest = _adopted(next(iter(by_release.values())), rest)
    for release, own in by_release.items():
        bundle = _whole(name, own)
        bundle.release = release
        yield bundle
    by_artist = _groups(rest, _explicit_key)
    silent = by_artist.pop("", [])
    if len(by_artist) == 1 and silent:
        silent = _adopted(next(iter(by_artist.values())), silent)
    for artist, own in by_artist.items():
        yield Bundle(name, artist, own)
    if silent:
        yield from _surmised(name, silent)


def _adopted(family: list[Member], others: list[Member]) -> list[Member]:
    """Move to the family those of the others that it can claim; return the ones that remain."""
    artist = _explicit_key(family[0]) or _surmised_artist(family)
    remaining: list[Member] = []
    for member in others:
        explicit = _explicit_key(member)
        claimed = explicit == artist if explicit else _may_belong(member, artist)
        (family if claimed else remaining).append(member)
    return remaining


def _may_belong(member: Member, artist: str) -> bool:
    return artist in {"", VARIOUS} or artist in artist_keys(member.file.tags.artists)


def _whole(name: str, members: list[Member]) -> Bundle:
    explicit = Counter(filter(None, map(_explicit_key, members)))
    if explicit:
        return Bundle(name, explicit.most_common(1)[0][0], members)
    return Bundle(name, _surmised_artist(members) or VARIOUS, members, surmised=True)


def _surmised(name: str, members: list[Member]) -> Iterator[Bundle]:
    """Divide files without album artist by what their artists and numbers tell."""
    artist = _one_album_of(name, members)
    if artist is not None:
        yield Bundle(name, artist, members, surmised=True)
        return
    for artist, own in _groups(members, _main_key).items():
        yield Bundle(name, artist, own, surmised=True)


def _one_album_of(name: str, members: list[Member]) -> str | None:
    """Return the artist when this is one album, `None` when it is several of the same name."""
    artists = _groups(members, _main_key)
    shared, count = _most_present(members)
    if count == len(members) or len(artists) == 1:
        return shared
    if _marked(members):
        return VARIOUS
    if len(artists) >= _MANY_ARTISTS and not is_generic(name) and _may_be_whole(members):
        return shared if count >= len(members) * _MOST else VARIOUS
    if _clashing(members):
        return None
    if count >= len(members) * _MOST:
        return shared
    return VARIOUS if numbered_through(places_of(members)) else None


def _surmised_artist(members: list[Member]) -> str:
    shared, count = _most_present(members)
    return shared if count >= len(members) * _MOST else VARIOUS


def _most_present(members: list[Member]) -> tuple[str, int]:
    """Return the artist met on most files, a whole name before a part of one, and on how many."""
    counts: Counter[str] = Counter()
    for member in members:
        for key in artist_keys(member.file.tags.artists):
            counts[key] += 1
    if not counts:
        return "", len(members)
    return max(counts.items(), key=lambda item: (item[1], len(item[0]), item[0]))


def _marked(members: list[Member]) -> bool:
    return sum(member.file.tags.compilation for member in members) * 2 >= len(members)


def _clashing(members: list[Member]) -> bool:
    """Tell whether artists hold the same places, as albums that merely share a name do."""
    holders: dict[tuple[int, int], set[str]] = defaultdict(set)
    for member in members:
        if member.file.tags.track > 0:
            holders[member.disc, member.file.tags.track].add(_main_key(member))
    clashes = sum(len(artists) > 1 for artists in holders.values())
    return clashes > len(holders) * _TOLERATED_CLASHES


def _may_be_whole(members: list[Member]) -> bool:
    places = places_of(members)
    return not places or numbered_through(places)


def numbered_through(places: set[tuple[int, int]]) -> bool:
    """Tell whether the numbers of the tracks leave few gaps."""
    highest: dict[int, int] = defaultdict(int)
    for disc, track in places:
        highest[disc] = max(highest[disc], track)
    return len(places) >= _FEWEST_TRACKS and len(places) * 2 > sum(highest.values())


def _groups(members: list[Member], key: Callable[[Member], str]) -> dict[str, list[Member]]:
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(key(member), []).append(member)
    return groups


def _explicit_key(member: Member) -> str:
    return _maker_key(member.file.tags.album_artists)


@lru_cache(CACHED_NAMES)
def _maker_key(names: tuple[str, ...]) -> str:
    keys = artist_keys(names)
    return VARIOUS if any(map(is_various, names[:3])) else keys[0] if keys else ""


def _single_key(member: Member) -> str:
    return _main_key(member) or _explicit_key(member).replace(VARIOUS, "")


def _main_key(member: Member) -> str:
    keys = artist_keys(member.file.tags.artists)
    return keys[0] if keys else ""
