"""What happens when a name is taken, and why a file stays where it is."""

from music_organizer.models.words import WordedEnum


class ConflictStrategy(WordedEnum):
    """What to do when a file wants a name that other content holds."""

    SKIP = ("skip", "Skip", "The newcomer stays where it is.")
    RENAME = ("rename", "Rename", "The newcomer takes a numbered name.")
    REPLACE = (
        "replace",
        "Replace",
        "The newcomer takes the name; what held it goes to the backup.",
    )
    KEEP_BOTH = (
        "keep_both",
        "Keep both",
        "The newcomer takes the name; what held it moves aside to a numbered name.",
    )


class StayReason(WordedEnum):
    """Why a file of the source is not moved; the journal keeps it with the file's record."""

    IN_PLACE = ("in_place", "Already in place", "It has its name and folder already.")
    ALREADY_THERE = (
        "already_there",
        "Already there",
        "The same content lies at its new place already.",
    )
    NAME_TAKEN = ("name_taken", "Name taken", "Other content holds the name it would get.")
    UNREADABLE = ("unreadable", "Can't be read", "Its tags could not be read.")
    UNKNOWN = ("unknown", "Not enough known", "Neither its tags nor its names tell where it goes.")
    LINK = ("link", "Link", "Links are left alone.")
    SPECIAL = ("special", "Not a file", "Fifos, sockets and devices are left alone.")
    OTHER = ("other", "Not music", "It is no music, and belongs to no album that moves.")
    JUNK = ("junk", "Junk", "A leftover of the system or of another program.")
    FOLDER_UNREADABLE = ("folder_unreadable", "Can't be opened", "The folder cannot be listed.")
    EXCLUDED = ("excluded", "Left out", "It was left out by choice.")
    CHANGED = (
        "changed",
        "Changed since the scan",
        "It is not the file any more that was read; scan the folder again.",
    )

    @property
    def needs_attention(self) -> bool:
        """Tell whether a person should look at the file."""
        return self in _NEEDS_ATTENTION


_NEEDS_ATTENTION = frozenset(
    {
        StayReason.NAME_TAKEN,
        StayReason.UNREADABLE,
        StayReason.UNKNOWN,
        StayReason.FOLDER_UNREADABLE,
        StayReason.CHANGED,
    }
)
