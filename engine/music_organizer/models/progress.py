"""How far a piece of work has come."""

from msgspec import Struct

from music_organizer.models.words import WordedEnum


class Stage(WordedEnum):
    """What is being done."""

    SCANNING = ("scanning", "Scanning")
    READING = ("reading", "Reading tags")
    LISTENING = ("listening", "Listening")
    PLANNING = ("planning", "Planning")
    RUNNING = ("running", "Organizing")
    COMPARING = ("comparing", "Comparing files")
    ROLLING_BACK = ("rolling_back", "Rolling back")
    RESTORING = ("restoring", "Restoring")
    PARTING = ("parting", "Moving to the backup")
    VERIFYING = ("verifying", "Verifying")


class Progress(Struct, frozen=True):
    """A moment of a longer piece of work.

    Attributes:
        stage: what is being done.
        done: units finished so far.
        total: units in all; 0 while that is not known.
        bytes_done: bytes finished so far, where bytes matter.
        bytes_total: bytes in all, where bytes matter.
        current: the file at work.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    current: str = ""
