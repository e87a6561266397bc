import base64
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from music_organizer.tags.chromaprint import LONGEST_TEXT, unpacked
from music_organizer.tags.stored_fingerprints import read_fingerprint
from tests.support.audio import make_audio
from tests.support.reading import read_audio_file
from tests.support.songs import HAS_FFMPEG, fingerprint, leave_fingerprint, make_song

needs_ffmpeg = pytest.mark.skipif(not HAS_FFMPEG, reason="needs ffmpeg")


def packed(words: list[int], algorithm: int = 1) -> str:
    """Write words as Chromaprint does, bit by bit."""
    near: list[int] = []
    far: list[int] = []
    last = 0
    for word in words:
        place = 0
        for bit in (bit for bit in range(1, 33) if (word ^ last) >> (bit - 1) & 1):
            near.append(min(bit - place, 7))
            far += [bit - place - 7] if bit - place >= 7 else []
            place = bit
        near.append(0)
        last = word
    head = bytes([algorithm]) + len(words).to_bytes(3, "big")
    data = head + _packed(near, 3) + _packed(far, 5)
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _packed(values: list[int], bits: int) -> bytes:
    whole = sum(value << bits * place for place, value in enumerate(values))
    return whole.to_bytes(-(-len(values) * bits // 8), "little")


def words(text: str) -> list[int] | None:
    found = unpacked(text)
    return list(memoryview(found).cast("I")) if found is not None else None


@needs_ffmpeg
@pytest.mark.parametrize("song", [1, 2, 3])
def test_what_chromaprint_packed_becomes_its_words(tmp_path: Path, song: int) -> None:
    path = make_song(tmp_path / "song.flac", song)
    heard = fingerprint(path, "raw")
    assert unpacked(fingerprint(path, "base64").decode()) == heard
    assert len(heard) > 800


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=12))
def test_every_word_comes_back(every: list[int]) -> None:
    assert words(packed(every)) == every


def test_words_of_another_algorithm_are_no_words() -> None:
    assert words(packed([1, 2, 3])) == [1, 2, 3]
    assert words(packed([1, 2, 3], algorithm=2)) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda b: packed([1]) + b.hex()))
def test_whatever_stands_there_is_words_or_nothing(text: str) -> None:
    found = words(text)
    assert found is None or all(0 <= word < 2**32 for word in found)


@pytest.mark.parametrize("length", [0, 3, 6, 8])
def test_what_is_cut_off_is_nothing(length: int) -> None:
    text = packed([0x80000001, 0x12345678, 0xFFFFFFFF])
    assert words(text) is not None
    assert words(text[:length]) is None
    assert words(text[:-4]) is None


def test_what_has_no_end_is_not_looked_at() -> None:
    assert words(packed([5]) + "A" * LONGEST_TEXT) is None
    endless = base64.urlsafe_b64encode(b"\x01\0\0\1" + b"\xff" * 40_000).decode()
    assert words(endless) is None


@pytest.mark.parametrize("seed", ["mp3", "flac", "ogg", "opus", "m4a", "wma", "ape", "wv", "aiff"])
def test_it_is_found_in_the_tags_of_every_format(tmp_path: Path, seed: str) -> None:
    path = make_audio(tmp_path / f"song.{seed}", seed, title="Song")
    assert not read_audio_file(path).tags.has_fingerprint
    assert read_fingerprint(path) is None
    leave_fingerprint(path, packed([7, 8, 9]))
    assert read_audio_file(path).tags.has_fingerprint
    assert read_fingerprint(path) == unpacked(packed([7, 8, 9]))
