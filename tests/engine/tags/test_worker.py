"""The worker on its own: what it loads, and when it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import IO, get_args

import pytest

from music_organizer.models.readings import Tags
from music_organizer.processes.speech import READY
from music_organizer.tags import worker as tag_worker
from music_organizer.tags.answers import OwnTags, Told, told_in
from music_organizer.tags.wire import OWN, Answer, Request, Sought, ahead_of, request_for
from music_organizer.tags.worker_process import worker_command
from tests.support.audio import make_audio


@contextmanager
def running() -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe) as process:
        yield process
        process.kill()


@pytest.fixture
def worker() -> Iterator[subprocess.Popen[bytes]]:
    with running() as process:
        yield process


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def send(worker: subprocess.Popen[bytes], request: Request) -> None:
    pipe(worker.stdin).write(json.dumps(request).encode() + b"\n")
    pipe(worker.stdin).flush()


def ask(worker: subprocess.Popen[bytes], paths: list[Path], together: int = 1) -> list[list[str]]:
    """Return what each line says of the paths: titles, or why there is none."""
    request = request_for(((path.parent, path.name) for path in paths), Sought.TAGS, together)
    send(worker, request)
    lines: list[list[str]] = []
    while len(list(chain(*lines))) < len(paths):
        line = pipe(worker.stdout).readline()
        assert line, "it ended"
        lines.append([_said(told) for told in told_in(line)])
    return lines


def _said(told: Told) -> str:
    if isinstance(told, dict):
        return str(told["unreadable"])
    _, (_, own, _) = told
    return own[0]


def test_it_says_when_it_is_ready_and_answers_every_line(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    assert json.loads(pipe(worker.stdout).readline()) == READY
    song = make_audio(tmp_path / "song.flac", "flac", title="T")
    gone = "The file is no longer there."
    assert ask(worker, [song, tmp_path / "gone.mp3"]) == [["T"], [gone]]
    assert ask(worker, [song]) == [["T"]]


def test_several_files_come_in_one_line_until_some_take_their_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    monkeypatch.setattr(tag_worker, "time", SimpleNamespace(monotonic=lambda: clock[0]))

    def answers() -> Iterator[Answer]:
        for number, seconds in enumerate((0.0, 0.01, 0.0, 0.0, 0.01, 0.2, 0.0)):
            clock[0] += seconds
            yield [number]

    told = tag_worker.in_lines(answers(), 3)
    assert list(told) == [[[0], [1], [2]], [[3], [4], [5]], [[6]]]
    clock[0] = 0.0
    assert list(tag_worker.in_lines(answers(), 9)) == [[[0], [1], [2], [3], [4], [5]], [[6]]]


@pytest.mark.parametrize("together", [1, 32])
def test_what_it_read_ahead_is_what_it_tells(tmp_path: Path, together: int) -> None:
    """A title that changes while all that `stat` says stays shows when the file was read."""
    song = make_audio(tmp_path / "music" / "song.flac", "flac", title="before")
    status = song.stat()
    data = song.read_bytes()

    def titles(seconds: float) -> list[list[str]]:
        with song.open("r+b") as file:
            file.write(data)
        os.utime(song, ns=(status.st_atime_ns, status.st_mtime_ns))
        with running() as worker:
            pipe(worker.stdout).readline()
            send(worker, ahead_of(song.parent))
            time.sleep(seconds)
            with song.open("r+b") as file:
                file.write(data.replace(b"before", b"after!"))
            os.utime(song, ns=(status.st_atime_ns, status.st_mtime_ns))
            return ask(worker, [song], together)

    assert any(titles(seconds) == [["before"]] for seconds in (0.3, 1, 3, 9))


def test_it_does_not_mind_being_interrupted(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    pipe(worker.stdout).readline()
    worker.send_signal(signal.SIGINT)
    assert ask(worker, [make_audio(tmp_path / "song.mp3", title="T")]) == [["T"]]


def test_it_ends_when_its_input_does(worker: subprocess.Popen[bytes]) -> None:
    pipe(worker.stdout).readline()
    pipe(worker.stdin).close()
    assert worker.wait(10) == 0


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("music_organizer.tags.worker", {"asyncio", "peewee", "platformdirs", "sqlite3", "rich"}),
        ("music_organizer.tags.pool", {"asyncio", "multiprocessing", "mutagen", "sqlite3"}),
    ],
)
def test_only_what_is_needed_is_loaded(module: str, heavy: set[str]) -> None:
    script = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert heavy & set(run.stdout.split()) == set()


def test_a_worker_loads_nothing_that_takes_long() -> None:
    told = "import sys, music_organizer.tags.worker; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"msgspec", "peewee", "asyncio", "sqlite3"}.intersection(loaded)


def test_the_kinds_of_what_a_file_has_of_its_own_are_those_of_its_tags() -> None:
    assert get_args(OwnTags) == tuple(map(type, Tags()[:OWN]))
