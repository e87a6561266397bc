"""A playlist and the files that its entries name."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from msgspec import Struct

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.playlist_rewrite import encoded
from music_organizer.playlists.encodings import is_binary, texts_of
from music_organizer.playlists.entries import Entry, entries_of, holds_uris, written
from music_organizer.playlists.references import Reading, path_from, readings, spelled

Find = Callable[[Path], Path | None]

BINARY = "It is no text, so it is no playlist that could be rewritten."

_LONGEST_LINE = 1000
_ENDS = "\r\n"


class NamedFile(Struct, frozen=True):
    """An entry that names a file which is there.

    Attributes:
        entry: what the entry says, its place counted from the beginning of `piece`.
        reading: how it was understood.
        file: where the file really lies.
        start: where `piece` begins in the text.
        line: number of its line, from 1.
        piece: the line the entry stands in, or the entry alone where the line is long or shared.
    """

    entry: Entry
    reading: Reading
    file: Path
    start: int
    line: int
    piece: str


class Playlist(Struct, frozen=True):
    """A playlist as it was read.

    Attributes:
        path: where it lies.
        identity: what `stat` said of it.
        checksum: SHA-256 of its bytes, hexadecimal.
        encoding: how its bytes became text.
        named: the entries that name files which are there, in the order of the text.
        entries: how many entries it has.
        missing: how many of them name a file that is not there.
        problem: why it cannot be rewritten, in one sentence; empty when it can.
    """

    path: Path
    identity: FileIdentity
    checksum: str = ""
    encoding: str = "utf-8"
    named: tuple[NamedFile, ...] = ()
    entries: int = 0
    missing: int = 0
    problem: str = ""

    def piece_naming(self, named: NamedFile, target: Path, folder: Path) -> str | None:
        """Return the piece of an entry as it has to be to name another file.

        Args:
            named: the entry.
            target: the file it is to name.
            folder: the folder that the playlist will lie in.

        Returns:
            the piece, unchanged where it names that file already; `None` when neither the format
            nor the encoding can say it.
        """
        entry = named.entry
        path = path_from(named.reading, entry.reference, folder)
        was_loose = os.path.normpath(named.reading.path) != str(named.file)
        if path == str(target) or (was_loose and _loose(path) == _loose(str(target))):
            return named.piece
        reference = spelled(named.reading, target, folder)
        before = named.piece[entry.start : entry.end]
        text = written(entry, reference, before) if reference is not None else None
        if reference is None or text is None:
            return None
        piece = f"{named.piece[: entry.start]}{text}{named.piece[entry.end :]}"
        if self._says(named.piece, entry.reference) and not self._says(piece, reference):
            return None
        try:
            encoded(piece, self.encoding)
        except UnicodeEncodeError:
            return None
        return piece

    def _says(self, piece: str, reference: str) -> bool:
        """Tell whether a piece by itself is read as one entry that says this."""
        return [one.reference for one in entries_of(_suffix(self.path), piece)] == [reference]


def understood(path: Path, identity: FileIdentity, data: bytes, find: Find) -> Playlist:
    """Find out which files a playlist names.

    Args:
        path: where it lies, links resolved; its suffix tells the format.
        identity: what `stat` said of it.
        data: its bytes.
        find: returns where the regular file that a path means really lies, `None` for none.
    """
    if is_binary(data):
        return Playlist(path, identity, problem=BINARY)
    best: tuple[int, str, str, list[_Meant]] | None = None
    meanings: dict[str, _Meaning] = {}
    for encoding, text in texts_of(data):
        has_base = "xml:base" in text
        meant = []
        for entry in entries_of(_suffix(path), text):
            meaning = meanings.get(entry.reference)
            if meaning is None:
                # Most names read the same in many encodings.
                meaning = _meaning(entry.reference, path, find, has_base=has_base)
                meanings[entry.reference] = meaning
            meant.append(_Meant(entry, meaning))
        found = sum(one.meaning.file is not None for one in meant)
        if best is None or found > best[0]:
            best = found, encoding, text, meant
        if not any(one.meaning.is_missing for one in meant):
            break
    if best is None:
        return Playlist(path, identity, problem=BINARY)
    _, encoding, text, meant = best
    return Playlist(
        path,
        identity,
        hashlib.sha256(data).hexdigest(),
        encoding,
        tuple(_named(text, meant)),
        len(meant),
        sum(one.meaning.is_missing for one in meant),
    )


class _Meaning(NamedTuple):
    reading: Reading | None
    file: Path | None
    is_missing: bool


class _Meant(NamedTuple):
    entry: Entry
    meaning: _Meaning


def _meaning(reference: str, path: Path, find: Find, *, has_base: bool) -> _Meaning:
    is_uri = holds_uris(_suffix(path))
    possible = list(readings(reference, path.parent, is_uri=is_uri))
    if is_uri and has_base:
        possible = [one for one in possible if one.is_absolute]
    for reading in possible:
        file = find(reading.path)
        if file is not None:
            return _Meaning(reading, file, is_missing=False)
    return _Meaning(None, None, is_missing=bool(possible))


def _named(text: str, meant: list[_Meant]) -> Iterator[NamedFile]:
    line, counted = 1, 0
    for at, one in enumerate(meant):
        reading, file, _ = one.meaning
        if reading is None or file is None:
            continue
        line += _line_ends(text, counted, one.entry.start)
        counted = one.entry.start
        start, end = _piece(text, at, meant)
        entry = Entry(
            one.entry.start - start,
            one.entry.end - start,
            one.entry.reference,
            one.entry.wrapping,
        )
        yield NamedFile(entry, reading, file, start, line, text[start:end])


def _piece(text: str, at: int, meant: list[_Meant]) -> tuple[int, int]:
    """Return the line of an entry, or the entry alone where the line is long or shared."""
    entry = meant[at].entry
    start = max(text.rfind(end, 0, entry.start) for end in _ENDS) + 1
    ends = [found for end in _ENDS if (found := text.find(end, entry.end)) >= 0]
    end = min(ends, default=len(text))
    is_shared = (at > 0 and meant[at - 1].entry.end > start) or (
        at + 1 < len(meant) and meant[at + 1].entry.start < end
    )
    return (entry.start, entry.end) if is_shared or end - start > _LONGEST_LINE else (start, end)


def _line_ends(text: str, start: int, end: int) -> int:
    """Count line ends, each of the three kinds as one."""
    both = text.count("\r\n", start, end)
    return text.count("\r", start, end) + text.count("\n", start, end) - both


def _loose(path: str) -> str:
    """Return a path as it is compared where case and the form of accents do not count."""
    return normalize("NFC", path).casefold()


def _suffix(path: Path) -> str:
    return path.suffix.lower()
