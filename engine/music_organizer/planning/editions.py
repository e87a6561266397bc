"""Two releases of one artist, name and year are told apart by what their tags say of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from music_organizer.planning.album import RELEASE_KEY, Album
from music_organizer.planning.artists import artist_key
from music_organizer.planning.filenames import cleaned
from music_organizer.planning.spelling import name_key

Way = Callable[[Album], str]
"""What may tell a release from another one; empty when it says nothing."""

_LONGEST = 40
_ID_LENGTH = 8


def with_editions(albums: list[Album]) -> list[Album]:
    """Name the edition of albums that would share a folder though MusicBrainz tells them apart.

    The first that differs for all of them names it: catalog number, country, date, format, and
    at last the beginning of the release identifier, as beets' `aunique` does. One of them may
    lack it, and keeps its plain name.
    """
    namesakes: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, album in enumerate(albums):
        if album.key.startswith(RELEASE_KEY) and album.name:
            key = artist_key(album.album_artist), name_key(album.name), album.year
            namesakes[key].append(number)
    for several in namesakes.values():
        if len(several) > 1:
            for number, edition in zip(several, _told([albums[n] for n in several]), strict=True):
                albums[number] = replace(albums[number], edition=edition)
    return albums


def _told(albums: Sequence[Album]) -> list[str]:
    for ask in WAYS:
        found = [ask(album) for album in albums]
        if len({one.casefold() for one in found}) == len(albums):
            return found
    return [album.key for album in albums]


def _catalog_number(album: Album) -> str:
    return _one_of(album, lambda number: cleaned(album.files[number].tags.catalog_number))


def _country(album: Album) -> str:
    return _one_of(album, lambda number: cleaned(album.files[number].tags.country))


def _date(album: Album) -> str:
    return _one_of(album, lambda number: album.files[number].tags.date)


def _format(album: Album) -> str:
    return _one_of(album, lambda number: album.files[number].format.upper())


def _release(album: Album) -> str:
    return album.key.removeprefix(RELEASE_KEY)[:_ID_LENGTH]


def _one_of(album: Album, of: Callable[[int], str]) -> str:
    """Return what all files agree on; empty when they do not."""
    found = {of(number) for number in range(len(album.files))}
    return found.pop()[:_LONGEST] if len(found) == 1 else ""


WAYS: tuple[Way, ...] = (_catalog_number, _country, _date, _format, _release)
"""In the order in which they are tried."""
