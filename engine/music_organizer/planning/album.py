"""An album as it will be placed: files that belong together, and what they agree on."""

from msgspec import Struct

from music_organizer.models.audio_file import AudioFile

RELEASE_KEY = "mb:"
"""What the key of an album begins with where its tags name a MusicBrainz release."""


class Album(Struct, frozen=True, kw_only=True):
    """Files that belong together, wherever they lie.

    Attributes:
        key: the same for the same album in every run, for choices that are remembered.
        name: its name without the number of a disc; empty for single tracks of one artist.
        artists: who made it; several when artists made it together.
        album_artist: the same as a person writes it; `Various Artists` for a compilation.
        year: four digits, empty when not known.
        date: `YYYY-MM-DD` or what is known of it.
        disc_count: how many discs it has, as far as tags, names and folders tell.
        track_width: digits that its track numbers need, at least 2.
        is_compilation: whether it holds tracks of various artists.
        by_composer: whether it is filed by its composer, since its performers differ.
        is_marked: whether its files carry the compilation mark.
        artist_count: how many artists its tracks have.
        release_types: what MusicBrainz calls it, in lower case.
        genre: the genre most of its files have.
        composer: the composer most of its files have.
        doubt: what its tags contradict each other about, in words.
        edition: what tells it from another release of the same name and year; mostly empty.
        files: the files, by disc, track and path.
        discs: the disc of each file, 0 where nothing tells.
    """

    key: str
    name: str
    artists: tuple[str, ...]
    album_artist: str
    year: str = ""
    date: str = ""
    disc_count: int = 1
    track_width: int = 2
    is_compilation: bool = False
    by_composer: bool = False
    is_marked: bool = False
    artist_count: int = 1
    release_types: tuple[str, ...] = ()
    genre: str = ""
    composer: str = ""
    doubt: str = ""
    edition: str = ""
    files: tuple[AudioFile, ...] = ()
    discs: tuple[int, ...] = ()
