"""Why the tags of a file could not be read."""

from music_organizer.models.file_identity import FileIdentity


class UnreadableTags(Exception):  # noqa: N818 - a finding about a file, not a fault of the program
    """The file cannot be opened, or nothing in it can be understood.

    Args:
        reason: why, in one plain sentence.
        identity: what `stat` said of the file, when it could be opened.
    """

    def __init__(self, reason: str, identity: FileIdentity | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.identity = identity
