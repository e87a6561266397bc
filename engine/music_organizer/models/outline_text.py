"""The words of a million paths, searched in a moment, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import compress

_END = "\0"
_FEW = 3
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

    def holding(self, words: Sequence[str], otherwise: Sequence[bytes]) -> bytes:
        """Return for every file 1 when it has every word.

        Args:
            words: what is looked for.
            otherwise: for every word, and then for every file, 1 when the file has the word
                outside its text.
        """
        found, begin = bytearray(), 0
        for page, count in zip(self._pages, self._counts, strict=True):
            span = slice(begin, begin + count)
            found += _holding(page, words, [has[span] for has in otherwise])
            begin += count
        return bytes(found)


def both(first: bytes, second: bytes) -> bytes:
    """Return 1 wherever two masks of the same length have it."""
    return (int.from_bytes(first, "little") & int.from_bytes(second, "little")).to_bytes(
        len(first), "little"
    )


def _either(first: bytes, second: bytes) -> bytes:
    return (int.from_bytes(first, "little") | int.from_bytes(second, "little")).to_bytes(
        len(first), "little"
    )


def _holding(page: str, words: Sequence[str], otherwise: Sequence[bytes]) -> bytes:
    left = b"\1" * len(otherwise[0])
    texts: list[str] = []
    for word, has in zip(words, otherwise, strict=True):
        if word in page:
            texts = texts or page.split(_END)
            left = both(left, _either(has, _found(word, texts, left)))
        else:
            left = both(left, has)
    return left


def _found(word: str, texts: Sequence[str], among: bytes) -> bytes:
    if among.count(1) * _FEW > len(texts):
        return bytes([word in text for text in texts])
    found = bytearray(len(texts))
    for number in compress(range(len(texts)), among):
        found[number] = word in texts[number]
    return bytes(found)
