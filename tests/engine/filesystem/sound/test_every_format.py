"""Editing tags leaves the checksum of the sound as it was; another byte of sound changes it."""

import importlib
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import mutagen
import pytest

from music_organizer.demo.tagging import tagged
from music_organizer.filesystem.checksum import checksum, checksums
from music_organizer.models.readings import Tags
from tests.engine.filesystem.sound.hearing import heard
from tests.support.audio import SEEDS, picture_bytes, salted, seed_bytes

# Mutagen declares no types.
apev2: Any = importlib.import_module("mutagen.apev2")
flac: Any = importlib.import_module("mutagen.flac")
id3: Any = importlib.import_module("mutagen.id3")

FIRST = Tags(title="A title", artists=("Ada",), album="Blue", date="2004", track=3)
SECOND = Tags(title="Another title" * 50, artists=("Ada", "Zoë"), genres=("Jazz",))
LARGE = picture_bytes() + bytes(300_000)
"""More than is kept of the end of a file, and more than some pages of Ogg hold."""

_NOISE = ("-f", "lavfi", "-i", "anoisesrc=d=4:c=pink:seed=7", "-ac", "2")
_ENCODERS = {
    "song.mp3": ("-b:a", "192k"),
    "song.aac": ("-c:a", "aac"),
    "song.flac": (),
    "song.m4a": ("-c:a", "aac"),
    "to stream.m4a": ("-c:a", "aac", "-movflags", "+faststart"),
    "in fragments.m4a": ("-c:a", "aac", "-movflags", "+frag_keyframe+empty_moov"),
    "lossless.m4a": ("-c:a", "alac"),
    "vorbis.ogg": ("-c:a", "libvorbis"),
    "song.opus": ("-c:a", "libopus"),
    "flac.oga": ("-c:a", "flac"),
    "song.spx": ("-c:a", "libspeex", "-ar", "16000"),
    "song.wav": (),
    "long.wav": ("-rf64", "always"),
    "song.aiff": (),
    "song.wma": ("-c:a", "wmav2"),
    "song.wv": (),
    "song.tta": (),
}
_NEVER_TAGGED = ("song.aac", "in fragments.m4a", "long.wav")


def without_tags(data: bytes) -> bytes:
    file = io.BytesIO(data)
    media = mutagen.File(file)
    assert media is not None
    file.seek(0)
    media.delete(file)
    return file.getvalue()


def edited(data: bytes) -> list[bytes]:
    """Return a file after each of several edits, as programs that edit tags leave it."""
    states = [data]
    if data.startswith(b"TTA"):
        # What bears no name and an ID3 tag is taken for an MP3, so each edit begins anew.
        return [*states, tagged(data, FIRST), tagged(data, SECOND, cover=LARGE)]
    for tags, cover in ((FIRST, b""), (SECOND, LARGE), (FIRST, picture_bytes())):
        states.append(tagged(states[-1], tags, cover=cover))
    return [*states, without_tags(states[-1])]


@pytest.mark.parametrize("seed", SEEDS)
def test_tags_and_covers_come_and_go(seed: str) -> None:
    states = edited(seed_bytes(seed))
    assert len(set(states)) >= 3
    assert heard(states[0]) is not None
    assert {heard(data) for data in states} == {heard(states[0])}


@pytest.mark.parametrize("seed", SEEDS)
def test_other_sound_has_another_checksum(seed: str) -> None:
    states = [seed_bytes(seed), salted(seed, "one"), salted(seed, "two")]
    found = {heard(tagged(data, SECOND, cover=LARGE)) for data in states}
    assert len(found) == 3
    assert None not in found


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not there to encode")
@pytest.mark.parametrize("name", _ENCODERS)
def test_files_of_many_pages_and_frames(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    subprocess.run(
        ["ffmpeg", "-v", "error", *_NOISE, *_ENCODERS[name], str(path)], check=True, timeout=60
    )
    data = path.read_bytes()
    states = [data] if name in _NEVER_TAGGED else edited(data)
    first = heard(data)
    assert first is not None
    assert {heard(state) for state in states} == {first}
    assert {heard(state, piece) for state in states[:2] for piece in (1000, 4096, 1 << 18)} == {
        first
    }
    for share in (0.3, 0.5, 0.7):
        at = int(len(data) * share)
        assert heard(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]) != first


