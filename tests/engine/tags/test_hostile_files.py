"""Whatever lies under the name of a song, reading it ends in tags or in one plain sentence."""

import os
import socket
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.pool import TagReaderPool
from music_organizer.tags.unreadable import UnreadableTags
from tests.support.audio import SEEDS, make_audio, picture_bytes
from tests.support.reading import read_audio_file

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def reason(path: Path) -> str:
    with pytest.raises(UnreadableTags) as caught:
        read_audio_file(path)
    assert caught.value.reason.endswith(".")
    return caught.value.reason


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.mp3") == "The file is no longer there."


def test_an_empty_file_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp3"
    path.touch()
    assert reason(path) == "The file is empty."


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    make_audio(tmp_path / "song.mp3", title="Behind the link")
    link = tmp_path / "link.mp3"
    link.symlink_to("song.mp3")
    assert "link" in reason(link)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    folder, fifo = tmp_path / "folder.mp3", tmp_path / "fifo.mp3"
    folder.mkdir()
    os.mkfifo(fifo)
    assert reason(folder) == reason(fifo) == "It is not an ordinary file."


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.mp3")
        assert reason(tmp_path / "socket.mp3") == "It is not an ordinary file."


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_forbidden_file_is_told_as_such(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.mp3")
    path.chmod(0)
    assert reason(path) == "Permission to read the file was refused."


@pytest.mark.parametrize("name", ["page.mp3", "page.flac", "page.m4a", "page.ogg", "page.wav"])
def test_a_web_page_is_no_song(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"<!DOCTYPE html><title>404</title>" * 100)
    assert "damaged, or no" in reason(path)


@pytest.mark.parametrize("content", [b"\0" * 5_000, b"\xff" * 5_000, os.urandom(200_000)])
def test_noise_is_no_song(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noise.mp3"
    path.write_bytes(content)
    assert "damaged, or no MP3" in reason(path)


def test_a_picture_or_a_score_is_no_song(tmp_path: Path) -> None:
    picture, score = tmp_path / "picture.jpg", tmp_path / "score.mid"
    picture.write_bytes(picture_bytes())
    score.write_bytes(b"MThd" + struct.pack(">IHHH", 6, 0, 1, 96) + b"MTrk\0\0\0\4\0\xff\x2f\0")
    assert "not audio" in reason(picture)
    assert "not audio" in reason(score)


def test_the_finding_carries_the_identity_of_what_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "page.mp3"
    path.write_bytes(b"<html>" * 100)
    with pytest.raises(UnreadableTags) as caught:
        read_audio_file(path)
    assert caught.value.identity == FileIdentity.of(path.lstat())


def test_a_tag_that_climbs_and_breaks_lines_is_only_text(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.mp3", title="../../etc\r\n\x1b[2Jpasswd", artist="x" * 9_000)
    tags = read_audio_file(path).tags
    assert tags.title == "../../etc [2Jpasswd"
    assert tags.artists == ("x" * 1_000,)


def test_a_packed_frame_of_moderate_size_is_read(tmp_path: Path) -> None:
    frame = zlib.compress(b"\0" + b"Z" * 5_000_000)
    frame = struct.pack(">I", 5_000_001) + frame
    data = b"TIT2" + struct.pack(">IH", len(frame), 0x80) + frame
    size = bytes((len(data) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    path = make_audio(tmp_path / "song.mp3")
    path.write_bytes(b"ID3\3\0\0" + size + data + path.read_bytes())
    assert read_audio_file(path).tags.title == "Z" * 1_000


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutants")


@pytest.fixture(scope="module")
def pool() -> Iterator[TagReaderPool]:
    """Some damage sends a parser in circles, which only a process of its own can end."""
    with TagReaderPool(1, seconds_per_file=2) as pool:
        yield pool


@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_no_damage_makes_the_reader_fail(
    scratch: Path, pool: TagReaderPool, seed: str, data: st.DataObject
) -> None:
    path = scratch / f"song{Path(SEEDS[seed]).suffix}"
    make_audio(path, seed, cover=True, title="T", artist=("A", "B"), track=1, date="2001")
    content = bytearray(path.read_bytes())
    places = st.integers(0, len(content) - 1) | st.integers(0, 300)
    for place in data.draw(st.lists(places, max_size=12), label="bytes changed"):
        content[min(place, len(content) - 1)] = data.draw(st.integers(0, 255), label="to")
    end = data.draw(st.none() | st.integers(1, len(content)), label="cut at")
    path.write_bytes(content[:end])
    (found,) = pool.read([path])
    assert isinstance(found, AudioFile) or "process" not in found.reason
