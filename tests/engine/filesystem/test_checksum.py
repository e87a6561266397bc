"""A checksum is of one regular file that stood still."""

import errno
import hashlib
import os
import socket
from pathlib import Path

import pytest

from music_organizer.errors import ChangedSinceError, LinkInTheWayError, StorageError
from music_organizer.filesystem.checksum import checksum, checksums
from tests.support.audio import seed_bytes
from tests.support.faulty_steps import identity, written
from tests.support.faulty_system import before, open_folder, refuse, without_privileges


@pytest.mark.parametrize("content", [b"", b"music", bytes(3_000_001)])
def test_it_is_the_sha_256_of_all_bytes(near: Path, content: bytes) -> None:
    song = near / "song"
    song.write_bytes(content)
    assert checksum(song) == hashlib.sha256(content).hexdigest()
    assert checksum(song, identity(song)) == hashlib.sha256(content).hexdigest()


def test_reading_leaves_the_reading_time(near: Path) -> None:
    song = written(near / "song")
    os.utime(song, ns=(1_000_000_007, 1_000_000_007))
    checksum(song)
    assert song.stat().st_atime_ns == 1_000_000_007


def test_another_file_is_refused(near: Path) -> None:
    song, other = written(near / "song", "same"), written(near / "other", "same")
    with pytest.raises(ChangedSinceError):
        checksum(song, identity(other))


def test_a_file_that_is_gone_is_told(near: Path) -> None:
    with pytest.raises(ChangedSinceError, match="not there"):
        checksum(near / "song")


@pytest.mark.parametrize("change", ["shorter", "longer", "touched"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    near: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    song = written(near / "song", "music")

    def alter() -> None:
        if change == "touched":
            os.utime(song, ns=(1, 1))
        else:
            os.truncate(song, 3 if change == "shorter" else 10)

    before(monkeypatch, "read", alter)
    with pytest.raises(ChangedSinceError):
        checksum(song)


@pytest.mark.parametrize("seed", ["mp3", "flac", "m4a", "ogg"])
@pytest.mark.parametrize("change", ["shorter", "longer"])
def test_a_song_that_changes_while_it_is_heard_is_refused(
    near: Path, monkeypatch: pytest.MonkeyPatch, seed: str, change: str
) -> None:
    song, data = near / "song", seed_bytes(seed)
    song.write_bytes(data)
    other = data[:-100] if change == "shorter" else data + bytes(400_000)
    before(monkeypatch, "read", lambda: song.write_bytes(other))
    with pytest.raises(ChangedSinceError):
        checksums(song)


def test_a_read_that_brings_less_than_there_is_does_not_end_the_reading(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song, data, real = near / "song", bytes(range(256)) * 3000, os.read
    song.write_bytes(data)
    monkeypatch.setattr(os, "read", lambda descriptor, most: real(descriptor, min(most, 1000)))
    assert checksum(song) == checksums(song).sha256 == hashlib.sha256(data).hexdigest()


def test_a_link_is_not_followed(near: Path) -> None:
    (near / "link").symlink_to(written(near / "song"))
    with pytest.raises(LinkInTheWayError):
        checksum(near / "link")


def test_folders_and_fifos_are_no_files(near: Path) -> None:
    (near / "folder").mkdir()
    os.mkfifo(near / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(ChangedSinceError, match="regular"):
            checksum(near / name)


def test_sockets_are_no_files(near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(near)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        with pytest.raises(LinkInTheWayError):
            checksum(near / "socket")


def test_somebody_elses_file_is_read_without_keeping_its_reading_time() -> None:
    with open_folder() as folder:
        song = written(folder / "song", "music")
        song.chmod(0o644)
        with without_privileges():
            assert checksum(song) == hashlib.sha256(b"music").hexdigest()


def test_a_file_that_may_not_be_read_is_told() -> None:
    with open_folder() as folder, without_privileges():
        song = written(folder / "song")
        song.chmod(0)
        with pytest.raises(StorageError, match="permission"):
            checksum(song)


@pytest.mark.parametrize("number", [errno.EIO, errno.EMFILE])
def test_a_drive_that_fails_is_told(
    near: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    song = written(near / "song")
    refuse(monkeypatch, "open", number)
    with pytest.raises(StorageError):
        checksum(song)


def test_no_file_stays_open(near: Path) -> None:
    song = written(near / "song")
    opened = len(list(Path("/proc/self/fd").iterdir()))
    checksum(song)
    with pytest.raises(ChangedSinceError):
        checksum(song, identity(near))
    assert len(list(Path("/proc/self/fd").iterdir())) == opened
