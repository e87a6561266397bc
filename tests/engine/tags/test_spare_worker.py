import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from music_organizer.cli.main import main
from music_organizer.models import config
from music_organizer.models.audio_file import AudioFile
from music_organizer.tags.pool import TagReaderPool
from music_organizer.tags.spare_worker import spare_worker, started
from music_organizer.tags.worker_process import WorkerProcess, worker_command
from tests.support.audio import make_audio


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[WorkerProcess]:
    """Every worker that was started, in order."""
    workers: list[WorkerProcess] = []
    begin = WorkerProcess.__init__

    def counted(worker: WorkerProcess, command: Sequence[str]) -> None:
        begin(worker, command)
        workers.append(worker)

    monkeypatch.setattr(WorkerProcess, "__init__", counted)
    return workers


def test_a_pool_reads_with_the_worker_that_waits(
    tmp_path: Path, begun: list[WorkerProcess]
) -> None:
    path = make_audio(tmp_path / "song.mp3", title="Song")
    with spare_worker(), TagReaderPool(workers=1) as pool:
        (found,) = pool.read([path])
    assert isinstance(found, AudioFile)
    assert found.tags.title == "Song"
    assert len(begun) == 1


def test_the_worker_that_waits_is_given_once(begun: list[WorkerProcess]) -> None:
    with spare_worker():
        first, second = started(worker_command()), started(worker_command())
        assert begun == [first, second]
        for worker in begun:
            worker.close()


def test_another_command_gets_a_worker_of_its_own(begun: list[WorkerProcess]) -> None:
    with spare_worker():
        other = started([sys.executable, "-c", ""])
        assert begun[1:] == [other]
        other.close()


def test_a_worker_that_nobody_took_ends(begun: list[WorkerProcess]) -> None:
    with spare_worker():
        assert begun[0].becomes_ready()
    assert not begun[0].answer()
    fresh = started(worker_command())
    assert fresh is not begun[0]
    fresh.close()


def test_a_worker_that_cannot_start_is_no_trouble_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with spare_worker(), pytest.raises(OSError, match="/nowhere/python"):
        started(worker_command())


@pytest.mark.parametrize(("processors", "ahead"), [(2, 1), (1, 0)])
def test_organizing_has_one_before_it_knows_what_to_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    begun: list[WorkerProcess],
    processors: int,
    ahead: int,
) -> None:
    monkeypatch.setenv("MUSIC_ORGANIZER_HISTORY", str(tmp_path / "home" / "history.db"))
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    (tmp_path / "empty").mkdir()
    main(["organize", str(tmp_path / "empty"), str(tmp_path / "library")])
    assert len(begun) == ahead


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that workers were told to read ahead in."""
    folders: list[Path] = []
    monkeypatch.setattr(WorkerProcess, "read_ahead", lambda _, folder: folders.append(folder))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return folders


@pytest.mark.parametrize(
    ("options", "settings", "reads"),
    [
        ((), "", True),
        (("--smart-cache",), "", False),
        ((), "smart_cache = true\n", False),
        ((), "smart_cache = 7\n", False),
    ],
)
def test_organizing_has_its_source_read_ahead_unless_tags_are_remembered(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[Path],
    options: tuple[str, ...],
    settings: str,
    reads: bool,
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(settings, encoding="utf-8")
    monkeypatch.setattr(config, "default_config_path", lambda: file)
    monkeypatch.setenv("MUSIC_ORGANIZER_HISTORY", str(tmp_path / "home" / "history.db"))
    source = tmp_path / "empty"
    source.mkdir()
    main(["organize", str(source), str(tmp_path / "library"), "--dry-run", *options])
    assert told == ([source] if reads else [])


def test_what_looks_for_duplicates_has_nothing_read_ahead(tmp_path: Path, told: list[Path]) -> None:
    main(["duplicates", str(tmp_path)])
    assert told == []
