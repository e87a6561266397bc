"""Broken, cut off and hostile files have no checksum of their sound, and nothing worse happens."""

import gc
import struct
import weakref
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.demo.tagging import tagged
from music_organizer.filesystem.sound.hasher import SoundHasher
from music_organizer.models.readings import Tags
from tests.engine.filesystem.sound.hearing import heard
from tests.support.audio import SEEDS, seed_bytes

TAGS = Tags(title="A title", artists=("Ada",))
THOROUGH = settings(max_examples=400, deadline=None, database=None, derandomize=True)
ASF_HEADER = UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le
ASF_DATA = UUID("75B22636-668E-11CF-A6D9-00AA0062CE6C").bytes_le
CONTAINERS = ("m4a", "alac", "wma", "aiff", "wav", "dsf", "dff", "ogg", "oga", "opus", "spx")


def ogg_page(flags: int, content: bytes) -> bytes:
    """Return one page of a stream; nobody asks for its number or checksum."""
    return b"OggS\0" + bytes([flags]) + bytes(20) + bytes([1, len(content)]) + content


seeds = st.sampled_from(sorted(SEEDS))
pieces = st.sampled_from([1, 7, 64, 1000, 1 << 16])


@THOROUGH
@given(seeds, st.data(), pieces)
def test_changed_bytes_raise_nothing(seed: str, data: st.DataObject, piece: int) -> None:
    song = bytearray(tagged(seed_bytes(seed), TAGS))
    where = st.one_of(st.integers(0, min(len(song) - 1, 600)), st.integers(0, len(song) - 1))
    for at in data.draw(st.lists(where, min_size=1, max_size=8)):
        song[at] = data.draw(st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]) | st.integers(0, 255))
    # However the bytes arrive, the answer is the same.
    assert heard(bytes(song), piece) == heard(bytes(song))


@THOROUGH
@given(seeds, st.data(), pieces)
def test_files_that_are_cut_off_raise_nothing(seed: str, data: st.DataObject, piece: int) -> None:
    song = tagged(seed_bytes(seed), TAGS)
    end = data.draw(st.integers(0, len(song)))
    assert heard(song[:end], piece) == heard(song[:end])


@THOROUGH
@given(
    st.sampled_from([b"", b"ID3", b"fLaC", b"OggS\0", b"RIFF", b"FORM", b"FRM8", b"DSD ", b"TTA1"]),
    st.binary(max_size=300),
    pieces,
)
def test_any_bytes_raise_nothing(mark: bytes, rest: bytes, piece: int) -> None:
    assert heard(mark + rest, piece) == heard(mark + rest)


@pytest.mark.parametrize("seed", CONTAINERS)
def test_a_container_that_is_cut_off_has_no_checksum(seed: str) -> None:
    song = seed_bytes(seed)
    assert heard(song[: len(song) // 2]) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIF",
        b"not music at all, only words",
        b"%PDF-1.7 and so on",
        b"\xff\xd8\xff\xe0 a picture that begins like no frame",
        b"fLaC" + b"\xff" * 4,
        b"fLaC" + b"\x00\x00\x00\x00" * 1000,
        b"fLaC\x80\x00\x00\x00no frame",
        struct.pack(">I4sI4s", 8, b"ftyp", 7, b"mdat") + bytes(100),
        struct.pack(">I4sI4sQ", 8, b"ftyp", 1, b"mdat", 1 << 63) + bytes(100),
        struct.pack(">I4sI4sQ", 8, b"ftyp", 1, b"mdat", 3) + bytes(100),
        struct.pack(">I4s", 8, b"free") * 5000,
        b"RIFF\0\0\0\0WAVE" + b"JUNK\0\0\0\0" * 5000,
        b"RIFF\0\0\0\0WAVEdata\xff\xff\xff\xff" + bytes(100),
        b"RIFF\0\0\0\0WAVEdata\0\0\0\0",
        b"RF64\xff\xff\xff\xffWAVEds64\x10\0\0\0" + b"\xff" * 16 + b"data\xff\xff\xff\xff",
        b"DSD " + bytes(24) + b"data" + struct.pack("<Q", 3) + bytes(100),
        b"FRM8" + bytes(12) + b"DSD " + b"\xff" * 8 + bytes(100),
        b"ID3\4\0\0\x7f\x7f\x7f\x7f" + bytes(100),
        b"ID3\4\0\0\xff\xff\xff\xff" + bytes(100),
        b"ID3\4\0\0\0\0\0\0" * 5000,
        b"OggS\0\2" + bytes(20) + b"\0" + bytes(500),
        b"OggS\0\0" + bytes(20) + b"\1\x05hello",
        (b"OggS\0\2" + bytes(20) + b"\1\x08OpusHead") * 500,
        ASF_HEADER + struct.pack("<Q", 23) + bytes(100),
        ASF_HEADER + struct.pack("<Q", 24) + ASF_DATA + struct.pack("<Q", 49) + bytes(100),
        ogg_page(2, b"\x80theora and some more") + ogg_page(0, b"pictures"),
        ogg_page(2, b"\x7fFLAC\1\0\0\0fLaC" + bytes(38)) + ogg_page(0, b"sound"),
        b"APETitle, words that begin like a tag" + bytes(100),
        b"ID3\4",
        b"APETAGEX",
        b"OggS\1" + bytes(100),
        ogg_page(2, b"OpusHead") + b"OggS\0\0" + bytes(20) + b"\2\1\1ab" + ogg_page(0, b"sound"),
    ],
    ids=range(33),
)
def test_what_cannot_be_believed_has_no_checksum(data: bytes) -> None:
    assert heard(data) is None


