"""The worker on its own: what it loads, and when it ends."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from music_organizer.models.readings import Tags
from music_organizer.tags.wire import READY, path_to_text
from music_organizer.tags.worker_process import worker_command
from tests.support.audio import make_audio


@pytest.fixture
def worker() -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe) as process:
        yield process
        process.kill()


# Length and bitrate come before the tags.
TITLE = 2 + Tags._fields.index("title")


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def ask(worker: subprocess.Popen[bytes], paths: list[Path]) -> list[str]:
    line = json.dumps([path_to_text(path) for path in paths]).encode() + b"\n"
    pipe(worker.stdin).write(line)
    pipe(worker.stdin).flush()
    answers = [json.loads(pipe(worker.stdout).readline()) for _ in paths]
    return [answer.get("unreadable") or answer["own"][TITLE] for answer in answers]


def test_it_says_when_it_is_ready_and_answers_every_line(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    assert json.loads(pipe(worker.stdout).readline()) == READY
    song = make_audio(tmp_path / "song.flac", "flac", title="T")
    assert ask(worker, [song, tmp_path / "gone.mp3"]) == ["T", "The file is no longer there."]
    assert ask(worker, [song]) == ["T"]


def test_it_does_not_mind_being_interrupted(
    tmp_path: Path, worker: subprocess.Popen[bytes]
) -> None:
    pipe(worker.stdout).readline()
    worker.send_signal(signal.SIGINT)
    assert ask(worker, [make_audio(tmp_path / "song.mp3", title="T")]) == ["T"]


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
