"""The worker on its own: what it loads, and when it ends."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO

import pytest

from music_organizer.tags.answers import Told, told_in
from music_organizer.tags.wire import READY, Sought, request_for
from music_organizer.tags.worker_process import worker_command
from tests.support.audio import make_audio


@pytest.fixture
def worker() -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe) as process:
        yield process
        process.kill()


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def ask(worker: subprocess.Popen[bytes], paths: list[Path], together: int = 1) -> list[list[str]]:
    """Return what each line says of the paths: titles, or why there is none."""
    request = request_for(((path.parent, path.name) for path in paths), Sought.TAGS, together)
    pipe(worker.stdin).write(json.dumps(request).encode() + b"\n")
    pipe(worker.stdin).flush()
    lines: list[list[str]] = []
    while len(list(chain(*lines))) < len(paths):
        lines.append([_said(told) for told in told_in(pipe(worker.stdout).readline())])
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


def test_it_tells_of_as_many_files_at_once_as_it_may(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    pipe(worker.stdout).readline()
    songs = [
        make_audio(tmp_path / f"{title}.flac", "flac", title=title) for title in ("A", "B", "C")
    ]
    # Loading what reads them takes longer than anything is held back.
    ask(worker, songs)
    assert ask(worker, songs, together=2) == [["A", "B"], ["C"]]


def test_a_file_that_takes_its_time_keeps_no_other_waiting(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    pipe(worker.stdout).readline()
    song = make_audio(tmp_path / "song.flac", "flac", title="T")
    slow = [song] * 3_000
    told = ask(worker, slow, together=len(slow))
    assert list(chain(*told)) == ["T"] * len(slow)
    assert len(told) > 1


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
