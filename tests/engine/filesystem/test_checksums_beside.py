"""Processes take the checksums of many small files, and leave alone what they cannot tell."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from music_organizer.filesystem import checksums_beside
from music_organizer.filesystem.checksum import checksum, checksums
from music_organizer.filesystem.checksum_worker import HashTask, request_for
from music_organizer.filesystem.checksums_beside import ChecksumsBeside, worker_command
from music_organizer.models.checksums import Checksums
from music_organizer.processes.child import ChildProcess
from music_organizer.processes.speech import READY
from tests.support.audio import make_audio
from tests.support.faulty_steps import identity, written

_MANY = 4


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the processes that were started."""
    numbers: list[int] = []

    class Noted(ChildProcess):
        def __init__(self, command: Sequence[str]) -> None:
            super().__init__(command)
            numbers.append(self._process.pid)

    monkeypatch.setattr(checksums_beside, "ChildProcess", Noted)
    return numbers


@pytest.fixture
def beside(begun: list[int]) -> Iterator[ChecksumsBeside]:
    with closing(ChecksumsBeside(2, many=_MANY)) as processes:
        yield processes
    assert not any(map(is_running, begun))


def task(path: Path, *, is_audio: bool = False) -> HashTask:
    return HashTask(path.parent, path.name, identity(path), is_audio)


def songs(folder: Path, count: int = _MANY) -> list[HashTask]:
    return [task(written(folder / f"{number}", f"song {number}")) for number in range(count)]


def told(beside: ChecksumsBeside, tasks: Sequence[HashTask]) -> Sequence[Checksums | None]:
    """Ask again and again until a process answers."""
    until = time.monotonic() + 30
    while not any(found := beside.of(tasks)) and time.monotonic() < until:
        time.sleep(0.01)
    return found


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_they_tell_what_a_thread_tells(near: Path, beside: ChecksumsBeside) -> None:
    formats = ("mp3", "flac", "ogg", "opus", "m4a")
    music = [make_audio(near / suffix / f"song.{suffix}", suffix) for suffix in formats]
    odd = written(near / "a\nb \udcff ü", "odd")
    cover = written(near / "cover.jpg", "a picture")
    tasks = [*(task(song, is_audio=True) for song in music), task(odd), task(cover)]
    expected = [*map(checksums, music), Checksums(checksum(odd)), Checksums(checksum(cover))]
    assert all(one.audio for one in expected[: len(music)])
    assert told(beside, tasks) == expected


def test_few_files_start_none(near: Path, begun: list[int], beside: ChecksumsBeside) -> None:
    assert beside.of(songs(near, _MANY - 1)) == [None] * (_MANY - 1)
    beside.close()
    assert not begun


def test_nobody_waits_until_they_are_ready(near: Path, beside: ChecksumsBeside) -> None:
    tasks = songs(near)
    assert beside.of(tasks) == [None] * _MANY
    assert None not in told(beside, tasks)


def test_what_is_not_what_was_meant_is_left_to_who_asks(
    near: Path, beside: ChecksumsBeside
) -> None:
    good, other = songs(near, 1)[0], written(near / "other", "another song")
    link = near / "link"
    link.symlink_to(other)
    meant = [
        HashTask(near, "gone", identity(other), is_audio=False),
        HashTask(near, "link", identity(other), is_audio=False),
        good._replace(identity=identity(other)),
        HashTask(near, "..", identity(near), is_audio=False),
    ]
    found = told(beside, [*meant, good])
    assert found == [*[None] * len(meant), Checksums(checksum(near / good.name))]


def test_one_that_dies_is_missed_by_nobody(
    near: Path, begun: list[int], beside: ChecksumsBeside
) -> None:
    tasks = songs(near)
    expected = told(beside, tasks)
    while len(begun) < 2:
        time.sleep(0.01)
    os.kill(begun[0], 9)
    answers = [told(beside, tasks) for _ in range(4)]
    assert answers == [expected] * 4
    os.kill(begun[1], 9)
    assert [beside.of(tasks) for _ in range(4)] == [[None] * _MANY] * 4
    assert len(begun) == 2


@pytest.mark.parametrize(
    "answer", ["", "nonsense\n", "[]\n", '[["' + "0" * 64 + '", null]]\n', "[1, 2, 3, 4]\n"]
)
def test_an_answer_that_makes_no_sense_counts_as_none(
    near: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    ready = json.dumps(READY)
    script = f"print({ready!r}, flush=True); input(); print({answer!r}, end='')"
    monkeypatch.setattr(checksums_beside, "worker_command", lambda: (sys.executable, "-c", script))
    with closing(ChecksumsBeside(1, many=1)) as beside:
        assert beside.of(songs(near)) == [None] * _MANY
        while not beside._idle:
            time.sleep(0.01)
        assert [beside.of(songs(near)) for _ in range(2)] == [[None] * _MANY] * 2
        assert not beside._idle


@pytest.mark.parametrize("command", [("/nowhere/at/all",), (sys.executable, "-c", "pass")])
def test_where_none_can_be_started_whoever_asks_does_it(
    near: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(checksums_beside, "worker_command", lambda: command)
    with closing(ChecksumsBeside(2, many=1)) as beside:
        for _ in range(20):
            assert beside.of(songs(near)) == [None] * _MANY
            time.sleep(0.01)


def test_closing_waits_for_none_that_starts(near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(checksums_beside, "worker_command", lambda: slow)
    began = time.monotonic()
    with closing(ChecksumsBeside(2, many=1)) as beside:
        beside.of(songs(near))
        while not beside._started:
            time.sleep(0.01)
    assert time.monotonic() - began < 30


def test_it_ends_with_its_input(near: Path) -> None:
    request = json.dumps(request_for(songs(near))).encode()
    done = subprocess.run(
        worker_command(), input=request, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    ready, answer = done.stdout.splitlines()
    assert json.loads(ready) == READY
    assert len(json.loads(answer)) == _MANY


def test_it_ends_when_nobody_listens(near: Path) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline()) == READY
        process.stdout.close()
        process.stdin.write(json.dumps(request_for(songs(near))).encode() + b"\n")
        process.stdin.flush()
        assert process.wait(30) == 1
        assert process.stderr.read() == b""


def test_where_no_thread_can_be_started_whoever_asks_does_it(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    with closing(ChecksumsBeside(2, many=1)) as beside:
        assert [beside.of(songs(near)) for _ in range(3)] == [[None] * _MANY] * 3