def test_the_file_on_disk_is_read_once_for_both_checksums(tmp_path: Path) -> None:
    song = tmp_path / "song"
    for seed in ("mp3", "ogg", "ape"):
        for data in edited(seed_bytes(seed)):
            song.write_bytes(data)
            assert checksums(song).sha256 == checksum(song)
            assert checksums(song).audio == heard(data)


def test_an_mp3_may_carry_every_kind_of_tag_at_once(tmp_path: Path) -> None:
    song = tmp_path / "song.mp3"
    # Several pieces of sound, so that there is more of it than is kept of the end.
    song.write_bytes(seed_bytes("mp3") * 20)
    expected = heard(song.read_bytes())
    lyrics = b"LYRICSBEGIN" + b"IND0000200LYR00004la la"
    lyrics2 = lyrics + b"%06dLYRICS200" % len(lyrics)
    with song.open("ab") as file:
        file.write(lyrics2)
    old = id3.ID3()
    old.add(id3.TIT2(encoding=3, text="Old"))
    ape = apev2.APEv2()
    ape["Title"] = "Mine"
    ape["Cover Art (Front)"] = apev2.APEValue(b"cover\0" + LARGE, apev2.BINARY)
    ape.save(song)
    old.save(song, v1=2)
    assert song.read_bytes()[-128:-125] == b"TAG"
    assert heard(song.read_bytes()) == expected
    song.write_bytes(song.read_bytes() + b"la")
    assert heard(song.read_bytes()) != expected


def test_older_lyrics_and_a_longer_old_tag() -> None:
    sound = seed_bytes("mp3")
    old = b"TAG" + bytes(125)
    for end in (
        b"LYRICSBEGINla laLYRICSEND" + old,
        b"TAG+" + bytes(223) + old,
        b"ID3\4\0\x10\0\0\0\4abcd3DI\4\0\x10\0\0\0\4",
    ):
        assert heard(sound + end) == heard(sound)


def test_tags_before_the_sound_are_passed_by() -> None:
    id3_tag = b"ID3\4\0\x10\0\0\1\0" + bytes(128) + b"3DI\4\0\x10\0\0\1\0"
    ape_tag = b"APETAGEX\xd0\7\0\0\x28\0\0\0\0\0\0\0\0\0\0\xa0" + bytes(8) + bytes(40)
    for seed in ("mp3", "flac", "tta", "wv"):
        sound = seed_bytes(seed)
        assert heard(id3_tag + id3_tag + sound) == heard(sound)
        assert heard(ape_tag + sound) == heard(sound)


def test_the_frames_of_a_flac_count_and_not_what_its_header_says_of_them() -> None:
    song = seed_bytes("flac")
    md5 = flac.FLAC(io.BytesIO(song)).info.md5_signature.to_bytes(16, "big")
    assert heard(song.replace(md5, bytes(16))) == heard(song)
    assert heard(song[:-60] + b"\0" + song[-59:]) != heard(song)


def test_the_same_flac_frames_are_known_again_in_ogg() -> None:
    assert heard(seed_bytes("oga")) == heard(seed_bytes("flac"))


def test_streams_of_ogg_may_follow_each_other_but_not_lie_side_by_side() -> None:
    one, other = seed_bytes("ogg"), seed_bytes("opus")
    assert heard(one + other) not in {None, heard(one), heard(other)}
    first_page = other[: other.index(b"OggS", 4)]
    assert heard(first_page + one) is None
