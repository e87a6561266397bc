"""Unpack the fingerprints that Chromaprint's programs leave in tags.

The text is base64 as URLs use it. Its bytes begin with the number of the algorithm and, in three
bytes, how many words there are. Each word is written as its difference to the one before (XOR):
the distances between its set bits, three bits each, with a 0 at its end. A distance of 7 goes on
in five bits more, and all of those stand together behind the last word. After `src/
fingerprint_compressor.cpp` of Chromaprint 1.5 (L. Lalinský, MIT licence).
"""

import base64
import binascii
from array import array

from music_organizer.models.duplicates import Fingerprint

LONGEST_TEXT = 64_000
"""Characters of the longest text that is looked at; two minutes of sound take about 3,000."""

_ALGORITHM = 1
"""What `fpcalc` and Picard use; words of other algorithms tell something else."""

_MOST_WORDS = 4_000
_HEADER = 4
_WORD_BITS = 32
_LONG = "7"


def unpacked(text: str) -> Fingerprint | None:
    """Return the words of a fingerprint as it stands in a tag.

    Returns:
        `None` for what is no whole fingerprint, or one of another algorithm.
    """
    data = _bytes_of(text)
    if len(data) <= _HEADER or data[0] != _ALGORITHM:
        return None
    count = int.from_bytes(data[1:_HEADER], "big")
    body = data[_HEADER:]
    # The lowest digit of an octal number comes last, as the first three bits do here.
    digits = f"{int.from_bytes(body, 'little'):o}"[::-1].ljust(len(body) * 8 // 3, "0")
    words = digits.split("0", count)
    if not 0 < count <= _MOST_WORDS or len(words) <= count:
        return None
    used = sum(map(len, words[:count])) + count
    return _joined(words[:count], body[-(-used * 3 // 8) :])


def _bytes_of(text: str) -> bytes:
    text = text.strip().rstrip("=")
    if len(text) > LONGEST_TEXT or not text.isascii():
        return b""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _joined(words: list[str], rest: bytes) -> Fingerprint | None:
    """Turn distances into words, the long ones completed from the bits behind them."""
    longer = int.from_bytes(rest, "little")
    if sum(word.count(_LONG) for word in words) * 5 > len(rest) * 8:
        return None
    found = array("I")
    last = 0
    for word in words:
        place = 0
        for digit in word:
            place += int(digit)
            if digit == _LONG:
                place += longer & 31
                longer >>= 5
            if place > _WORD_BITS:
                return None
            last ^= 1 << (place - 1)
        found.append(last)
    return Fingerprint(found.tobytes())
