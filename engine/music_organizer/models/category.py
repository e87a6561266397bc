"""The five kinds of release a library is sorted into."""

from music_organizer.models.words import WordedEnum


class Category(WordedEnum):
    """What kind of release an album is; decides which path format places it."""

    ALBUM = ("albums", "Albums", "Studio albums, singles and EPs of one artist.")
    LIVE = ("live", "Live Recordings", "Concerts and sessions before an audience.")
    COLLABORATION = ("collaborations", "Collaborations", "Albums made by several artists together.")
    COMPILATION = ("compilations", "Compilations", "Albums of tracks by various artists.")
    RARITY = (
        "rarities",
        "Rarities & Special Editions",
        "Demos, bootlegs, outtakes, deluxe and anniversary editions.",
    )
