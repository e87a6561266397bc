"""The words of a million paths, searched in a moment, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Sequence

_END = "\0"
_MARKS = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """Return text as it is compared: small letters, without accents.

    Letters beyond ASCII become several, as in UTF-8, so that a single emoji does not give all the
    text around it four times the memory.
    """
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return plain.encode("utf-8", "surrogatepass").decode("latin-1")


def words_of(text: str) -> list[str]:
    """Return the words that somebody looks for."""
    return [folded(word) for word in text.split()]


class SearchText:
    """One text for each of many files, kept close together.

    A list of a million texts would cost twice the memory; pages of them are as quick.
    """

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._counts: list[int] = []

    def extend(self, texts: Sequence[str]) -> None:
        """Add the texts of the next files, some thousand at a time."""
        if texts:
            page = _END.join(texts)
            # A few accents are no reason to take the long way with a whole page.
            plain = page.lower() if page.isascii() else _END.join(map(folded, texts))
            self._pages.append(plain)
            self._counts.append(len(texts))

    def matches(self, words: Sequence[str]) -> list[bytearray]:
        """Return for every word, and then for every file, 1 when its text holds the word."""
        found = [bytearray() for _ in words]
        for page, count in zip(self._pages, self._counts, strict=True):
            texts: list[str] = []
            for word, flags in zip(words, found, strict=True):
                if word not in page:
                    flags.extend(bytes(count))
                    continue
                texts = texts or page.split(_END)
                flags.extend([word in text for text in texts])
        return found
