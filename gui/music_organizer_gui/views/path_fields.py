"""The fields of path formats, in the words of the engine, for those who choose from a menu."""

from collections.abc import Mapping
from types import MappingProxyType

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title of the track",
        "artist": "artist of the track",
        "albumartist": "artist of the whole album",
        "album": "name of the album",
        "year": "year of the album, four digits",
        "date": "date of the album; of a live recording the day of the concert, where it is known",
        "track": "number of the track, two digits, three where an album needs them",
        "disc": "number of the disc, only where the album has several",
        "disctotal": "number of discs, only where the album has several",
        "genre": "genre of the album",
        "composer": "composer of the album",
        "work": "piece of classical music that the track is a part of",
        "movement": "part of that piece",
        "conductor": "conductor of the track",
        "performer": "singers and players of the track, where they have a tag of their own",
        "category": "name of the category",
        "decade": "such as 1980s",
        "initial": "letter the album artist is filed under, # for digits",
        "venue": "place of a live recording, where its title tells",
    }
)
