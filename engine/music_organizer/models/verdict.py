"""What a rollback finds for each operation."""

from music_organizer.models.words import WordedEnum


class Verdict(WordedEnum):
    """Whether and how one operation can be taken back, as the disk stands now."""

    READY = ("ready", "Ready", "It is whole and its place is free.")
    ALREADY_BACK = ("already_back", "Already back", "It is back at its place already.")
    EDITED = ("edited", "Edited since", "Its content changed since.")
    ONLY_TAGS = (
        "only_tags",
        "Edited since: only the tags",
        "Its tags changed since, its sound did not; it goes back with the tags it has now.",
    )
    PLACE_TAKEN = ("place_taken", "Place is taken", "Other content lies at its old place.")
    MOVED_LATER = (
        "moved_later",
        "Moved by a later session",
        "A later session moved it on; roll that one back first.",
    )
    MOVED_BY_HAND = ("moved_by_hand", "Moved by hand", "Somebody moved it; it was found again.")
    IN_BACKUP = ("in_backup", "Missing, a backup has it", "It is gone, but a backup has it.")
    MISSING = ("missing", "Missing", "It is nowhere to be found.")
    DRIVE_MISSING = ("drive_missing", "Drive not connected", "Its drive or folder is not there.")
    LAST_COPY = ("last_copy", "Last copy", "The original is gone, so the copy stays.")
    NOT_EMPTY = ("not_empty", "Folder in use", "The folder holds other things and stays.")

    @property
    def acts_by_default(self) -> bool:
        """Tell whether a rollback carries it out without being asked in particular."""
        return self in (Verdict.READY, Verdict.ONLY_TAGS, Verdict.IN_BACKUP)

    @property
    def may_act(self) -> bool:
        """Tell whether a person can choose that it is carried out."""
        return self in (Verdict.EDITED, Verdict.MOVED_BY_HAND) or self.acts_by_default

    @property
    def is_open(self) -> bool:
        """Tell whether the operation still waits to be taken back."""
        return not (self.acts_by_default or self is Verdict.ALREADY_BACK)
