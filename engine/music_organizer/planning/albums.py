"""Albums are found over all files before any of them is placed.

Three steps, each linear in the number of files: files of one folder and one album name are
divided into bundles (`bundles`), bundles of one album in several folders are joined (`merging`),
and what the files of an album agree on is taken down, one spelling for each artist and album.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from music_organizer.models.audio_file import AudioFile
from music_organizer.planning.album import Album
from music_organizer.planning.album_facts import album_of
from music_organizer.planning.artists import artist_key, joined_artists
from music_organizer.planning.bundles import bundled
from music_organizer.planning.editions import with_editions
from music_organizer.planning.merging import merged
from music_organizer.planning.spelling import chosen_spelling, name_key

__all__ = ["Album", "group_albums"]


def group_albums(files: Iterable[AudioFile]) -> list[Album]:
    """Group the files into albums, sorted by artist, year and name.

    Every file is in exactly one album. Files without an album form one nameless album of single
    tracks for each artist.
    """
    albums = [album_of(bundle) for bundle in merged(bundled(files))]
    albums = _with_makers(albums)
    albums = with_editions(_spelled_alike(albums))
    return sorted(albums, key=lambda album: (artist_key(album.album_artist), album.year, album.key))


def _with_makers(albums: list[Album]) -> list[Album]:
    """Tell `A & B` the two artists from `A & B` the band: both of them have albums of their own."""
    alone = {artist_key(album.artists[0]) for album in albums if len(album.artists) == 1}
    return [_with_known_makers(album, alone) for album in albums]


def _with_known_makers(album: Album, alone: set[str]) -> Album:
    if len(album.artists) != 1:
        return album
    parts = joined_artists(album.artists[0])
    if len(parts) > 1 and all(artist_key(part) in alone for part in parts):
        return replace(album, artists=parts)
    return album


def _spelled_alike(albums: list[Album]) -> list[Album]:
    """Give every artist, and every album of an artist, one spelling: the most frequent."""
    artists: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for album in albums:
        for artist in (album.album_artist, *album.artists):
            artists[artist_key(artist)][artist] += len(album.files)
        names[artist_key(album.album_artist), name_key(album.name)][album.name] += len(album.files)
    chosen_artists = {key: chosen_spelling(counts) for key, counts in artists.items()}
    chosen_names = {key: chosen_spelling(counts) for key, counts in names.items()}
    return [
        _called(
            album,
            chosen_names[artist_key(album.album_artist), name_key(album.name)],
            tuple(chosen_artists[artist_key(artist)] for artist in album.artists),
            chosen_artists[artist_key(album.album_artist)],
        )
        for album in albums
    ]


def _called(album: Album, name: str, artists: tuple[str, ...], album_artist: str) -> Album:
    if (album.name, album.artists, album.album_artist) == (name, artists, album_artist):
        return album
    return replace(album, name=name, artists=artists, album_artist=album_artist)
