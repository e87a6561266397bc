"""What the files of an album agree on: names, dates, discs, kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from music_organizer.models.album_choice import VARIOUS_ARTISTS
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.path_text import text_of
from music_organizer.planning.album import RELEASE_KEY, Album
from music_organizer.planning.artists import (
    VARIOUS,
    artist_key,
    artist_keys,
    displayed,
    joined_artists,
    main_artists,
)
from music_organizer.planning.bundles import Bundle, Member
from music_organizer.planning.classical import is_classical, one_composer
from music_organizer.planning.dates import sound_date, year_of
from music_organizer.planning.disc_names import MOST_DISCS, without_disc
from music_organizer.planning.filenames import cleaned
from music_organizer.planning.spelling import chosen_spelling

T = TypeVar("T")

_THREE_DIGITS = range(100, 1_000)
_LONGEST_KEY = 300
_YEARS_SHOWN = 4


class _Common(NamedTuple):
    """The tags that the files of an album mostly have alike; see `Tags`."""

    album: str
    album_artists: tuple[str, ...]
    artists: tuple[str, ...]
    compilation: bool
    composers: tuple[str, ...]
    date: str
    disc: int
    disc_total: int
    genres: tuple[str, ...]
    original_date: str
    release_types: tuple[str, ...]
    track_total: int


_Votes = Sequence[tuple[_Common, int]]
"""Everything that is said in common, and how many files say it."""

_common_values = attrgetter(*_Common._fields)


def album_of(bundle: Bundle) -> Album:
    """Take down what the files of a bundle agree on."""
    members = _in_order(_with_sound_discs(bundle.members))
    files = tuple(member.file for member in members)
    discs = tuple(member.disc for member in members)
    counts = Counter(_common_values(file.tags) for file in files)
    # Once for each thing that is said, not for each file.
    votes = [(_Common._make(values), count) for values, count in counts.items()]
    genre = _most_named((said.genres, count) for said, count in votes)
    composer = _most_named((said.composers, count) for said, count in votes)
    by_composer = _is_by_composer(bundle, votes, genre, composer)
    various = bundle.artist == VARIOUS and not by_composer
    artists = (VARIOUS_ARTISTS,) if various else _artists(bundle.artist, votes)
    if by_composer:
        artists = (composer,)
    name = _name(votes) if bundle.name else ""
    year = _year(votes, various=various) if name else ""
    return Album(
        key=_key(bundle, year),
        name=name,
        artists=artists,
        album_artist=VARIOUS_ARTISTS if various else displayed(artists),
        year=year,
        date=_date(votes, year),
        disc_count=_disc_count(votes, max(discs)) if name else 1,
        track_width=_track_width(votes, files),
        is_compilation=various,
        by_composer=by_composer,
        is_marked=sum(count for said, count in votes if said.compilation) * 2 > len(files),
        artist_count=len({artist_keys(said.artists)[:1] for said, _ in votes}),
        release_types=_most((said.release_types, count) for said, count in votes),
        genre=genre,
        composer=composer,
        doubt="" if various or not name else _doubt(votes),
        files=files,
        discs=discs,
    )


def _is_by_composer(bundle: Bundle, votes: _Votes, genre: str, composer: str) -> bool:
    """Tell whether performers differ because one composer's music is played by several."""
    if bundle.artist != VARIOUS or not bundle.surmised or not is_classical(genre, composer):
        return False
    return bool(one_composer(said.composers for said, _ in votes))


def _in_order(members: list[Member]) -> list[Member]:
    """Sort by disc and track, and by path where several hold the same place."""
    places = [(disc, file.tags.track) for file, disc in members]
    if len(set(places)) < len(members):
        members = sorted(members, key=lambda member: text_of(member.file.path))
    elif places == sorted(places):
        return members
    return sorted(members, key=lambda member: (member.disc, member.file.tags.track))


def _with_sound_discs(members: list[Member]) -> list[Member]:
    """Forget a disc beyond the number of discs (`7/2`) where no other file names any disc."""
    sound = [member for member in members if not 0 < member.file.tags.disc_total < member.disc]
    if len(sound) in (0, len(members)) or any(member.disc for member in sound):
        return members
    return [Member(file, 0) for file, _ in members]


def _key(bundle: Bundle, year: str) -> str:
    if bundle.release:
        return f"{RELEASE_KEY}{bundle.release}"[:_LONGEST_KEY]
    return "/".join((bundle.artist.strip(), bundle.name, year))[:_LONGEST_KEY]


def _name(votes: _Votes) -> str:
    return chosen_spelling(
        _counted((cleaned(without_disc(said.album)[0]), count) for said, count in votes)
    )


