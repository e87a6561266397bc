"""The engine's sentences in the person's language.

The engine speaks English. Its fixed sentences are looked up as they are; those that hold a name
or a number are recognised by their template and said again with the same name in it.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from music_organizer.models.category import Category

TEMPLATES = (
    # why an album is of its category
    "MusicBrainz calls it %1",
    "the album artist is “Various Artists”",
    "%1 artists and the compilation mark",
    "%1 artists and no album artist of its own",
    "%1 artists and “Various Artists” as album artist",
    "made by %1 together",
    "the title says “%1”",
    "the titles of %1 of %2 tracks say so",
    "single tracks of an artist",
    "a choice of one artist's tracks stays with that artist",
    "classical music, whose performers share an album",
    "you said so",
    "its files disagree about the year: %1",
    "its cue sheet tells what it is",
    "its tags name disc %1 of %2",
    "its tags name “%1” as %2",
    "its tags name no year that can be read",
    "its tags name %1 values as %2, of which %3 count",
    "its tags name %1 characters as %2, of which %3 count",
    "you said it is by %1",
    "classical music of one composer, played by several",
    "one artist's album, and nothing speaks for another kind",
    # what MusicBrainz calls it
    "live",
    "a demo",
    "a bootleg",
    "a compilation",
    "an EP",
    "an album",
    "a single",
    "another release",
    # names of tags that were guessed
    "%1 told from its name and folder",
    "title",
    "artist",
    "album artist",
    "album",
    "track",
    "disc",
    "year",
    # what becomes of covers and of what is in the way
    "Cover of the album it lies beside.",
    "It bears the name of a track and follows it.",
    "Tracks that go to several places bear its name, so a copy follows each.",
    "It lies beside an album and goes along.",
    "It lies above the discs of an album and goes along.",
    "It lies in a folder of extras of an album and goes along.",
    "The album goes to more than one folder, so a copy goes along to each.",
    "A leftover of the system; nothing else is left in its folder.",
    "Replaced by %1; kept in the backup.",
    "Makes room for %1.",
    "Every file is kept in the backup first.",
    # why a copy is not needed
    "Same bytes as %1, which stays.",
    "Same sound, bit by bit as %1, which stays.",
    "Same recording by its MusicBrainz id as %1, which stays.",
    "Same recording by its AcoustID as %1, which stays.",
    "Sounds the same as %1, which stays.",
    "Same artist, title and length as %1, which stays.",
    "%1 is not the file any more that was compared.",
    # what becomes of playlists
    "Entries that follow their files",
    "It is no text, so it is no playlist that could be rewritten.",
    "%1 is larger than %2 MiB.",
    "None of the files it names got another place, so it stays as it is.",
    # why a file stays
    "The same content as %1.",
    "The name is taken by %1, which holds something else.",
    "A file or link stands in the way of %1.",
    "Thousands of names like it are taken.",
    "The music it belongs to stays as well.",
    "No album that moves lies beside it.",
    "It lies above several albums, so nothing tells to which it belongs.",
    "It lies among several albums, so nothing tells to which it belongs.",
    "It lies among more files that are no music than tracks, so it may belong to them.",
    "Hidden files stay: whatever they are for looks for them where they are.",
    "A leftover of the system or of another program. Backups are off, so nothing could bring it "
    "back.",
    "It is not known where it belongs: neither its tags nor its names tell the %1.",
    "title of the track",
    "artist of the track",
    "artist of the whole album",
    "name of the album",
    "year of the album",
    "date of the album; of a live recording the day of the concert",
    "number of the track",
    # why a file or folder cannot be read
    "The file is empty.",
    "It is not an ordinary file.",
    "The file is no longer there.",
    "Permission to read the file was refused.",
    "The drive could not read the file.",
    "Permission to open the folder was refused.",
    "The drive could not read the folder.",
    # what a rollback finds
    "The session %1 moved it on; %2 holds another file by now.",
    "The session %1 moved it on.",
    "%1 is gone, so its copy %2 stays.",
    "%1 is gone or changed, so its copy %2 stays.",
    "%1 was changed since.",
    "Only the tags of %1 were edited since.",
    "%1 is not there: connect its drive, or make the folder again.",
    "%1 is not there: connect its drive.",
    "The same content lies at %1 already; %2 stays as well.",
    "%1 is taken by something else.",
    "The copy goes to the backup.",
    "%1 has its old content already.",
    "It gets its old content back.",
    "The backup does not have %1 as it was any more.",
    "%1 is gone already.",
    "It lies at %1 already.",
    "It lies at %1 already, with other tags.",
    "Somebody moved it to %1 and edited its tags.",
    "Somebody moved it to %1.",
    "%1 is gone. Which of these it is cannot be told, so none is taken: %2.",
    "%1 is gone; the backup has it.",
    "%1 is gone, and no backup has it.",
    # why folders cannot be used
    "Source and target are the same folder, %1. Nothing was touched.",
    "The target %1 lies inside the source %2, so its own files would be organized again. "
    "Choose a target outside the source; nothing was touched.",
    "The source %1 lies inside the target %2. Choose a source outside the target, or tidy the "
    "whole target in place; nothing was touched.",
    "Files cannot be moved out of %1: it is read-only. Nothing was touched; copying leaves the "
    "source as it is.",
    "The source %1 does not exist. Nothing was touched.",
    "The source %1 is not a folder. Nothing was touched.",
    "The source %1 cannot be read: permission was refused.",
    "%1 is not a folder, so %2 cannot be the target.",
    "The playlist folder %1 is not there. Nothing was touched; connect its drive, or take it out "
    "of the playlist folders.",
    "The playlist folder %1 cannot be read: permission was refused. Nothing was touched.",
    "Nothing can be written in %1: it is read-only or not yours. Nothing was touched; choose "
    "another target.",
    "%1 has %2 bytes free, but %3 would be written. Nothing was touched; free some space or "
    "choose another target.",
    "Another run is at work in %1 or in a folder that holds it. Nothing was touched; try again "
    "when it has ended.",
    "The history %1 is in use by another program. Nothing was done; wait for it to end and try "
    "again.",
    # why a step failed
    "The name %1 is taken; nothing was overwritten.",
    "The folder %1 is not empty and stays.",
    "Could not move %1: %2.",
    "Could not read %1: %2.",
    "Could not write %1: %2.",
    "Could not make the folder %1: %2.",
    "permission was refused",
    "the drive is read-only",
    "the drive is full",
    "the drive reports a read or write error",
    "it is not there any more",
    "the name is too long for this drive",
    "the drive is gone",
    # what is wrong with a path format
    "This “]” closes a section that was never opened (column %1).",
    "This “}” closes a field that was never opened (column %1).",
    "Folders are divided by “/”, not by “\\” (column %1).",
    "The path is relative to the target and cannot begin with “/” (column %1).",
    "There is no folder name between these two “/” (column %1).",
    "Sections stand inside each other too deep here (column %1).",
    "This “[” is never closed (column %1).",
    "This section holds no field; write “\\[” for a bracket (column %1).",
    "This field is not closed by a “}” as it should be (column %1).",
    "There is no field between these braces (column %1).",
    "A text in quotes stands alone between “|” (column %1).",
    "The name of a field is missing here (column %1).",
    "The name of a function is missing here (column %1).",
    "There is no field “%1”; did you mean “%2”? (column %3).",
    "There is no function “%1”; did you mean “%2”? (column %3).",
    "There is no field “%1”; there are %2 (column %3).",
    "There is no function “%1”; there are %2 (column %3).",
    "A path format cannot be empty (column %1).",
    "A path format has at most %1 characters (column %2).",
    "A path format has at most %1 folders (column %2).",
    "A path cannot hold a control character (column %1).",
    "A folder cannot be called “%1” (column %2).",
    "The name of the file is missing after this “/” (column %1).",
    "The name of the file holds no field: all files would share it (column %1).",
)
# What the engine puts into these is its own words; into the others go names and numbers.
_FILLED_WITH_WORDS = frozenset(
    {
        "MusicBrainz calls it %1",
        "its tags name “%1” as %2",
        "its tags name %1 values as %2, of which %3 count",
        "its tags name %1 characters as %2, of which %3 count",
        "It is not known where it belongs: neither its tags nor its names tell the %1.",
        "Could not move %1: %2.",
        "Could not read %1: %2.",
        "Could not write %1: %2.",
        "Could not make the folder %1: %2.",
    }
)
_TOLD = "%1 told from its name and folder"
_LABELS = frozenset(category.label for category in Category)
_HOLE = re.compile(r"%(\d)")
_GUESSED = re.compile(r"(?P<why>.*) \((?P<names>[a-z, ]+) told from its name and folder\)")
_LABELLED = re.compile(r"(?P<label>[^:]{1,60}): (?P<why>.+)", re.DOTALL)


# What the tags of an album contradict each other about follows the evidence.
_DOUBTS = re.compile("; (?=its (?:cue sheet tells|files disagree|tags name) )")


class Reason(Struct, frozen=True):
    """A reason of the engine in its parts, in the person's language.

    Attributes:
        label: the category; empty where the reason names none.
        why: the evidence.
        guessed: names of the tags that were told from file and folder names.
    """

    label: str
    why: str
    guessed: tuple[str, ...] = ()


def reason(text: str) -> Reason:
    """Take a reason of the engine apart and say its parts in the person's language."""
    guess = _GUESSED.fullmatch(text)
    guessed = tuple(guess["names"].split(", ")) if guess else ()
    labelled = _LABELLED.fullmatch(guess["why"] if guess else text)
    if not labelled:
        return Reason("", retold(guess["why"] if guess else text), tuple(map(_said, guessed)))
    why = "; ".join(map(retold, _DOUBTS.split(labelled["why"])))
    return Reason(_said(labelled["label"]), why, tuple(map(_said, guessed)))


def retold(sentence: str) -> str:
    """Say a sentence of the engine in the person's language; an unknown one stays as it is."""
    said = _said(sentence)
    if said != sentence:
        return said
    for template, pattern in _patterns():
        match = pattern.fullmatch(sentence)
        if match:
            parts = match.groups()
            own = template in _FILLED_WITH_WORDS
            return _filled(_said(template), [_said(one) for one in parts] if own else parts)
    return _whole_reason(sentence)


def _whole_reason(sentence: str) -> str:
    labelled = _LABELLED.fullmatch(sentence)
    if not labelled or labelled["label"] not in _LABELS:
        return sentence
    told = reason(sentence)
    guessed = _filled(_said(_TOLD), [", ".join(told.guessed)]) if told.guessed else ""
    return f"{told.label}: {told.why}" + (f" ({guessed})" if guessed else "")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    holed = [template for template in TEMPLATES if _HOLE.search(template)]
    return [(one, re.compile(_HOLE.sub("(.+?)", re.escape(one)), re.DOTALL)) for one in holed]


def _filled(template: str, parts: Sequence[str]) -> str:
    return _HOLE.sub(lambda hole: parts[int(hole[1]) - 1], template)


def _said(text: str) -> str:
    return QCoreApplication.translate("engine", text)
