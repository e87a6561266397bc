import json
import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.listening import Listener, program

LISTENED = {"duration": 3.0, "fingerprint": [1, -2, 3]}


def fake(folder: Path, script: str) -> Path:
    """Put an `fpcalc` that does something else where programs are looked for."""
    folder.mkdir(exist_ok=True)
    command = folder / "fpcalc"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    return folder


def audio(path: Path) -> AudioFile:
    path.write_bytes(b"sound")
    return AudioFile(path, FileIdentity.of(path.stat()))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "programs"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_what_the_program_says_becomes_words(tmp_path: Path, programs: Path) -> None:
    fake(programs, f"echo '{json.dumps(LISTENED)}'")
    file = audio(tmp_path / "a.mp3")
    ((path, words),) = Listener(tmp_path / "cache.db").listen([file])
    assert path == file.path
    assert words is not None
    assert list(memoryview(words).cast("I")) == [1, 0xFFFFFFFE, 3]


def test_the_path_is_handed_on_as_it_is(tmp_path: Path, programs: Path) -> None:
    fake(programs, f'printf %s "$5" >"{tmp_path}/asked"; exit 1')
    name = os.fsdecode(b"-it's {} \xff $(x).mp3")
    file = audio(tmp_path / name)
    assert list(Listener(tmp_path / "cache.db").listen([file])) == [(file.path, None)]
    assert (tmp_path / "asked").read_bytes() == os.fsencode(file.path)


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", "echo '{}'", "kill -9 $$", "true"])
def test_a_program_that_fails_costs_its_file_only(
    tmp_path: Path, programs: Path, script: str
) -> None:
    fake(programs, script)
    files = [audio(tmp_path / f"{number}.mp3") for number in range(3)]
    heard = list(Listener(tmp_path / "cache.db").listen(files))
    assert heard == [(file.path, None) for file in files]


def test_a_program_that_hangs_is_ended(tmp_path: Path, programs: Path) -> None:
    fake(programs, "exec sleep 60")
    file = audio(tmp_path / "a.mp3")
    began = time.monotonic()
    heard = list(Listener(tmp_path / "cache.db", seconds_per_file=0.2).listen([file]))
    assert heard == [(file.path, None)]
    assert time.monotonic() - began < 20


def test_listening_can_be_stopped(tmp_path: Path, programs: Path) -> None:
    fake(programs, "exec sleep 60")
    files = [audio(tmp_path / f"{number}.mp3") for number in range(50)]
    listener = Listener(tmp_path / "cache.db", processes=2)
    stopper = threading.Timer(0.3, listener.cancel)
    stopper.start()
    began = time.monotonic()
    for _ in listener.listen(files):
        pass
    assert time.monotonic() - began < 20
    stopper.join()


def test_only_so_many_programs_run_at_a_time(tmp_path: Path, programs: Path) -> None:
    fake(
        programs,
        f'touch "{tmp_path}/busy.$$"; ls "{tmp_path}" | grep -c busy >>"{tmp_path}/counts"; '
        f'sleep 0.05; rm "{tmp_path}/busy.$$"; exit 1',
    )
    files = [audio(tmp_path / f"{number}.mp3") for number in range(12)]
    list(Listener(tmp_path / "cache.db", processes=2).listen(files))
    counts = [int(line) for line in (tmp_path / "counts").read_text().split()]
    assert len(counts) == 12
    assert max(counts) <= 2


def test_what_was_heard_is_not_asked_again_until_the_file_changes(
    tmp_path: Path, programs: Path
) -> None:
    fake(programs, f"echo asked >>'{tmp_path}/asked'; echo '{json.dumps(LISTENED)}'")
    file = audio(tmp_path / "a.mp3")
    first, again = (list(Listener(tmp_path / "cache.db").listen([file])) for _ in range(2))
    assert first == again
    assert (tmp_path / "asked").read_text() == "asked\n"
    file.path.write_bytes(b"other sound")
    changed = AudioFile(file.path, FileIdentity.of(file.path.stat()))
    list(Listener(tmp_path / "cache.db").listen([changed]))
    assert (tmp_path / "asked").read_text() == "asked\nasked\n"


def test_without_a_program_there_is_nothing_to_hear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    file = audio(tmp_path / "a.mp3")
    assert program() is None
    assert list(Listener(tmp_path / "cache.db").listen([file])) == [(file.path, None)]


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
def test_an_ffmpeg_without_chromaprint_is_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = fake(tmp_path / "programs", "echo ' E mp3  MP3'") / "fpcalc"
    command.rename(command.with_name("ffmpeg"))
    monkeypatch.setenv("PATH", str(command.parent))
    assert program() is None
