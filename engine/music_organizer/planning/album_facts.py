"""What the files of an album agree on: names, dates, discs, kind."""

from collections import Counter
from collections.abc import Iterable

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

_THREE_DIGITS = range(100, 1_000)
_LONGEST_KEY = 300
_YEARS_SHOWN = 4

_Dates = tuple[str, str]
"""The date of the first release and that of this one, as the tags of a file name them."""


def album_of(bundle: Bundle) -> Album:
    """Take down what the files of a bundle agree on."""
    members = _in_order(_with_sound_discs(bundle.members))
    files = [member.file for member in members]
    genre = _most_named(file.tags.genres for file in files)
    composer = _most_named(file.tags.composers for file in files)
    by_composer = _is_by_composer(bundle, genre, composer)
    various = bundle.artist == VARIOUS and not by_composer
    artists = (VARIOUS_ARTISTS,) if various else _artists(bundle.artist, files)
    if by_composer:
        artists = (composer,)
    name = _name(files) if bundle.name else ""
    dates = Counter((file.tags.original_date, file.tags.date) for file in files)
    year = _year(dates, various=various) if name else ""
    return Album(
        key=_key(bundle, year),
        name=name,
        artists=artists,
        album_artist=VARIOUS_ARTISTS if various else displayed(artists),
        year=year,
        date=_date(dates, year),
        disc_count=_disc_count(members) if name else 1,
        track_width=_track_width(files),
        is_compilation=various,
        by_composer=by_composer,
        is_marked=sum(file.tags.compilation for file in files) * 2 > len(files),
        artist_count=len({artist_keys(file.tags.artists)[:1] for file in files}),
        release_types=_most(file.tags.release_types for file in files),
        genre=genre,
        composer=composer,
        doubt="" if various or not name else _doubt(files, dates),
        files=tuple(files),
        discs=tuple(member.disc for member in members),
    )


def _is_by_composer(bundle: Bundle, genre: str, composer: str) -> bool:
    """Tell whether performers differ because one composer's music is played by several."""
    if bundle.artist != VARIOUS or not bundle.surmised or not is_classical(genre, composer):
        return False
    return bool(one_composer(member.file.tags.composers for member in bundle.members))


def _in_order(members: list[Member]) -> list[Member]:
    """Sort by disc and track, and by path where several hold the same place."""
    places = {(disc, file.tags.track) for file, disc in members}
    if len(places) < len(members):
        members = sorted(members, key=lambda member: text_of(member.file.path))
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


def _name(files: list[AudioFile]) -> str:
    names = (without_disc(file.tags.album)[0] for file in files if file.tags.album)
    return chosen_spelling(Counter(map(cleaned, names)))


def _artists(key: str, files: list[AudioFile]) -> tuple[str, ...]:
    """Return the makers in the spelling most files have."""
    counts: Counter[str] = Counter()
    tuples: dict[str, tuple[str, ...]] = {}
    credits = Counter(file.tags.album_artists for file in files)
    credits.update(file.tags.artists for file in files)
    for names, count in credits.items():
        for artists in _ways_to_name(names):
            if artist_key(shown := displayed(artists)) == key:
                counts[shown] += count
                tuples[shown] = max(tuples.get(shown, ()), artists, key=len)
    if not counts:
        return ()
    artists = tuples[chosen_spelling(counts)]
    return artists if len(artists) > 1 else _credited(artists[0], files)


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


def _credited(name: str, files: list[AudioFile]) -> tuple[str, ...]:
    """Return the artists behind `A & B` when most tracks credit them one by one."""
    parts = joined_artists(name)
    keys = [artist_key(part) for part in parts]
    credited = sum([artist_key(a) for a in file.tags.artists] == keys for file in files)
    return parts if len(parts) > 1 and credited * 2 > len(files) else (name,)


def _year(dates: Counter[_Dates], *, various: bool) -> str:
    """Return the year of the first release; of a compilation the year of this one.

    Tracks of a compilation often carry their own years, and it is no older than its latest track.
    """
    years: Counter[str] = Counter()
    for both, count in dates.items():
        first, second = map(year_of, reversed(both) if various else both)
        years[first or second] += count
    years.pop("", 0)
    if not years:
        return ""
    best = min(years, key=lambda year: (-years[year], year))
    return max(years) if various and years[best] * 2 <= years.total() else best


def _doubt(files: list[AudioFile], dates: Iterable[_Dates]) -> str:
    """Say what the tags contradict each other about; the most frequent was believed."""
    doubts = []
    years = {year_of(original) or year_of(date) for original, date in dates} - {""}
    if len(years) > 1:
        shown = ", ".join(sorted(years)[:_YEARS_SHOWN])
        doubts.append(f"its files disagree about the year: {shown}")
    discs = {(file.tags.disc, file.tags.disc_total) for file in files}
    beyond = [pair for pair in sorted(discs) if 0 < pair[1] < pair[0]]
    if beyond:
        doubts.append(f"its tags name disc {beyond[0][0]} of {beyond[0][1]}")
    return "; ".join(doubts)


def _date(dates: Counter[_Dates], year: str) -> str:
    """Return the most frequent date within the year of the album."""
    sound: Counter[str] = Counter()
    for (original, date), count in dates.items():
        sound[sound_date(original) or sound_date(date)] += count
    fitting = [date for date in sound if date and date.startswith(year)] if year else []
    return min(fitting, key=lambda date: (-sound[date], -len(date), date), default=year)


def _disc_count(members: list[Member]) -> int:
    highest = max(member.disc for member in members)
    totals = Counter(member.file.tags.disc_total for member in members)
    total = min(totals, key=lambda number: (-totals[number], number))
    return max(1, highest, total if total <= MOST_DISCS else 0)


def _track_width(files: list[AudioFile]) -> int:
    numbers = (number for file in files for number in (file.tags.track, file.tags.track_total))
    return 3 if any(number in _THREE_DIGITS for number in numbers) else 2


def _most(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=())


def _most_named(values: Iterable[tuple[str, ...]]) -> str:
    return chosen_spelling(Counter(cleaned(names[0]) for names in values if names))
