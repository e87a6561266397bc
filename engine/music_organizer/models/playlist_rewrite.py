"""What changes inside a playlist when the files it names get other places."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

from msgspec import Struct
from msgspec.structs import replace

METADATA_KEY = "playlist"
LARGEST_PLAYLIST = 8 << 20
"""Bytes of the largest playlist that is rewritten."""


class Edit(Struct, frozen=True):
    """One piece of a playlist's text, a whole line where it fits, and what it becomes.

    Attributes:
        start: where the piece begins, in characters of the decoded text.
        line: number of its line, from 1.
        old: the piece as it is.
        new: the piece as it has to be once the file it names has moved.
        after: sequence of the operation that moves the file; 0 when none has to.
        otherwise: the piece as it has to be when that operation came to nothing.
    """

    start: int
    line: int
    old: str
    new: str
    after: int = 0
    otherwise: str = ""

    def without_its_move(self) -> "Edit | None":
        """Return what is left to change when the file it names stays; `None` for nothing."""
        kept = self.otherwise or self.old
        return None if kept == self.old else replace(self, new=kept, after=0)


class PlaylistRewrite(Struct, frozen=True):
    """Everything that changes in one playlist; every byte outside the edits stays.

    Attributes:
        encoding: how its bytes become text, byte order mark included.
        edits: what changes, in the order of the text.
        entries: how many entries the playlist has.
        unwritable: how many of them stay as they are, since the format or the encoding cannot say
            the new name.
    """

    encoding: str
    edits: Sequence[Edit]
    entries: int = 0
    unwritable: int = 0

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Self | None:
        """Take the rewrite out of the metadata of an operation, `None` where there is none.

        Raises:
            ValueError, TypeError, KeyError: it is not what this program writes.
        """
        told = metadata.get(METADATA_KEY)
        if told is None:
            return None
        edits = tuple(_edit(values) for values in told["edits"])
        starts = [edit.start for edit in edits]
        if not isinstance(told["encoding"], str) or starts != sorted(starts):
            raise ValueError("the edits of a playlist are none")
        return cls(told["encoding"], edits, int(told["entries"]), int(told["unwritable"]))

    def as_metadata(self) -> dict[str, Any]:
        """Return it as plain values under the name by which operations keep it."""
        edits = [
            [edit.start, edit.line, edit.old, edit.new, edit.after, edit.otherwise]
            for edit in self.edits
        ]
        values = {
            "encoding": self.encoding,
            "edits": edits,
            "entries": self.entries,
            "unwritable": self.unwritable,
        }
        return {METADATA_KEY: values}

    def standing(self, undone: Container[int]) -> Self:
        """Return the rewrite without the moves that came to nothing.

        Args:
            undone: sequences of the operations that were left out or did not succeed.
        """
        edits = (
            edit.without_its_move() if edit.after and edit.after in undone else edit
            for edit in self.edits
        )
        return replace(self, edits=tuple(edit for edit in edits if edit is not None))

    def applied(self, data: bytes) -> bytes:
        """Return the bytes of the playlist with every edit made.

        Raises:
            ValueError: these are not the bytes that the edits were made for.
        """
        text = decoded(data, self.encoding)
        if text is None:
            raise ValueError("the bytes are not text of the encoding")
        pieces, at = [], 0
        for edit in self.edits:
            if edit.start < at or not text.startswith(edit.old, edit.start):
                raise ValueError("the text is not where the edits say")
            pieces += [text[at : edit.start], edit.new]
            at = edit.start + len(edit.old)
        return encoded("".join([*pieces, text[at:]]), self.encoding)

    def may_have_made(self, before: bytes, after: bytes) -> bool:
        """Tell whether bytes are what some of the edits make of a playlist.

        Which of them were made depends on which files were moved; nobody else writes such text.
        """
        text, result = decoded(before, self.encoding), decoded(after, self.encoding)
        if text is None or result is None:
            return False
        ends, at = {0}, 0
        for edit in self.edits:
            if edit.start < at or not text.startswith(edit.old, edit.start):
                return False
            ends = set(_following(result, ends, text[at : edit.start]))
            forms = dict.fromkeys((edit.new, edit.old, edit.otherwise or edit.old))
            ends = {end for form in forms for end in _following(result, ends, form)}
            at = edit.start + len(edit.old)
        return len(result) in _following(result, ends, text[at:])

    def diff(self) -> Iterator[tuple[int, str, str]]:
        """Yield number, old and new text of every piece that changes, without marks and ends."""
        for edit in self.edits:
            yield edit.line, edit.old.lstrip("\ufeff"), edit.new.lstrip("\ufeff")


def decoded(data: bytes, encoding: str) -> str | None:
    """Return bytes as text that becomes the same bytes again, `None` where it would not."""
    try:
        text = data.decode(encoding, _errors(encoding))
        return text if encoded(text, encoding) == data else None
    except (UnicodeError, LookupError):
        return None


def encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes.

    Raises:
        UnicodeEncodeError: the encoding cannot hold it.
    """
    return text.encode(encoding, _errors(encoding))


def _errors(encoding: str) -> str:
    # File names are bytes: what is no UTF-8 goes through unchanged.
    return "surrogateescape" if encoding == "utf-8" else "strict"


def _edit(values: Sequence[Any]) -> Edit:
    start, line, old, new, after, otherwise = values
    if not all(type(one) is int and one >= 0 for one in (start, line, after)):
        raise ValueError("a place in a playlist is none")
    if not all(isinstance(one, str) for one in (old, new, otherwise)):
        raise TypeError("the text of a playlist is none")
    return Edit(start, line, old, new, after, otherwise)


def _following(text: str, starts: Iterable[int], piece: str) -> Iterator[int]:
    return (start + len(piece) for start in starts if text.startswith(piece, start))
