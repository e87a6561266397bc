"""The words of a million paths, searched in a moment, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Iterable

_RECORDS_PER_CHUNK = 4096
_END = b"\0"
_MARKS = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> bytes:
    """Return text as it is compared: small letters, without accents."""
    if text.isascii():
        return text.lower().encode("ascii")
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _MARKS.sub("", plain).encode("utf-8", "surrogatepass")


def words_of(text: str) -> list[bytes]:
    """Return the words that somebody looks for."""
    return [folded(word) for word in text.split()]


class SearchText:
    """One text for each of many files, kept close together.

    A list of a million texts would cost twice the memory; records in chunks are as quick.
    """

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._open: list[bytes] = []

    def append(self, text: str) -> None:
        """Add the text of the next file."""
        self._open.append(folded(text))
        if len(self._open) == _RECORDS_PER_CHUNK:
            self._close_chunk()

    def matches(self, word: bytes) -> bytearray:
        """Return for every file 1 when its text holds the word, else 0."""
        found = bytearray()
        for chunk in self._all_chunks():
            records = chunk.split(_END)
            if word in chunk:
                found += bytes([word in record for record in records])
            else:
                found += bytes(len(records))
        return found

    def _all_chunks(self) -> Iterable[bytes]:
        yield from self._chunks
        if self._open:
            yield _END.join(self._open)

    def _close_chunk(self) -> None:
        self._chunks.append(_END.join(self._open))
        self._open.clear()
