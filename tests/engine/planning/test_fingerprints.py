import random
from array import array

import pytest

from music_organizer.models.duplicates import Fingerprint
from music_organizer.planning.fingerprints import alike, likeness, percent

WORDS = 900


def heard(song: int, *, flips: float = 0.0, skip: int = 0, words: int = WORDS) -> Fingerprint:
    """A fingerprint, with a share of its bits flipped as by another encoder."""
    dice = random.Random(song)
    found = [dice.getrandbits(32) for _ in range(words)]
    noise = random.Random(song + 1)
    flipped = [_flipped(word, flips, noise) if flips else word for word in found]
    return Fingerprint(array("I", flipped[skip:]).tobytes())


def _flipped(word: int, share: float, noise: random.Random) -> int:
    for bit in range(32):
        if noise.random() < share:
            word ^= 1 << bit
    return word


def told(first: Fingerprint, second: Fingerprint) -> float:
    found = likeness(first, second)
    assert found is not None
    return found


def test_the_same_sound_agrees_whole() -> None:
    assert told(heard(1), heard(1)) == 1.0


def test_bits_that_changed_are_counted() -> None:
    assert told(heard(1), heard(1, flips=0.05)) == pytest.approx(0.95, abs=0.01)


def test_unrelated_sound_agrees_by_half() -> None:
    assert told(heard(1), heard(2)) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("skip", [1, 7, 40])
def test_sound_that_begins_later_is_shifted_into_place(skip: int) -> None:
    assert told(heard(1), heard(1, flips=0.02, skip=skip)) > 0.95
    assert told(heard(1, flips=0.02, skip=skip), heard(1)) > 0.95


def test_a_moment_of_sound_proves_nothing() -> None:
    assert likeness(heard(1, words=10), heard(1, words=10)) is None
    assert likeness(Fingerprint(b""), heard(1)) is None


def test_a_share_is_rounded_down() -> None:
    assert percent(0.9999) == "99%"
    assert percent(1.0) == "100%"


def test_likely_pairs_are_found_without_comparing_all() -> None:
    every = {number: heard(number) for number in range(100, 160)}
    every[1] = heard(100, flips=0.02)
    assert set(alike(every)) == {(100, 1)}


def test_silence_makes_nothing_alike() -> None:
    silent = Fingerprint(array("I", [627964279] * WORDS).tobytes())
    assert not list(alike(dict.fromkeys(range(200), silent)))


def test_what_all_share_tells_nothing() -> None:
    assert not list(alike(dict.fromkeys(range(200), heard(1))))