@pytest.mark.parametrize("claimed", [0, 31, 10_000_000, (1 << 32) - 1])
def test_a_tag_at_the_end_that_claims_more_than_the_file_is_sound(claimed: int) -> None:
    sound = seed_bytes("mp3") * 20
    footer = struct.pack("<8sIIII8s", b"APETAGEX", 2000, claimed, 0, 1 << 31, bytes(8))
    assert heard(sound + footer) is not None
    lyrics = sound + b"999999LYRICS200"
    assert heard(lyrics) not in {None, heard(sound)}


def test_many_long_tags_at_the_end_come_to_an_end() -> None:
    sound = seed_bytes("mp3") * 20
    tag = bytes(40_000) + struct.pack("<8sIIII8s", b"APETAGEX", 2000, 40_032, 0, 0, bytes(8))
    assert heard(sound + tag * 5) == heard(sound)


@pytest.mark.parametrize("seed", ["ogg", "opus"])
@pytest.mark.parametrize("rest", [b"O", b"OggS\0", b"TAG" + bytes(125), b"no page at all" * 400])
@pytest.mark.parametrize("piece", [7, 64, 1 << 20])
def test_an_ogg_that_is_followed_by_something_else_has_no_checksum(
    seed: str, rest: bytes, piece: int
) -> None:
    song = seed_bytes(seed)
    assert heard(song, piece) is not None
    assert heard(song + rest, piece) is None


def test_notes_of_odd_length_before_the_sound_make_no_difference() -> None:
    song = seed_bytes("wav")
    noted = song[:12] + b"LIST" + struct.pack("<I", 5) + b"notes\0" + song[12:]
    assert heard(noted) == heard(song) is not None


def test_a_box_that_goes_on_to_the_end_is_heard_to_the_end() -> None:
    begin, sound = struct.pack(">I4s8s", 16, b"ftyp", b"M4A "), bytes(range(256)) * 9
    told = begin + struct.pack(">I4s", 8 + len(sound), b"mdat") + sound
    untold = begin + struct.pack(">I4s", 0, b"mdat") + sound
    assert heard(untold, 100) == heard(told) is not None
    assert heard(untold[:-1]) not in {None, heard(told)}


def test_no_more_tags_are_looked_for_than_anybody_writes() -> None:
    sound, tag = seed_bytes("mp3") * 20, b"TAG" + bytes(125)
    assert heard(sound + tag * 16) == heard(sound)
    assert heard(sound + tag * 17) not in {None, heard(sound)}


@pytest.mark.parametrize("seed", ["mp3", "flac", "m4a", "ogg", "wav"])
def test_what_was_heard_is_let_go_of_at_once(seed: str) -> None:
    piece = memoryview(seed_bytes(seed))
    hasher = SoundHasher(len(piece) + 1)
    hasher.update(piece)
    gone = weakref.ref(hasher)
    gc.disable()
    try:
        del hasher
        assert gone() is None
    finally:
        gc.enable()
