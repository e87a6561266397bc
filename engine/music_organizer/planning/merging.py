"""Bundles of one album that lie in several folders become one.

The same MusicBrainz release is one album. Otherwise the same artist, the same name and the same
year are: copies in other formats (flac and mp3) become one album too, since they share a folder
anyway, and what collides or is there twice is settled when names are given out. A bundle without
a year joins when there is one album it can mean. Different years keep albums of one name apart,
unless they hold different discs of a set. A compilation often carries the year of every track:
its parts join when no two hold the same place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from music_organizer.planning.artists import VARIOUS
from music_organizer.planning.bundles import (
    Bundle,
    is_generic,
    numbered_through,
    places_of,
)
from music_organizer.planning.dates import year_of

_FEWEST_ARTISTS = 4
_MOST_LOOKED_AT = 16

Places = set[tuple[int, int]]


class _Pile:
    """An album that grows; what decides about joining is kept beside it."""

    __slots__ = ("bundle", "places", "year")

    def __init__(self, bundle: Bundle, year: str, places: Places) -> None:
        self.bundle = bundle
        self.year = year
        self.places = places

    def take(self, other: "_Pile") -> None:
        self.bundle.members += other.bundle.members
        self.places |= other.places
        self.year = self.year or other.year

    def may_take(self, other: "_Pile") -> bool:
        """Tell whether a pile of another year can be a part of the same album all the same."""
        discs, others = _discs(self.places), _discs(other.places)
        if discs and others and 0 not in discs | others and discs.isdisjoint(others):
            return True
        apart = bool(self.places and other.places) and self.places.isdisjoint(other.places)
        return apart and self.bundle.artist == VARIOUS and not is_generic(self.bundle.name)


def merged(bundles: Iterable[Bundle]) -> list[Bundle]:
    """Return the bundles, those of one album joined."""
    releases: dict[str, Bundle] = {}
    named: dict[tuple[str, str], list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        home = releases.get(bundle.release) if bundle.release else None
        if home:
            home.members += bundle.members
        else:
            if bundle.release:
                releases[bundle.release] = bundle
            named[bundle.artist, bundle.name].append(bundle)
    found = [bundle for group in named.values() for bundle in _joined(group)]
    return _with_scattered_compilations(found)


def _joined(group: list[Bundle]) -> list[Bundle]:
    if len(group) == 1:
        return group
    if not group[0].name:
        return [_united(group)]
    piles = sorted(map(_pile, group), key=lambda pile: (not pile.bundle.release, pile.year == ""))
    homes: list[_Pile] = []
    by_year: dict[str, _Pile] = {}
    for pile in piles:
        home = _home(pile, homes, by_year)
        if home:
            home.take(pile)
        else:
            homes.append(pile)
            by_year.setdefault(pile.year, pile)
    return [pile.bundle for pile in homes]


def _home(pile: _Pile, homes: list[_Pile], by_year: dict[str, _Pile]) -> _Pile | None:
    if pile.bundle.release:
        return None
    if pile.year in by_year:
        return by_year[pile.year]
    if not pile.year and len(homes) == 1:
        return homes[0]
    return next((home for home in homes[:_MOST_LOOKED_AT] if home.may_take(pile)), None)


def _with_scattered_compilations(bundles: list[Bundle]) -> list[Bundle]:
    """Join compilations without any mark whose tracks lie with their artists."""
    by_name: dict[str, list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        if bundle.surmised and bundle.name and bundle.artist != VARIOUS:
            by_name[bundle.name].append(bundle)
    gone: set[int] = set()
    for name, group in by_name.items():
        if len(group) >= _FEWEST_ARTISTS and not is_generic(name) and _fit_together(group):
            united = _united(group)
            united.artist = VARIOUS
            gone.update(id(bundle) for bundle in group if bundle is not united)
    return [bundle for bundle in bundles if id(bundle) not in gone]


def _fit_together(group: list[Bundle]) -> bool:
    places: Places = set()
    for bundle in group:
        own = places_of(bundle.members)
        if bundle.release or len(own) < len(bundle.members) or not places.isdisjoint(own):
            return False
        places |= own
    return numbered_through(places)


def _united(group: list[Bundle]) -> Bundle:
    first, *others = group
    for bundle in others:
        first.members += bundle.members
    return first


def _pile(bundle: Bundle) -> _Pile:
    years: Counter[str] = Counter()
    for file, _ in bundle.members:
        years[year_of(file.tags.original_date) or year_of(file.tags.date)] += 1
    years.pop("", 0)
    year = min(years, key=lambda found: (-years[found], found), default="")
    return _Pile(bundle, year, places_of(bundle.members))


def _discs(places: Places) -> set[int]:
    return {disc for disc, _ in places}
