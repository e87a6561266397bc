"""What a person decided about albums takes the place of what their tags tell."""

from msgspec.structs import replace

from music_organizer.models.album_choice import AlbumChoice, AlbumChoices, PlannedAlbum
from music_organizer.planning.album import Album
from music_organizer.planning.artists import artist_key, is_various
from music_organizer.planning.classification import Classification, classified, classify
from music_organizer.planning.spelling import name_key


class ChosenAlbums:
    """Finds what was decided about an album.

    Args:
        choices: by the key of the album, or by its artist and name with a slash between, in any
            spelling.

    Attributes:
        unmet: what of them no album answered to yet.
    """

    def __init__(self, choices: AlbumChoices) -> None:
        self._choices = choices
        self._by_name = {name_key(key): key for key in choices}
        self.unmet = set(choices)

    def of(self, album: Album) -> AlbumChoice | None:
        """Return what was decided about an album; `None` when the tags decide."""
        key = self.key_for(album) if self._choices else None
        if key is None:
            return None
        self.unmet.discard(key)
        return self._choices[key]

    def key_for(self, album: Album | PlannedAlbum) -> str | None:
        """Return under which key something was decided about an album; `None` for nothing."""
        name = name_key(album.name)
        for artist in (name_key(album.album_artist), artist_key(album.album_artist)):
            if artist + name in self._by_name:
                return self._by_name[artist + name]
        return album.key if album.key in self._choices else None


def decided(album: Album, choice: AlbumChoice | None) -> tuple[Album, Classification]:
    """Return an album and its category as a person wants them, where there is a choice."""
    if choice is None:
        return album, classify(album)
    artist = choice.album_artist
    if artist:
        various = is_various(artist)
        album = replace(
            album, artists=(artist,), album_artist=artist, is_compilation=various, by_composer=False
        )
    if choice.category is not None:
        return album, classified(album, choice.category, "you said so")
    return album, classified(album, classify(album).category, f"you said it is by {artist}")