def _artists(key: str, votes: _Votes) -> tuple[str, ...]:
    """Return the makers in the spelling most files have."""
    counts: dict[str, int] = {}
    tuples: dict[str, tuple[str, ...]] = {}
    named = _counted(((said.album_artists, said.artists), count) for said, count in votes)
    for both, count in named.items():
        ways = [artists for names in both for artists in _ways_to_name(names)]
        shown = [displayed(artists) for artists in ways]
        # A file has one vote for a spelling, however many of its tags have it.
        for name in {name for name in shown if artist_key(name) == key}:
            counts[name] = counts.get(name, 0) + count
        for name, artists in zip(shown, ways, strict=True):
            tuples[name] = max(tuples.get(name, ()), artists, key=len)
    if not counts:
        return ()
    artists = tuples[chosen_spelling(counts)]
    return artists if len(artists) > 1 else _credited(artists[0], votes)


def _ways_to_name(names: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the artists together and, where there is more than one name, each of them."""
    main = main_artists(names)
    if main:
        yield main
    for name in main:
        parts = joined_artists(name)
        if len(main) > 1:
            yield (name,)
        if len(parts) > 1:
            yield from ((part,) for part in parts)


def _credited(name: str, votes: _Votes) -> tuple[str, ...]:
    """Return the artists behind `A & B` when most tracks credit them one by one."""
    parts = joined_artists(name)
    if len(parts) <= 1:
        return (name,)
    keys = [artist_key(part) for part in parts]
    alike = sum(count for said, count in votes if [artist_key(a) for a in said.artists] == keys)
    return parts if alike * 2 > sum(count for _, count in votes) else (name,)


def _year(votes: _Votes, *, various: bool) -> str:
    """Return the year of the first release; of a compilation the year of this one.

    Tracks of a compilation often carry their own years, and it is no older than its latest track.
    """
    dates = (((said.original_date, said.date), count) for said, count in votes)
    years = _counted((_first_year(both, various=various), count) for both, count in dates)
    if not years:
        return ""
    best = min(years, key=lambda year: (-years[year], year))
    return max(years) if various and years[best] * 2 <= sum(years.values()) else best


def _first_year(dates: tuple[str, str], *, various: bool) -> str:
    first, second = map(year_of, reversed(dates) if various else dates)
    return first or second


def _doubt(votes: _Votes) -> str:
    """Say what the tags contradict each other about; the most frequent was believed."""
    doubts = []
    years = {year_of(said.original_date) or year_of(said.date) for said, _ in votes} - {""}
    if len(years) > 1:
        shown = ", ".join(sorted(years)[:_YEARS_SHOWN])
        doubts.append(f"its files disagree about the year: {shown}")
    discs = {(said.disc, said.disc_total) for said, _ in votes}
    beyond = [pair for pair in sorted(discs) if 0 < pair[1] < pair[0]]
    if beyond:
        doubts.append(f"its tags name disc {beyond[0][0]} of {beyond[0][1]}")
    return "; ".join(doubts)


def _date(votes: _Votes, year: str) -> str:
    """Return the most frequent date within the year of the album."""
    if not year:
        return ""
    sound = _counted(
        (sound_date(said.original_date) or sound_date(said.date), count) for said, count in votes
    )
    fitting = [date for date in sound if date.startswith(year)]
    return min(fitting, key=lambda date: (-sound[date], -len(date), date), default=year)


def _disc_count(votes: _Votes, highest: int) -> int:
    totals: dict[int, int] = {}
    for said, count in votes:
        totals[said.disc_total] = totals.get(said.disc_total, 0) + count
    total = min(totals, key=lambda number: (-totals[number], number))
    return max(1, highest, total if total <= MOST_DISCS else 0)


def _track_width(votes: _Votes, files: Sequence[AudioFile]) -> int:
    several = any(said.track_total in _THREE_DIGITS for said, _ in votes)
    return 3 if several or any(file.tags.track in _THREE_DIGITS for file in files) else 2


def _most(values: Iterable[tuple[tuple[str, ...], int]]) -> tuple[str, ...]:
    counts = _counted(values)
    return min(counts, key=lambda value: (-counts[value], value), default=())


def _most_named(values: Iterable[tuple[tuple[str, ...], int]]) -> str:
    return chosen_spelling(_counted((cleaned(names[0]), count) for names, count in values if names))


def _counted(votes: Iterable[tuple[T, int]]) -> dict[T, int]:
    """Add up the votes for each thing; nothing said is no vote."""
    counts: dict[T, int] = {}
    for said, count in votes:
        if said:
            counts[said] = counts.get(said, 0) + count
    return counts
