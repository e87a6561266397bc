"""What a cue sheet says of the disc it was written for.

Commands are those of CDRWIN's manual; date and genre are remarks, as Exact Audio Copy writes them.
A track belongs to the file in which its first index lies, since a ripper that appends gaps to the
track before names the track there already.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from music_organizer.playlists.encodings import texts_of
from music_organizer.playlists.entries import entries_of

_MOST_LINES = 2_000
_LONGEST = 1_000
_COMMAND = re.compile(
    r"\s*(?P<name>TITLE|PERFORMER|TRACK|INDEX|REM +DATE|REM +GENRE)\s+(?P<value>\S.*?)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")
# In Western text a foreign letter stands among others; several in a row are another alphabet.
_FOREIGN = re.compile(rb"[\x80-\xff]{3}")


class CueTrack(Struct):
    """One track of a disc.

    Attributes:
        number: its number, 0 where the sheet names none.
        title: its title.
        performer: its artist, where the sheet names one for it.
        file: the file it begins in, as the sheet writes it.
    """

    number: int
    title: str = ""
    performer: str = ""
    file: str = ""


class CueSheet(Struct):
    """A disc as its cue sheet describes it.

    Attributes:
        title: name of the disc.
        performer: its artist.
        date: when it was released.
        genre: its genre.
        tracks: its tracks, in their order.
        is_doubtful: whether its bytes may as well be text of another alphabet.
    """

    title: str = ""
    performer: str = ""
    date: str = ""
    genre: str = ""
    tracks: list[CueTrack] = field(default_factory=list)
    is_doubtful: bool = False

    @property
    def files(self) -> set[str]:
        """The files that tracks begin in, as the sheet writes them."""
        return {track.file for track in self.tracks}


def cue_sheets(data: bytes) -> Iterator[CueSheet]:
    """Yield what a cue sheet says, in every way its bytes may be read, the likeliest first."""
    likeliest, _ = next(texts_of(data), ("", ""))
    is_doubtful = not likeliest.startswith("utf") and _FOREIGN.search(data) is not None
    for _, text in texts_of(data):
        yield _understood(text.removeprefix("\ufeff"), CueSheet(is_doubtful=is_doubtful))


def _understood(text: str, sheet: CueSheet) -> CueSheet:
    file = ""
    for line in text.splitlines()[:_MOST_LINES]:
        entry = next(entries_of(".cue", line), None)
        if entry is not None:
            file = entry.reference
            continue
        command = _COMMAND.fullmatch(line[:_LONGEST])
        if command is not None:
            name = " ".join(command["name"].upper().split())
            _obey(sheet, name, command["value"].strip('"').strip(), file)
    return sheet


def _obey(sheet: CueSheet, command: str, value: str, file: str) -> None:
    """Take down one line."""
    track = sheet.tracks[-1] if sheet.tracks else None
    if command == "TRACK":
        number = _NUMBER.match(value)
        sheet.tracks.append(CueTrack(int(number[0]) if number else 0, file=file))
    elif command == "INDEX":
        if track is not None and value.startswith(("01", "1 ")):
            track.file = file
    elif command == "REM DATE":
        sheet.date = value
    elif command == "REM GENRE":
        sheet.genre = value
    elif command == "TITLE":
        (sheet if track is None else track).title = value
    else:
        (sheet if track is None else track).performer = value
