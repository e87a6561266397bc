"""Compare acoustic fingerprints: how much of two of them agrees, and which may agree at all.

A Chromaprint fingerprint is a row of 32-bit words, about eight for each second, of which single
bits change when sound is encoded again. The share of differing bits is compared as J. Haitsma and
T. Kalker do (“A Highly Robust Audio Fingerprinting System”, ISMIR 2002), who take 35 % for the
same sound; unrelated ones differ in about half. The words that two fingerprints have in common
tell how they are shifted against each other, and find candidates without comparing each with
each, as L. Lalinský's matcher for the AcoustID server does, from where the limits below come.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import TypeAlias

from music_organizer.models.duplicates import Fingerprint

SAME_SOUND = 0.85
"""Share of agreeing bits from which two files count as the same recording."""

OTHER_SOUND = 0.65
"""Share of agreeing bits below which two files are not the same recording, whatever tags say."""

_BITS = 32
_MOST_SHIFT = 120
_LEAST_WORDS = 20
_LEAST_OVERLAP = 0.7
_KEY_SHIFT = 4
_KEYS_FROM, _KEYS_TO = 80, 200
_KEYS_KEPT = 32
_LEAST_KEYS = 2
_MOST_HOLDERS = 50
_MIXER = 0x9E3779B1
_SILENCE = 627964279

Words: TypeAlias = "memoryview[int]"


def likeness(first: Fingerprint, second: Fingerprint) -> float | None:
    """Return the share of bits that agree where two fingerprints fit best, from 0 to 1.

    Returns:
        `None` when one of them is too short to tell anything.
    """
    one, other = _words(first), _words(second)
    shorter = min(len(one), len(other))
    if shorter < _LEAST_WORDS:
        return None
    return max(_agreeing(one, other, shift) for shift in _shifts(one, other, shorter))


def percent(share: float) -> str:
    """Write a likeness so that only what is the same bit by bit is called 100 %."""
    return f"{int(share * 100)}%"


def alike(fingerprints: Mapping[int, Fingerprint]) -> Iterator[tuple[int, int]]:
    """Yield pairs that have enough words in common to be worth comparing.

    Words that many files share, such as those of silence, tell nothing and are passed over.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for number, fingerprint in fingerprints.items():
        for key in _keys(fingerprint):
            holders[key].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if len(found) <= _MOST_HOLDERS:
            for place, first in enumerate(found):
                common.update((first, second) for second in found[place + 1 :])
    for pair, count in common.items():
        if count >= _LEAST_KEYS:
            yield pair


def _keys(fingerprint: Fingerprint) -> list[int]:
    """Return some of the words without their last bits, the same ones for the same sound.

    Those that come first in a fixed disorder are taken (A. Broder's min-wise sampling), so that
    two fingerprints that share most words share most of these as well.
    """
    words = _words(fingerprint)
    part = words[_KEYS_FROM:_KEYS_TO]
    if len(part) < _LEAST_WORDS:
        part = words[:_KEYS_TO]
    found = {word >> _KEY_SHIFT for word in part if word != _SILENCE}
    return nsmallest(_KEYS_KEPT, found, key=lambda word: word * _MIXER & 0xFFFFFFFF)


def _shifts(first: Words, second: Words, shorter: int) -> Iterable[int]:
    """Return the shifts at which most words are the same, no shift among them."""
    places: dict[int, int] = {}
    for place, word in enumerate(first):
        places.setdefault(word >> _KEY_SHIFT, place)
    votes: Counter[int] = Counter()
    for place, word in enumerate(second):
        found = places.get(word >> _KEY_SHIFT)
        if found is not None and abs(found - place) <= _MOST_SHIFT:
            votes[found - place] += 1
    likely = [shift for shift, _ in votes.most_common(3)]
    least = _LEAST_OVERLAP * shorter
    return {0, *(shift for shift in likely if shorter - abs(shift) >= least)}


def _agreeing(first: Words, second: Words, shift: int) -> float:
    """Compare two fingerprints, the second beginning `shift` words later than the first."""
    one, other = first[max(shift, 0) :], second[max(-shift, 0) :]
    length = min(len(one), len(other))
    different = _as_number(one[:length]) ^ _as_number(other[:length])
    return 1 - different.bit_count() / (_BITS * length)


def _as_number(words: Words) -> int:
    return int.from_bytes(words.tobytes(), sys.byteorder)


def _words(fingerprint: Fingerprint) -> Words:
    return memoryview(fingerprint).cast("I")
