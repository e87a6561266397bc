"""What kind of release an album is, and the evidence in words; the strongest evidence decides.

1. What MusicBrainz calls it. Where it says nothing of live or demo, titles are not read for them.
2. Tracks of various artists make a compilation. A choice from one artist's own albums (`Greatest
   Hits`) stays with the albums of that artist, whatever the compilation mark says.
3. Several album artists make a collaboration; conductor, soloist and orchestra do not.
4. Words in the title, then in the titles of most tracks.
"""

from collections.abc import Callable

from msgspec import Struct

from music_organizer.models.category import Category
from music_organizer.planning.album import Album
from music_organizer.planning.artists import displayed
from music_organizer.planning.classical import is_classical
from music_organizer.planning.filenames import cleaned
from music_organizer.planning.live_details import live_details
from music_organizer.planning.title_words import best_of_words, live_words, rare_words

_BY_RELEASE_TYPE = (
    ("live", Category.LIVE, "live"),
    ("demo", Category.RARITY, "a demo"),
    ("bootleg", Category.RARITY, "a bootleg"),
)
_ARTICLES = {"ep": "an EP", "album": "an album", "single": "a single", "other": "another release"}
_MOST = 0.8
_FEWEST_TRACKS = 3
_LONGEST_QUOTE = 60


class Classification(Struct, frozen=True):
    """The category of an album.

    Attributes:
        category: which path format places it.
        reason: why, as a person would say it, the category first.
        date: day of the concert, for live recordings whose title tells it.
        venue: place of the concert, likewise.
        title: the name of the album without that day.
    """

    category: Category
    reason: str
    date: str = ""
    venue: str = ""
    title: str = ""


def classify(album: Album) -> Classification:
    """Tell what kind of release an album is."""
    for evidence in _EVIDENCE:
        found = evidence(album)
        if found:
            return classified(album, *found)
    return classified(album, Category.ALBUM, _why_album(album))


def classified(album: Album, category: Category, why: str) -> Classification:
    """Return the classification for a category that is settled, by evidence or by choice."""
    reason = "; ".join(filter(None, (f"{category.label}: {why}", album.doubt)))
    if category is not Category.LIVE:
        return Classification(category, reason)
    details = live_details(album.name)
    return Classification(category, reason, details.date, details.venue, details.title)


_Found = tuple[Category, str] | None


def _release_type(album: Album) -> _Found:
    for name, category, words in _BY_RELEASE_TYPE:
        if name in album.release_types:
            return category, f"MusicBrainz calls it {words}"
    if "compilation" in album.release_types and album.is_compilation:
        return Category.COMPILATION, "MusicBrainz calls it a compilation"
    return None


def _various(album: Album) -> _Found:
    if not album.is_compilation:
        return None
    if album.artist_count == 1:
        return Category.COMPILATION, "the album artist is “Various Artists”"
    mark = " and the compilation mark" if album.is_marked else " and no album artist of its own"
    if any(file.tags.album_artists for file in album.files):
        mark = " and “Various Artists” as album artist"
    return Category.COMPILATION, f"{album.artist_count} artists{mark}"


def _together(album: Album) -> _Found:
    if album.name and len(album.artists) > 1 and not is_classical(album.genre, album.composer):
        return Category.COLLABORATION, f"made by {_quoted(displayed(album.artists))} together"
    return None


def _live_title(album: Album) -> _Found:
    if album.release_types:
        return None
    words = live_words(album.name, album.album_artist)
    return (Category.LIVE, f"the title says “{_quoted(words)}”") if words else None


def _rare_title(album: Album) -> _Found:
    words = rare_words(album.name)
    return (Category.RARITY, f"the title says “{_quoted(words)}”") if words else None


def _live_tracks(album: Album) -> _Found:
    if album.release_types or not album.name or len(album.files) < _FEWEST_TRACKS:
        return None
    titles = (file.tags.title for file in album.files)
    live = sum(bool(live_words(title)) for title in titles if "live" in title.casefold())
    if live < len(album.files) * _MOST:
        return None
    return Category.LIVE, f"the titles of {live} of {len(album.files)} tracks say so"


_EVIDENCE: tuple[Callable[[Album], _Found], ...] = (
    _release_type,
    _various,
    _together,
    _live_title,
    _rare_title,
    _live_tracks,
)


def _why_album(album: Album) -> str:
    if not album.name:
        return "single tracks of an artist"
    if album.release_types:
        kind = album.release_types[0]
        return f"MusicBrainz calls it {_ARTICLES.get(kind, _quoted(kind))}"
    if album.is_marked or best_of_words(album.name):
        return "a choice of one artist's tracks stays with that artist"
    if len(album.artists) > 1:
        return "classical music, whose performers share an album"
    if album.by_composer:
        return "classical music of one composer, played by several"
    return "one artist's album, and nothing speaks for another kind"


def _quoted(text: str) -> str:
    text = cleaned(text)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
